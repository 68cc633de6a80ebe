import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANY_REASON, switchingReasons } from '../../src/analyses/switching-reasons.ts';
import { golden } from '../goldens/golden.ts';
import { expectNear } from '../goldens/near.ts';
import { multi, published, scaled, single, tableOf, weightedCells, type Counts } from './tables.ts';

interface Fixture {
  readonly multi: readonly {
    readonly weight: string | null;
    readonly base: Counts;
    readonly options: readonly string[];
    readonly cells: Readonly<Record<string, Counts>>;
    readonly expected: {
      readonly base_n: number;
      readonly base_w: number;
      readonly n_eff: number;
      readonly responses_w: number;
      readonly responses_per_case: number;
      readonly none_n: number;
      readonly items: readonly {
        reason: string;
        n: number;
        count_w: number;
        pct_cases: number;
        pct_responses: number;
        wilson_low: number;
        wilson_high: number;
      }[];
      readonly nets: readonly {
        net: string;
        members: string[];
        n: number;
        pct_cases: number;
        sum_of_members_pct: number;
      }[];
    };
  }[];
  readonly tree: readonly {
    readonly weight: string | null;
    readonly groups: Readonly<Record<string, Readonly<Record<string, Counts>>>>;
    readonly expected: {
      readonly base_n: number;
      readonly base_w: number;
      readonly categories: readonly {
        category: string;
        n: number;
        pct: number;
        reasons: readonly { reason: string; n: number; pct_of_total: number; pct_of_category: number }[];
      }[];
    };
  }[];
}

const reference = golden<Fixture>('switching-reasons/switching-reasons.json');

describe('switching reasons equal the reference', () => {
  test.each(reference.multi.map((one) => [one.weight ?? 'unweighted', one] as const))(
    'multiple choice, %s',
    (_name, one) => {
      const { expected } = one;
      const groups = expected.nets.map(({ net, members }) => ({ id: net, members }));
      const found = switchingReasons(multi(one.cells, one.base), { groups });
      expect(found.choice).toBe('multi');
      expect(found.base.n).toBe(expected.base_n);
      expectNear(found.base.weighted, expected.base_w, 'base');
      expectNear(found.base.effective, expected.n_eff, 'n_eff');
      expectNear(found.responsesPerCase, expected.responses_per_case, 'responses per case');
      expectNear(found.none?.value, expected.none_n / expected.base_n, 'none');
      const reasons = [...found.groups.flatMap((group) => group.reasons), ...found.unassigned];
      expect(reasons).toHaveLength(one.options.length);
      expect(found.unassigned.map(({ id }) => id)).toEqual(['no_staff_contact']);
      for (const item of expected.items) {
        const reason = reasons.find(({ id }) => id === item.reason)!;
        expect(reason.count.n).toBe(item.n);
        expectNear(reason.count.w, item.count_w, 'count');
        expectNear(reason.ofCases.value, item.pct_cases / 100, `${item.reason} of cases`);
        expectNear(reason.ofResponses, item.pct_responses / 100, `${item.reason} of responses`);
        expectNear(reason.ofCases.interval?.[0], item.wilson_low / 100, `${item.reason} low`);
        expectNear(reason.ofCases.interval?.[1], item.wilson_high / 100, `${item.reason} high`);
      }
      for (const net of expected.nets) {
        const group = found.groups.find(({ id }) => id === net.net)!;
        expect(group.count?.n).toBe(net.n);
        expectNear(group.ofCases.value, net.pct_cases / 100, net.net);
        const sum = group.reasons.reduce((total, { ofCases }) => total + ofCases.value!, 0);
        expectNear(sum, net.sum_of_members_pct / 100, 'sum of members');
        expectNear(group.ofResponses, sum / expected.responses_per_case, 'of responses');
      }
    },
  );

  test.each(reference.tree.map((one) => [one.weight ?? 'unweighted', one] as const))(
    'two-level tree, %s',
    (_name, one) => {
      const { expected } = one;
      const key = (group: string, reason: string) => `${group}/${reason}`;
      const counts = Object.entries(one.groups).flatMap(([group, reasons]) =>
        Object.entries(reasons).map(([reason, count]) => [key(group, reason), count] as const),
      );
      const groups = Object.entries(one.groups).map(([id, reasons]) => ({
        id,
        members: Object.keys(reasons).map((reason) => key(id, reason)),
      }));
      const found = switchingReasons(single(Object.fromEntries(counts)), { groups });
      expect(found.base.n).toBe(expected.base_n);
      expectNear(found.base.weighted, expected.base_w, 'base');
      expect(found.groups.map(({ id, reasons }) => [id, ...reasons.map((reason) => reason.id)])).toEqual(
        expected.categories.map(({ category, reasons }) => [
          category,
          ...reasons.map(({ reason }) => key(category, reason)),
        ]),
      );
      expected.categories.forEach((category, i) => {
        const group = found.groups[i]!;
        expect(group.count?.n).toBe(category.n);
        expectNear(group.ofCases.value, category.pct / 100, category.category);
        category.reasons.forEach((reason, j) => {
          expect(group.reasons[j]?.count.n).toBe(reason.n);
          expectNear(group.reasons[j]?.ofCases.value, reason.pct_of_total / 100, reason.reason);
          expectNear(group.reasons[j]?.ofGroup, reason.pct_of_category / 100, `${reason.reason} of group`);
        });
      });
    },
  );
});

