import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adjustedComparisons } from '../../src/analyses/adjusted-comparisons.ts';
import { columnLetters } from '../../src/analyses/column-letters.ts';
import type { Comparison, TestedComparison } from '../../src/analyses/comparison.ts';
import { segmentTests, type SegmentSettings } from '../../src/analyses/segment-tests.ts';
import { benjaminiHochberg } from '../../src/stats/benjamini-hochberg.ts';
import { fisherExact } from '../../src/stats/fisher-exact.ts';
import { holm } from '../../src/stats/holm.ts';
import { pooledZ } from '../../src/stats/pooled-z.ts';
import type { Crosstab } from '../../src/survey/crosstab.ts';
import type { Derived } from '../../src/survey/finding.ts';
import golden from '../goldens/segment-tests/expected.json' with { type: 'json' };
import { expectNear } from '../goldens/near.ts';
import { cell, tableOf, type Counts } from './tables.ts';

/** Rows are groups. */
function grouped(groups: readonly string[], codes: readonly string[], cells: readonly Counts[]): Crosstab {
  return tableOf([{ id: 'q', kind: 'single', categories: codes }], cells.map(cell), [
    { id: 'segment', kind: 'single', categories: groups },
  ]);
}

function tested(comparison: Comparison | undefined): TestedComparison {
  if (comparison?.state !== 'tested') throw new Error(JSON.stringify(comparison));
  return comparison;
}

const top: SegmentSettings = { measure: { kind: 'proportion', hits: ['yes'] }, against: 'pairs', correction: 'holm' };

/** Groups of (no, yes). */
const shares = (...groups: (readonly [no: Counts, yes: Counts])[]) =>
  grouped(
    groups.map((_, i) => `g${i}`),
    ['no', 'yes'],
    groups.flat(),
  );

// Expected: R t.test, survey's linearised variances, p.adjust.
test.each(golden.cases)('pairs of groups equal the reference: $id', ({ atLeast, groups, values, cells, pairs }) => {
  const codes = values.map(String);
  const table = grouped(
    groups,
    codes,
    cells.map(([n, w, w2]): Counts => [n!, w!, w2!]),
  );
  const measure: SegmentSettings['measure'] =
    atLeast === null
      ? { kind: 'mean', values: Object.fromEntries(values.map((value) => [String(value), value])) }
      : { kind: 'proportion', hits: codes.filter((code) => Number(code) >= atLeast) };
  const found = segmentTests(table, { measure, against: 'pairs', correction: 'holm' });
  const fdr = segmentTests(table, { measure, against: 'pairs', correction: 'benjamini-hochberg' });
  expect(found.family).toBe(pairs.length);
  found.segments.derived.comparisons.forEach(({ of, value }, i) => {
    const expected: Readonly<Record<string, unknown>> = { ...pairs[i]! };
    const number = (key: string) => expected[key] as number;
    expect(of).toEqual([String(expected.a), String(expected.b)]);
    const own = tested(value);
    const [first, second] = of.map((key) => found.segments.groups.find((group) => group.key === key)!);
    expect([first!.base.n, second!.base.n]).toEqual([expected.n1, expected.n2]);
    expectNear(own.difference, number('diff'), 'difference');
    if (atLeast === null) {
      expectNear(first!.value.value, number('mean1'), 'mean');
      expectNear(own.statistic, number('t'), 't');
      expectNear(own.df, number('df'), 'df');
      expectNear(own.interval[0], number('ci_low'), 'low');
      expectNear(own.interval[1], number('ci_high'), 'high');
    } else {
      expectNear(first!.value.value, number('p1'), 'share');
      expectNear(first!.base.effective, number('n_eff1'), 'n_eff');
      expectNear(own.se, number('se_diff_taylor'), 'se');
      expectNear(own.statistic, number('z_taylor'), 'z');
      const kish = pooledZ(first!.value.value!, first!.base.effective!, second!.value.value!, second!.base.effective!)!;
      expectNear(kish.z, number('z_neff_pooled'), 'pooled z');
      expectNear(kish.p, number('p_neff_pooled'), 'pooled p');
    }
    expectNear(own.p, number('p_main'), 'p');
    expectNear(own.adjusted, number('p_holm'), 'Holm');
    expectNear(tested(fdr.segments.derived.comparisons[i]!.value).adjusted, number('p_bh'), 'BH');
  });
});

