import { expect, test } from 'vitest';
import { cronbachAlpha } from '../../src/analyses/cronbach-alpha.ts';
import { gate } from '../../src/analyses/gate.ts';
import {
  serviceQuality,
  type ServiceQuality,
  type ServiceQualitySettings,
} from '../../src/analyses/service-quality.ts';
import { termMean } from '../../src/analyses/term-mean.ts';
import golden from '../goldens/service-quality/expected.json' with { type: 'json' };
import { expectNear } from '../goldens/near.ts';
import { kioskColumns, kioskWeights, momentsOfColumns } from './moments-fixtures.ts';

const column = kioskColumns();
const two = (item: number) => String(item).padStart(2, '0');
const gapOf = (item: number) => column(`p${two(item)}`).map((value, row) => value - column(`e${two(item)}`)[row]!);
const meanOf = (columns: readonly Float64Array[]) =>
  columns[0]!.map((_, row) => columns.reduce((sum, own) => sum + own[row]!, 0) / columns.length);
const named = (prefix: string, items: readonly number[], of: (item: number) => Float64Array) =>
  Object.fromEntries(items.map((item) => [`${prefix}${two(item)}`, of(item)]));

const overallOf = ({ dimensions }: ServiceQuality) => dimensions.derived.overall[0]!.value;

const DIMENSIONS = Object.entries(golden.dimensions);
const ITEMS = Array.from({ length: 24 }, (_, i) => i + 1);

function kiosk(
  dimensions: readonly (readonly [string, readonly number[]])[],
  weight?: Float64Array,
  points?: Record<string, number>,
) {
  const moments = momentsOfColumns(
    {
      ...named('p', ITEMS, (item) => column(`p${two(item)}`)),
      ...named('e', ITEMS, (item) => column(`e${two(item)}`)),
      ...named('g', ITEMS, gapOf),
      ...Object.fromEntries(dimensions.map(([id, items]) => [id, meanOf(items.map(gapOf))])),
    },
    'pairwise',
    weight,
  );
  const settings: ServiceQualitySettings = {
    items: ITEMS.map((item) => ({
      id: two(item),
      perception: `p${two(item)}`,
      pair: { expectation: `e${two(item)}`, gap: `g${two(item)}` },
    })),
    dimensions: dimensions.map(([id, items]) => ({
      id,
      items: items.map(two),
      gap: id,
      reliability: {
        perception: momentsOfColumns(
          named('p', items, (item) => column(`p${two(item)}`)),
          'listwise',
        ),
        gap: momentsOfColumns(named('g', items, gapOf), 'listwise'),
      },
    })),
    ...(points && { points }),
  };
  return { moments, settings, found: serviceQuality(moments, settings) };
}

// Expected: R t.test(paired = TRUE), p.adjust, psych::alpha; weighted, survey::svymean.
test.each([
  ['unweighted', golden.unweighted, undefined, golden.unweighted.overall_weighted],
  ['weighted', golden.weighted, kioskWeights(), undefined],
] as const)('gaps equal the reference, %s', (_, expected, weight, weighted) => {
  const dimensions = DIMENSIONS.filter(([id]) => expected.dimensions.some(({ dimension }) => dimension === id));
  const { found } = kiosk(dimensions, weight, weighted?.points);
  expected.items.forEach((want, i) => {
    const { key, base, value } = found.items.groups[i]!;
    expect([key, base.n]).toEqual([two(want.item), want.n]);
    expectNear(value.expectation?.value, want.mean_e, 'expectation');
    expectNear(value.perception.value, want.mean_p, 'perception');
    expectNear(value.gap?.value, want.gap, 'gap');
    expectNear(value.gap?.sd, want.sd_gap, 'sd');
    expectNear(value.gap?.se, want.se, 'se');
    expectNear(value.gap?.t, want.t, 't');
    expect(value.gap?.df).toBe(want.df);
    expectNear(value.gap?.p, want.p_two_sided, 'p');
    expectNear(value.gap?.interval?.[0], want.ci_low, 'low');
    expectNear(value.gap?.interval?.[1], want.ci_high, 'high');
    expectNear(value.gap?.adjusted, want.p_holm, 'Holm');
  });
  expect(found.dimensions.groups).toHaveLength(expected.dimensions.length);
  expected.dimensions.forEach((want, i) => {
    const { value } = found.dimensions.groups[i]!;
    expectNear(value.gap?.value, want.gap_mean_of_items, 'mean of items');
    expectNear(value.respondentGap?.value, want.gap_respondent, 'respondents');
    expect(value.respondentGap?.base.n).toBe(want.n_complete);
    expectNear(value.respondentGap?.se, want.se, 'se');
    expectNear(value.respondentGap?.interval?.[0], want.ci_low, 'low');
    expectNear(value.respondentGap?.interval?.[1], want.ci_high, 'high');
    expect(value.alpha?.perception).toMatchObject({ kind: 'alpha', alpha: expect.closeTo(want.alpha_p, 7) });
    expect(value.alpha?.gap).toMatchObject({ kind: 'alpha', alpha: expect.closeTo(want.alpha_gap, 7) });
    // Everyone is complete here, so both versions of a dimension's gap have the same precision.
    expectNear(value.gap?.se, want.se, 'se of the mean of items');
  });
  expectNear(overallOf(found).value, expected.overall_unweighted, 'overall');
  if (weighted)
    expectNear(found.dimensions.derived.weighted[0]?.value.value.value, weighted.value, 'overall, weighted');
});

