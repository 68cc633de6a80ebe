import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestStep, repurchaseCurve, topStep, type RepurchaseCurve } from '../../src/analyses/repurchase-curve.ts';
import { golden } from '../goldens/golden.ts';
import { expectNear } from '../goldens/near.ts';
import { cell, levelByYes, published, scaled, tableOf, type Counts } from './tables.ts';

interface Level {
  readonly level: number;
  readonly n: number;
  readonly sum_w: number;
  readonly n_eff: number;
  readonly rate: number;
  readonly wilson_low: number;
  readonly wilson_high: number;
  readonly isotonic: number;
}
type Pair = { readonly intercept: number; readonly slope: number };
interface Logistic extends Pair {
  readonly se_model: Pair;
  readonly se_robust: Pair;
  readonly odds_ratio: number;
  readonly log_lik: number;
  readonly log_lik_null: number;
  readonly lr_chi2: number;
  readonly mcfadden_r2: number;
  readonly level_at_50: number;
  readonly level_at_80: number;
  readonly ame: number;
  readonly predicted: Readonly<Record<string, number>>;
}
interface Fixture {
  readonly cases: readonly {
    readonly id: string;
    readonly levels: readonly { readonly level: number; readonly yes: Counts; readonly no: Counts }[];
    readonly expected: { n?: number; levels?: readonly Level[]; logistic?: Logistic; separation?: boolean };
  }[];
}

const { cases } = golden<Fixture>('repurchase-curve/repurchase-curve.json');
const values = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [String(i), i]));

function isotonicRates({ levels }: RepurchaseCurve): ReadonlyMap<string, number> {
  return new Map(levels.derived.isotonic.flatMap(({ of, value }) => of.map((key) => [key, value] as const)));
}

describe('the curve equals the reference', () => {
  test.each(cases.map((one) => [one.id, one] as const))('%s', (id, { levels, expected }) => {
    const curve = repurchaseCurve(levelByYes(levels), { values });
    if (expected.n !== undefined) expect(curve.base.n).toBe(expected.n);
    const groups = new Map(curve.levels.groups.map((group) => [group.key, group]));
    for (const level of expected.levels ?? []) {
      const { base, value } = groups.get(String(level.level))!;
      expect(base.n).toBe(level.n);
      expectNear(base.weighted, level.sum_w, 'sum_w');
      expectNear(base.effective, level.n_eff, 'n_eff');
      expectNear(value.rate.value, level.rate, 'rate');
      expectNear(value.rate.interval?.[0], level.wilson_low, 'low');
      expectNear(value.rate.interval?.[1], level.wilson_high, 'high');
      expectNear(isotonicRates(curve).get(String(level.level)), level.isotonic, 'isotonic');
    }
    expect(curve.drawable).toBe(id !== 'empty-levels');
    if (expected.separation) expect(curve.logistic).toEqual({ kind: 'separation' });
    if (expected.logistic) expectLogistic(curve, expected.logistic);
    expect(expected.separation !== undefined || expected.logistic !== undefined).toBe(true);
  });
});

function expectLogistic({ logistic }: RepurchaseCurve, expected: Logistic): void {
  if (logistic.kind !== 'fit') throw new Error(`No fit: ${logistic.kind}.`);
  for (const name of ['intercept', 'slope'] as const) {
    expectNear(logistic[name], expected[name], name);
    expectNear(logistic.seModel[name], expected.se_model[name], `se ${name}`);
    expectNear(logistic.seRobust[name], expected.se_robust[name], `robust ${name}`);
  }
  expectNear(logistic.oddsRatio, expected.odds_ratio, 'odds ratio');
  expectNear(logistic.logLikelihood, expected.log_lik, 'l');
  expectNear(logistic.logLikelihoodNull, expected.log_lik_null, 'l0');
  expectNear(logistic.likelihoodRatio, expected.lr_chi2, 'LR');
  expectNear(logistic.mcFadden, expected.mcfadden_r2, 'R2');
  expectNear(logistic.levelAt50, expected.level_at_50, '50');
  expectNear(logistic.levelAt80, expected.level_at_80, '80');
  expectNear(logistic.averageEffect, expected.ame, 'effect');
  for (const [level, rate] of Object.entries(expected.predicted)) expectNear(logistic.predicted[level], rate, level);
  expect(Object.keys(logistic.predicted)).toEqual(Object.keys(expected.predicted));
}