const teachingGroups = [
  { id: 'product', members: ['better', 'cheaper'] },
  { id: 'service', members: ['undervalued', 'poor-service', 'other'] },
];

function publishedTable(
  kind: 'single' | 'multi',
  shares: Readonly<Record<string, number | readonly ['below' | 'above', number]>>,
) {
  const cells = Object.values(shares).map((share) =>
    typeof share === 'number' ? published(share) : published(share[1], share[0]),
  );
  return tableOf([{ id: 'leaving', kind, categories: Object.keys(shares) }], cells, [], [published(1)]);
}

// The teaching figures of DOMAIN A1: 15 + 15 = 30 % product, 20 + 45 + 5 = 70 % not.
test('a published partition is summed', () => {
  const table = publishedTable('single', {
    better: 0.15,
    cheaper: 0.15,
    undervalued: 0.2,
    'poor-service': 0.45,
    other: 0.05,
  });
  const found = switchingReasons(table, { groups: teachingGroups, last: ['other'] });
  expect(found.groups.map(({ id }) => id)).toEqual(['service', 'product']);
  expect(found.groups[0]?.ofCases.value).toBeCloseTo(0.7, 12);
  expect(found.groups[1]?.ofCases.value).toBeCloseTo(0.3, 12);
  expect(found.groups[0]?.ofCases).toMatchObject({ interval: undefined, base: { n: undefined } });
  expect(found.groups[0]?.ofResponses).toBeCloseTo(0.7, 12);
  expect(found.groups[0]?.reasons.map(({ id }) => id)).toEqual(['poor-service', 'undervalued', 'other']);
  expect(found.groups[0]?.reasons[0]?.ofGroup).toBeCloseTo(45 / 70, 12);
  expect([found.leadingGroup, found.leadingReason, found.leadingGroupByResponses]).toEqual([
    'service',
    'poor-service',
    'service',
  ]);
  expect(found.none).toBeUndefined();
});

// The second slide of DOMAIN A1: <10, <10, <15, >65.
test('published bounds are carried, never summed, and lead where they must', () => {
  const table = publishedTable('single', {
    moved: ['below', 0.1],
    competitor: ['below', 0.1],
    product: ['below', 0.15],
    staff: ['above', 0.65],
  });
  const found = switchingReasons(table, { groups: [{ id: 'business', members: ['moved', 'competitor'] }] });
  expect(found.groups[0]).toMatchObject({ count: undefined, ofCases: { value: undefined }, ofResponses: undefined });
  expect(found.unassigned.map(({ id, ofCases }) => [id, ofCases.value, ofCases.bound])).toEqual([
    ['staff', 0.65, 'above'],
    ['product', 0.15, 'below'],
  ]);
  expect(found.groups[0]?.reasons[0]).toMatchObject({ ofResponses: undefined, ofGroup: undefined });
  expect([found.leadingReason, found.leadingGroup, found.responsesPerCase]).toEqual(['staff', undefined, undefined]);
});

