import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bootstrapResamples, groupIndexResamples } from '../../../src/analyses/index-model/bootstrap.ts';
import { indexModelFit } from '../../../src/analyses/index-model/estimate.ts';
import { indexModel } from '../../../src/survey/index-model/index-model.ts';
import { constructIndices } from '../../../src/analyses/index-model/index-score.ts';
import {
  itemMoments,
  itemReplicates,
  pooledMoments,
  type ItemMoments,
} from '../../../src/analyses/index-model/item-moments.ts';
import type { IndexModel } from '../../../src/survey/index-model/model.ts';
import { discrimination } from '../../../src/analyses/index-model/quality.ts';
import {
  independentDifference,
  pairedDifference,
  uncertainties,
  type Resamples,
} from '../../../src/analyses/index-model/resamples.ts';
import { momentsOf } from '../../../src/tabulate/moments.ts';
import { replicateMoments } from '../../../src/tabulate/replicate-moments.ts';
import { estimated, mobiConstructs, mobiMoments, mobiReplicates, RANGES } from './mobi.ts';
import { factorRows } from './factor-rows.ts';

const ecsi = sound({ preset: 'ecsi', constructs: mobiConstructs() });

function sound(settings: Parameters<typeof indexModel>[0]): IndexModel {
  const checked = indexModel(settings);
  if (checked.kind === 'unusable') throw new Error('not a sound model');
  return checked.model;
}

describe('2,000 resamples of the mobile phone survey', () => {
  const { weights, sample, fit } = estimated(ecsi, mobiMoments('complete'));
  const resamples = bootstrapResamples(weights, sample, mobiReplicates(ecsi), 2000);
  const found = new Map(uncertainties(resamples).map((one) => [one.name.toLowerCase(), one]));
  const { bootstrap }: { bootstrap: Bootstrap } = JSON.parse(
    readFileSync(new URL('../../goldens/pls-csi/expected.json', import.meta.url), 'utf8'),
  );
  interface Bootstrap {
    readonly tolerance: { se_relative: number; percentile_absolute_path: number; percentile_absolute_index: number };
    readonly expected: { parameters: { name: string; estimate: number; se: number; p2_5: number; p97_5: number }[] };
  }

  // 5,000 resamples by seminr 2.3.1, other resamples than ours.
  test('standard errors and percentiles lie within the stated bands', () => {
    const { tolerance, expected } = bootstrap;
    expect(expected.parameters).toHaveLength(70);
    for (const { name, estimate, se, p2_5, p97_5 } of expected.parameters) {
      const ours = found.get(name.toLowerCase())!;
      expect(ours.estimate, name).toBeCloseTo(estimate, 6);
      const [low, high] = ours.interval!;
      const band = name.startsWith('index') ? tolerance.percentile_absolute_index : tolerance.percentile_absolute_path;
      expect(Math.abs(low - p2_5), name).toBeLessThan(band);
      expect(Math.abs(high - p97_5), name).toBeLessThan(band);
      if (name === 'loading:CUSCO') expect(ours.se).toBeLessThan(1e-9);
      else expect(Math.abs(ours.se! / se - 1), name).toBeLessThan(tolerance.se_relative);
    }
    expect(resamples).toMatchObject({ kept: 2000, failed: 0 });
  });

  test('names every parameter once, and estimates them as the fit does', () => {
    expect(new Set(resamples.names).size).toBe(resamples.names.length);
    for (const { from, to, effect } of fit.totalEffects)
      expect(found.get(`effect:${from}>${to}`)!.estimate).toBeCloseTo(effect, 9);
    for (const { item, weight } of fit.items)
      expect(found.get(`weight:${item}`.toLowerCase())!.estimate).toBeCloseTo(weight, 9);
  });

  test('p is twice the smaller tail, counted with the sample itself', () => {
    // The smallest possible value: no replicate on the other side of 0, 2 · (0 + 1)/(2000 + 1).
    expect(found.get('path:quality>satisfaction')!.p).toBeCloseTo(2 / 2001, 12);
    expect(found.get('path:expectation>value')!.p).toBeGreaterThan(0.3);
  });
});

