import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexModelFit, type IndexModelFit } from '../../../src/analyses/index-model/estimate.ts';
import { indexModel, type IndexModelSettings } from '../../../src/survey/index-model/index-model.ts';
import { importancePerformance, indexWeights } from '../../../src/analyses/index-model/index-score.ts';
import { itemMoments } from '../../../src/analyses/index-model/item-moments.ts';
import type { IndexModel, Metric, Scheme } from '../../../src/survey/index-model/model.ts';
import { PlsSolver } from '../../../src/analyses/index-model/pls-solver.ts';
import { problemWords } from '../../../src/analyses/index-model/problem-words.ts';
import { discrimination, reliability } from '../../../src/analyses/index-model/quality.ts';
import type { Moments } from '../../../src/survey/moments.ts';
import { momentsOf } from '../../../src/tabulate/moments.ts';
import { factorRows } from './factor-rows.ts';
import { estimated, ITEMS, mobiConstructs, mobiMoments, RANGES } from './mobi.ts';

const ecsi = sound({ preset: 'ecsi', constructs: mobiConstructs() });
const complete = mobiMoments('complete');
const schemes = fc.constantFrom<Scheme>('path', 'factorial', 'centroid');

function sound(settings: IndexModelSettings): IndexModel {
  const checked = indexModel(settings);
  if (checked.kind === 'unusable') throw new Error('not a sound model');
  return checked.model;
}

/** Moments of a + b·x for every item, from those of x. */
function rescaled(moments: Moments, by: readonly { readonly a: number; readonly b: number }[]): Moments {
  const p = moments.terms.length;
  const linear = (x: Moments['wx'], w: Moments['w']) =>
    Float64Array.from(x, (sum, at) => by[Math.floor(at / p)]!.a * w[at]! + by[Math.floor(at / p)]!.b * sum);
  const products = (xx: Moments['wx'], x: Moments['wx'], w: Moments['w']) =>
    Float64Array.from(xx, (sum, at) => {
      const [i, j] = [Math.floor(at / p), at % p];
      const [one, two] = [by[i]!, by[j]!];
      return one.a * two.a * w[at]! + one.a * two.b * x[j * p + i]! + two.a * one.b * x[at]! + one.b * two.b * sum;
    });
  return {
    ...moments,
    wx: linear(moments.wx, moments.w),
    wxx: products(moments.wxx, moments.wx, moments.w),
    w2x: linear(moments.w2x, moments.w2),
    w2xx: products(moments.w2xx, moments.w2x, moments.w2),
  };
}

/** Everyone `times` times. */
function repeated(moments: Moments, times: number): Moments {
  const all = (sums: Moments['n']) => Float64Array.from(sums, (sum) => times * sum);
  const { n, w, w2, wx, w2x, wxx, w2xx } = moments;
  return { ...moments, n: all(n), w: all(w), w2: all(w2), wx: all(wx), w2x: all(w2x), wxx: all(wxx), w2xx: all(w2xx) };
}

function standardised({ paths, explained, items, totalEffects, correlations }: IndexModelFit): number[] {
  return [
    ...paths.flatMap(({ coefficient, f2, vif }) => [coefficient, f2!, vif]),
    ...explained.map(({ r2 }) => r2),
    ...items.flatMap(({ weight, loading, crossLoadings }) => [weight, loading, ...crossLoadings]),
    ...totalEffects.map(({ effect }) => effect),
    ...correlations,
  ];
}

function expectSame(actual: readonly number[], expected: readonly number[], digits = 8): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, at) => expect(value).toBeCloseTo(expected[at]!, digits));
}

