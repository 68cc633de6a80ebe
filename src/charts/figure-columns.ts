import { lines, type Shape, text } from './drawing.ts';
import type { Frame } from './frame.ts';
import { triangle } from './marks.ts';
import { wrapped } from './wrap.ts';

/** A column of figures right of the marks. */
export interface FigureColumn {
  readonly head: string;
  /** Stays in narrow drawings, where there is room for two. */
  readonly narrow?: boolean | undefined;
}

/** A figure in a column. `worse` and `better` are for numbers that a study calls so; a mark says that a change passed its test. */
export interface FigureCell {
  readonly text: string;
  readonly style: 'strong' | 'plain' | 'worse' | 'better';
  readonly mark?: 'up' | 'down' | undefined;
}

export interface PlacedColumns {
  /** Where the leftmost column begins; the sheet's width where there are none. */
  readonly left: number;
  /** Lines that the tallest heading needs. */
  readonly headLines: number;
  /** Headings, the last line of each at `baseline`. */
  heads(baseline: number): Shape[];
  /** The cells of one row. */
  cells(row: readonly FigureCell[], baseline: number): Shape[];
}

const CLASSES = {
  strong: 'b num halo',
  plain: 's num halo',
  worse: 'b num worse halo',
  better: 'b num better halo',
} as const;
const MARK = 20;

/** Columns of figures at the right edge, right-aligned, as wide as their widest text; cells in the order of `columns`. */
export function figureColumns(
  columns: readonly FigureColumn[],
  rows: readonly (readonly FigureCell[])[],
  { measure, narrow, width }: Frame,
): PlacedColumns {
  const shown = columns.flatMap(({ head, narrow: stays }, i) => (narrow && stays !== true ? [] : [{ head, i }]));
  const gap = narrow ? 14 : 26;
  let right = width;
  const placed = shown.toReversed().map(({ head, i }) => {
    const words = wrapped(head, narrow ? 84 : 104, measure, 'h', 3);
    const cells = rows.flatMap((row) => row[i] ?? []);
    const cellWidths = cells.map((cell) => measure(cell.text, CLASSES[cell.style]) + (cell.mark ? MARK : 0));
    const own = { i, words, right };
    right -= Math.max(0, ...words.map((word) => measure(word, 'h')), ...cellWidths) + gap;
    return own;
  });
  return {
    left: right + (placed.length > 0 ? gap : 0),
    headLines: Math.max(0, ...placed.map(({ words }) => words.length)),
    heads: (baseline) =>
      placed.flatMap(({ words, right: at }) => lines(at, baseline - (words.length - 1) * 15, words, 'h', 15, 'end')),
    cells: (row, baseline) =>
      placed.flatMap(({ i, right: at }) => {
        const cell = row[i];
        if (cell === undefined) return [];
        const classes = CLASSES[cell.style];
        const words = text(at, baseline, cell.text, classes, 'end');
        if (cell.mark === undefined) return [words];
        return [triangle(at - measure(cell.text, classes) - 13, baseline - 4.5, cell.mark === 'up'), words];
      }),
  };
}