test('the pooled test of two unweighted proportions equals the reference', () => {
  const { x, n, expected } = golden.pooled;
  const table = shares([n[0]! - x[0]!, x[0]!], [n[1]! - x[1]!, x[1]!]);
  const [pair] = segmentTests(table, { ...top, test: 'pooled' }).segments.derived.comparisons;
  const own = tested(pair?.value);
  expect(own.test).toBe('pooled-z');
  expectNear(own.difference, expected.diff, 'difference');
  expectNear(own.statistic, expected.z_pooled, 'z');
  expectNear(own.p, expected.p_pooled, 'p');
});

test('adjusted p equal R p.adjust', () => {
  const { p, holm: expectedHolm, bh } = golden.adjust;
  const given = p.map((value) => value ?? undefined);
  const near = (expected: (number | null)[]) =>
    expected.map((value) => (value === null ? undefined : expect.closeTo(value, 12)));
  expect(holm(given)).toEqual(near(expectedHolm));
  expect(benjaminiHochberg(given)).toEqual(near(bh));
});

// Fisher's tea: 3 of 4 against 1 of 4. Tables with margins 4, 4 have chances 1, 16, 36, 16, 1 in 70: 34/70.
// 0 of 4 against 4 of 4: 2/70.
test("Fisher's exact test by hand", () => {
  expect(fisherExact(3, 4, 1, 4)).toBeCloseTo(34 / 70, 12);
  expect(fisherExact(0, 4, 4, 4)).toBeCloseTo(2 / 70, 12);
});

test('the pooled test gives way to Fisher where few are expected, and to nothing where they are weighted', () => {
  const few = (...groups: Parameters<typeof shares>) =>
    segmentTests(shares(...groups), { ...top, test: 'pooled' }).segments.derived.comparisons[0]!.value;
  expect(few([1, 3], [3, 1])).toMatchObject({ test: 'fisher', p: expect.closeTo(34 / 70, 12), fewExpected: true });
  expect(few([[1, 2, 4], 3], [3, 1])).toEqual({ state: 'untested', why: 'too-few' });
  expect(segmentTests(shares([1, 3], [3, 1]), top).segments.derived.comparisons[0]!.value).toMatchObject({
    test: 'z',
    fewExpected: true,
  });
});

test('what cannot be tested says why, and is no part of the family', () => {
  const why = (table: Crosstab, settings = top) =>
    segmentTests(table, settings).segments.derived.comparisons.map(({ value }) =>
      value.state === 'tested' ? 'tested' : value.why,
    );
  expect(why(shares([0, 20], [0, 30]))).toEqual(['no-variance']);
  expect(why(shares([0, 1], [10, 30]))).toEqual(['one-respondent']);
  expect(why(shares([0, 0], [10, 30]))).toEqual(['no-base']);
  expect(why(shares([5, 5], [10, 30]), { ...top, samePeople: true })).toEqual(['same-people']);
  const mixed = segmentTests(shares([0, 1], [10, 30], [20, 20]), top);
  expect(mixed.family).toBe(1);
  const [, , last] = mixed.segments.derived.comparisons;
  expect(tested(last?.value).adjusted).toBe(tested(last?.value).p);
});

// g0 is 10 of 40; the rest is 20 + 30 = 50 of 100: −0.25, not the −0.179 that a total with g0 in it would give.
test('a group is held against the rest, never against a total that it is part of', () => {
  const found = segmentTests(shares([30, 10], [20, 20], [30, 30]), { ...top, against: 'rest' });
  expect(found.segments.derived.comparisons.map(({ of }) => of)).toEqual([['g0'], ['g1'], ['g2']]);
  expect(tested(found.segments.derived.comparisons[0]!.value).difference).toBeCloseTo(-0.25, 12);
  expect(found.base.n).toBe(140);
});