describe('properties', () => {
  const scalings = fc.array(
    fc.record({ a: fc.double({ min: -50, max: 50, noNaN: true }), b: fc.double({ min: 0.05, max: 20, noNaN: true }) }),
    { minLength: 24, maxLength: 24 },
  );

  test('rescaling items changes no standardised result', () => {
    fc.assert(
      fc.property(scalings, schemes, (by, scheme) => {
        const model = { ...ecsi, scheme };
        const before = estimated(model, complete);
        const after = estimated(model, rescaled(complete, by));
        expectSame(standardised(after.fit), standardised(before.fit), 7);
        const quality = (fit: IndexModelFit) => [
          ...reliability(fit).flatMap(({ alpha, rhoA, rhoC, ave }) => [alpha ?? 1, rhoA ?? 1, rhoC ?? 1, ave]),
          ...discrimination(fit).map(({ htmt }) => htmt!),
        ];
        expectSame(quality(after.fit), quality(before.fit), 7);
      }),
      { numRuns: 25 },
    );
  });

  test('rescaling items together with their scales changes no index, no error and no importance', () => {
    fc.assert(
      fc.property(scalings, (by) => {
        const ranges = Object.fromEntries(
          ITEMS.map((item, i) => [item, { min: by[i]!.a + by[i]!.b, max: by[i]!.a + 10 * by[i]!.b }]),
        );
        const before = estimated(ecsi, complete);
        const after = estimated(ecsi, rescaled(complete, by), ranges);
        expectSame(
          after.indices.flatMap(({ index, se, sd }) => [index!, se!, sd!]),
          before.indices.flatMap(({ index, se, sd }) => [index!, se!, sd!]),
          6,
        );
        const drivers = ({ fit, indices }: typeof before) =>
          importancePerformance(fit, indices, 'loyalty').flatMap(({ importance, performance }) => [
            importance,
            performance,
          ]);
        expectSame(drivers(after), drivers(before), 6);
      }),
      { numRuns: 25 },
    );
  });

  test('repeating everyone changes no point estimate but adjusted R²', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }),
        schemes,
        fc.constantFrom<Metric>('standardised', 'raw'),
        (times, scheme, metric) => {
          const model = { ...ecsi, scheme, metric };
          const before = estimated(model, complete);
          const after = estimated(model, repeated(complete, times));
          expectSame(standardised(after.fit), standardised(before.fit));
          expectSame(
            after.indices.map(({ index }) => index!),
            before.indices.map(({ index }) => index!),
          );
          // Worked for expectation: R² 0.254938, one cause, 250 respondents: 1 − 0.745062 · 249/248 = 0.251934.
          expect(before.fit.explained[0]!.adjusted).toBeLessThan(after.fit.explained[0]!.adjusted!);
        },
      ),
    );
  });

  test('whole-number weights equal repeated respondents', () => {
    const rows = { ...factorRows(6, 60), terms: [...'abcdef'] };
    const model = sound({ constructs: { x: ['a', 'b', 'c'], y: ['d', 'e', 'f'] }, arrows: { x: ['y'] } });
    const ranges = Object.fromEntries(rows.terms.map((item) => [item, { min: -9, max: 9 }]));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 60, maxLength: 60 }), (weights) => {
        fc.pre(weights.filter((weight) => weight > 0).length > 12);
        const order = weights.flatMap((weight, row) => Array.from({ length: weight }, () => row));
        const values = rows.values.map((column) => Float64Array.from(order, (row) => column[row]!));
        const weighted = estimated(model, momentsOf({ ...rows, weight: Float64Array.from(weights) }), ranges);
        const replicated = estimated(model, momentsOf({ ...rows, values }), ranges);
        expectSame(standardised(weighted.fit), standardised(replicated.fit));
        expectSame(
          weighted.indices.map(({ index }) => index!),
          replicated.indices.map(({ index }) => index!),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('turning one item of a block of three or more round turns only its own weight and loadings', () => {
    const turnable = [...ecsi.constructs].filter(({ items }) => items.length >= 3).flatMap(({ items }) => items);
    fc.assert(
      fc.property(fc.constantFrom(...turnable), schemes, (item, scheme) => {
        const model = { ...ecsi, scheme };
        const by = ITEMS.map((one) => (one === item ? { a: 11, b: -1 } : { a: 0, b: 1 }));
        const before = estimated(model, complete).fit;
        const after = estimated(model, rescaled(complete, by)).fit;
        const expected: IndexModelFit = {
          ...before,
          items: before.items.map((one) =>
            one.item === item
              ? { ...one, weight: -one.weight, loading: -one.loading, crossLoadings: one.crossLoadings.map((r) => -r) }
              : one,
          ),
        };
        expectSame(standardised(after), standardised(expected), 7);
        expect(after.warnings).toEqual([
          { kind: 'negative-weight', item, construct: after.items.find((one) => one.item === item)!.construct },
        ]);
      }),
    );
  });

  test('the order of items, of constructs and of the moments is irrelevant', () => {
    const shuffled = fc.tuple(
      fc.shuffledSubarray([...ITEMS], { minLength: 24 }),
      fc.shuffledSubarray([...ecsi.constructs], { minLength: 7 }),
      fc.shuffledSubarray([...ecsi.arrows], { minLength: 12 }),
    );
    fc.assert(
      fc.property(shuffled, schemes, ([terms, constructs, arrows], scheme) => {
        const rank = new Map(terms.map((item, at) => [item, at]));
        const model: IndexModel = {
          ...ecsi,
          scheme,
          arrows,
          constructs: constructs.map(({ id, items }) => ({
            id,
            items: items.toSorted((a, b) => rank.get(a)! - rank.get(b)!),
          })),
        };
        const index = terms.map((item) => ITEMS.indexOf(item));
        const moved = (sums: Moments['n']) =>
          Float64Array.from(index.flatMap((i) => index.map((j) => sums[i * 24 + j]!)));
        const { n, w, w2, wx, w2x, wxx, w2xx } = complete;
        const after = estimated(model, {
          terms,
          missing: 'listwise',
          n: moved(n),
          w: moved(w),
          w2: moved(w2),
          wx: moved(wx),
          w2x: moved(w2x),
          wxx: moved(wxx),
          w2xx: moved(w2xx),
        }).fit;
        const before = estimated({ ...ecsi, scheme }, complete).fit;
        for (const { item, weight, loading } of before.items)
          expect(after.items.find((one) => one.item === item)).toMatchObject({
            weight: expect.closeTo(weight, 8),
            loading: expect.closeTo(loading, 8),
          });
        for (const { from, to, coefficient, f2, vif } of before.paths)
          expect(after.paths.find((path) => path.from === from && path.to === to)).toMatchObject({
            coefficient: expect.closeTo(coefficient, 8),
            f2: expect.closeTo(f2!, 8),
            vif: expect.closeTo(vif, 8),
          });
        for (const { from, to, effect } of before.totalEffects)
          expect(after.totalEffects.find((one) => one.from === from && one.to === to)!.effect).toBeCloseTo(effect, 8);
      }),
      { numRuns: 25 },
    );
  });
});

