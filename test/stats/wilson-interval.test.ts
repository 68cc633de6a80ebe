import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from '../../src/stats/wilson-interval.ts';

// Newcombe (1998), Statistics in Medicine 17, table I, score method without continuity correction.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i as Newcombe prints it', (yes, n, low, high) => {
  const interval = wilsonInterval(yes / n, n);
  expect(interval?.map((end) => Math.round(end * 1e4) / 1e4)).toEqual([low, high]);
});

test('the interval holds the proportion, stays within 0 and 1, and mirrors', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.1, max: 1e6, noNaN: true }), (p, k) => {
      const [low, high] = wilsonInterval(p, k)!;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(p + 1e-15);
      expect(high).toBeGreaterThanOrEqual(p - 1e-15);
      const [mirrorLow, mirrorHigh] = wilsonInterval(1 - p, k)!;
      expect(mirrorLow).toBeCloseTo(1 - high, 12);
      expect(mirrorHigh).toBeCloseTo(1 - low, 12);
    }),
  );
});

test('no interval for nobody', () => expect(wilsonInterval(0.5, 0)).toBeUndefined());
