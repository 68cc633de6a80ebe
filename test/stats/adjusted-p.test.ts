import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benjaminiHochberg } from '../../src/stats/benjamini-hochberg.ts';
import { holm } from '../../src/stats/holm.ts';

// By hand, four tests: Holm 4·0.01, max(0.04, 3·0.02), max(0.06, 2·0.03), max(0.06, 0.04);
// Benjamini–Hochberg downwards 0.04, min(0.04, 4·0.03/3), min(0.04, 4·0.02/2), min(0.04, 4·0.01/1).
test('worked example, with a missing p left out of the family', () => {
  const rounded = (ps: readonly (number | undefined)[]) => ps.map((p) => p && Math.round(p * 1e12) / 1e12);
  expect(rounded(holm([0.04, 0.01, undefined, 0.03, 0.02]))).toEqual([0.06, 0.04, undefined, 0.06, 0.06]);
  expect(rounded(benjaminiHochberg([0.04, 0.01, undefined, 0.03, 0.02]))).toEqual([0.04, 0.04, undefined, 0.04, 0.04]);
});

// R 4.2, p.adjust(c(0.001, 0.008, 0.039, 0.041, 0.042, 0.06), "BH"): 0.006 0.024 0.0504 0.0504 0.0504 0.06.
test('Benjamini–Hochberg as R prints it', () => {
  const found = benjaminiHochberg([0.001, 0.008, 0.039, 0.041, 0.042, 0.06]);
  expect(found.map((p) => p?.toFixed(4))).toEqual(['0.0060', '0.0240', '0.0504', '0.0504', '0.0504', '0.0600']);
});

const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });

test.each([
  ['holm', holm],
  ['benjaminiHochberg', benjaminiHochberg],
])('%s keeps the order of p, never lowers one, never passes 1', (_name, adjust) => {
  fc.assert(
    fc.property(ps, (raw) => {
      const adjusted = adjust(raw);
      raw.forEach((p, i) => {
        expect(adjusted[i]).toBeGreaterThanOrEqual(p);
        expect(adjusted[i]).toBeLessThanOrEqual(1);
        raw.forEach((q, j) => p <= q && expect(adjusted[i]!).toBeLessThanOrEqual(adjusted[j]!));
      });
    }),
  );
});
