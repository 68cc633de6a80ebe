import { expect, test } from 'vitest';
import { rakedCoverage, wilsonCoverage } from '../bench/coverage.ts';

// Intervals of 95 % hold the true share about 95 times in a hundred, whatever the share, the sample and the spread of weights.
test('Wilson with the effective number covers', { timeout: 120_000 }, () => {
  const found = wilsonCoverage(1500, 7);
  const mean = found.reduce((sum, { covered }) => sum + covered, 0) / found.length;
  expect(mean).toBeGreaterThan(0.94);
  expect(mean).toBeLessThan(0.96);
  const poor = found.filter(({ p, n, covered }) => n * p * (1 - p) >= 5 && covered < 0.92);
  expect(poor).toEqual([]);
});

test('raked shares cover, and where the margins explain the answer more than enough', { timeout: 120_000 }, () => {
  const [unrelated, related] = [rakedCoverage(300, 0, 1000, 11), rakedCoverage(300, 1, 1000, 12)];
  expect(unrelated.covered).toBeGreaterThan(0.93);
  expect(unrelated.covered).toBeLessThan(0.97);
  expect(related.covered).toBeGreaterThan(0.93);
});
