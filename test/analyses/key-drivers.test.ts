import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyDrivers, type KeyDrivers } from '../../src/analyses/key-drivers.ts';
import { linearModel } from '../../src/analyses/linear-model.ts';
import { random } from '../../src/stats/random.ts';
import { replicateMoments } from '../../src/tabulate/replicate-moments.ts';
import golden from '../goldens/key-drivers/expected.json' with { type: 'json' };
import { expectNear } from '../goldens/near.ts';
import { keptMoments, momentsOfColumns } from './moments-fixtures.ts';

function drivers(result: ReturnType<typeof keyDrivers>): KeyDrivers {
  if (result.kind !== 'drivers') throw new Error(JSON.stringify(result));
  return result;
}

// Expected: R 4.2 lm and LMG by enumeration, from the moments that the fixture keeps.
test.each(golden.cases)('drivers equal the reference: $id', ({ y, x, moments, expected }) => {
  const found = drivers(keyDrivers(keptMoments([y, ...x], moments), { outcome: y, drivers: x }));
  expect(found.base.n).toBe(expected.n);
  expectNear(found.intercept, expected.intercept, 'intercept');
  expectNear(found.r2.value, expected.r2, 'R²');
  expectNear(found.adjustedR2, expected.adj_r2, 'adjusted R²');
  for (const driver of found.drivers) {
    const of = (by: object): number => ({ ...by })[driver.id as never];
    expectNear(driver.mean, of(expected.mean_x), `mean ${driver.id}`);
    expectNear(driver.r.value, of(expected.r), `r ${driver.id}`);
    expectNear(driver.b, of(expected.b), `b ${driver.id}`);
    expectNear(driver.beta.value, of(expected.beta), `β ${driver.id}`);
    expectNear(driver.vif, of(expected.vif), `VIF ${driver.id}`);
    expectNear(driver.johnson.value, of(expected.johnson), `Johnson ${driver.id}`);
    expectNear(100 * driver.johnsonShare.value!, of(expected.johnson_pct), `Johnson % ${driver.id}`);
    expectNear(driver.lmg?.value, of(expected.lmg), `LMG ${driver.id}`);
    expectNear(100 * driver.lmgShare!.value!, of(expected.lmg_pct), `LMG % ${driver.id}`);
  }
  expect(found).toMatchObject({ inflated: [], binaryOutcome: false, bootstrap: undefined });
});

const uniform = random(3);
const noise = (n: number) => Float64Array.from({ length: n }, () => Math.round(10 * uniform()));
const N = 200;
const a = noise(N);
const b = noise(N);
const c = noise(N);
const y = a.map((value, row) => value + 0.5 * b[row]! + noise(1)[0]!);

test('a constant, a copied and a summed driver are named', () => {
  const fit = (columns: Record<string, Float64Array>) =>
    keyDrivers(momentsOfColumns({ y, ...columns }, 'listwise'), { outcome: 'y', drivers: Object.keys(columns) });
  expect(fit({ a, flat: a.map(() => 0.1), b })).toEqual({ kind: 'constant', terms: ['flat'] });
  expect(fit({ a, b, copy: a.map((value) => 3 * value + 1) })).toEqual({ kind: 'collinear', terms: ['a', 'copy'] });
  expect(fit({ a, b, c, sum: a.map((value, row) => value + b[row]!) })).toEqual({
    kind: 'collinear',
    terms: ['a', 'b', 'sum'],
  });
  expect(keyDrivers(momentsOfColumns({ y: a.map(() => 7), a }, 'listwise'), { outcome: 'y', drivers: ['a'] })).toEqual({
    kind: 'constant',
    terms: ['y'],
  });
});

// a + k·b beside a: the smallest eigenvalue is about k²/2, 5e-11 and 5e-9 here; 1e-10 is the limit.
test('drivers that rounding alone tells apart are collinear, others are not', () => {
  const fit = (k: number) => {
    const near = a.map((value, row) => value + k * b[row]!);
    return keyDrivers(momentsOfColumns({ y, a, near }, 'listwise'), { outcome: 'y', drivers: ['a', 'near'] });
  };
  expect(fit(1e-5)).toEqual({ kind: 'collinear', terms: ['a', 'near'] });
  expect(fit(1e-4).kind).toBe('drivers');
});

test('as many respondents as p + 1 are too few, one more is enough', () => {
  const cut = (n: number) => momentsOfColumns({ y: y.slice(0, n), a: a.slice(0, n), b: b.slice(0, n) }, 'listwise');
  expect(keyDrivers(cut(3), { outcome: 'y', drivers: ['a', 'b'] })).toEqual({ kind: 'too-few', n: 3, needed: 4 });
  expect(keyDrivers(cut(4), { outcome: 'y', drivers: ['a', 'b'] }).kind).toBe('drivers');
});

