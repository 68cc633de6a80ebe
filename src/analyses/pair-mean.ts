import type { Estimate } from '../survey/estimate.ts';
import type { Moments } from '../survey/moments.ts';
import { termIndex } from './moment-sums.ts';
import { termMean } from './term-mean.ts';

/**
 * Mean of a term over whoever has another term as well. The interval is that of all who have the term: there is none where these
 * are others.
 *
 * @throws {RangeError} if the moments lack a term
 */
export function pairMean(moments: Moments, term: string, other: string): Estimate {
  const [i, j] = [termIndex(moments, term), termIndex(moments, other)];
  const p = moments.terms.length;
  const at = i * p + j;
  const [n, w, w2] = [moments.n[at]!, moments.w[at]!, moments.w2[at]!];
  const base = { n, weighted: w, effective: w2 > 0 ? (w * w) / w2 : 0 };
  if (!(w > 0)) return { value: undefined, interval: undefined, base };
  const interval = n === moments.n[i * p + i] ? termMean(moments, term).interval : undefined;
  return { value: moments.wx[at]! / w, interval, base };
}
