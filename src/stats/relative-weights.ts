import { symmetricEigen } from './symmetric-eigen.ts';

/**
 * Johnson's relative weights: how much each predictor contributes to R², alone and together with the others.
 *
 * @param correlations among the p predictors, row-major, p × p, positive definite
 * @param withOutcome correlation of each predictor with the outcome
 * @returns p shares ≥ 0 that sum to R²
 *
 * Source: Johnson (2000), Multivariate Behavioral Research 35(1).
 */
export function relativeWeights(
  correlations: Float64Array | readonly number[],
  withOutcome: Float64Array | readonly number[],
): Float64Array {
  const p = withOutcome.length;
  const { values, vectors } = symmetricEigen(correlations, p);
  const weights = new Float64Array(p);
  const root = new Float64Array(p * p);
  const onAxes = new Float64Array(p);
  for (let k = 0; k < p; k++) {
    const length = Math.sqrt(values[k]!);
    let along = 0;
    for (let i = 0; i < p; i++) along += vectors[k * p + i]! * withOutcome[i]!;
    for (let i = 0; i < p; i++) {
      const own = vectors[k * p + i]!;
      onAxes[i]! += (own * along) / length;
      for (let j = 0; j < p; j++) root[i * p + j]! += own * length * vectors[k * p + j]!;
    }
  }
  for (let j = 0; j < p; j++) for (let k = 0; k < p; k++) weights[j]! += (root[j * p + k]! * onAxes[k]!) ** 2;
  return weights;
}
