import type { APIRoute } from 'astro';
import type { FigureDrawing } from '../../../../blocks/block.ts';
import type { Figure, Report } from '../../../../blocks/report.ts';
import { figureSvg } from '../../../../blocks/figure-svg.ts';
import css from '../../../../theme/chart.css?raw';
import { everyReport } from '../../../_site.ts';

export async function getStaticPaths() {
  return (await everyReport()).flatMap(({ report }) =>
    report.figures.flatMap((figure) =>
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

export const GET: APIRoute<{ report: Report; figure: Figure; drawing: FigureDrawing }> = ({ props }) =>
  new Response(figureSvg(props.figure, props.drawing, props.report.voice.language, css), {
    headers: { 'content-type': 'image/svg+xml' },
  });
