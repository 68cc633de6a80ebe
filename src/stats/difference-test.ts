import { normalQuantile } from './normal-quantile.ts';
import { normalTail } from './normal-tail.ts';
import type { WeightedMean } from './weighted-mean.ts';

export interface DifferenceTest {
  /** Second minus first, with its 95 % interval. */
  readonly difference: number;
  readonly interval: readonly [low: number, high: number];
  /** Two-sided. */
  readonly p: number;
}

/**
 * Difference of two proportions or means of independent groups, by z with linearised variances.
 *
 * @returns undefined when neither varies, or the variance of one is not known: no test, rather than p = 0
 *
 * Source: METHODS 12; Rao & Scott (1984).
 */
export function differenceTest(first: WeightedMean, second: WeightedMean): DifferenceTest | undefined {
  if (first.variance === undefined || second.variance === undefined) return undefined;
  const error = Math.sqrt(first.variance + second.variance);
  if (!(error > 0)) return undefined;
  const difference = second.mean - first.mean;
  const half = normalQuantile(0.975) * error;
  return {
    difference,
    interval: [difference - half, difference + half],
    p: Math.min(1, 2 * normalTail(Math.abs(difference) / error)),
  };
}
