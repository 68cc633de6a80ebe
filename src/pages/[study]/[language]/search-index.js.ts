import type { APIRoute } from 'astro';
import type { Report } from '../../../blocks/report.ts';
import { searchEntries, searchScript } from '../../../blocks/search-entries.ts';
import { everyReport } from '../../_site.ts';

export async function getStaticPaths() {
  return (await everyReport()).map(({ report }) => ({
    params: { study: report.open.study.id, language: report.voice.language },
    props: { report },
  }));
}

export const GET: APIRoute<{ report: Report }> = ({ props: { report } }) =>
  new Response(searchScript(searchEntries(report)), { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
