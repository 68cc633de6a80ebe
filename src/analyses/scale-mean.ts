import type { Cell } from '../survey/crosstab.ts';
import type { Estimate } from '../survey/estimate.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import { weightedMean } from '../stats/weighted-mean.ts';
import { designVariance } from '../stats/design-variance.ts';
import type { BetweenClusters } from '../survey/between-clusters.ts';
import { baseOf } from './share.ts';

/** A mean with its standard deviation (divisor n − 1, weighted) and linearised standard error, in the scale's own units. */
export interface ScaleMean extends Estimate {
  readonly sd: number | undefined;
  readonly se: number | undefined;
}

/**
 * Mean of a scale from the cells of its levels.
 *
 * @param values what each level counts, parallel to `cells`
 * @param whole the base; cells of published shares need not add up to it exactly, the mean is over the cells
 * @param between of a declared design, of the totals of `cells` first
 * @returns no value on an empty base or with a published bound among the cells; no interval with fewer than two respondents or an unknown base
 *
 * Source: METHODS 1; Taylor linearisation, t with n − 1 degrees of freedom, or those of the design.
 */
export function scaleMean(
  cells: readonly Cell[],
  values: readonly number[],
  whole: Cell,
  between?: BetweenClusters,
): ScaleMean {
  const base = baseOf(whole);
  const nothing = { value: undefined, interval: undefined, base, sd: undefined, se: undefined };
  if (cells.some((cell) => cell.bound !== undefined)) return nothing;
  const counts = cells.map((cell, i) => ({ w: cell.w, w2: cell.w2 ?? 0, value: values[i] ?? 0 }));
  const known = whole.n !== undefined && cells.every((cell) => cell.w2 !== undefined);
  const found = weightedMean(counts, known ? whole.n : undefined);
  if (found === undefined) return nothing;
  const { mean, sd } = found;
  const sum = cells.reduce((total, { w }) => total + w, 0);
  const variance =
    between === undefined
      ? found.variance
      : designVariance(
          between.matrix,
          cells.map((_, i) => [i, ((values[i] ?? 0) - mean) / sum]),
        );
  const df = between?.df ?? (whole.n ?? 0) - 1;
  return {
    value: mean,
    interval: variance === undefined || whole.n === undefined ? undefined : meanInterval(mean, variance, df),
    base,
    sd,
    se: variance === undefined ? undefined : Math.sqrt(variance),
  };
}
