import { expect, test } from 'vitest';
import { comparedReasons, type TestedChange } from '../../src/analyses/reason-changes.ts';
import type { Crosstab } from '../../src/survey/crosstab.ts';
import { expectNear } from '../goldens/near.ts';
import { cell, published, tableOf, type Counts } from './tables.ts';

function waves(panels: Readonly<Record<string, readonly Counts[]>>, options: readonly string[]): Crosstab {
  const by = [{ id: 'wave', kind: 'single', categories: Object.keys(panels) }] as const;
  return tableOf(
    [{ id: 'leaving', kind: 'single', categories: options }],
    Object.values(panels).flatMap((list) => list.map(cell)),
    by,
  );
}

const two = waves({ '2025': [30, 50, 20, 0], '2026': [60, 60, 80, 0] }, ['a', 'b', 'c', 'd']);
const groups = [{ id: 'ab', members: ['a', 'b'] }];

function changeOf(table: Crosstab, id: string, settings = {}) {
  return comparedReasons(table, { groups, ...settings }).panels.derived.changes[0]?.value.find((one) => one.id === id)
    ?.result;
}

// By hand, unweighted: v = p(1 − p)/(n − 1). b: 0.5 → 0.3, error √(0.25/99 + 0.21/199) = 0.0598375, z = −3.342384, p = 0.000830619 (scipy 1.17).
// Family of a, b, c and the group; d varies in neither wave. a: 0.3 → 0.3. c: 0.2 → 0.4, error √(0.16/99 + 0.24/199), p = 0.000167.
test('worked example', () => {
  const b = changeOf(two, 'b') as TestedChange;
  expectNear(b.difference, -0.2, 'difference');
  expectNear(b.p, 0.0008306192686965299, 'p', 1e-9);
  const error = Math.sqrt(0.25 / 99 + 0.21 / 199);
  expectNear(b.interval[0], -0.2 - 1.959963984540054 * error, 'low');
  const c = changeOf(two, 'c') as TestedChange;
  const ab = changeOf(two, 'ab') as TestedChange;
  expectNear(c.adjusted, 4 * c.p, 'Holm, the smallest of four', 1e-9);
  expectNear(ab.p, c.p, 'the group is the rest');
  expectNear(b.adjusted, 2 * b.p, 'Holm, the third of four', 1e-9);
  expect([b.significant, c.significant]).toEqual([true, true]);
  expect(changeOf(two, 'a')).toMatchObject({ state: 'tested', p: 1, significant: false });
  expect(changeOf(two, 'd')).toEqual({ state: 'untested', why: 'no-variance' });
});

test('Holm decides, not the single test', () => {
  const table = waves({ x: [30, 20, 20, 30], y: [44, 18, 17, 21] }, ['a', 'b', 'c', 'd']);
  const a = comparedReasons(table, { groups: [] }).panels.derived.changes[0]!.value[0]!.result as TestedChange;
  expect(a.p).toBeLessThan(0.05);
  expect(a.adjusted).toBeGreaterThan(0.05);
  expect(a.significant).toBe(false);
});

test('every pair of panels, in their order, each with the panels it rests on', () => {
  const three = waves({ n: [5, 5], s: [6, 6], w: [7, 3] }, ['a', 'b']);
  const found = comparedReasons(three, { groups: [] });
  expect(found.panels.derived.changes.map(({ of }) => of)).toEqual([
    ['n', 's'],
    ['n', 'w'],
    ['s', 'w'],
  ]);
  expect(found).toMatchObject({ by: 'wave', base: { n: 32 }, panels: { relation: 'partition' } });
  expect(found.panels.groups.map(({ key, base, value }) => [key, base.n, value.base.n])).toEqual([
    ['n', 10, 10],
    ['s', 12, 12],
    ['w', 10, 10],
  ]);
});

test('no test of the same people, of an empty panel, of a single respondent, of a published table', () => {
  expect(changeOf(two, 'b', { samePeople: true })).toEqual({ state: 'untested', why: 'same-people' });
  expect(changeOf(waves({ x: [5, 5, 0], y: [0, 0, 0] }, ['a', 'b', 'c']), 'a')).toEqual({
    state: 'untested',
    why: 'no-base',
  });
  expect(changeOf(waves({ x: [5, 5, 0], y: [1, 0, 0] }, ['a', 'b', 'c']), 'a')).toEqual({
    state: 'untested',
    why: 'no-variance',
  });
  const shares = [0.3, 0.7, 0.4, 0.6].map((share) => published(share));
  const table = tableOf([{ id: 'q', kind: 'single', categories: ['a', 'b'] }], shares, two.by, [
    published(1),
    published(1),
  ]);
  expect(changeOf(table, 'b')).toEqual({ state: 'untested', why: 'no-base' });
});

test('weights widen the interval', () => {
  const weighted = waves(
    {
      x: [
        [30, 30, 60],
        [70, 70, 140],
      ],
      y: [
        [50, 50, 100],
        [50, 50, 100],
      ],
    },
    ['a', 'b'],
  );
  const plain = waves({ x: [30, 70], y: [50, 50] }, ['a', 'b']);
  const width = (table: Crosstab) => {
    const { interval } = comparedReasons(table, { groups: [] }).panels.derived.changes[0]!.value[0]!
      .result as TestedChange;
    return interval[1] - interval[0];
  };
  expectNear(width(weighted), width(plain) * Math.SQRT2, 'width');
});
