import type { PointMoments } from '../survey/moments.ts';
import { termIndex } from './moment-sums.ts';

export type CronbachAlpha =
  | {
      readonly kind: 'alpha';
      /** At most 1; below 0 when items run against each other. */
      readonly alpha: number;
      readonly items: number;
      /** Respondents who answered all items, unweighted. */
      readonly n: number;
      /** Below 0: probably an item is worded the other way round. */
      readonly reversed: boolean;
    }
  | { readonly kind: 'not-computable'; readonly why: 'one-item' | 'too-few' | 'no-variance'; readonly n: number };

/**
 * Raw alpha, k/(k−1)·(1 − Σσᵢ²/σ²_total).
 *
 * @param moments listwise over the items at least
 * @param items terms; all of them by default
 * @throws {RangeError} if the moments are pairwise and their respondents differ, or lack an item
 *
 * Source: METHODS 11; Cronbach (1951).
 */
export function cronbachAlpha(moments: PointMoments, items: readonly string[] = moments.terms): CronbachAlpha {
  const p = moments.terms.length;
  const at = items.map((item) => termIndex(moments, item));
  const n = at.length === 0 ? 0 : moments.n[at[0]! * p + at[0]!]!;
  if (at.some((i) => at.some((j) => moments.n[i * p + j] !== n))) {
    throw new RangeError('alpha needs moments of those who answered every item');
  }
  const k = items.length;
  if (k < 2) return { kind: 'not-computable', why: 'one-item', n };
  if (n < 2) return { kind: 'not-computable', why: 'too-few', n };
  let total = 0;
  let own = 0;
  let size = 0;
  for (const i of at) {
    for (const j of at) {
      const w = moments.w[i * p + j]!;
      const covariance = moments.wxx[i * p + j]! / w - (moments.wx[i * p + j]! / w) * (moments.wx[j * p + i]! / w);
      total += covariance;
      if (i !== j) continue;
      own += covariance;
      size += moments.wxx[i * p + i]! / w;
    }
  }
  if (total <= 1e-12 * size) return { kind: 'not-computable', why: 'no-variance', n };
  const alpha = (k / (k - 1)) * (1 - own / total);
  return { kind: 'alpha', alpha, items: k, n, reversed: alpha < 0 };
}