// The teaching figures of DOMAIN A3 (fair, good, very good: 54, 70, 98 % buy again), as published: no base.
const teaching = tableOf(
  [{ id: 'repurchase', kind: 'single', categories: ['no', 'yes'] }],
  [0.46, 0.54, 0.3, 0.7, 0.02, 0.98].map((share) => published(share)),
  [{ id: 'overall', kind: 'single', categories: ['fair', 'good', 'very-good'] }],
  [published(1), published(1), published(1)],
);
const teachingValues = { values: { fair: 1, good: 2, 'very-good': 3 }, yes: ['yes'] };

test('a published curve has rates and steps, and neither intervals nor fits', () => {
  const curve = repurchaseCurve(teaching, teachingValues);
  expect(curve.levels.groups.map(({ value }) => value.rate.value)).toEqual([0.54, 0.7, 0.98]);
  expect(
    curve.levels.groups.every(({ value, base }) => value.rate.interval === undefined && base.n === undefined),
  ).toBe(true);
  expect(curve.logistic).toEqual({ kind: 'none' });
  expect(curve.levels.derived.isotonic).toEqual([]);
  expect(curve.overall.value).toBeUndefined();
  expect(curve.drawable).toBe(true);
});

// By hand: 70 − 54 = 16 points; 98 − 70 = 28 points, 98/70 = 1.4.
test('the largest step and the step to the top', () => {
  const { steps } = repurchaseCurve(teaching, teachingValues).levels.derived;
  const best = largestStep(steps);
  expect(best?.of).toEqual(['good', 'very-good']);
  expect(best?.value.difference).toBeCloseTo(0.28, 12);
  expect(topStep(steps)?.value.ratio).toBeCloseTo(1.4, 12);
  expect(steps[0]?.value).toMatchObject({ top: false });
});

test('a published base gives intervals; a bound gives neither interval nor step', () => {
  const of = [{ id: 'repurchase', kind: 'single', categories: ['1'] }] as const;
  const by = [{ id: 'overall', kind: 'single', categories: ['1', '2', '3'] }] as const;
  const stated = { n: 400, w: 400, w2: 400 };
  const share = (w: number) => ({ n: undefined, w: w * 400, w2: undefined });
  const table = tableOf(of, [share(0.2), { ...share(0.5), bound: 'above' as const }, share(0.8)], by, [
    stated,
    stated,
    stated,
  ]);
  const curve = repurchaseCurve(table, { values });
  const rates = curve.levels.groups.map(({ value }) => value.rate);
  expect(rates[0]?.interval?.[0]).toBeCloseTo(0.16371, 4);
  expect(rates[1]).toMatchObject({ value: 0.5, bound: 'above', interval: undefined });
  expect(curve.levels.derived.steps).toEqual([]);
  expect(curve.overall.value).toBeUndefined();
  expect(curve.logistic).toEqual({ kind: 'none' });
});

test('empty levels are listed, take no part, and steps pass over them', () => {
  const curve = repurchaseCurve(
    levelByYes([
      { level: 1, yes: 2, no: 8 },
      { level: 2, yes: 0, no: 0 },
      { level: 3, yes: 5, no: 5 },
      { level: 4, yes: 9, no: 1 },
      { level: 5, yes: 0, no: 0 },
    ]),
    { values, zones: { defection: ['1'], indifference: ['2', '3'], affection: ['4', '5'] } },
  );
  expect(curve.levels.groups[1]).toMatchObject({ key: '2', base: { n: 0 }, value: { zone: 'indifference' } });
  expect(curve.levels.groups[1]?.value.rate).toMatchObject({ value: undefined, interval: undefined });
  expect(curve.levels.derived.steps.map(({ of }) => of)).toEqual([
    ['1', '3'],
    ['3', '4'],
  ]);
  expect(topStep(curve.levels.derived.steps)?.of).toEqual(['3', '4']);
  expect(curve.overall.value).toBeCloseTo(16 / 30, 12);
});

test('a curve that never rises has no largest step; from a rate of 0 there is no ratio', () => {
  const falling = levelByYes([
    { level: 1, yes: 8, no: 2 },
    { level: 2, yes: 5, no: 5 },
    { level: 3, yes: 0, no: 10 },
    { level: 4, yes: 0, no: 10 },
  ]);
  const { steps } = repurchaseCurve(falling, { values }).levels.derived;
  expect(largestStep(steps)).toBeUndefined();
  expect(topStep(steps)?.value).toEqual({ difference: 0, ratio: undefined, top: true });
});

