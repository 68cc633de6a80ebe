import { expect, test } from 'vitest';
import { jackknifeVariance } from '../../src/stats/jackknife-variance.ts';
import { meanOfSums } from '../../src/stats/mean-of-sums.ts';
import { random } from '../../src/stats/random.ts';
import { jackknifeGroup, jackknifeMoments, momentsByGroup } from '../../src/tabulate/jackknife-moments.ts';
import { momentsOf } from '../../src/tabulate/moments.ts';
import type { NumericRows } from '../../src/tabulate/numeric-rows.ts';
import { replicateMoments } from '../../src/tabulate/replicate-moments.ts';
import { replicateWeights } from '../../src/tabulate/replicate-weights.ts';
import { sampleDesign, type SampleDesign } from '../../src/tabulate/sample-design.ts';

const N = 300;
const uniform = random(11);
const weight = Float64Array.from({ length: N }, () => 0.5 + uniform());
const cluster = Int32Array.from({ length: N }, (_, row) => Math.floor(row / 6));
const luck = Array.from({ length: N / 6 }, () => uniform());
const rows: NumericRows = {
  terms: ['a', 'b'],
  values: [
    Float64Array.from({ length: N }, (_, row) => Math.round(5 * luck[cluster[row]!]! + 5 * uniform())),
    Float64Array.from({ length: N }, () => (uniform() < 0.1 ? NaN : Math.round(10 * uniform()))),
  ],
  weight,
  missing: 'pairwise',
};

function designOf(): SampleDesign {
  const design = sampleDesign(
    N,
    cluster.map((c) => c % 3),
    cluster,
  );
  if (design.kind !== 'design') throw new Error();
  return design;
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

test('a replicate has the moments of its resample', () => {
  const drawn = [...replicateWeights(N, { count: 3, seed: 5 })].at(-1)!;
  const expected = momentsOf(rows, drawn.times);
  let seen = 0;
  for (const { n, w, wx, wxx } of replicateMoments(rows, { count: 3, seed: 5 })) {
    if (++seen < 3) continue;
    expect([...n]).toEqual([...expected.n]);
    for (const [a, b] of [
      [w, expected.w],
      [wx, expected.wx],
      [wxx, expected.wxx],
    ] as const) {
      a.forEach((value, at) => expect(value).toBeCloseTo(b[at]!, 8));
    }
  }
  expect(seen).toBe(3);
});

test('n respondents are drawn out of n, differently each time, the same for the same seed', () => {
  const draws = (seed: number) => Array.from(replicateWeights(50, { count: 4, seed }), ({ times }) => times.join(''));
  for (const { times } of replicateWeights(50, { count: 4, seed: 1 })) {
    expect(times.reduce((sum, n) => sum + n, 0)).toBe(50);
  }
  expect(draws(1)).toEqual(draws(1));
  expect(new Set([...draws(1), ...draws(2)]).size).toBe(8);
});

// Strata of 17, 17 and 16 clusters: 16, 16 and 15 are drawn, whole, and each draw weighs k/(k−1).
test('with a design, one cluster less than there are is drawn in each stratum, whole', () => {
  const design = designOf();
  for (const { times, factor } of replicateWeights(N, { count: 20, seed: 3 }, design)) {
    const drawn = [0, 0, 0];
    for (let row = 0; row < N; row++) {
      const c = cluster[row]!;
      expect(times[row]).toBe(times[c * 6]);
      if (row % 6 === 0) drawn[c % 3]! += times[row]!;
      const k = [17, 17, 16][c % 3]!;
      expect(factor[row]).toBeCloseTo((times[row]! * k) / (k - 1), 12);
    }
    expect(drawn).toEqual([16, 16, 15]);
  }
});

// The bootstrap must find the linearised standard error again, within the noise of 2,000 replicates (about 1.6 %; 8 % allowed).
test('the bootstrap agrees with linearisation, with and without a design', () => {
  const spread = (given: NumericRows): number =>
    deviation(Array.from(replicateMoments(given, { count: 2000, seed: 9 }), ({ wx, w }) => wx[0]! / w[0]!));
  const { n, w, w2, wx, w2x, wxx, w2xx } = momentsOf(rows);
  const plain = meanOfSums({ n: n[0]!, w: w[0]!, w2: w2[0]!, wx: wx[0]!, w2x: w2x[0]!, wxx: wxx[0]!, w2xx: w2xx[0]! })!;
  expect(spread(rows) / Math.sqrt(plain.variance!)).toBeCloseTo(1, 1);
  const design = designOf();
  const { matrix } = momentsOf({ ...rows, design }).between!;
  const mean = plain.mean;
  const clustered = Math.sqrt(matrix[2 * 4 + 2]! - 2 * mean * matrix[2]! + mean ** 2 * matrix[0]!) / w[0]!;
  expect(clustered / Math.sqrt(plain.variance!)).toBeGreaterThan(1.3);
  expect(Math.abs(spread({ ...rows, design }) / clustered - 1)).toBeLessThan(0.08);
});

test('groups sum to the whole, and the jackknife takes one out at a time', () => {
  const group = Int32Array.from({ length: N }, (_, row) => jackknifeGroup(`respondent ${row}`, 25));
  const groups = momentsByGroup(rows, group, 25);
  const whole = momentsOf(rows);
  expect(groups.reduce((sum, { n }) => sum + n[3]!, 0)).toBe(whole.n[3]);
  const replicates = [...jackknifeMoments(groups)];
  expect(replicates).toHaveLength(25);
  const without = momentsOf({ ...rows, base: Uint8Array.from(group, (own) => (own === 4 ? 0 : 1)) });
  replicates[4]!.wxx.forEach((value, at) => expect(value).toBeCloseTo(without.wxx[at]!, 8));
  replicates[4]!.n.forEach((value, at) => expect(value).toBe(without.n[at]));
  const { n, w, w2, wx, w2x, wxx, w2xx } = whole;
  const plain = meanOfSums({ n: n[0]!, w: w[0]!, w2: w2[0]!, wx: wx[0]!, w2x: w2x[0]!, wxx: wxx[0]!, w2xx: w2xx[0]! })!;
  const variance = jackknifeVariance(replicates.map((one) => one.wx[0]! / one.w[0]!))!;
  expect(variance / plain.variance!).toBeGreaterThan(0.5);
  expect(variance / plain.variance!).toBeLessThan(2);
});

// Deleting one respondent at a time gives the variance of a mean exactly: of 1, 2, 6 it is s²/3 = 7/3.
test('the jackknife of single respondents is exact for a mean', () => {
  expect(jackknifeVariance([(2 + 6) / 2, (1 + 6) / 2, (1 + 2) / 2])).toBeCloseTo(7 / 3, 12);
  expect(jackknifeVariance([1])).toBeUndefined();
});

test('a jackknife group hangs on the id alone', () => {
  expect(jackknifeGroup('a', 10)).toBe(0xe40c292c % 10);
  expect(new Set(Array.from({ length: 500 }, (_, i) => jackknifeGroup(`id-${i}`, 20))).size).toBe(20);
});
