import type { WeightedSums } from './weighted-sums.ts';

/** Below this share of the sum of squares, what is left after subtracting is rounding. */
const ROUNDING = 1e-13;

export interface MeanOfSums {
  readonly mean: number;
  /** Kish's effective number, (Σw)²/Σw². */
  readonly effective: number;
  /** Linearised (Taylor) variance of the mean, n/(n−1)·Σw²(x−x̄)²/(Σw)²; undefined for n < 2. */
  readonly variance: number | undefined;
  /** Standard deviation, √(n/(n−1)·Σw(x−x̄)²/Σw); undefined for n < 2. */
  readonly sd: number | undefined;
}

/**
 * Weighted mean of a variable that is known by its sums, with its variance where neither strata nor clusters are declared.
 *
 * @returns undefined when all weights are 0
 *
 * Source: METHODS 1; Lumley (2010), Complex Surveys.
 */
export function meanOfSums({ n, w, w2, wx, w2x, wxx, w2xx }: WeightedSums): MeanOfSums | undefined {
  if (!(w > 0)) return undefined;
  const mean = wx / w;
  const effective = (w * w) / w2;
  if (n < 2) return { mean, effective, variance: undefined, sd: undefined };
  const correction = n / (n - 1);
  const around = positive(wxx - mean * wx, wxx);
  const squared = positive(w2xx - 2 * mean * w2x + mean * mean * w2, w2xx);
  return {
    mean,
    effective,
    variance: (correction * squared) / (w * w),
    sd: Math.sqrt((correction * around) / w),
  };
}

function positive(difference: number, size: number): number {
  return difference <= ROUNDING * size ? 0 : difference;
}
