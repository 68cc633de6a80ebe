import { cholesky, choleskySolve } from './cholesky.ts';

/**
 * Inverse of a positive definite matrix.
 *
 * @param matrix symmetric, row-major, size × size
 * @returns row-major; undefined if the matrix is not positive definite
 */
export function symmetricInverse(matrix: Float64Array | readonly number[], size: number): Float64Array | undefined {
  const lower = cholesky(matrix, size);
  if (lower === undefined) return undefined;
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const unit = new Float64Array(size);
    unit[i] = 1;
    inverse.set(choleskySolve(lower, unit), i * size);
  }
  return inverse;
}
