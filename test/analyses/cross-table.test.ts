import { expect, test } from 'vitest';
import { crossTables, type CrossInput } from '../../src/analyses/cross-table.ts';
import { gate } from '../../src/analyses/gate.ts';
import { holm } from '../../src/stats/holm.ts';
import type { Cell, Crosstab } from '../../src/survey/crosstab.ts';

const ANSWERS = [{ id: 'q', kind: 'single', categories: ['yes', 'no'] }] as const;

/** Counts of yes and no in each column. */
function inputOf(counts: Readonly<Record<string, readonly [number, number]>>, weight = 1): CrossInput {
  const cell = (count: number): Cell => ({ n: count, w: weight * count, w2: weight * weight * count });
  const all = Object.values(counts);
  const sum = [0, 1].map((at) => all.reduce((total, own) => total + own[at]!, 0));
  const origin = { kind: 'respondents', weighted: weight !== 1 } as const;
  const table = (by: Crosstab['by'], rows: readonly (readonly number[])[]): Crosstab => ({
    by,
    of: ANSWERS,
    cells: rows.flat().map(cell),
    bases: rows.map((row) => cell(row[0]! + row[1]!)),
    missing: rows.map(() => ({})),
    origin,
  });
  return {
    total: table([], [sum]),
    columns: table([{ id: 's', kind: 'single', categories: Object.keys(counts) }], all),
    rows: [
      { id: 'yes', measure: { kind: 'proportion', hits: ['yes'] } },
      { id: 'mean', measure: { kind: 'mean', values: { yes: 1, no: 0 } } },
    ],
  };
}

const settings = { against: 'pairs', correction: 'holm', family: 'question' } as const;

// 30 of 60 against 15 of 60: pooled p = 3/8, z = ¼ / √(3/8 · 5/8 · 2/60) = 2.8284…, z² = 8.
test('unweighted shares are compared by pooled z, and the whole question is one family', () => {
  const [table] = crossTables([inputOf({ a: [30, 30], b: [15, 45], c: [24, 36] })], settings);
  expect(table!.base.n).toBe(180);
  expect(table!.total[0]!.value).toBeCloseTo(69 / 180, 12);
  const { groups, derived } = table!.columns;
  expect(groups.map(({ key, base, value }) => [key, base.n, value[0]!.value])).toEqual([
    ['a', 60, 0.5],
    ['b', 60, 0.25],
    ['c', 60, 0.4],
  ]);
  expect(derived.comparisons.map(({ of }) => of)).toEqual([
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'c'],
  ]);
  const results = derived.comparisons.flatMap(({ value }) => value);
  const [first] = results;
  expect(first).toMatchObject({ state: 'tested', test: 'pooled-z' });
  expect(first?.state === 'tested' && first.statistic).toBeCloseTo(Math.sqrt(8), 12);
  expect(results[1]).toMatchObject({ state: 'tested', test: 'welch' });
  expect(table!.family).toBe(6);
  const raw = results.map((one) => (one.state === 'tested' ? one.p : undefined));
  const adjusted = results.map((one) => (one.state === 'tested' ? one.adjusted : undefined));
  expect(adjusted.map((p) => p!.toFixed(12))).toEqual(holm(raw).map((p) => p!.toFixed(12)));
});

test('the whole table as one family corrects harder than each question', () => {
  const inputs = [inputOf({ a: [30, 30], b: [15, 45] }), inputOf({ a: [20, 40], b: [40, 20] })];
  const smallest = (family: 'question' | 'table') =>
    crossTables(inputs, { ...settings, family }).map(({ columns, family: count }) => {
      const [result] = columns.derived.comparisons[0]!.value;
      return [count, result?.state === 'tested' ? result.adjusted / result.p : undefined];
    });
  // Two rows each: pooled z before Welch's t in p or behind it, so factors are 2 or 1 of 2, and up to 4 of 4.
  expect(smallest('question').map(([count]) => count)).toEqual([2, 2]);
  expect(smallest('table').map(([count]) => count)).toEqual([4, 4]);
  expect(smallest('table')[1]![1]).toBeGreaterThan(smallest('question')[1]![1]!);
});

test('against the rest every column is held against the others, never against itself', () => {
  const [table] = crossTables([inputOf({ a: [30, 30], b: [15, 45], c: [24, 36] })], { ...settings, against: 'rest' });
  const [a] = table!.columns.derived.comparisons;
  expect(a!.of).toEqual(['a']);
  const [share] = a!.value;
  expect(share?.state === 'tested' && share.difference).toBeCloseTo(0.5 - 39 / 120, 12);
});

test('what cannot be tested says why', () => {
  const why = (input: CrossInput, rest: object = {}) =>
    crossTables([input], { ...settings, ...rest })[0]!.columns.derived.comparisons[0]!.value.map((one) =>
      one.state === 'untested' ? one.why : one.test,
    );
  expect(why(inputOf({ a: [20, 0], b: [30, 0] }))).toEqual(['no-variance', 'no-variance']);
  expect(why(inputOf({ a: [1, 19], b: [4, 26] }))).toEqual(['fisher', 'welch']);
  expect(why(inputOf({ a: [1, 19], b: [4, 26] }, 2))).toEqual(['too-few', 'welch']);
  expect(why(inputOf({ a: [10, 10], b: [0, 0] }))).toEqual(['no-base', 'no-base']);
  expect(why(inputOf({ a: [10, 10], b: [1, 0] }))).toEqual(['one-respondent', 'one-respondent']);
  expect(why(inputOf({ a: [10, 10], b: [10, 12] }), { samePeople: true })).toEqual(['same-people', 'same-people']);
});

test('the gate takes a small column with everything that was compared with it', () => {
  const [table] = crossTables([inputOf({ a: [30, 30], b: [15, 45], c: [24, 36], d: [2, 4] })], settings);
  const opened = gate(table!, { flagBelow: 30, suppressBelow: 10 });
  if (opened.state === 'hidden') throw new Error();
  // d is hidden for its size, and a, the first of the smallest, because one hidden column could be found by subtraction.
  expect(opened.finding.columns.groups.map(({ key, state }) => [key, state])).toEqual([
    ['a', 'hidden'],
    ['b', 'shown'],
    ['c', 'shown'],
    ['d', 'hidden'],
  ]);
  expect(opened.finding.columns.derived.comparisons.map(({ of }) => of)).toEqual([['b', 'c']]);
});

test('every weight times k changes nothing but the weighted base', () => {
  const one = crossTables([inputOf({ a: [30, 30], b: [15, 45] }, 2)], settings)[0]!;
  const other = crossTables([inputOf({ a: [30, 30], b: [15, 45] }, 5)], settings)[0]!;
  expect(one.total.map(({ value, interval }) => [value, interval])).toEqual(
    other.total.map(({ value, interval }) => [value, interval]),
  );
  const p = (table: typeof one) =>
    table.columns.derived.comparisons[0]!.value.map((c) => (c.state === 'tested' ? c.p : c.why));
  p(one).forEach((value, i) => expect(value).toBeCloseTo(Number(p(other)[i]), 12));
  expect([one.base.weighted, other.base.weighted]).toEqual([240, 600]);
});
