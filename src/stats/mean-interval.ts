import { studentTQuantile } from './student-t-quantile.ts';

/**
 * 95 % interval of a mean: mean ± t · √variance.
 *
 * @param df degrees of freedom of the variance
 * @returns undefined when df is not above 0
 */
export function meanInterval(
  mean: number,
  variance: number,
  df: number,
): readonly [low: number, high: number] | undefined {
  if (!(df > 0)) return undefined;
  const half = studentTQuantile(0.975, df) * Math.sqrt(variance);
  return [mean - half, mean + half];
}