// The overall gap is, for whoever is complete, the mean of one number per respondent: its standard error must be that number's.
test('the overall gap has the precision of a respondent’s own mean of dimensions', () => {
  const { found } = kiosk(DIMENSIONS, kioskWeights());
  const own = meanOf(DIMENSIONS.map(([, items]) => meanOf(items.map(gapOf))));
  const expected = termMean(momentsOfColumns({ own }, 'pairwise', kioskWeights()), 'own');
  expectNear(overallOf(found).se, expected.se!, 'se');
  expectNear(overallOf(found).interval?.[0], expected.interval![0], 'low');
});

test('perceptions alone are SERVPERF: no gaps, no expectations', () => {
  const { moments, settings } = kiosk(DIMENSIONS.slice(0, 2));
  const items = settings.items.map(({ id, perception }) => ({ id, perception }));
  const dimensions = settings.dimensions.map(({ id, items }) => ({ id, items }));
  const found = serviceQuality(moments, { items, dimensions });
  expect(found.method).toBe('servperf');
  expect(found.items.groups[0]!.value).toMatchObject({ expectation: undefined, gap: undefined });
  expect(found.dimensions.groups[0]!.value).toMatchObject({
    gap: undefined,
    respondentGap: undefined,
    alpha: undefined,
  });
  // Mean of the two dimensions' means of three items.
  const mean = (item: number) => termMean(moments, `p${two(item)}`).value!;
  expect(overallOf(found).value).toBeCloseTo(
    ITEMS.slice(0, 6).reduce((sum, item) => sum + mean(item) / 6, 0),
    12,
  );
});

// Pairs (5, 3), (4, –), (6, 6), (–, 2): complete are the first and third. E 4.5, P 5.5, gap 1, though everyone's P is 5.
test('expectation and perception are those of complete pairs', () => {
  const p = Float64Array.of(5, 4, 6, Number.NaN);
  const e = Float64Array.of(3, Number.NaN, 6, 2);
  const g = p.map((value, row) => value - e[row]!);
  const found = serviceQuality(momentsOfColumns({ p, e, g }, 'pairwise'), {
    items: [{ id: 'i', perception: 'p', pair: { expectation: 'e', gap: 'g' } }],
    dimensions: [{ id: 'd', items: ['i'] }],
  });
  const { perception, expectation, gap } = found.items.groups[0]!.value;
  expect([perception.value, expectation?.value, gap?.value]).toEqual([5.5, 4.5, 1]);
  expect([perception.base.n, perception.interval]).toEqual([2, undefined]);
});

test('Holm is over the items that are tested, and the others have no corrected p', () => {
  const { moments, settings } = kiosk(DIMENSIONS.slice(0, 1));
  const items = settings.items.slice(0, 3);
  const all = serviceQuality(moments, { ...settings, items });
  const two = serviceQuality(moments, { ...settings, items, tested: ['01', '02'] });
  const adjusted = (found: ServiceQuality) => found.items.groups.map(({ value }) => value.gap?.adjusted);
  const ps = all.items.groups.map(({ value }) => value.gap!.p!);
  const doubled = Math.min(ps[0]!, ps[1]!) * 2;
  expect(Math.min(...adjusted(two).slice(0, 2).map(Number))).toBeCloseTo(doubled, 15);
  expect(adjusted(two)[2]).toBeUndefined();
  expect(adjusted(all)[2]).toBeDefined();
});

