import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gate } from '../../src/analyses/gate.ts';
import { panels } from '../../src/analyses/panels.ts';
import { comparedReasons } from '../../src/analyses/reason-changes.ts';
import { repurchaseCurve } from '../../src/analyses/repurchase-curve.ts';
import { share } from '../../src/analyses/share.ts';
import type { Finding, Groups } from '../../src/survey/finding.ts';
import { cell, levelByYes, published, tableOf } from './tables.ts';

const thresholds = { flagBelow: 30, suppressBelow: 10 };

const based = (n: number | undefined) => ({ n, weighted: n, effective: n });

interface Plain extends Finding {
  readonly parts: Groups<{ readonly n: number | undefined }>;
}

function finding(relation: 'partition' | 'separate', sizes: readonly (number | undefined)[]): Plain {
  const groups = sizes.map((n, i) => ({ key: `g${i}`, base: based(n), value: { n } }));
  return { base: undefined, parts: { relation, groups, derived: {} } };
}

function states(relation: 'partition' | 'separate', ...sizes: readonly (number | undefined)[]): readonly string[] {
  const opened = gate(finding(relation, sizes), thresholds);
  return opened.state === 'hidden' ? ['all hidden'] : opened.finding.parts.groups.map(({ state }) => state);
}

test('groups below 30 are marked, below 10 hidden, at the threshold neither', () => {
  expect(states('separate', 31, 30, 29, 10, 9, 1, 0)).toEqual([
    'shown',
    'shown',
    'small',
    'small',
    'hidden',
    'hidden',
    'empty',
  ]);
});

test('one hidden group of a partition takes the smallest other with it', () => {
  expect(states('partition', 9, 50, 12, 40)).toEqual(['hidden', 'shown', 'hidden', 'shown']);
  expect(states('partition', 9, 50, 8, 40)).toEqual(['hidden', 'shown', 'hidden', 'shown']);
  expect(states('partition', 10, 50, 12, 40)).toEqual(['small', 'shown', 'small', 'shown']);
});

test('an empty group is no cover for a hidden one', () => {
  expect(states('partition', 9, 0, 50, 40)).toEqual(['hidden', 'empty', 'shown', 'hidden']);
  expect(states('partition', 9, 0)).toEqual(['hidden', 'empty']);
});

test('groups with bases of their own are hidden alone', () => {
  expect(states('separate', 9, 50, 12)).toEqual(['hidden', 'shown', 'small']);
});

test('published groups pass', () => {
  expect(states('partition', undefined, undefined)).toEqual(['shown', 'shown']);
});

test('a whole finding is shown, marked, empty or hidden by its own base', () => {
  const stateOf = (n: number | undefined) => gate({ base: based(n) }, thresholds).state;
  expect([30, 29, 10, 9, 1, 0, undefined].map(stateOf)).toEqual([
    'shown',
    'small',
    'small',
    'hidden',
    'hidden',
    'empty',
    'shown',
  ]);
  expect(gate(share(cell(3), cell(9)), thresholds)).toEqual({ state: 'hidden' });
});

const curveLevels = [
  { level: 1, yes: 1, no: 6 },
  { level: 2, yes: 11, no: 2 },
  { level: 3, yes: 21, no: 17 },
  { level: 4, yes: 41, no: 12 },
];
const values = { '1': 1, '2': 2, '3': 3, '4': 4 };

// Level 1 (n = 7) is hidden, and level 2 (n = 13) with it; rates 0.85 and 0.55 of levels 2 and 3 are pooled, so that pool goes too.
test('steps and pooled rates that rest on a hidden level go with it', () => {
  const opened = gate(repurchaseCurve(levelByYes(curveLevels), { values }), thresholds);
  if (opened.state === 'hidden') throw new Error('The curve rests on 111 respondents.');
  const { groups, derived } = opened.finding.levels;
  expect(groups.map(({ key, state }) => [key, state])).toEqual([
    ['1', 'hidden'],
    ['2', 'hidden'],
    ['3', 'shown'],
    ['4', 'shown'],
  ]);
  expect(groups[0]).toEqual({ state: 'hidden', key: '1' });
  expect(derived.steps.map(({ of }) => of)).toEqual([['3', '4']]);
  expect(derived.isotonic.map(({ of }) => of)).toEqual([['4']]);
});

