import type { Cell, Crosstab } from '../survey/crosstab.ts';
import type { Base, Estimate } from '../survey/estimate.ts';
import { effectiveN } from '../stats/effective-n.ts';
import { wilsonInterval } from '../stats/wilson-interval.ts';
import { type DesignedTotals, designedNumber } from './ratio-variance.ts';

/** Who a cell counts; weighted and effective numbers are undefined where a published table gives no base. */
export function baseOf({ n, w, w2 }: Cell): Base {
  return {
    n,
    weighted: w2 === undefined ? undefined : w,
    effective: w2 === undefined ? undefined : effectiveN(w, w2),
  };
}

/**
 * Share of the base that a cell holds, 0 to 1, with the Wilson interval: on Kish's effective number, or where a design is
 * declared on the number that would give the design's variance. At 0 or 1 the design says nothing, and Kish's number is used.
 *
 * @param part undefined where it cannot be known, such as a sum of published bounds; then there is no value
 * @param totals of the design that `part` and `whole` are made of; absent where none is declared
 * @returns no value on an empty base; no interval where the base is not known or `part` is a published bound
 *
 * Source: METHODS 1; Wilson (1927); Kish (1965); Korn & Graubard (1998).
 */
export function share(part: Cell | undefined, whole: Cell, totals?: DesignedTotals): Estimate {
  const base = baseOf(whole);
  if (part === undefined || whole.w <= 0) return { value: undefined, interval: undefined, base };
  const value = Math.min(1, part.w / whole.w);
  if (part.bound !== undefined) return { value, interval: undefined, base, bound: part.bound };
  const effective = (totals && designedNumber(totals, value, whole.w)) ?? base.effective;
  return { value, interval: effective === undefined ? undefined : wilsonInterval(value, effective), base };
}

/**
 * Which totals a share of a crosstab without `by` is made of.
 *
 * @param part places of its cells
 * @param whole places of the cells that it is a share of; the base where absent
 */
export function totalsOf(
  { between, cells }: Crosstab,
  part: readonly number[],
  whole: readonly number[] = [cells.length],
): DesignedTotals | undefined {
  return between && { between, part, whole };
}

/** An estimate that says nothing but its base. */
export function unknownOf(whole: Cell): Estimate {
  return share(undefined, whole);
}
