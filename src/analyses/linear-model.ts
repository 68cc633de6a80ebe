import type { PointMoments } from '../survey/moments.ts';
import { symmetricEigen } from '../stats/symmetric-eigen.ts';
import { symmetricInverse } from '../stats/symmetric-inverse.ts';
import { termIndex } from './moment-sums.ts';

/** Regression of one term on others, with what importance is made of. Vectors are in the order of the predictors. */
export interface LinearModel {
  readonly kind: 'model';
  readonly n: number;
  /** Σw. */
  readonly weight: number;
  readonly meanOutcome: number;
  readonly means: Float64Array;
  /** Standard deviations with divisor Σw. */
  readonly deviations: Float64Array;
  readonly outcomeDeviation: number;
  /** Among predictors, p × p, row-major. */
  readonly correlations: Float64Array;
  /** Of each predictor with the outcome. */
  readonly withOutcome: Float64Array;
  /** Inverse of `correlations`. */
  readonly inverse: Float64Array;
  /** Standardised slopes. */
  readonly beta: Float64Array;
  /** Slopes in the outcome's units for one unit of the predictor. */
  readonly b: Float64Array;
  readonly intercept: number;
  readonly r2: number;
  readonly adjustedR2: number;
}

/** Why there is no regression. */
export type NoModel =
  /** Not more respondents than `needed` − 1: p + 2 for p predictors. */
  | { readonly kind: 'too-few'; readonly n: number; readonly needed: number }
  /** Everyone answered these the same. */
  | { readonly kind: 'constant'; readonly terms: readonly string[] }
  /** One of these predictors can be told from the others. */
  | { readonly kind: 'collinear'; readonly terms: readonly string[] };

const SINGULAR = 1e-10;

/**
 * Weighted least squares from moments.
 *
 * @param moments listwise over outcome and predictors
 * @throws {RangeError} if a term is missing from the moments, or its respondents are others
 *
 * Source: METHODS 9.
 */
export function linearModel(
  moments: PointMoments,
  outcome: string,
  predictors: readonly string[],
): LinearModel | NoModel {
  const p = predictors.length;
  const size = moments.terms.length;
  const at = [...predictors, outcome].map((term) => termIndex(moments, term));
  const n = moments.n[at[p]! * size + at[p]!]!;
  if (at.some((i) => at.some((j) => moments.n[i * size + j] !== n))) {
    throw new RangeError('a regression needs moments of those who answered every term');
  }
  if (n <= p + 1) return { kind: 'too-few', n, needed: p + 2 };
  const weight = moments.w[at[p]! * size + at[p]!]!;
  const mean = at.map((i) => moments.wx[i * size + i]! / weight);
  const covariance = (i: number, j: number) => moments.wxx[at[i]! * size + at[j]!]! / weight - mean[i]! * mean[j]!;
  const square = at.map((_, i) => covariance(i, i));
  const constant = at.filter((from, i) => square[i]! <= 1e-12 * (moments.wxx[from * size + from]! / weight));
  if (constant.length > 0) return { kind: 'constant', terms: constant.map((i) => moments.terms[i]!) };
  const deviation = square.map(Math.sqrt);
  const correlation = (i: number, j: number) => (i === j ? 1 : covariance(i, j) / (deviation[i]! * deviation[j]!));
  const correlations = Float64Array.from({ length: p * p }, (_, k) => correlation(Math.floor(k / p), k % p));
  const withOutcome = Float64Array.from(predictors, (_, i) => correlation(i, p));
  const inverse = symmetricInverse(correlations, p);
  if (inverse === undefined || collinear(correlations, inverse, p))
    return { kind: 'collinear', terms: dependent(correlations, predictors) };
  const beta = withOutcome.map((_, i) => withOutcome.reduce((sum, r, j) => sum + inverse[i * p + j]! * r, 0));
  const b = beta.map((slope, i) => (slope * deviation[p]!) / deviation[i]!);
  const r2 = beta.reduce((sum, slope, i) => sum + slope * withOutcome[i]!, 0);
  return {
    kind: 'model',
    n,
    weight,
    meanOutcome: mean[p]!,
    means: Float64Array.from(mean.slice(0, p)),
    deviations: Float64Array.from(deviation.slice(0, p)),
    outcomeDeviation: deviation[p]!,
    correlations,
    withOutcome,
    inverse,
    beta,
    b,
    intercept: mean[p]! - b.reduce((sum, slope, i) => sum + slope * mean[i]!, 0),
    r2,
    adjustedR2: 1 - ((1 - r2) * (n - 1)) / (n - p - 1),
  };
}

/** Smallest eigenvalue below 1e-10. The trace of the inverse bounds it first, since eigenvalues are dear. */
function collinear(correlations: Float64Array, inverse: Float64Array, p: number): boolean {
  let trace = 0;
  for (let i = 0; i < p; i++) trace += inverse[i * p + i]!;
  return trace * SINGULAR > 1 && symmetricEigen(correlations, p).values[p - 1]! < SINGULAR;
}

/** Predictors with a part in the direction that has no variance. */
function dependent(correlations: Float64Array, predictors: readonly string[]): string[] {
  const p = predictors.length;
  const { values, vectors } = symmetricEigen(correlations, p);
  const part = new Float64Array(p);
  for (let k = 0; k < p; k++) {
    if (values[k]! < Math.max(SINGULAR, 2 * values[p - 1]!)) {
      for (let i = 0; i < p; i++) part[i] = Math.max(part[i]!, Math.abs(vectors[k * p + i]!));
    }
  }
  return predictors.filter((_, i) => part[i]! > 1e-3);
}
