import type { Cell } from '../survey/crosstab.ts';
import type { Base, Estimate } from '../survey/estimate.ts';
import { effectiveN } from '../stats/effective-n.ts';
import { wilsonInterval } from '../stats/wilson-interval.ts';

/** Who a cell counts; weighted and effective numbers are undefined where a published table gives no base. */
export function baseOf({ n, w, w2 }: Cell): Base {
  return {
    n,
    weighted: w2 === undefined ? undefined : w,
    effective: w2 === undefined ? undefined : effectiveN(w, w2),
  };
}

/**
 * Share of the base that a cell holds, 0 to 1, with the Wilson interval on Kish's effective number.
 *
 * @param part undefined where it cannot be known, such as a sum of published bounds; then there is no value
 * @returns no value on an empty base; no interval where the base is not known or `part` is a published bound
 *
 * Source: METHODS 1; Wilson (1927); Kish (1965).
 */
export function share(part: Cell | undefined, whole: Cell): Estimate {
  const base = baseOf(whole);
  if (part === undefined || whole.w <= 0) return { value: undefined, interval: undefined, base };
  const value = Math.min(1, part.w / whole.w);
  if (part.bound !== undefined) return { value, interval: undefined, base, bound: part.bound };
  return {
    value,
    interval: base.effective === undefined ? undefined : wilsonInterval(value, base.effective),
    base,
  };
}

/** An estimate that says nothing but its base. */
export function unknownOf(whole: Cell): Estimate {
  return share(undefined, whole);
}
