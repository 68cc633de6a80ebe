import { expect, test } from 'vitest';
import { betweenClusters } from '../../src/stats/between-clusters.ts';
import { designVariance } from '../../src/stats/design-variance.ts';

// One stratum, clusters with totals (A, B) of (1, 2), (3, 2), (5, 5): means 3, 3. k/(k−1) = 3/2.
// A: 3/2·(4 + 0 + 4) = 12; B: 3/2·(1 + 1 + 4) = 9; across: 3/2·(2 + 0 + 4) = 9.
test('sums of squares between clusters, by hand', () => {
  expect(betweenClusters(Float64Array.of(1, 2, 3, 2, 5, 5), 2, [0, 0, 0])).toEqual({
    kind: 'between',
    matrix: Float64Array.of(12, 9, 9, 9),
    df: 2,
  });
});

// r = A/B = 9/9 = 1: gradient (1/9, −1/9), variance (12 − 2·9 + 9)/81 = 3/81.
test('variance of a ratio', () => {
  expect(
    designVariance(
      [12, 9, 9, 9],
      [
        [0, 1 / 9],
        [1, -1 / 9],
      ],
    ),
  ).toBeCloseTo(3 / 81, 14);
});

test('a ratio that no cluster moves has variance 0, not rounding', () => {
  const totals = Float64Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? 0.1 : 0.3) * (1 + (at >> 1)));
  const spread = betweenClusters(
    totals,
    2,
    Array.from({ length: 10 }, () => 0),
  );
  if (spread.kind === 'one-cluster') throw new Error();
  expect(
    designVariance(spread.matrix, [
      [0, 1],
      [1, -0.1 / 0.3],
    ]),
  ).toBe(0);
});

test('strata with one cluster are named', () => {
  expect(betweenClusters(Float64Array.of(1, 2, 3, 4), 1, [0, 1, 1, 2])).toEqual({
    kind: 'one-cluster',
    strata: [0, 2],
  });
});