describe('no numbers, but why', () => {
  const items = [...'abcdef'];
  const rows = { ...factorRows(6, 40), terms: items };
  const model = sound({ constructs: { x: ['a', 'b'], y: ['c', 'd'], z: ['e', 'f'] }, arrows: { x: ['z'], y: ['z'] } });

  function told(someModel: IndexModel, moments: Moments): string[] {
    const sample = itemMoments(someModel, moments);
    const result = sample.kind === 'unusable' ? sample : indexModelFit(someModel, sample);
    if (result.kind === 'fit') return [];
    return result.problems.map((problem) => {
      const { found, expected, hint } = problemWords(problem);
      return `${problem.at.join('.')}: found ${found}, expected ${expected}.${hint ? ` ${hint}` : ''}`;
    });
  }

  function withColumns(columns: Readonly<Record<number, Float64Array>>): Moments {
    return momentsOf({ ...rows, values: rows.values.map((column, at) => columns[at] ?? column) });
  }

  test('an unknown item', () => {
    const misspelt = sound({ constructs: { x: ['a', 'speeed'], z: ['e', 'f'] }, arrows: { x: ['z'] } });
    expect(told(misspelt, momentsOf({ ...rows, terms: ['a', 'speed', 'c', 'd', 'e', 'f'] }))).toMatchInlineSnapshot(`
      [
        "constructs.x.1: found item "speeed", expected a question of type scale, nps or number, or an item of a grid. Did you mean "speed"?",
      ]
    `);
  });

  test('a constant item', () => {
    expect(told(model, withColumns({ 1: new Float64Array(40).fill(1e5 + 0.1) }))).toMatchInlineSnapshot(`
      [
        "constructs.x.1: found the same answer of everybody to "b", expected answers that differ. Remove the item from "x".",
      ]
    `);
  });

  test('a constant that rounding blurs', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1e6, noNaN: true }), (same) => {
        expect(told(model, withColumns({ 1: new Float64Array(40).fill(same) }))).toHaveLength(1);
      }),
    );
  });

  test('items answered by other people', () => {
    const gap = rows.values[3]!.slice();
    gap[4] = NaN;
    const values = rows.values.map((column, at) => (at === 3 ? gap : column));
    expect(told(model, momentsOf({ ...rows, values, missing: 'pairwise' }))).toMatchInlineSnapshot(`
      [
        "constructs.y.1: found answers to "d" of other respondents than to the other items, expected the same respondents for every item. Replace missing answers by the mean, or take complete respondents only.",
      ]
    `);
    expect(told(model, momentsOf({ ...rows, values }))).toEqual([]);
  });

  test('too few respondents', () => {
    expect(told(model, momentsOf({ ...rows, values: rows.values.map((column) => column.slice(0, 1)) })))
      .toMatchInlineSnapshot(`
        [
          ": found 1 who answered, expected at least two respondents.",
        ]
      `);
  });

  test('causes that are one measurement twice', () => {
    const [a, b] = rows.values;
    expect(told(model, withColumns({ 2: a!.map((value) => 5 - 2 * value), 3: b!.map((value) => 5 - 2 * value) })))
      .toMatchInlineSnapshot(`
      [
        "constructs.y: found "y" fully determined by the other causes of "z", expected causes that are not the same measurement twice. Remove one of the arrows, or merge the constructs.",
      ]
    `);
  });

  test('in every scheme', () => {
    const [a, b] = rows.values;
    const twice = withColumns({ 2: a!, 3: b! });
    for (const scheme of ['factorial', 'centroid'] as const)
      expect(told({ ...model, scheme }, twice)).toEqual([
        expect.stringContaining('"y" fully determined by the other causes of "z"'),
      ]);
  });

  test('a construct that goes with none of its neighbours', () => {
    // Four respondents at the corners of a cube: the two constructs are exactly uncorrelated.
    const corners = momentsOf({
      terms: ['a', 'b'],
      missing: 'listwise',
      values: [Float64Array.of(0, 0, 1, 1), Float64Array.of(0, 1, 0, 1)],
    });
    expect(told(sound({ constructs: { x: ['a'], y: ['b'] }, arrows: { x: ['y'] } }), corners)).toMatchInlineSnapshot(`
      [
        "constructs.x: found no relation between the items of "x" and its neighbours, expected items that go with a neighbouring construct.",
      ]
    `);
  });

  test('scales that differ, in the raw metric', () => {
    const { fit } = estimated({ ...ecsi, metric: 'raw' }, complete);
    const scored = indexWeights(fit, { ...RANGES, CUSCO: { min: 1, max: 5 } });
    if (scored.kind === 'weights') throw new Error('mixed scales were let through');
    expect(scored.problems.map((problem) => [problem.at.join('.'), ...Object.values(problemWords(problem))]))
      .toMatchInlineSnapshot(`
      [
        [
          "constructs.complaints.0",
          "item "CUSCO" with another scale than the items before it",
          "one scale for all items where metric is raw",
          "Use metric: standardised.",
        ],
      ]
    `);
  });

  test('weights that do not settle', () => {
    // Found by search: seven respondents whose weights swing to and fro in the centroid scheme, since a correlation changes its sign with them.
    const answers = ['112120', '022111', '012022', '021112', '200001', '011020', '222111'];
    const restless = momentsOf({
      terms: items,
      missing: 'listwise',
      values: items.map((_, item) => Float64Array.from(answers, (row) => Number(row[item]))),
    });
    const arrows = { x: ['y', 'z'], y: ['z'] };
    const constructs = { x: ['a', 'b'], y: ['c', 'd'], z: ['e', 'f'] };
    expect(told(sound({ constructs, arrows, scheme: 'centroid' }), restless)).toMatchInlineSnapshot(`
      [
        ": found weights that still change after 300 loops, expected an estimate that settles. Try another scheme, or fewer constructs; no numbers are shown.",
      ]
    `);
  });
});

