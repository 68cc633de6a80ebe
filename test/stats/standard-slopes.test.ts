import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standardSlopes } from '../../src/stats/standard-slopes.ts';
import { symmetricInverse } from '../../src/stats/symmetric-inverse.ts';

function slopesOf(correlations: readonly number[], size: number, target: number, predictors: readonly number[]) {
  const slopes = new Float64Array(size);
  const chosen = Int32Array.from(predictors);
  const failed = standardSlopes(
    Float64Array.from(correlations),
    size,
    target,
    chosen,
    new Float64Array(size ** 2),
    slopes,
  );
  return { failed, slopes: [...slopes.subarray(0, predictors.length)] };
}

// r₁₂ = 0.5, r₁y = 0.6, r₂y = 0.4: b₁ = (0.6 − 0.5·0.4)/(1 − 0.25) = 0.5333…, b₂ = (0.4 − 0.5·0.6)/0.75 = 0.1333…
test('two predictors, by hand', () => {
  const { failed, slopes } = slopesOf([1, 0.5, 0.6, 0.5, 1, 0.4, 0.6, 0.4, 1], 3, 2, [0, 1]);
  expect(failed).toBe(-1);
  expect(slopes[0]).toBeCloseTo(0.4 / 0.75, 14);
  expect(slopes[1]).toBeCloseTo(0.1 / 0.75, 14);
});

test('one predictor has its correlation, none has nothing', () => {
  expect(slopesOf([1, 0.3, 0.3, 1], 2, 1, [0]).slopes).toEqual([0.3]);
  expect(slopesOf([1, 0.3, 0.3, 1], 2, 1, [])).toEqual({ failed: -1, slopes: [] });
});

test('slopes are the inverse times the correlations, in whatever order the predictors come', () => {
  const loadings = fc.array(fc.double({ min: -0.9, max: 0.9, noNaN: true }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(loadings, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 }), (a, predictors) => {
      const r = a.flatMap((x, i) => a.map((y, j) => (i === j ? 1 : x * y)));
      const inverse = symmetricInverse(
        predictors.flatMap((i) => predictors.map((j) => r[i * 5 + j]!)),
        predictors.length,
      )!;
      slopesOf(r, 5, 4, predictors).slopes.forEach((slope, i) => {
        const expected = predictors.reduce(
          (sum, j, at) => sum + inverse[i * predictors.length + at]! * r[j * 5 + 4]!,
          0,
        );
        expect(slope).toBeCloseTo(expected, 9);
      });
    }),
  );
});

test('the predictor that those before it determine is named', () => {
  // The third is minus the first.
  expect(
    slopesOf([1, 0.2, -1, 0.5, 0.2, 1, -0.2, 0.3, -1, -0.2, 1, -0.5, 0.5, 0.3, -0.5, 1], 4, 3, [0, 1, 2]).failed,
  ).toBe(2);
  // Apart by rounding only.
  const near = 1 - 1e-13;
  expect(slopesOf([1, near, 0.5, near, 1, 0.5, 0.5, 0.5, 1], 3, 2, [0, 1]).failed).toBe(1);
});
