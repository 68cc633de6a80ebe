import { expect, test } from 'vitest';
import { nps, npsDifference, type Nps } from '../../src/analyses/nps.ts';
import type { Crosstab } from '../../src/survey/crosstab.ts';
import golden from '../goldens/nps/expected.json' with { type: 'json' };
import { expectNear } from '../goldens/near.ts';
import { single, type Counts } from './tables.ts';

const SCORES = Array.from({ length: 11 }, (_, score) => String(score));

function tableOf(cells: readonly (readonly number[])[]): Crosstab {
  return single(
    Object.fromEntries(
      SCORES.map((score, i): [string, Counts] => [score, [cells[i]![0]!, cells[i]![1]!, cells[i]![2]!]]),
    ),
  );
}

function scored(result: ReturnType<typeof nps>): Nps {
  if (result.kind !== 'nps') throw new Error(JSON.stringify(result));
  return result;
}

const counts = (by: Readonly<Record<string, number>>) =>
  scored(nps(single(Object.fromEntries(SCORES.map((score) => [score, by[score] ?? 0])))));

// Expected: R survey::svymean of the −1/0/1 score.
test.each(golden.cases)('the score and both intervals equal the reference: $id', ({ cells, expected }) => {
  const { score, base, promoters, passives, detractors } = scored(nps(tableOf(cells)));
  expect(base.n).toBe(expected.n);
  expectNear(base.effective, expected.n_eff, 'n_eff');
  expectNear(promoters.value, expected.promoters, 'promoters');
  expectNear(passives.value, expected.passives, 'passives');
  expectNear(detractors.value, expected.detractors, 'detractors');
  expectNear(score.value, expected.nps, 'NPS');
  expectNear(score.se, expected.se_taylor, 'se');
  expect(score.df).toBe(expected.df);
  expectNear(score.interval?.[0], expected.ci_taylor_low, 'low');
  expectNear(score.interval?.[1], expected.ci_taylor_high, 'high');
  const plain = scored(nps(tableOf(cells), 'effective-n')).score;
  expectNear(plain.se, expected.se_neff, 'se n_eff');
  expectNear(plain.interval?.[0], expected.ci_neff_low, 'low n_eff');
  expectNear(plain.interval?.[1], expected.ci_neff_high, 'high n_eff');
});

test('the difference of two scores equals the reference', () => {
  const [a, b] = golden.difference.groups.map((cells) => scored(nps(tableOf(cells))));
  const found = npsDifference(a!, b!);
  if (found.state !== 'tested') throw new Error(found.why);
  expectNear(found.difference, golden.difference.expected.diff, 'difference');
  expectNear(found.se, golden.difference.expected.se_taylor, 'se');
  expectNear(found.z, golden.difference.expected.z, 'z');
  expectNear(found.p, golden.difference.expected.p, 'p');
});

// 5 promoters, 3 passives, 2 detractors of 10: 50 − 20 = 30. Σ(s − 0.3)² = 5·0.49 + 3·0.09 + 2·1.69 = 6.1; se = 100·√(10/9·6.1)/10.
test('the score by hand', () => {
  const { score, spread } = counts({ 10: 4, 9: 1, 8: 2, 7: 1, 6: 1, 0: 1 });
  expect(score.value).toBeCloseTo(30, 12);
  expect(score.se).toBeCloseTo(10 * Math.sqrt((10 / 9) * 6.1), 10);
  expect(spread.map(({ share }) => share.value)).toEqual([0.1, 0, 0, 0, 0, 0, 0.1, 0.1, 0.2, 0.1, 0.4]);
});

test('where everyone agrees there is no interval, and no test', () => {
  const all = counts({ 9: 3, 10: 4 });
  expect(all.score).toMatchObject({ value: 100, interval: undefined, se: 0, noVariation: true });
  expect(counts({ 7: 5 }).score).toMatchObject({ value: 0, interval: undefined, noVariation: true });
  expect(npsDifference(all, all)).toEqual({ state: 'untested', why: 'no-variance' });
  expect(counts({ 3: 1 }).score).toMatchObject({ value: -100, se: undefined, interval: undefined });
  expect(counts({}).score).toMatchObject({ value: undefined, interval: undefined });
  expect(npsDifference(counts({}), all)).toEqual({ state: 'untested', why: 'no-base' });
});

test('a scale of 1 to 10, or with an answer more, is no NPS', () => {
  const of = (codes: readonly string[]) => nps(single(Object.fromEntries(codes.map((code) => [code, 5]))));
  expect(of(SCORES.slice(1))).toEqual({ kind: 'not-0-to-10', categories: SCORES.slice(1) });
  expect(of([...SCORES, '11']).kind).toBe('not-0-to-10');
  expect(of(SCORES.toReversed()).kind).toBe('nps');
});

test('a declared design replaces the variance', () => {
  const table = single(Object.fromEntries(SCORES.map((score) => [score, score === '10' || score === '0' ? 5 : 0])));
  // Totals: 11 cells and the base. Clusters of all promoters or all detractors: 0 and 10 move apart, the base does not.
  const matrix = new Float64Array(144);
  [
    [0, 0, 50],
    [10, 10, 50],
    [0, 10, -50],
    [10, 0, -50],
  ].forEach(([i, j, value]) => (matrix[i! * 12 + j!] = value!));
  const { score } = scored(nps({ ...table, between: { matrix, df: 1 } }));
  // Gradient ±1/10 at the two cells: (50 + 50 + 2·50)/100 = 2.
  expect(score.se).toBeCloseTo(100 * Math.sqrt(2), 9);
  expect(score.df).toBe(1);
});