/** Two constructs of one factor each, tied by 0.5, whose items load on them as given. */
function solved(x: readonly number[], y: readonly number[]): PlsSolver {
  const loadings = [...x, ...y];
  const covariance = loadings.flatMap((a, i) =>
    loadings.map((b, j) => (i === j ? 1 : a * b * (i < x.length === j < x.length ? 1 : 0.5))),
  );
  const constructs = [
    { id: 'x', items: x.map((_, i) => `x${i}`) },
    { id: 'y', items: y.map((_, i) => `y${i}`) },
  ];
  const solver = new PlsSolver({
    constructs,
    arrows: [{ from: 'x', to: 'y' }],
    scheme: 'path',
    metric: 'standardised',
  });
  expect(solver.solve(Float64Array.from(covariance))).toBeUndefined();
  return solver;
}

test('a construct points where most of its items do, not where the strongest does', () => {
  expect([...solved([0.95, -0.2, -0.2], [0.8, 0.8]).loadings].map(Math.sign)).toEqual([-1, 1, 1, 1, 1]);
  expect([...solved([-0.95, 0.2, 0.2], [0.8, 0.8]).loadings].map(Math.sign)).toEqual([-1, 1, 1, 1, 1]);
});

test('with equal counts it points where the sum of its loadings does', () => {
  expect([...solved([0.9, -0.3], [0.8, 0.8]).loadings].map(Math.sign)).toEqual([1, -1, 1, 1]);
  expect([...solved([-0.3, 0.9], [0.8, 0.8]).loadings].map(Math.sign)).toEqual([-1, 1, 1, 1]);
});

