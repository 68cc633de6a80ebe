import fc from 'fast-check';
import type { Axis, Cell, Crosstab } from '../../src/survey/crosstab.ts';

/** [n, Σw, Σw²], or the count of unweighted respondents. */
export type Counts = number | readonly [n: number, w: number, w2: number];

export function cell(counts: Counts): Cell {
  const [n, w, w2] = typeof counts === 'number' ? [counts, counts, counts] : counts;
  return { n, w, w2 };
}

/** A share from a published table without a base. */
export function published(w: number, bound?: 'below' | 'above'): Cell {
  return { n: undefined, w, w2: undefined, ...(bound && { bound }) };
}

export function added(cells: readonly Cell[]): Cell {
  const total = (of: (cell: Cell) => number | undefined) =>
    cells.reduce((sum, one) => sum + (of(one) ?? Number.NaN), 0);
  return cell([total(({ n }) => n), total(({ w }) => w), total(({ w2 }) => w2)]);
}

/** Any crosstab; the base of each group is the sum of its cells unless it is given. */
export function tableOf(
  of: readonly Axis[],
  cells: readonly Cell[],
  by: readonly Axis[] = [],
  bases?: readonly Cell[],
): Crosstab {
  const groups = by.reduce((product, axis) => product * axis.categories.length, 1);
  const size = cells.length / groups;
  const own = Array.from({ length: groups }, (_, i) => added(cells.slice(i * size, (i + 1) * size)));
  return {
    by,
    of,
    cells,
    bases: bases ?? own,
    missing: Array.from({ length: groups }, () => ({})),
    origin: { kind: 'respondents', weighted: false },
  };
}

/** One single-choice term: category → counts. */
export function single(counts: Readonly<Record<string, Counts>>, id = 'q'): Crosstab {
  return tableOf([{ id, kind: 'single', categories: Object.keys(counts) }], Object.values(counts).map(cell));
}

/** One multiple-choice term on its own base. */
export function multi(counts: Readonly<Record<string, Counts>>, base: Counts, id = 'q'): Crosstab {
  const axis: Axis = { id, kind: 'multi', categories: Object.keys(counts) };
  return tableOf([axis], Object.values(counts).map(cell), [], [cell(base)]);
}

/** Level by whether it counts: two terms, as respondents are asked. */
export function levelByYes(levels: readonly { level: number; yes: Counts; no: Counts }[]): Crosstab {
  const level: Axis = { id: 'overall', kind: 'single', categories: levels.map(({ level }) => String(level)) };
  const then: Axis = { id: 'repurchase', kind: 'single', categories: ['0', '1'] };
  return tableOf(
    [level, then],
    levels.flatMap(({ yes, no }) => [cell(no), cell(yes)]),
  );
}

/** A 5 × 5 pair from 25 counts. */
export function kanoPair(counts: readonly Counts[]): Crosstab {
  const categories = ['like', 'must-be', 'neutral', 'live-with', 'dislike'];
  return tableOf(
    [
      { id: 'f.functional', kind: 'single', categories },
      { id: 'f.dysfunctional', kind: 'single', categories },
    ],
    counts.map(cell),
  );
}

/** Every weight times a factor: n stays. */
export function scaled(table: Crosstab, factor: number): Crosstab {
  const times = ({ n, w, w2 }: Cell): Cell => ({
    n,
    w: w * factor,
    w2: w2 === undefined ? undefined : w2 * factor ** 2,
  });
  return { ...table, cells: table.cells.map(times), bases: table.bases.map(times) };
}

/** Cells of weighted respondents: weights of 1 to 4 quarters, so that sums are exact. */
export const weightedCells = (count: number): fc.Arbitrary<readonly Cell[]> =>
  fc.array(
    fc.array(fc.integer({ min: 1, max: 16 }), { maxLength: 40 }).map((quarters) => {
      const weights = quarters.map((quarter) => quarter / 4);
      return cell([weights.length, weights.reduce((s, w) => s + w, 0), weights.reduce((s, w) => s + w * w, 0)]);
    }),
    { minLength: count, maxLength: count },
  );