// Sample loadings all positive. In the replicate the majority of image's items point the other way, so that orientation alone would turn the construct.
test('a replicate is turned to the full sample, however its own majority points', () => {
  const model = sound({
    constructs: { image: ['a', 'b', 'c'], loyalty: ['d', 'e', 'f'] },
    arrows: { image: ['loyalty'] },
  });
  const full = toMoments(blockCorrelations([0.9, 0.3, 0.3]));
  const turned = toMoments(blockCorrelations([0.9, -0.3, -0.3]));
  const ranges = Object.fromEntries([...'abcdef'].map((item) => [item, { min: -5, max: 5 }]));
  const rows = factorRows(6, 40);
  const { weights } = estimated(model, momentsOf({ ...rows, terms: [...'abcdef'] }), ranges);
  const resamples = bootstrapResamples(weights, full, [turned], 1);
  const value = (name: string): number => resamples.values[resamples.names.indexOf(name)]!;
  expect(resamples.kept).toBe(1);
  expect(value('loading:a')).toBeGreaterThan(0.5);
  expect(value('loading:b')).toBeLessThan(0);
  expect(value('path:image>loyalty')).toBeGreaterThan(0);
});

/** One factor behind six items: the first three load as given, the others 0.8. */
function blockCorrelations(first: readonly number[]): number[][] {
  const loadings = [...first, 0.8, 0.8, 0.8];
  return loadings.map((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b)));
}

function toMoments(covariance: readonly (readonly number[])[]): ItemMoments {
  return { w: 100, means: new Float64Array(covariance.length), covariance: Float64Array.from(covariance.flat()) };
}

describe('replicates from respondents', () => {
  const terms = ['a', 'b', 'c', 'd', 'e', 'f'];
  const model = sound({
    constructs: { cause: ['a', 'b', 'c'], effect: ['d', 'e', 'f'] },
    arrows: { cause: ['effect'] },
  });
  const ranges = Object.fromEntries(terms.map((item) => [item, { min: -10, max: 10 }]));
  const rows = { ...factorRows(6, 300), terms };
  const { weights, sample, indices } = estimated(model, momentsOf(rows), ranges);
  const resampled = (seed: number): Resamples =>
    bootstrapResamples(weights, sample, itemReplicates(model, replicateMoments(rows, { count: 400, seed })), 400);

  test('a seed gives the same replicates, another seed others', () => {
    expect(resampled(1)).toEqual(resampled(1));
    expect(resampled(2).values).not.toEqual(resampled(1).values);
  });

  // With the weights nearly fixed, the bootstrap of an index has to agree with its conditional standard error, within 4 standard errors of 400 replicates.
  test('the spread of an index is near its conditional standard error', () => {
    const spread = uncertainties(resampled(3)).find(({ name }) => name === 'index:effect')!;
    const conditional = indices.find(({ construct }) => construct === 'effect')!.se!;
    expect(Math.abs(spread.se! / conditional - 1)).toBeLessThan(4 / Math.sqrt(2 * 400));
  });

  test('replicates without an estimate are dropped and counted', () => {
    const constant = {
      ...sample,
      covariance: sample.covariance.map((value, at) => (at % 6 === 0 || at < 6 ? 0 : value)),
    };
    const resamples = bootstrapResamples(weights, sample, [sample, constant, sample], 3);
    expect(resamples).toMatchObject({ kept: 2, failed: 1 });
    expect(resamples.values).toHaveLength(2 * resamples.names.length);
    expect(uncertainties(resamples).every(({ se }) => se === 0)).toBe(true);
  });

  test('below two replicates there is no interval', () => {
    const [first] = uncertainties(bootstrapResamples(weights, sample, [sample], 1));
    expect(first).toMatchObject({ se: undefined, interval: undefined, p: undefined });
  });

  test('more replicates than announced are refused', () => {
    expect(() => bootstrapResamples(weights, sample, [sample, sample], 1)).toThrow('more than the 1 replicates');
  });

  describe('groups', () => {
    const half = (from: number, to: number) => ({
      ...rows,
      base: Uint8Array.from({ length: 300 }, (_, row) => (row >= from && row < to ? 1 : 0)),
    });
    const [first, second] = [half(0, 100), half(100, 300)];
    const momentsIn = (group: typeof first) => {
      const result = itemMoments(model, momentsOf(group));
      if (result.kind === 'unusable') throw new Error('a group without moments');
      return result;
    };
    const groups = new Map([
      ['one', momentsIn(first)],
      ['two', momentsIn(second)],
    ]);
    function* together(): Generator<readonly ItemMoments[]> {
      const others = itemReplicates(model, replicateMoments(second, { count: 200, seed: 8 }));
      for (const one of itemReplicates(model, replicateMoments(first, { count: 200, seed: 7 })))
        yield [one, others.next().value!];
    }
    const resamples = groupIndexResamples(weights, groups, together(), 200);

    test('the groups add up to the sample', () => {
      const pooled = pooledMoments([...groups.values()]);
      expect(pooled.w).toBe(300);
      pooled.covariance.forEach((value, at) => expect(value).toBeCloseTo(sample.covariance[at]!, 10));
      pooled.means.forEach((value, at) => expect(value).toBeCloseTo(sample.means[at]!, 10));
    });

    test('have the indices that the pooled weights give them', () => {
      for (const [id, moments] of groups)
        for (const { construct, index } of constructIndices(weights, moments))
          expect(
            uncertainties(resamples).find(({ name }) => name === `index:${construct}@${id}`)?.estimate,
          ).toBeCloseTo(index!, 8);
    });

    test('differ by what their indices differ by, with an interval around it', () => {
      const difference = pairedDifference(resamples, 'index:effect@two', 'index:effect@one');
      const indexOf = (id: string) =>
        constructIndices(weights, groups.get(id)!).find(({ construct }) => construct === 'effect')!;
      expect(difference.estimate).toBeCloseTo(indexOf('two').index! - indexOf('one').index!, 8);
      // Different people: variances add, up to the sampling error of 200 replicates and the weights' own.
      const apart = Math.hypot(indexOf('one').se!, indexOf('two').se!);
      expect(Math.abs(difference.se! / apart - 1)).toBeLessThan(0.25);
      expect(difference.interval![0]).toBeLessThan(difference.estimate);
      expect(difference.interval![1]).toBeGreaterThan(difference.estimate);
    });

    test('models of their own differ replicate by replicate', () => {
      const own = (group: typeof first, seed: number) => {
        const moments = momentsOf(group);
        const estimate = estimated(model, moments, ranges);
        const replicates = itemReplicates(model, replicateMoments(group, { count: 200, seed }));
        return bootstrapResamples(estimate.weights, estimate.sample, replicates, 200);
      };
      const [a, b] = [own(first, 1), own(second, 2)];
      const difference = independentDifference(b, a, 'path:cause>effect');
      const se = (resample: Resamples) => uncertainties(resample)[0]!.se!;
      expect(difference.estimate).toBeCloseTo(b.estimates[0]! - a.estimates[0]!, 12);
      expect(Math.abs(difference.se! / Math.hypot(se(a), se(b)) - 1)).toBeLessThan(0.15);
    });
  });
});