// Two groups that move together: cells and bases of both rise in the same clusters, so their difference does not vary as v₁ + v₂.
test('a design counts what groups have in common', () => {
  const matrix = new Float64Array(36);
  for (const i of [1, 3]) for (const j of [1, 3]) matrix[i * 6 + j] = i === j ? 16 : 12;
  const apart = segmentTests({ ...shares([10, 30], [20, 20]), between: { matrix, df: 9 } }, top);
  // (16 + 16 − 2·12)/40² = 0.005.
  expect(tested(apart.segments.derived.comparisons[0]!.value).se).toBeCloseTo(Math.sqrt(0.005), 12);
});

test('scaled weights change no test, and a code that does not exist is refused', () => {
  const weighted = (k: number) =>
    segmentTests(
      shares(
        [
          [20, 25 * k, 40 * k * k],
          [30, 28 * k, 35 * k * k],
        ],
        [
          [40, 38 * k, 50 * k * k],
          [20, 22 * k, 30 * k * k],
        ],
      ),
      top,
    );
  const own = (k: number) => tested(weighted(k).segments.derived.comparisons[0]!.value);
  expect(own(5).p).toBeCloseTo(own(1).p, 12);
  expect(() =>
    segmentTests(shares([1, 2], [3, 4]), { ...top, measure: { kind: 'proportion', hits: ['maybe'] } }),
  ).toThrowErrorMatchingInlineSnapshot(`[RangeError: "maybe" is not one of the answers no, yes]`);
  expect(() =>
    segmentTests(shares([1, 2], [3, 4]), { ...top, measure: { kind: 'mean', values: { no: 0 } } }),
  ).toThrowErrorMatchingInlineSnapshot(`[RangeError: the answer "yes" has no number to take a mean of]`);
});

test("Holm's p keep the order of p, are at least p and at least those of Benjamini and Hochberg", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }), (ps) => {
      const [wise, fdr] = [holm(ps), benjaminiHochberg(ps)];
      ps.forEach((p, i) => {
        expect(wise[i]).toBeGreaterThanOrEqual(fdr[i]! - 1e-15);
        expect(fdr[i]).toBeGreaterThanOrEqual(p);
        ps.forEach((q, j) => p < q && expect(wise[i]).toBeLessThanOrEqual(wise[j]!));
      });
    }),
  );
});

test('a column carries the letters of those it is higher than', () => {
  const compare = (
    of: string[],
    difference: number,
    p: number,
  ): Derived<Omit<TestedComparison, 'adjusted' | 'significant'>> => ({
    of,
    value: {
      state: 'tested',
      test: 'z',
      difference,
      interval: [0, 0],
      se: 1,
      statistic: 0,
      df: undefined,
      p,
      fewExpected: false,
    },
  });
  const raw = [compare(['x', 'y'], 0.2, 0.01), compare(['x', 'z'], -0.2, 0.04), compare(['y', 'z'], -0.1, 0.08)];
  const plain = columnLetters(['x', 'y', 'z'], adjustedComparisons(raw, 'none'), 0.1);
  expect([...plain.values()]).toEqual([
    { letter: 'A', higherThan: ['B'] },
    { letter: 'B', higherThan: [] },
    { letter: 'C', higherThan: ['A', 'b'] },
  ]);
  // Holm: 0.03, 0.08, 0.08.
  expect(columnLetters(['x', 'y', 'z'], adjustedComparisons(raw, 'holm')).get('z')!.higherThan).toEqual([]);
  const many = columnLetters(
    Array.from({ length: 28 }, (_, i) => `k${i}`),
    [],
  );
  expect([...many.values()].at(-1)!.letter).toBe('AB');
});
