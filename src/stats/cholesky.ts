/** Row-major square matrix, or a vector. */
type Values = Float64Array | readonly number[];

/**
 * Lower triangle L with LL′ = `matrix`.
 *
 * @param matrix symmetric, row-major, size × size; only its lower triangle is read
 * @returns row-major, zero above the diagonal; undefined if the matrix is not positive definite
 */
export function cholesky(matrix: Values, size: number): Float64Array | undefined {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * size + k]! * lower[j * size + k]!;
      if (i > j) lower[i * size + j] = sum / lower[j * size + j]!;
      else if (sum > 0) lower[i * size + i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return lower;
}

/** x with LL′x = `right`, for L as `cholesky` returns it. */
export function choleskySolve(lower: Float64Array, right: Values): Float64Array {
  const size = right.length;
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i * size + k]! * x[k]!;
    x[i]! /= lower[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= lower[k * size + i]! * x[k]!;
    x[i]! /= lower[i * size + i]!;
  }
  return x;
}
