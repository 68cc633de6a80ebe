import type { Thresholds } from '../../src/analyses/gate.ts';
import { BlockProblem, type FigureBlock, type FigureDrawing, type FigureParts } from '../../src/blocks/block.ts';
import { Desk } from '../../src/blocks/desk.ts';
import { textsOf } from '../../src/charts/drawing.ts';
import { speak } from '../../src/i18n/speak.ts';
import { type OpenStudy, openStudy } from '../../src/tabulate/open-study.ts';

const root = new URL('../../', import.meta.url).pathname;

/** A shipped study. */
export function shipped(id: string): Promise<OpenStudy> {
  return openStudy(root, id);
}

/** A block with its props as an author writes them, from respondents to words; `privacy` other than the study's. */
export function figureOf<Props, Found>(
  open: OpenStudy,
  block: FigureBlock<Props, Found>,
  given: Readonly<Record<string, unknown>>,
  language: 'en' | 'zh-CN' = 'en',
  privacy?: Thresholds,
): FigureParts {
  const desk = new Desk(open);
  if (privacy !== undefined) Reflect.set(desk, 'study', { ...desk.study, privacy });
  const props = block.props.parse(given);
  return block.view(desk, props, block.find(desk, props), speak(language));
}

/** What an author is told, in one line for each part. */
export function problemOf<Props, Found>(
  open: OpenStudy,
  block: FigureBlock<Props, Found>,
  given: Readonly<Record<string, unknown>>,
): string {
  try {
    figureOf(open, block, given);
  } catch (error) {
    if (error instanceof BlockProblem) {
      return [`found ${error.found}`, `expected ${error.expected}`, error.hint ?? ''].join('\n');
    }
    throw error;
  }
  throw new Error('nothing was wrong');
}

/** A number of the figure's data: `[value, low, high, n]`. */
export function datum(
  { data }: FigureParts,
  code: string,
  measure: string,
  group?: string,
): readonly (string | number | undefined)[] {
  const row = data.rows.find(
    (one) => one[1] === code && one[3] === measure && (group === undefined || one[0] === group),
  );
  if (row === undefined) throw new Error(`no ${measure} of "${code}"`);
  return row.slice(4, 8);
}

export function noteOf({ notes }: FigureParts, term: string): string | undefined {
  return notes.find((note) => note.term === term)?.words;
}

export function chartWords({ drawings }: FigureParts, layout: 'wide' | 'narrow' = 'wide'): string[] {
  return drawings.flatMap((drawing: FigureDrawing) => textsOf(drawing[layout].shapes).map(({ text }) => text));
}

/** Everything that a figure says and draws, for the search of numbers that must not be there. */
export function wholeOf(figure: FigureParts): string {
  return JSON.stringify(figure);
}
