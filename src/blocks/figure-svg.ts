import { standaloneSvg, svgText } from '../charts/svg.ts';
import type { FigureDrawing, FigureParts } from './block.ts';

/** A figure's drawing as a file of its own, with its words inside, so that it still says what it shows when it travels alone. */
export function figureSvg(figure: FigureParts, drawing: FigureDrawing, lang: string, css: string): string {
  const notes = figure.notes.map(({ term, words }) => `${term}: ${words}`);
  const desc = [figure.subtitle, figure.summary, ...notes].filter((part) => part !== '').join('\n');
  return `${svgText(standaloneSvg(drawing.wide, { title: figure.title, desc, css, lang }))}\n`;
}