test('so it does in models that no theory stands behind', () => {
  const answers = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 }), {
    minLength: 8,
    maxLength: 8,
  });
  const model = sound({
    constructs: { x: ['a', 'b'], y: ['c', 'd'], z: ['e', 'f'] },
    arrows: { x: ['y', 'z'], y: ['z'] },
    scheme: 'factorial',
  });
  fc.assert(
    fc.property(answers, (rows) => {
      const values = [...'abcdef'].map((_, item) => Float64Array.from(rows, (row) => row[item]!));
      const sample = itemMoments(model, momentsOf({ terms: [...'abcdef'], missing: 'listwise', values }));
      fc.pre(sample.kind === 'moments');
      const fit = indexModelFit(model, sample);
      fc.pre(fit.kind === 'fit');
      for (const at of [0, 2, 4]) expect(fit.items[at]!.loading + fit.items[at + 1]!.loading).toBeGreaterThan(-1e-9);
    }),
    { numRuns: 500 },
  );
});

test('correlations of rounding size determine nothing', () => {
  const solver = new PlsSolver(sound({ constructs: { x: ['a'], y: ['b'] }, arrows: { x: ['y'] } }));
  expect(solver.solve(Float64Array.of(1, 1e-17, 1e-17, 1))).toEqual({ kind: 'undetermined', construct: 0 });
});

test('loadings are the cross-loadings on the own construct, in the raw metric too', () => {
  const { fit } = estimated({ ...ecsi, metric: 'raw' }, complete);
  const ids = ecsi.constructs.map(({ id }) => id);
  for (const { construct, loading, crossLoadings } of fit.items)
    expect(crossLoadings[ids.indexOf(construct)]).toBeCloseTo(loading, 12);
});

test('the map of a target begins with its most important driver', () => {
  const { fit, indices } = estimated(ecsi, complete);
  expect(importancePerformance(fit, indices, 'satisfaction').map(({ construct }) => construct)).toEqual([
    'quality',
    'expectation',
    'image',
    'value',
  ]);
});

// From the golden case: AVE 0.577 quality, 0.693 satisfaction, 0.517 loyalty; squared correlations 0.632 and 0.431.
test('Fornell and Larcker compare both AVE with the squared correlation', () => {
  const pair = (a: string, b: string) =>
    discrimination(estimated(ecsi, complete).fit).find((one) => one.a === a && one.b === b);
  expect(pair('quality', 'satisfaction')?.fornellLarcker).toBe(false);
  expect(pair('satisfaction', 'loyalty')?.fornellLarcker).toBe(true);
});

