import { describe, expect, test } from 'vitest';
import { effectiveN } from '../../src/stats/effective-n.ts';
import { meanInterval } from '../../src/stats/mean-interval.ts';
import { weightedMean } from '../../src/stats/weighted-mean.ts';
import { wilsonInterval } from '../../src/stats/wilson-interval.ts';
import { golden } from '../goldens/golden.ts';
import { expectNear } from '../goldens/near.ts';

type Cell = readonly [n: number, w: number, w2: number];
type Level = readonly [value: number, n: number, w: number, w2: number];
type Expected = Readonly<Record<string, number>>;
interface Fixture {
  readonly cases: readonly {
    readonly kind: string;
    readonly filter: Readonly<Record<string, string>>;
    readonly variable: string;
    readonly yes?: Cell;
    readonly all?: Cell;
    readonly levels?: readonly Level[];
    readonly expected: Expected;
  }[];
  readonly edge: readonly {
    readonly id: string;
    readonly levels?: readonly Level[];
    readonly mean?: Expected;
    readonly proportion?: { readonly at_least: number; readonly expected: Expected };
    readonly expected?: Readonly<Record<string, readonly [number, number]>>;
  }[];
}

const { cases, edge } = golden<Fixture>('weighted-estimates/weighted-estimates.json');

function expectProportion([, yesW, yesW2]: Cell, [n, w, w2]: Cell, expected: Expected): void {
  const values = [
    { value: 1, w: yesW, w2: yesW2 },
    { value: 0, w: w - yesW, w2: w2 - yesW2 },
  ];
  const { mean, variance } = weightedMean(values, n)!;
  expectNear(n, expected['n']!, 'n');
  expectNear(w, expected['sum_w']!, 'sum_w');
  expectNear(effectiveN(w, w2), expected['n_eff']!, 'n_eff');
  expectNear(mean, expected['p']!, 'p');
  expectNear(Math.sqrt(variance!), expected['se_taylor']!, 'se');
  const [low, high] = meanInterval(mean, variance!, n - 1)!;
  expectNear(low, expected['taylor_low']!, 'taylor_low');
  expectNear(high, expected['taylor_high']!, 'taylor_high');
  const wilson = wilsonInterval(mean, effectiveN(w, w2))!;
  expectNear(wilson[0], expected['wilson_neff_low']!, 'wilson_neff_low');
  expectNear(wilson[1], expected['wilson_neff_high']!, 'wilson_neff_high');
  if (expected['wilson_design_low'] === undefined) return;
  const design = wilsonInterval(mean, (mean * (1 - mean)) / variance!)!;
  expectNear(design[0], expected['wilson_design_low'], 'wilson_design_low');
  expectNear(design[1], expected['wilson_design_high']!, 'wilson_design_high');
}

function expectMean(levels: readonly Level[], expected: Expected): void {
  const n = levels.reduce((sum, level) => sum + level[1], 0);
  const { mean, variance } = weightedMean(
    levels.map(([value, , w, w2]) => ({ value, w, w2 })),
    n,
  )!;
  expectNear(n, expected['n']!, 'n');
  expectNear(mean, expected['mean']!, 'mean');
  expectNear(Math.sqrt(variance!), expected['se']!, 'se');
  const [low, high] = meanInterval(mean, variance!, n - 1)!;
  expectNear(low, expected['ci_low']!, 'ci_low');
  expectNear(high, expected['ci_high']!, 'ci_high');
}

// Airline teaching data, weighted; expected values checked with survey::svymean and svyciprop (see the fixture).
describe('weighted estimates equal the reference', () => {
  test.each(cases.map((one) => [`${one.kind} of ${one.variable} ${JSON.stringify(one.filter)}`, one] as const))(
    '%s',
    (_name, { yes, all, levels, expected }) => {
      if (yes && all) expectProportion(yes, all, expected);
      else expectMean(levels!, expected);
      expect.hasAssertions();
    },
  );

  test.each(edge.filter(({ levels }) => levels).map((one) => [one.id, one] as const))('%s', (_id, one) => {
    const levels = one.levels!;
    const summed = (from: readonly Level[]): Cell =>
      [1, 2, 3].map((i) => from.reduce((sum, level) => sum + level[i]!, 0)) as unknown as Cell;
    const { at_least, expected } = one.proportion!;
    expectProportion(summed(levels.filter(([value]) => value >= at_least)), summed(levels), expected);
    if (one.mean) expectMean(levels, one.mean);
  });

  test('the textbook intervals', () => {
    const printed = edge.find(({ id }) => id === 'wilson-textbook')!.expected!;
    for (const [ratio, [low, high]] of Object.entries(printed)) {
      const [yes, n] = ratio.split('/').map(Number);
      const found = wilsonInterval(yes! / n!, n!)!;
      expectNear(found[0], low, ratio);
      expectNear(found[1], high, ratio);
    }
  });
});

test('a single respondent has a mean and no error', () => {
  expect(weightedMean([{ value: 3, w: 2, w2: 4 }], 1)).toEqual({ mean: 3, variance: undefined, sd: undefined });
  expect(weightedMean([], 0)).toBeUndefined();
});

// By hand, unweighted 1, 1, 4: mean 2, s² = (1 + 1 + 4)/2 = 3, v = s²/3 = 1.
test('equal weights give the ordinary standard deviation', () => {
  const found = weightedMean(
    [
      { value: 1, w: 2, w2: 2 },
      { value: 4, w: 1, w2: 1 },
    ],
    3,
  )!;
  expect(found.mean).toBe(2);
  expect(found.sd).toBeCloseTo(Math.sqrt(3), 12);
  expect(found.variance).toBeCloseTo(1, 12);
});
