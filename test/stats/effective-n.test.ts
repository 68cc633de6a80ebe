import { expect, test } from 'vitest';
import { effectiveN } from '../../src/stats/effective-n.ts';

// By hand: weights 1, 1, 2: 4²/(1 + 1 + 4); the same weights tripled: 12²/54.
test('effective number', () => {
  expect(effectiveN(4, 6)).toBeCloseTo(16 / 6, 12);
  expect(effectiveN(12, 54)).toBeCloseTo(16 / 6, 12);
  expect(effectiveN(7, 7)).toBe(7);
  expect(effectiveN(0, 0)).toBe(0);
});