test('a published multiple choice has no nets, whatever its members add to', () => {
  const table = publishedTable('multi', {
    better: 0.4,
    cheaper: 0.3,
    undervalued: 0.5,
    'poor-service': 0.6,
    other: 0.2,
  });
  const found = switchingReasons(table, { groups: teachingGroups });
  expect(found.groups.every(({ ofCases }) => ofCases.value === undefined)).toBe(true);
  expect(found.groups[0]?.ofResponses).toBeCloseTo(1.3 / 2, 12);
  expect(found.leadingGroup).toBeUndefined();
  expect(found.leadingGroupByResponses).toBe('service');
  expect(found.none).toBeUndefined();
});

// By hand, 10 asked: a 6, b 5, c 2, nobody for 1 of them. Net a|b is 8, not 11; 13 mentions; a|b hold 11/13 of them.
test('a net counts a respondent once, and who named nothing is counted', () => {
  const table = multi({ a: 6, b: 5, c: 2, ab: 8, [ANY_REASON]: 9 }, 10);
  const found = switchingReasons(table, { groups: [{ id: 'ab', members: ['a', 'b'] }] });
  expect(found.groups[0]).toMatchObject({ ofCases: { value: 0.8 }, ofResponses: 11 / 13 });
  expect(found.responsesPerCase).toBe(1.3);
  expect(found.none).toMatchObject({ value: 0.1, base: { n: 10 } });
  expect(found.unassigned.map(({ id }) => id)).toEqual(['c']);
});

test('order: size, then questionnaire, then the last ones', () => {
  const order = (counts: Readonly<Record<string, number>>) =>
    switchingReasons(single(counts), { groups: [], last: ['other'] }).unassigned.map(({ id }) => id);
  expect(order({ other: 9, b: 1, a: 3, c: 3, d: 0 })).toEqual(['a', 'c', 'b', 'd', 'other']);
  expect(order({ c: 3, a: 3, b: 1 })).toEqual(['c', 'a', 'b']);
});

test('nobody asked: no shares, no leader', () => {
  const found = switchingReasons(multi({ a: 0, b: 0, [ANY_REASON]: 0 }, 0), { groups: [] });
  expect(
    found.unassigned.every(({ ofCases, ofResponses }) => ofCases.value === undefined && ofResponses === undefined),
  ).toBe(true);
  expect([found.responsesPerCase, found.none?.value, found.leadingReason]).toEqual([undefined, undefined, undefined]);
});

test('another shape, or a group of what was not asked, is refused', () => {
  const twoTerms = { ...single({ a: 1 }), of: [...single({ a: 1 }).of, ...single({ b: 1 }, 'r').of] };
  expect(() => switchingReasons(twoTerms, { groups: [] })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Expected a crosstab of one term without groups, found q × r by nothing.]`,
  );
  expect(() =>
    switchingReasons(single({ a: 1 }), { groups: [{ id: 'g', members: ['b'] }] }),
  ).toThrowErrorMatchingInlineSnapshot(`[RangeError: "q" has no category "b".]`);
});

test('single choice: shares sum to 1, order of options changes no number, doubled weights change no share and no interval', () => {
  const axis = { id: 'q', kind: 'single', categories: ['a', 'b', 'c', 'd'] } as const;
  const groups = [{ id: 'g', members: ['a', 'c'] }];
  fc.assert(
    fc.property(weightedCells(4), (cells) => {
      const table = tableOf([axis], cells);
      const found = switchingReasons(table, { groups });
      const rows = (of: typeof found) => [...of.groups[0]!.reasons, ...of.unassigned];
      if (table.bases[0]!.w > 0) {
        const sum = (of: (reason: (typeof found.unassigned)[number]) => number) =>
          rows(found).reduce((total, reason) => total + of(reason), 0);
        expect(sum(({ ofCases }) => ofCases.value!)).toBeCloseTo(1, 12);
        expect(sum(({ ofResponses }) => ofResponses!)).toBeCloseTo(1, 12);
      }
      const turned = switchingReasons(
        tableOf([{ ...axis, categories: [...axis.categories].reverse() }], [...cells].reverse()),
        { groups },
      );
      const byId = (of: typeof found) => Object.fromEntries(rows(of).map(({ id, ofCases }) => [id, ofCases]));
      expect(byId(turned)).toEqual(byId(found));
      expect(byId(switchingReasons(scaled(table, 4), { groups })).a?.interval).toEqual(byId(found).a?.interval);
      expect(JSON.stringify(found)).not.toContain('null');
    }),
  );
});
