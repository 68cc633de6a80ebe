import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantile } from '../../src/stats/quantile.ts';
import { sortedQuantile } from '../../src/stats/sorted-quantile.ts';

// Type 7 on four values: position 3 · 0.3 = 0.9 between 1 and 2.
test('interpolates between the neighbours', () => {
  expect(sortedQuantile(Float64Array.of(1, 2, 4, 8), 0.3)).toBeCloseTo(1.9, 14);
  expect(sortedQuantile(Float64Array.of(1, 2, 4, 8), 1)).toBe(8);
  expect(sortedQuantile(Float64Array.of(7), 0.025)).toBe(7);
});

test('is the quantile of values in any order', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (some, p) => {
      expect(sortedQuantile(Float64Array.from(some).sort(), p)).toBeCloseTo(quantile(some, p)!, 6);
    }),
  );
});
