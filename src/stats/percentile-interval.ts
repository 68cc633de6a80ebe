import { quantile } from './quantile.ts';

/**
 * 95 % interval between the 2.5th and the 97.5th percentile of an estimate's bootstrap replicates.
 *
 * @returns undefined for fewer than 40 replicates, which leave less than one beyond each end
 *
 * Source: Efron (1979); quantiles of type 7.
 */
export function percentileInterval(replicates: readonly number[]): readonly [low: number, high: number] | undefined {
  if (replicates.length < 40) return undefined;
  return [quantile(replicates, 0.025)!, quantile(replicates, 0.975)!];
}
