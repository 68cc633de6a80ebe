import type { Numbers } from './moments.ts';

/**
 * How far the totals of a study's clusters lie from each other within strata: all that a linearised variance needs of a design.
 *
 * Of totals T: Σ_h k_h/(k_h−1) Σ_c (T_hc − T̄_h)(T_hc − T̄_h)′, over the k_h clusters of each stratum of the whole design;
 * a cluster without anybody in the base has totals of 0. Without declared clusters each respondent is one.
 */
export interface BetweenClusters {
  /** Row-major, as many rows and columns as there are totals. */
  readonly matrix: Numbers;
  /** Σ_h(k_h − 1). */
  readonly df: number;
}