test('two items have eigenvalues 1 ± r, a single one has none', () => {
  const { fit } = estimated(ecsi, complete);
  const measured = reliability(fit);
  const r = fit.itemCorrelations[15 * 24 + 16]!;
  expect(measured.find(({ construct }) => construct === 'value')?.eigenvalues).toEqual([
    expect.closeTo(1 + r, 10),
    expect.closeTo(1 - r, 10),
  ]);
  expect(measured.find(({ construct }) => construct === 'complaints')?.eigenvalues).toBeUndefined();
});

test('the effective number is that of Kish', () => {
  const weighted = mobiMoments('weighted');
  expect(estimated(ecsi, weighted).sample.effective).toBeCloseTo(weighted.w[0]! ** 2 / weighted.w2[0]!, 10);
});

test('small samples are warned of, at ten respondents for each arrow into one construct', () => {
  const small = (n: number): Moments => ({ ...complete, n: Float64Array.from(complete.n, () => n) });
  expect(estimated(ecsi, small(40)).fit.warnings).toEqual([]);
  const [warning] = estimated(ecsi, small(39)).fit.warnings;
  expect(warning).toEqual({ kind: 'small-sample', n: 39, needed: 40, construct: 'satisfaction', arrows: 4 });
  expect(Object.values(problemWords(warning!)).join(' / ')).toMatchInlineSnapshot(
    `"39 respondents, with 4 arrows into "satisfaction" / at least 40, ten for each arrow"`,
  );
});

// Mapped by hand: item 1 on 1–5 with mean 4 is 75, item 2 on 0–10 with mean 5 is 50. Uncorrelated with each other and equally tied to y, both
// have the same outer weight; mapped deviations are 25 (sd 1 of 4 points) and 20 (sd 2 of 10), so weights go as 1/25 : 1/20 = 4/9 : 5/9, and
// the index is 75 · 4/9 + 50 · 5/9 = 61.1.
test('mixed scales are mapped to 0–100 item by item', () => {
  const sd = [1, 2, 1];
  const correlations = [
    [1, 0, 0.5],
    [0, 1, 0.5],
    [0.5, 0.5, 1],
  ];
  const means = [4, 5, 0];
  const flat = (entry: (i: number, j: number) => number): Float64Array =>
    Float64Array.from({ length: 9 }, (_, at) => entry(Math.floor(at / 3), at % 3));
  const products = flat((i, j) => 100 * (correlations[i]![j]! * sd[i]! * sd[j]! + means[i]! * means[j]!));
  const hundred = flat(() => 100);
  const sums = flat((i) => 100 * means[i]!);
  const moments: Moments = {
    terms: ['one', 'two', 'y'],
    missing: 'listwise',
    n: hundred,
    w: hundred,
    w2: hundred,
    wx: sums,
    w2x: sums,
    wxx: products,
    w2xx: products,
  };
  const model = sound({ constructs: { x: ['one', 'two'], y: ['y'] }, arrows: { x: ['y'] } });
  const ranges = { one: { min: 1, max: 5 }, two: { min: 0, max: 10 }, y: { min: -3, max: 3 } };
  const { weights, indices } = estimated(model, moments, ranges);
  expect(weights.weights).toEqual([expect.closeTo(4 / 9, 10), expect.closeTo(5 / 9, 10), 1]);
  expect(indices[0]!.index).toBeCloseTo((75 * 4 + 50 * 5) / 9, 10);
  expect(indices[1]!.index).toBeCloseTo(50, 10);
});

test('weights that cancel out give no index', () => {
  const { fit } = estimated(ecsi, complete);
  const cancelling: IndexModelFit = {
    ...fit,
    items: fit.items.map((one) => (one.item === 'PERV1' ? { ...one, weight: -one.weight } : one)),
    sd: fit.sd.map((sd, at) => (fit.items[at]!.construct === 'value' ? Math.abs(fit.items[at]!.weight) : sd)),
  };
  const scored = indexWeights(cancelling, RANGES);
  if (scored.kind === 'unusable') throw new Error('scales are the same');
  expect(scored.weights.weights.slice(15, 17)).toEqual([undefined, undefined]);
});