// Five replicates 1 … 5 of an estimate of 3: mean 3, squares 4 + 1 + 0 + 1 + 4 = 10, se √(10/4); quantiles of type 7 at 10 % and 90 %: 1.4 and 4.6;
// none at or below 0: p = 2 · (0 + 1)/(5 + 1).
test('the spread of five replicates, by hand', () => {
  const five: Resamples = {
    names: ['path:a>b'],
    estimates: Float64Array.of(3),
    values: Float64Array.of(5, 1, 3, 2, 4),
    kept: 5,
    failed: 0,
  };
  expect(uncertainties(five, 0.8)).toEqual([
    {
      name: 'path:a>b',
      estimate: 3,
      se: Math.sqrt(2.5),
      interval: [expect.closeTo(1.4, 12), expect.closeTo(4.6, 12)],
      p: 1 / 3,
    },
  ]);
  expect(() => pairedDifference(five, 'path:a>b', 'path:b>a')).toThrow('no parameter "path:b>a"');
});

test('in the raw metric HTMT rests on correlations too', () => {
  const { weights, sample, fit } = estimated({ ...ecsi, metric: 'raw' }, mobiMoments('complete'));
  const resamples = bootstrapResamples(weights, sample, [sample], 1);
  for (const { a, b, htmt } of discrimination(fit)) {
    const at = resamples.names.indexOf(`htmt:${a}~${b}`);
    expect(resamples.values[at]).toBeCloseTo(htmt!, 10);
  }
});

test('a replicate without anybody of a group is dropped', () => {
  const { weights, sample } = estimated(ecsi, mobiMoments('complete'));
  const nobody: ItemMoments = { ...sample, w: 0 };
  const groups = new Map([
    ['one', sample],
    ['two', sample],
  ]);
  const resamples = groupIndexResamples(
    weights,
    groups,
    [
      [sample, nobody],
      [sample, sample],
    ],
    2,
  );
  expect(resamples).toMatchObject({ kept: 1, failed: 1 });
});

test('a model that cannot be estimated has no bootstrap to begin with', () => {
  const moments = itemMoments(ecsi, mobiMoments('complete'));
  if (moments.kind === 'unusable') throw new Error('complete moments');
  const collinear = { ...moments, covariance: moments.covariance.map(() => 1) };
  expect(indexModelFit(ecsi, collinear).kind).toBe('unusable');
  const { weights } = estimated(ecsi, mobiMoments('complete'), RANGES);
  expect(() => bootstrapResamples(weights, collinear, [], 0)).toThrow('no bootstrap');
});
