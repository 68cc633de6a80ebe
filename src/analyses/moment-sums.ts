import type { Moments, PointMoments } from '../survey/moments.ts';
import type { WeightedSums } from '../stats/weighted-sums.ts';

/** Where a term stands among the moments. @throws {RangeError} if it is not one of them */
export function termIndex({ terms }: PointMoments, term: string): number {
  const index = terms.indexOf(term);
  if (index < 0) throw new RangeError(`the moments hold no term "${term}", only ${terms.join(', ')}`);
  return index;
}

/** Sums of one term over whoever has it. */
export function momentSums(moments: Moments, index: number): WeightedSums {
  const at = index * moments.terms.length + index;
  return {
    n: moments.n[at]!,
    w: moments.w[at]!,
    w2: moments.w2[at]!,
    wx: moments.wx[at]!,
    w2x: moments.w2x[at]!,
    wxx: moments.wxx[at]!,
    w2xx: moments.w2xx[at]!,
  };
}

/** Derivative of a term's mean with respect to the totals of `Moments.between`. */
export function meanGradient(
  { terms, w }: PointMoments,
  index: number,
  mean: number,
): readonly (readonly [total: number, derivative: number])[] {
  const p = terms.length;
  const weight = w[index * p + index]!;
  return [
    [p + index, 1 / weight],
    [index, -mean / weight],
  ];
}

/** Whether nobody counts other than 1. */
export function isUnweighted({ n, w, w2 }: Moments): boolean {
  return n.every((count, at) => count === w[at] && count === w2[at]);
}