test('pairwise moments of differing respondents are refused', () => {
  const holes = a.map((value, row) => (row < 5 ? Number.NaN : value));
  expect(() =>
    keyDrivers(momentsOfColumns({ y, holes }, 'pairwise'), { outcome: 'y', drivers: ['holes'] }),
  ).toThrowErrorMatchingInlineSnapshot(`[RangeError: a regression needs moments of those who answered every term]`);
});

test('a nearly copied driver is warned of, and a yes or no outcome is told', () => {
  const near = a.map((value, row) => value + 0.01 * b[row]!);
  const yes = y.map((value) => (value > 9 ? 1 : 0));
  const found = drivers(
    keyDrivers(momentsOfColumns({ yes, a, near, c }, 'listwise'), { outcome: 'yes', drivers: ['a', 'near', 'c'] }),
  );
  expect(found).toMatchObject({ inflated: ['a', 'near'], binaryOutcome: true });
});

test('beyond 15 drivers there is no LMG', () => {
  const many = Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`x${i}`, noise(N)]));
  const found = drivers(
    keyDrivers(momentsOfColumns({ y, ...many }, 'listwise'), { outcome: 'y', drivers: Object.keys(many) }),
  );
  expect(found.drivers.every(({ lmg, lmgShare }) => lmg === undefined && lmgShare === undefined)).toBe(true);
});

test('bootstrap intervals enclose the estimate, and singular resamples are counted, not used', () => {
  const values = [y, a, b];
  const terms = ['y', 'a', 'b'];
  const moments = momentsOfColumns({ y, a, b }, 'listwise');
  const replicates = replicateMoments({ terms, values, missing: 'listwise' }, { count: 400, seed: 8 });
  const found = drivers(keyDrivers(moments, { outcome: 'y', drivers: ['a', 'b'] }, replicates));
  expect(found.bootstrap).toEqual({ replicates: 400, failed: 0 });
  for (const { r, beta, johnsonShare, lmg } of found.drivers) {
    for (const { value, interval } of [r, beta, johnsonShare, lmg!]) {
      expect(interval![0]).toBeLessThan(value!);
      expect(interval![1]).toBeGreaterThan(value!);
    }
  }
  // r = 0.6 or so on 200: ± 1.96·(1 − r²)/√200 ≈ ± 0.09.
  const { value, interval } = found.drivers[0]!.r;
  expect((interval![1] - interval![0]) / ((2 * 1.96 * (1 - value! ** 2)) / Math.sqrt(N))).toBeCloseTo(1, 0);
  const rare = a.map((_, row) => (row === 0 ? 1 : 0));
  const few = replicateMoments(
    { terms: ['y', 'rare'], values: [y, rare], missing: 'listwise' },
    { count: 200, seed: 8 },
  );
  const single = drivers(
    keyDrivers(momentsOfColumns({ y, rare }, 'listwise'), { outcome: 'y', drivers: ['rare'] }, few),
  );
  expect(single.bootstrap!.failed).toBeGreaterThan(50);
  expect(single.bootstrap!.failed + single.bootstrap!.replicates).toBe(200);
});

const rows = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: 7 }),
    fc.integer({ min: 1, max: 7 }),
    fc.integer({ min: 1, max: 7 }),
    fc.integer({ min: 1, max: 3 }),
  ),
  {
    minLength: 25,
    maxLength: 40,
  },
);

test('scaled weights, repeated rows and another order give the same model', () => {
  fc.assert(
    fc.property(rows, (drawn) => {
      const of = (list: typeof drawn, weight?: (w: number) => number) =>
        linearModel(
          momentsOfColumns(
            {
              y: Float64Array.from(list, ([v]) => v),
              a: Float64Array.from(list, ([, v]) => v),
              b: Float64Array.from(list, ([, , v]) => v),
            },
            'listwise',
            weight && Float64Array.from(list, ([, , , w]) => weight(w)),
          ),
          'y',
          ['a', 'b'],
        );
      const model = of(drawn, (w) => w);
      if (model.kind !== 'model') return;
      const repeated = drawn.flatMap((row) => Array.from({ length: row[3] }, () => row));
      for (const other of [of(drawn, (w) => 7 * w), of(repeated), of(drawn.toReversed(), (w) => w)]) {
        if (other.kind !== 'model') throw new Error();
        expect(other.r2).toBeCloseTo(model.r2, 9);
        other.beta.forEach((beta, i) => expect(beta).toBeCloseTo(model.beta[i]!, 7));
      }
    }),
    { numRuns: 50 },
  );
});
