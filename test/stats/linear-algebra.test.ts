import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cholesky, choleskySolve } from '../../src/stats/cholesky.ts';
import { symmetricEigen } from '../../src/stats/symmetric-eigen.ts';
import { symmetricInverse } from '../../src/stats/symmetric-inverse.ts';

const size = 5;
/** Positive definite: B B′ + I/10. */
const definite = fc
  .array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: size * size, maxLength: size * size })
  .map((b) =>
    Float64Array.from({ length: size * size }, (_, at) => {
      const [i, j] = [Math.floor(at / size), at % size];
      let sum = i === j ? 0.1 : 0;
      for (let k = 0; k < size; k++) sum += b[i * size + k]! * b[j * size + k]!;
      return sum;
    }),
  );

function product(a: Float64Array, b: Float64Array): number[] {
  return Array.from({ length: size * size }, (_, at) => {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += a[Math.floor(at / size) * size + k]! * b[k * size + (at % size)]!;
    return sum;
  });
}

function expectNear(found: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  Array.from(found).forEach((value, at) => expect(Math.abs(value - expected[at]!)).toBeLessThan(tolerance));
}

// (4 2; 2 5) = L L′ with L = (2 0; 1 2). L L′ x = (8, 9): x = (11/8, 5/4), and 4·11/8 + 2·5/4 = 8.
test('Cholesky of two by two, by hand', () => {
  const lower = cholesky([4, 2, 2, 5], 2)!;
  expect([...lower]).toEqual([2, 0, 1, 2]);
  expectNear(choleskySolve(lower, [8, 9]), [11 / 8, 5 / 4], 1e-14);
});

test('what is not positive definite has neither factor nor inverse', () => {
  expect(cholesky([1, 1, 1, 1], 2)).toBeUndefined();
  expect(symmetricInverse([1, 2, 2, 1], 2)).toBeUndefined();
});

test('a matrix times its inverse is one', () => {
  fc.assert(
    fc.property(definite, (matrix) => {
      const unit = Array.from({ length: size * size }, (_, at) => (Math.floor(at / size) === at % size ? 1 : 0));
      expectNear(product(matrix, symmetricInverse(matrix, size)!), unit, 1e-7);
    }),
  );
});

// (2 1; 1 2): 3 along (1, 1)/√2 and 1 along (1, −1)/√2.
test('eigenvalues of two by two, by hand', () => {
  const { values, vectors } = symmetricEigen([2, 1, 1, 2], 2);
  expectNear(values, [3, 1], 1e-14);
  expectNear(vectors, [Math.SQRT1_2, Math.SQRT1_2, Math.SQRT1_2, -Math.SQRT1_2], 1e-14);
});

test('vectors are orthonormal, and values along them make the matrix again', () => {
  fc.assert(
    fc.property(definite, (matrix) => {
      const { values, vectors } = symmetricEigen(matrix, size);
      const scale = values[0]!;
      for (let k = 1; k < size; k++) expect(values[k]).toBeLessThanOrEqual(values[k - 1]!);
      const rebuilt = new Float64Array(size * size);
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          let length = 0;
          for (let k = 0; k < size; k++) {
            length += vectors[i * size + k]! * vectors[j * size + k]!;
            rebuilt[i * size + j]! += values[k]! * vectors[k * size + i]! * vectors[k * size + j]!;
          }
          expect(Math.abs(length - (i === j ? 1 : 0))).toBeLessThan(1e-12);
        }
      }
      expectNear(rebuilt, matrix, 1e-12 * scale);
    }),
  );
});
