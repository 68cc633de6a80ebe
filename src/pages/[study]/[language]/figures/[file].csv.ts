import type { APIRoute } from 'astro';
import { figureCsv } from '../../../../blocks/figure-csv.ts';
import type { FigureParts } from '../../../../blocks/block.ts';
import { shownParts } from '../../../../blocks/figure-switch.ts';
import { everyReport } from '../../../_site.ts';

export async function getStaticPaths() {
  return (await everyReport()).flatMap(({ report }) =>
    report.figures
      .flatMap(shownParts)
      .filter(({ data }) => data.rows.length > 0)
      .map((figure) => ({
        params: { study: report.open.study.id, language: report.voice.language, file: figure.id },
        props: { figure },
      })),
  );
}

export const GET: APIRoute<{ figure: FigureParts }> = ({ props }) =>
  new Response(figureCsv(props.figure.data), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
