/** Eigenvalues in descending order; row k of `vectors` (row-major) is the unit eigenvector of value k. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

const MAX_SWEEPS = 60;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations: exact to rounding also for small eigenvalues.
 * The largest entry of each vector is positive.
 *
 * @param matrix symmetric, row-major, size × size, finite
 *
 * Source: Golub & Van Loan, Matrix Computations, algorithm 8.4.3.
 */
export function symmetricEigen(matrix: Float64Array | readonly number[], size: number): SymmetricEigen {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  for (let sweep = 0; sweep < MAX_SWEEPS && offDiagonal(a, size) > 0; sweep++) {
    for (let p = 0; p < size - 1; p++) for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);
  }
  const order = Array.from({ length: size }, (_, i) => i).sort((i, j) => a[j * size + j]! - a[i * size + i]!);
  const vectors = new Float64Array(size * size);
  order.forEach((from, to) => vectors.set(pointed(v.subarray(from * size, (from + 1) * size)), to * size));
  return { values: Float64Array.from(order, (i) => a[i * size + i]!), vectors };
}

/** Sum of squares off the diagonal; 0 when that is lost beside the diagonal in double precision. */
function offDiagonal(a: Float64Array, size: number): number {
  let off = 0;
  let diagonal = 0;
  for (let i = 0; i < size; i++) {
    diagonal += a[i * size + i]! ** 2;
    for (let j = i + 1; j < size; j++) off += a[i * size + j]! ** 2;
  }
  return off <= 1e-32 * diagonal ? 0 : off;
}

/** Annihilate entry (p, q). Rows of `v` are the vectors, so that every loop but one runs along memory. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q]!;
  if (apq === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  const rowP = p * size;
  const rowQ = q * size;
  for (let k = 0; k < size; k++) {
    const ap = a[rowP + k]!;
    const aq = a[rowQ + k]!;
    a[rowP + k] = c * ap - s * aq;
    a[rowQ + k] = s * ap + c * aq;
    const vp = v[rowP + k]!;
    const vq = v[rowQ + k]!;
    v[rowP + k] = c * vp - s * vq;
    v[rowQ + k] = s * vp + c * vq;
  }
  for (let k = 0; k < size; k++) {
    const ap = a[k * size + p]!;
    const aq = a[k * size + q]!;
    a[k * size + p] = c * ap - s * aq;
    a[k * size + q] = s * ap + c * aq;
  }
}

function pointed(vector: Float64Array): Float64Array {
  let largest = 0;
  for (const entry of vector) if (Math.abs(entry) > Math.abs(largest) * (1 + 1e-12)) largest = entry;
  return largest < 0 ? vector.map((entry) => -entry) : vector;
}