test('panels are a partition, their levels another, and comparisons with a hidden panel go', () => {
  const by = [{ id: 'region', kind: 'single', categories: ['n', 's', 'w', 'e'] }] as const;
  const of = [{ id: 'leaving', kind: 'single', categories: ['a', 'b'] }] as const;
  const table = tableOf(
    of,
    [4, 3, 20, 21, 22, 23, 11, 12].map((n) => cell(n)),
    by,
  );
  const opened = gate(comparedReasons(table, { groups: [] }), thresholds);
  if (opened.state === 'hidden') throw new Error('The panels hold 116 respondents.');
  expect(opened.finding.panels.groups.map(({ state }) => state)).toEqual(['hidden', 'shown', 'shown', 'hidden']);
  expect(opened.finding.panels.derived.changes.map(({ of: pair }) => pair)).toEqual([['s', 'w']]);
});

test('a small level is hidden within each panel', () => {
  const by = [{ id: 'wave', kind: 'single', categories: ['1', '2'] }] as const;
  const one = levelByYes(curveLevels);
  const table = tableOf(one.of, [...one.cells, ...one.cells.map(({ n }) => cell(n! * 10))], by);
  const opened = gate(
    panels(table, (group) => repurchaseCurve(group, { values })),
    thresholds,
  );
  if (opened.state === 'hidden') throw new Error('The panels hold 1221 respondents.');
  const levelStates = opened.finding.panels.groups.map((panel) =>
    panel.state === 'hidden' ? [] : panel.value.levels.groups.map(({ state }) => state),
  );
  expect(levelStates).toEqual([
    ['hidden', 'hidden', 'shown', 'shown'],
    ['shown', 'shown', 'shown', 'shown'],
  ]);
});

test('bounds, names and nested lists pass through unchanged', () => {
  const given = {
    base: based(50),
    list: [1, 'two', { three: [undefined, true] }],
    estimate: share(published(0.1, 'below'), published(1)),
  };
  expect(gate(given, thresholds)).toEqual({ state: 'shown', finding: given });
});

// Numbers no other part of a finding can hold by chance: n of hidden groups are planted as 0.5 + a small whole number.
test('no number of a hidden group is in what the gate lets through', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(sizes, fc.constantFrom<'partition' | 'separate'>('partition', 'separate'), (given, relation) => {
      const marks = given.map((_, i) => 7_000_000 + i);
      const groups = given.map((n, i) => ({
        key: `g${i}`,
        base: { n, weighted: marks[i]!, effective: marks[i]! },
        value: {
          deep: [
            {
              rate: marks[i]!,
              inner: {
                relation: 'partition' as const,
                groups: [{ key: 'x', base: based(n), value: marks[i]! }],
                derived: {},
              },
            },
          ],
        },
      }));
      const pairs = given
        .slice(1)
        .map((_, i) => ({ of: [`g${i}`, `g${i + 1}`], value: `${marks[i]}-${marks[i + 1]}` }));
      const opened = gate({ base: undefined, parts: { relation, groups, derived: { pairs } } }, thresholds);
      if (opened.state === 'hidden') throw new Error('No whole base was given.');
      const text = JSON.stringify(opened);
      opened.finding.parts.groups.forEach((group, i) => {
        const small = given[i]! > 0 && given[i]! < thresholds.suppressBelow;
        if (small) expect(group.state).toBe('hidden');
        if (group.state === 'hidden') {
          expect(Object.keys(group).sort()).toEqual(['key', 'state']);
          expect(text).not.toContain(String(marks[i]));
        }
      });
      const hidden = opened.finding.parts.groups.filter(({ state }) => state === 'hidden').length;
      if (relation === 'partition' && given.filter((n) => n > 0).length > 1) expect(hidden).not.toBe(1);
    }),
  );
});
