import type { Cell, Crosstab } from '../survey/crosstab.ts';
import type { Base } from '../survey/estimate.ts';
import { designVariance } from '../stats/design-variance.ts';
import { meanOfSums } from '../stats/mean-of-sums.ts';
import { baseOf } from './share.ts';

/** A mean over part of a crosstab, and what comparing it with another needs. */
export interface GroupMean {
  readonly base: Base;
  /** Undefined on an empty base, or where a published bound is among the cells. */
  readonly mean: number | undefined;
  /** Linearised; of the design where one is declared. Undefined with fewer than two respondents or an unknown base. */
  readonly variance: number | undefined;
  readonly df: number | undefined;
  /** Weighted mean of the squared values. */
  readonly squares: number;
  /** Derivative of the mean with respect to the totals of `Crosstab.between`. */
  readonly gradient: readonly (readonly [total: number, derivative: number])[];
}

/**
 * Mean of numbers given to the categories of a crosstab's one term, over some of its groups taken together.
 *
 * @param values of each category; of a multiple choice one may differ from 0
 * @param groups indices into `table.bases`; all of them by default, which then must not overlap
 *
 * Source: METHODS 1; Lumley (2010).
 */
export function groupMean(
  table: Crosstab,
  values: readonly number[],
  groups: readonly number[] = table.bases.map((_, group) => group),
): GroupMean {
  const size = values.length;
  const cells = groups.flatMap((group) =>
    values.map((value, i) => ({ at: group * size + i, value, cell: table.cells[group * size + i]! })),
  );
  const whole = added(groups.map((group) => table.bases[group]!));
  const total = (of: (cell: Cell) => number | undefined, power: number) =>
    cells.reduce((sum, { value, cell }) => sum + (value === 0 ? 0 : (of(cell) ?? 0) * value ** power), 0);
  const base = baseOf(whole);
  const found = meanOfSums({
    n: whole.n ?? 0,
    w: whole.w,
    w2: whole.w2 ?? 0,
    wx: total(({ w }) => w, 1),
    wxx: total(({ w }) => w, 2),
    w2x: total(({ w2 }) => w2, 1),
    w2xx: total(({ w2 }) => w2, 2),
  });
  const bound = cells.some(({ cell, value }) => cell.bound !== undefined && value !== 0);
  if (found === undefined || bound) {
    return { base, mean: undefined, variance: undefined, df: undefined, squares: 0, gradient: [] };
  }
  const { mean } = found;
  const gradient = [
    ...cells.filter(({ value }) => value !== 0).map(({ at, value }) => [at, value / whole.w] as const),
    ...groups.map((group) => [table.cells.length + group, -mean / whole.w] as const),
  ];
  const known = whole.n !== undefined && whole.w2 !== undefined;
  const { between } = table;
  return {
    base,
    mean,
    variance: !known ? undefined : between === undefined ? found.variance : designVariance(between.matrix, gradient),
    df: !known ? undefined : (between?.df ?? whole.n! - 1),
    squares: total(({ w }) => w, 2) / whole.w,
    gradient,
  };
}

function added(cells: readonly Cell[]): Cell {
  const sum = (of: (cell: Cell) => number | undefined) =>
    cells.reduce<number | undefined>((total, cell) => {
      const own = of(cell);
      return total === undefined || own === undefined ? undefined : total + own;
    }, 0);
  return { n: sum(({ n }) => n), w: sum(({ w }) => w) ?? 0, w2: sum(({ w2 }) => w2) };
}
