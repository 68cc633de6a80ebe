import { expect, test } from 'vitest';
import { furtherHidden } from '../../src/analyses/further-hidden.ts';
import { gate } from '../../src/analyses/gate.ts';
import type { Base } from '../../src/survey/estimate.ts';
import type { Groups } from '../../src/survey/finding.ts';

const PRIVACY = { flagBelow: 30, suppressBelow: 10 };

const base = (n: number): Base => ({ n, weighted: n, effective: n });

interface Counted {
  readonly base: Base;
  readonly levels: Groups<number>;
}

function counted(...sizes: readonly number[]): Counted {
  const groups = sizes.map((n, i) => ({ key: String(i + 1), base: base(n), value: n }));
  return { base: base(sizes.reduce((a, b) => a + b)), levels: { relation: 'partition', groups, derived: {} } };
}

function sides(whole: readonly number[], ...parts: (readonly number[])[]) {
  const found = (sizes: readonly number[]) => ({ all: gate(counted(...sizes), PRIVACY), tests: 3 });
  const { whole: inWhole, parts: inParts } = furtherHidden({ whole: found(whole), parts: parts.map(found) });
  return [inWhole, ...inParts].map((places) => [...places]);
}

test('a part that is hidden alone takes the smallest of the others with it', () => {
  // 100 = 60 + 35 + 5: the 5 are hidden, and 100 − 60 − 35 would give them away.
  expect(sides([100, 100], [60, 60], [35, 35], [2, 3])).toEqual([[], [], [''], []]);
});

test('two hidden parts protect each other', () => {
  expect(sides([100, 100], [91, 91], [2, 3], [3, 4])).toEqual([[], [], [], []]);
});

test('a part in which nobody answered hides nobody', () => {
  expect(sides([100, 100], [95, 95], [0, 0], [2, 3])).toEqual([[], [''], [], []]);
});

test('a group that one part hides alone is hidden in the part where it is smallest', () => {
  // Level 1: 40 = 20 + 12 + 8. The gate hides 8, and with it level 2 of that part; level 2 is then alone as well.
  expect(sides([40, 190], [20, 80], [12, 90], [8, 20])).toEqual([[], ['levels/2'], ['levels/1'], []]);
});

test('a group that is hidden for everybody could be added up from the parts', () => {
  // Everybody: 4 are hidden, and with them the 12. The first part hides its 4 and, beside it, its 50.
  // The second part would show 12 = everybody's 12 − 0, and everybody's 90 − 40 = the first part's 50.
  expect(sides([4, 12, 90], [4, 0, 50], [0, 12, 40])).toEqual([[], [], ['levels/2', 'levels/3']]);
});

test('what lies in a hidden part counts as hidden there', () => {
  const found = (n: number, inner: number) => ({ all: gate(counted(inner, n - inner), PRIVACY) });
  // Two parts are hidden as a whole and the third hides its levels: three are hidden, so the fourth may show them.
  const { parts } = furtherHidden({
    whole: found(207, 60),
    parts: [found(8, 4), found(7, 3), found(90, 5), found(102, 51)],
  });
  expect(parts.map((places) => [...places])).toEqual([[], [], [], []]);
});

test('places go back to the gate and are hidden there, with what is derived from them', () => {
  const finding = {
    base: base(100),
    parts: {
      relation: 'separate' as const,
      groups: [
        { key: 'a', base: base(50), value: counted(20, 30) },
        { key: 'b', base: base(50), value: counted(25, 25) },
      ],
      derived: { differences: [{ of: ['a', 'b'], value: 1 }] },
    },
  };
  const inner = gate(finding, { ...PRIVACY, alsoHidden: new Set(['parts/a/levels/2']) });
  const [a, b] = inner.state === 'hidden' ? [] : inner.finding.parts.groups;
  expect(a?.state === 'shown' && a.value.levels.groups.map(({ state }) => state)).toEqual(['hidden', 'hidden']);
  expect(b?.state === 'shown' && b.value.levels.groups.map(({ state }) => state)).toEqual(['small', 'small']);
  const outer = gate(finding, { ...PRIVACY, alsoHidden: new Set(['parts/a']) });
  expect(outer.state === 'hidden' ? undefined : outer.finding.parts).toMatchObject({
    groups: [{ state: 'hidden', key: 'a' }, { key: 'b' }],
    derived: { differences: [] },
  });
  expect(gate(finding, { ...PRIVACY, alsoHidden: new Set(['']) })).toEqual({ state: 'hidden' });
});
