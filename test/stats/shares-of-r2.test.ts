import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cholesky, choleskySolve } from '../../src/stats/cholesky.ts';
import { lmg } from '../../src/stats/lmg.ts';
import { relativeWeights } from '../../src/stats/relative-weights.ts';
import golden from '../goldens/key-drivers/expected.json' with { type: 'json' };

const near = (found: ArrayLike<number>, expected: readonly number[], tolerance = 1e-9) =>
  expected.forEach((value, at) => expect(Math.abs(found[at]! - value)).toBeLessThan(tolerance));

// Reference cases "orthogonal", "correlated-3" and "suppressor": computed in R, LMG by enumerating all orders.
test.each(golden.edge)('shares of R² equal the reference: $id', ({ rxx, rxy, johnson, lmg: expected }) => {
  near(relativeWeights(rxx.flat(), rxy), johnson);
  near(lmg(rxx.flat(), rxy), expected);
});

/** Correlations of p predictors and an outcome: B B′ standardised. */
const correlations = (p: number) =>
  fc
    .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: (p + 1) * (p + 3), maxLength: (p + 1) * (p + 3) })
    .map((b) => {
      const row = (i: number) => b.slice(i * (p + 3), (i + 1) * (p + 3)).map((x, k) => x + (k === i ? 2 : 0));
      const dot = (i: number, j: number) => row(i).reduce((sum, x, k) => sum + x * row(j)[k]!, 0);
      const r = (i: number, j: number) => dot(i, j) / Math.sqrt(dot(i, i) * dot(j, j));
      const all = Array.from({ length: p }, (_, i) => i);
      return { rxx: all.flatMap((i) => all.map((j) => r(i, j))), rxy: all.map((i) => r(i, p)) };
    });

const r2 = (rxx: readonly number[], rxy: readonly number[]) =>
  choleskySolve(cholesky(rxx, rxy.length)!, rxy).reduce((sum, beta, i) => sum + beta * rxy[i]!, 0);

test("Johnson's weights and LMG are not negative and sum to R²", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }).chain(correlations), ({ rxx, rxy }) => {
      for (const shares of [relativeWeights(rxx, rxy), lmg(rxx, rxy)]) {
        expect(shares.every((share) => share >= -1e-12)).toBe(true);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(r2(rxx, rxy), 9);
      }
    }),
  );
});

test('LMG is the mean gain over all orders', () => {
  fc.assert(
    fc.property(correlations(4), ({ rxx, rxy }) => {
      const orders = permutations([0, 1, 2, 3]);
      const gains = [0, 0, 0, 0];
      for (const order of orders) {
        order.forEach((j, at) => {
          const of = (set: readonly number[]) =>
            set.length === 0
              ? 0
              : r2(
                  set.flatMap((a) => set.map((b) => rxx[a * 4 + b]!)),
                  set.map((a) => rxy[a]!),
                );
          gains[j]! += (of(order.slice(0, at + 1)) - of(order.slice(0, at))) / orders.length;
        });
      }
      near(lmg(rxx, rxy), gains, 1e-9);
    }),
    { numRuns: 20 },
  );
});

test('LMG goes up to 15 predictors', () => {
  const p = 15;
  const rxx = Array.from({ length: p * p }, (_, at) => (Math.floor(at / p) === at % p ? 1 : 0.4));
  const rxy = Array.from({ length: p }, (_, i) => 0.3 + i / 100);
  expect(lmg(rxx, rxy).reduce((sum, share) => sum + share, 0)).toBeCloseTo(r2(rxx, rxy), 9);
  expect(() =>
    lmg(
      [],
      Array.from({ length: 16 }, () => 0),
    ),
  ).toThrowErrorMatchingInlineSnapshot(`[RangeError: LMG of 16 predictors; at most 15 can be enumerated]`);
});

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
