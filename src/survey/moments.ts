/** Numbers in a row; plain arrays where they come from a file, typed ones where there are many. */
export type Numbers = Float64Array | readonly number[];

/**
 * Sums of products over numeric terms: all that regressions, gaps, reliability and path models need of respondents.
 *
 * Every matrix is p × p, row-major. Entry (i, j) sums over whoever answered both term i and term j (`pairwise`),
 * or all p terms (`listwise`, where every entry of `n` is the same).
 */
export interface Moments {
  /** The p terms, in order. */
  readonly terms: readonly string[];
  readonly missing: 'pairwise' | 'listwise';
  /** Respondents, unweighted. */
  readonly n: Numbers;
  /** Σw. */
  readonly w: Numbers;
  /** Σw². */
  readonly w2: Numbers;
  /** Σw·xᵢ over the pair (i, j): not symmetric. */
  readonly wx: Numbers;
  /** Σw²·xᵢ over the pair (i, j): not symmetric. */
  readonly w2x: Numbers;
  /** Σw·xᵢ·xⱼ. */
  readonly wxx: Numbers;
  /** Σw²·xᵢ·xⱼ. */
  readonly w2xx: Numbers;
}