test('no fit when everybody answers the same, when nobody answers, or with one level', () => {
  const kindOf = (...levels: readonly [yes: number, no: number][]) =>
    repurchaseCurve(levelByYes(levels.map(([yes, no], i) => ({ level: i + 1, yes, no }))), { values }).logistic.kind;
  expect(kindOf([3, 0], [4, 0], [5, 0])).toBe('constant');
  expect(kindOf([0, 3], [0, 4])).toBe('constant');
  expect(kindOf([0, 0], [0, 0])).toBe('none');
  expect(kindOf([3, 3], [0, 0])).toBe('none');
  expect(kindOf([0, 3], [3, 3], [3, 0])).toBe('separation');
});

test('the likelihood ratio is a test only of unweighted respondents', () => {
  const levels = [
    { level: 1, yes: 3, no: 7 },
    { level: 2, yes: 5, no: 5 },
    { level: 3, yes: 8, no: 2 },
  ];
  const unweighted = repurchaseCurve(levelByYes(levels), { values }).logistic;
  const weighted = repurchaseCurve(scaled(levelByYes(levels), 2), { values }).logistic;
  if (unweighted.kind !== 'fit' || weighted.kind !== 'fit') throw new Error('Expected fits.');
  // scipy 1.17: minimised log-likelihood, and chi2.sf with one degree of freedom.
  expectNear(unweighted.likelihoodRatio, 5.259297711736572, 'LR');
  expectNear(unweighted.likelihoodRatioP, 0.021829825810334255, 'p');
  expect(weighted.likelihoodRatioP).toBeUndefined();
});

test('more than one code may count as buying again', () => {
  const table = tableOf(
    [
      { id: 'overall', kind: 'single', categories: ['1', '2'] },
      { id: 'intention', kind: 'single', categories: ['no', 'probably', 'surely'] },
    ],
    [6, 3, 1, 2, 3, 5].map((n) => cell(n)),
  );
  const curve = repurchaseCurve(table, { values, yes: ['probably', 'surely'] });
  expect(curve.levels.groups.map(({ value }) => value.rate.value)).toEqual([0.4, 0.8]);
});

test('what cannot be read is refused', () => {
  const table = levelByYes([{ level: 1, yes: 1, no: 1 }]);
  expect(() => repurchaseCurve(table, { values: {} })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Level "1" of "overall" has no value.]`,
  );
  expect(() => repurchaseCurve(table, { values, yes: ['yes'] })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: "repurchase" has no category "yes".]`,
  );
  expect(() => repurchaseCurve({ ...table, of: table.of.slice(0, 1) }, { values })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Expected a crosstab of a level and an answer, found overall.]`,
  );
});

const surveys = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), {
  minLength: 1,
  maxLength: 10,
});

test('isotonic rates never fall and keep the overall rate; doubled weights change no rate and no interval', () => {
  fc.assert(
    fc.property(surveys, (counts) => {
      const table = levelByYes(counts.map(([yes, no], i) => ({ level: i + 1, yes, no })));
      const curve = repurchaseCurve(table, { values });
      const rates = isotonicRates(curve);
      const present = curve.levels.groups.filter(({ base }) => base.n! > 0);
      expect([...rates.keys()]).toEqual(present.map(({ key }) => key));
      [...rates.values()].reduce((below, rate) => {
        expect(rate).toBeGreaterThanOrEqual(below - 1e-12);
        return rate;
      }, 0);
      if (present.length > 0) {
        const kept = present.reduce((sum, { key, base }) => sum + base.n! * rates.get(key)!, 0);
        expect(kept / curve.base.n!).toBeCloseTo(curve.overall.value!, 9);
      }
      const twice = repurchaseCurve(scaled(table, 2), { values });
      twice.levels.groups.forEach(({ value }, i) => {
        expect(value.rate.value).toBe(curve.levels.groups[i]!.value.rate.value);
        expect(value.rate.interval).toEqual(curve.levels.groups[i]!.value.rate.interval);
      });
      expect(twice.logistic.kind).toBe(curve.logistic.kind);
      expect(JSON.stringify(curve)).not.toContain('null');
    }),
  );
});