test('a gap that is the same for everyone is not tested', () => {
  const e = Float64Array.of(3, 4, 5);
  const found = serviceQuality(momentsOfColumns({ p: e.map((x) => x - 1), e, g: e.map(() => -1) }, 'pairwise'), {
    items: [{ id: 'i', perception: 'p', pair: { expectation: 'e', gap: 'g' } }],
    dimensions: [{ id: 'd', items: ['i'] }],
  });
  expect(found.items.groups[0]!.value.gap).toMatchObject({
    value: -1,
    se: 0,
    t: undefined,
    p: undefined,
    adjusted: undefined,
  });
});

test('a hidden dimension takes the overall gap with it, which could tell of it by subtraction', () => {
  const few = Float64Array.from({ length: 40 }, (_, row) => (row < 9 ? row % 5 : Number.NaN));
  const many = Float64Array.from({ length: 40 }, (_, row) => row % 4);
  const found = gate(
    serviceQuality(momentsOfColumns({ few, many }, 'pairwise'), {
      items: [
        { id: 'few', perception: 'few' },
        { id: 'many', perception: 'many' },
      ],
      dimensions: [
        { id: 'a', items: ['few'] },
        { id: 'b', items: ['many'] },
      ],
      points: { a: 50, b: 50 },
    }),
    { flagBelow: 30, suppressBelow: 10 },
  );
  if (found.state === 'hidden') throw new Error('hidden');
  expect(found.finding.dimensions.groups.map(({ state }) => state)).toEqual(['hidden', 'shown']);
  expect(found.finding.dimensions.derived).toEqual({ overall: [], weighted: [] });
});

test('what does not fit together is refused', () => {
  const { moments, settings } = kiosk(DIMENSIONS.slice(0, 1));
  const [dimension] = settings.dimensions;
  expect(() =>
    serviceQuality(moments, { ...settings, dimensions: [{ id: 'd', items: ['99'] }] }),
  ).toThrowErrorMatchingInlineSnapshot(`[RangeError: "99" is not an item of this question]`);
  expect(() =>
    serviceQuality(moments, { ...settings, dimensions: [{ id: 'd', items: [] }] }),
  ).toThrowErrorMatchingInlineSnapshot(`[RangeError: the dimension "d" has no items]`);
  expect(() =>
    serviceQuality(moments, { ...settings, dimensions: [dimension!], points: { Other: 100 } }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: importance points are numbers of 0 or more for every dimension, and not all 0]`,
  );
});

// Items (1, 2, 3) and (1, 3, 2): variances 1 and 1 (any divisor), total (2, 5, 5) has 3. α = 2·(1 − 2/3) = 2/3.
test('alpha by hand, and what has none', () => {
  const columns = { a: Float64Array.of(1, 2, 3), b: Float64Array.of(1, 3, 2) };
  const moments = momentsOfColumns(columns, 'listwise');
  expect(cronbachAlpha(moments)).toEqual({
    kind: 'alpha',
    alpha: expect.closeTo(2 / 3, 12),
    items: 2,
    n: 3,
    reversed: false,
  });
  expect(cronbachAlpha(moments, ['a'])).toEqual({ kind: 'not-computable', why: 'one-item', n: 3 });
  const against = momentsOfColumns(
    { a: columns.a, b: columns.a.map((x, row) => 4 - x + (row === 0 ? 1 : 0)) },
    'listwise',
  );
  expect(cronbachAlpha(against)).toMatchObject({ kind: 'alpha', reversed: true });
  const flat = momentsOfColumns({ a: Float64Array.of(4, 4), b: Float64Array.of(2, 2) }, 'listwise');
  expect(cronbachAlpha(flat)).toEqual({ kind: 'not-computable', why: 'no-variance', n: 2 });
  const single = momentsOfColumns({ a: Float64Array.of(4), b: Float64Array.of(2) }, 'listwise');
  expect(cronbachAlpha(single)).toEqual({ kind: 'not-computable', why: 'too-few', n: 1 });
});
