import type { APIRoute } from 'astro';
import type { FigureDrawing, FigureParts } from '../../../../blocks/block.ts';
import { shownParts } from '../../../../blocks/figure-switch.ts';
import type { Report } from '../../../../blocks/report.ts';
import { figureSvg } from '../../../../blocks/figure-svg.ts';
import css from '../../../../theme/chart.css?raw';
import { everyReport } from '../../../_site.ts';

export async function getStaticPaths() {
  return (await everyReport()).flatMap(({ report }) =>
    report.figures.flatMap(shownParts).flatMap((figure) =>
      figure.drawings.map((drawing) => ({
        params: {
          study: report.open.study.id,
          language: report.voice.language,
          file: drawing.key === '' ? figure.id : `${figure.id}-${drawing.key}`,
        },
        props: { report, figure, drawing },
      })),
    ),
  );
}

export const GET: APIRoute<{ report: Report; figure: FigureParts; drawing: FigureDrawing }> = ({ props }) =>
  new Response(figureSvg(props.figure, props.drawing, props.report.voice.language, css), {
    headers: { 'content-type': 'image/svg+xml' },
  });
