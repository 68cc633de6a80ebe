import type { APIRoute } from 'astro';
import type { Report } from '../../blocks/report.ts';
import { resultsJson } from '../../blocks/results-json.ts';
import { library } from '../_site.ts';

export async function getStaticPaths() {
  return (await library()).map((siblings) => ({
    params: { study: siblings[0]!.open.study.id },
    props: { report: siblings[0] },
  }));
}

export const GET: APIRoute<{ report: Report }> = ({ props }) =>
  new Response(resultsJson(props.report), { headers: { 'content-type': 'application/json' } });
