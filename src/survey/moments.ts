import type { BetweenClusters } from './between-clusters.ts';
import type { Condition } from './question.ts';

/** Numbers in a row; plain arrays where they come from a file, typed ones where there are many. */
export type Numbers = Float64Array | readonly number[];

/**
 * Sums of products over numeric terms: all that estimates of regressions, gaps, reliability and path models need of respondents.
 *
 * Every matrix is p × p, row-major. Entry (i, j) sums over whoever answered both term i and term j (`pairwise`),
 * or all p terms (`listwise`, where every entry of `n` is the same).
 */
export interface PointMoments {
  /** The p terms, in order. */
  readonly terms: readonly string[];
  readonly missing: 'pairwise' | 'listwise';
  /** Respondents, unweighted. */
  readonly n: Numbers;
  /** Σw. */
  readonly w: Numbers;
  /** Σw·xᵢ over the pair (i, j): not symmetric. */
  readonly wx: Numbers;
  /** Σw·xᵢ·xⱼ. */
  readonly wxx: Numbers;
}

/** Moments with their squared weights, for variances as well as estimates. Replicates go without. */
export interface Moments extends PointMoments {
  /** Σw². */
  readonly w2: Numbers;
  /** Σw²·xᵢ over the pair (i, j): not symmetric. */
  readonly w2x: Numbers;
  /** Σw²·xᵢ·xⱼ. */
  readonly w2xx: Numbers;
  /** Where strata or clusters are declared: of the 2p totals Σw over whoever answered term i, then Σw·xᵢ. */
  readonly between?: BetweenClusters;
}

/** A number for each respondent. Whoever lacks an answer that it needs has none, unless it says otherwise. */
export type NumericTerm =
  /** The answer's value: of a `number`, `nps`, `scale` or grid item. */
  | { readonly item: string }
  /** 1 if the value reaches the cut, else 0. */
  | { readonly item: string; readonly atLeast: number }
  /** 1 if the value is the cut or lower, else 0. */
  | { readonly item: string; readonly atMost: number }
  /** 1 if the answer, or any option named, is one of these codes, else 0. */
  | { readonly item: string; readonly anyOf: readonly string[] }
  /** The number given for the answer's code; codes that are not listed have none. */
  | { readonly item: string; readonly values: Readonly<Record<string, number>> }
  /** First minus second, such as perception minus expectation. */
  | { readonly difference: readonly [NumericTerm, NumericTerm] }
  /** Mean over terms, for whoever has all of them. */
  | { readonly meanOf: readonly NumericTerm[] }
  /** The term, and where it is missing its weighted mean over the base. */
  | { readonly meanReplaced: NumericTerm };

/** What moments are asked for. */
export interface MomentsQuery {
  /** Name of each term in `Moments.terms` → the term. */
  readonly terms: Readonly<Record<string, NumericTerm>>;
  readonly missing: 'pairwise' | 'listwise';
  readonly where?: Condition;
  /** Wave id; all waves where absent. */
  readonly wave?: string | undefined;
  readonly weighted?: boolean;
}
