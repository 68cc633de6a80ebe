import type { BetweenClusters } from '../survey/between-clusters.ts';
import { designVariance } from '../stats/design-variance.ts';

/** The design of a crosstab, and which of its totals a number is made of: places among the cells, or after them among the bases. */
export interface DesignedTotals {
  readonly between: BetweenClusters;
  readonly part: readonly number[];
  readonly whole: readonly number[];
}

/**
 * Linearised variance of the share that some totals have of others.
 *
 * @param ratio of the sum of `part` over the sum of `whole`, which is `weight`
 *
 * Source: METHODS 1; Lumley (2010).
 */
export function ratioVariance({ between, part, whole }: DesignedTotals, ratio: number, weight: number): number {
  return designVariance(between.matrix, [
    ...part.map((total) => [total, 1 / weight] as const),
    ...whole.map((total) => [total, -ratio / weight] as const),
  ]);
}

/**
 * Respondents whose simple random sample would be as precise as the design is: p(1 − p)/v.
 *
 * @returns undefined where the design says nothing, at 0 or 1
 *
 * Source: METHODS 1; Korn & Graubard (1998).
 */
export function designedNumber(totals: DesignedTotals, share: number, weight: number): number | undefined {
  if (!(share > 1e-12 && share < 1 - 1e-12)) return undefined;
  const variance = ratioVariance(totals, share, weight);
  return variance > 0 ? (share * (1 - share)) / variance : undefined;
}
