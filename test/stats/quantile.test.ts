import { expect, test } from 'vitest';
import { quantile } from '../../src/stats/quantile.ts';

// Type 7 by hand on 1, 2, 4, 8: position 3 · 0.25 = 0.75, so 1 + 0.75 · (2 − 1); position 3 · 0.9 = 2.7, so 4 + 0.7 · (8 − 4).
test('interpolates between order statistics', () => {
  expect(quantile([8, 1, 4, 2], 0.25)).toBe(1.75);
  expect(quantile([8, 1, 4, 2], 0.9)).toBeCloseTo(6.8, 12);
  expect(quantile([8, 1, 4, 2], 0)).toBe(1);
  expect(quantile([8, 1, 4, 2], 1)).toBe(8);
  expect(quantile([3], 0.4)).toBe(3);
});

test('leaves its argument alone and knows no quantile of nothing', () => {
  const values = [2, 1];
  quantile(values, 0.5);
  expect(values).toEqual([2, 1]);
  expect(quantile([], 0.5)).toBeUndefined();
});
