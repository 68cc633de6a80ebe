import { normalQuantile } from './normal-quantile.ts';
import { normalTail } from './normal-tail.ts';
import { studentTQuantile } from './student-t-quantile.ts';
import { studentTTail } from './student-t-tail.ts';

/** A mean or proportion with its variance and the variance's degrees of freedom. */
export interface UncertainMean {
  readonly mean: number;
  readonly variance: number;
  readonly df: number;
}

export interface MeanDifference {
  /** First minus second, with its 95 % interval. */
  readonly difference: number;
  readonly interval: readonly [low: number, high: number];
  readonly se: number;
  /** z or t. */
  readonly statistic: number;
  /** Of t; undefined for z. */
  readonly df: number | undefined;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Difference of two independent means by Welch's t: df = (v₁+v₂)²/(v₁²/df₁ + v₂²/df₂).
 *
 * @returns undefined when neither varies
 *
 * Source: Welch (1947).
 */
export function welchDifference(first: UncertainMean, second: UncertainMean): MeanDifference | undefined {
  const variance = first.variance + second.variance;
  const df = variance ** 2 / (first.variance ** 2 / first.df + second.variance ** 2 / second.df);
  return differenceOf(first.mean - second.mean, variance, df);
}

/** Difference with a known variance, by t where `df` is given, else by z. @returns undefined when the variance is 0 */
export function differenceOf(difference: number, variance: number, df: number | undefined): MeanDifference | undefined {
  if (!(variance > 0)) return undefined;
  const se = Math.sqrt(variance);
  const statistic = difference / se;
  const half = (df === undefined ? normalQuantile(0.975) : studentTQuantile(0.975, df)) * se;
  const tail = df === undefined ? normalTail(Math.abs(statistic)) : studentTTail(Math.abs(statistic), df);
  return {
    difference,
    interval: [difference - half, difference + half],
    se,
    statistic,
    df,
    p: Math.min(1, 2 * tail),
  };
}
