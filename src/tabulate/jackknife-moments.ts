import type { Moments, Numbers, PointMoments } from '../survey/moments.ts';
import { momentsOf } from './moments.ts';
import type { NumericRows } from './numeric-rows.ts';

/**
 * Group of a respondent or cluster, 0 to `groups` − 1: the same for the same id in any order of rows.
 *
 * Source: FNV-1a, 32 bits, over UTF-16 units.
 */
export function jackknifeGroup(id: string, groups: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % groups;
}

/** Moments of each group, as one `GROUP BY` gives them. @param group 0 to `groups` − 1 for each respondent */
export function momentsByGroup(rows: NumericRows, group: ArrayLike<number>, groups: number): Moments[] {
  return Array.from({ length: groups }, (_, own) =>
    momentsOf({
      ...rows,
      base: Uint8Array.from(group, (one, row) => (one === own && rows.base?.[row] !== 0 ? 1 : 0)),
    }),
  );
}

/**
 * Moments without one group after the other, from the moments of the groups. Whatever is estimated from them has the variance
 * that `jackknifeVariance` gives.
 */
export function* jackknifeMoments(groups: readonly PointMoments[]): Generator<PointMoments> {
  const [first] = groups;
  if (first === undefined) return;
  const total = (of: (moments: PointMoments) => Numbers): Float64Array => {
    const sum = new Float64Array(first.n.length);
    for (const group of groups) for (let at = 0; at < sum.length; at++) sum[at]! += of(group)[at]!;
    return sum;
  };
  const all = {
    n: total(({ n }) => n),
    w: total(({ w }) => w),
    wx: total(({ wx }) => wx),
    wxx: total(({ wxx }) => wxx),
  };
  for (const group of groups) {
    const n = all.n.map((sum, at) => sum - group.n[at]!);
    const rest = (sum: Float64Array, own: Numbers) => sum.map((value, at) => (n[at] === 0 ? 0 : value - own[at]!));
    yield {
      terms: first.terms,
      missing: first.missing,
      n,
      w: rest(all.w, group.w),
      wx: rest(all.wx, group.wx),
      wxx: rest(all.wxx, group.wxx),
    };
  }
}
