import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isotonicFit } from '../../src/stats/isotonic-fit.ts';

// By hand: 3 and 1 (weights 1, 3) pool to 1.5; 1.5 and 1 (weights 4, 1) pool to 1.4; 5 stays.
test('worked example', () => {
  const points = [
    { value: 3, weight: 1 },
    { value: 1, weight: 3 },
    { value: 1, weight: 1 },
    { value: 5, weight: 2 },
  ];
  expect(isotonicFit(points)).toEqual([
    { from: 0, to: 2, value: 1.4 },
    { from: 3, to: 3, value: 5 },
  ]);
});

test('never falls, keeps the weighted mean, leaves rising values alone', () => {
  const points = fc.array(
    fc.record({ value: fc.integer({ min: 0, max: 100 }), weight: fc.integer({ min: 1, max: 50 }) }),
  );
  fc.assert(
    fc.property(points, (given) => {
      const pools = isotonicFit(given);
      const fitted = pools.flatMap(({ from, to, value }) => Array.from({ length: to - from + 1 }, () => value));
      expect(fitted).toHaveLength(given.length);
      fitted.slice(1).forEach((value, i) => expect(value).toBeGreaterThan(fitted[i]! - 1e-9));
      const sum = (of: (i: number) => number) => given.reduce((total, { weight }, i) => total + weight * of(i), 0);
      expect(sum((i) => fitted[i]!)).toBeCloseTo(
        sum((i) => given[i]!.value),
        6,
      );
      const rising = [...given].sort((a, b) => a.value - b.value);
      expect(
        isotonicFit(rising).every(({ from, to, value }) =>
          rising.slice(from, to + 1).every((p) => Math.abs(p.value - value) < 1e-9),
        ),
      ).toBe(true);
    }),
  );
});
