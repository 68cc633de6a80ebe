/** A predictor is collinear when the ones before it leave it less than this share of its variance. */
const COLLINEAR = 1e-10;

/**
 * Slopes of the regression of one standardised variable on some others, written into `slopes`: for hot loops over small systems.
 *
 * @param correlations row-major, `size` × `size`
 * @param predictors positions in `correlations`, m of them
 * @param factor scratch of at least m × m
 * @param slopes at least m long; the first m are overwritten
 * @returns -1, or the place within `predictors` of one that those before it determine (then `slopes` mean nothing)
 */
export function standardSlopes(
  correlations: Float64Array,
  size: number,
  target: number,
  predictors: Int32Array,
  factor: Float64Array,
  slopes: Float64Array,
): number {
  const m = predictors.length;
  for (let i = 0; i < m; i++) {
    const row = predictors[i]! * size;
    let right = correlations[row + target]!;
    for (let j = 0; j < i; j++) {
      let sum = correlations[row + predictors[j]!]!;
      for (let l = 0; l < j; l++) sum -= factor[i * m + l]! * factor[j * m + l]!;
      const entry = sum / factor[j * m + j]!;
      factor[i * m + j] = entry;
      right -= entry * slopes[j]!;
    }
    let rest = correlations[row + predictors[i]!]!;
    const whole = rest;
    for (let l = 0; l < i; l++) rest -= factor[i * m + l]! * factor[i * m + l]!;
    if (!(rest > COLLINEAR * whole)) return i;
    const pivot = Math.sqrt(rest);
    factor[i * m + i] = pivot;
    slopes[i] = right / pivot;
  }
  for (let i = m - 1; i >= 0; i--) {
    let sum = slopes[i]!;
    for (let l = i + 1; l < m; l++) sum -= factor[l * m + i]! * slopes[l]!;
    slopes[i] = sum / factor[i * m + i]!;
  }
  return -1;
}
