import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { indexModel } from '../../../src/survey/index-model/index-model.ts';
import { importancePerformance, indexPaths } from '../../../src/analyses/index-model/index-score.ts';
import { constructBlocks } from '../../../src/survey/index-model/model.ts';
import { discrimination, reliability, rhoA } from '../../../src/analyses/index-model/quality.ts';
import { estimated, mobiConstructs, mobiMoments } from './mobi.ts';

// seminr 2.3.1, plspm and semPLS on the ECSI mobile phone survey; seven digits agree among them.
interface Case {
  readonly id: string;
  readonly scheme: 'path' | 'factor' | 'centroid';
  readonly standardize?: boolean;
  readonly model: {
    readonly blocks: Record<string, string | string[]>;
    readonly paths: { from: string; to: string }[];
  };
  readonly published?: { readonly paths: Record<string, number>; readonly r2?: Record<string, number> };
  readonly expected: {
    readonly n: number;
    readonly paths: readonly { from: string; to: string; coef: number }[];
    readonly ipma: {
      readonly unstandardized_paths: readonly { from: string; to: string; coef: number }[];
      readonly total_effects_on: Tree;
    };
    readonly index: Record<
      string,
      { normalized_weights: Tree; mean_raw: number; index: number; se_conditional: number; sd: number }
    >;
    readonly reliability: Record<
      string,
      { alpha: number; alpha_raw?: number; rhoA: number; rhoC: number; ave: number }
    >;
  } & Record<
    'r2' | 'adj_r2' | 'loadings' | 'weights' | 'lv_correlations' | 'total_effects' | 'vif' | 'f2' | 'htmt',
    Tree
  >;
}
type Tree = number | readonly number[] | { readonly [key: string]: Tree };

const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(new URL('../../goldens/pls-csi/expected.json', import.meta.url), 'utf8'),
);
const MOMENTS: Record<string, string> = {
  'ecsi-path-weighted': 'weighted',
  'ecsi-path-mean-replacement': 'mean-replacement',
  'ecsi-path-listwise': 'listwise',
  'ecsi-path-reversed-value': 'reversed-value',
};
const SCHEMES = { path: 'path', factor: 'factorial', centroid: 'centroid' } as const;

/** The file's tolerances: relative 1e-5 or absolute 1e-7. */
function expectNear(actual: number | undefined, expected: number, what: string): void {
  const distance = Math.abs((actual ?? Infinity) - expected);
  expect(distance, `${what}: ${actual}, expected ${expected}`).toBeLessThanOrEqual(
    Math.max(1e-7, 1e-5 * Math.abs(expected)),
  );
}

/** Leaves of a tree with their path, `Image.Loyalty`; R wrote a list of one number where a table had one row, and an empty one for none. */
function leaves(tree: Tree, path: readonly string[] = []): { key: string; value: number }[] {
  if (typeof tree === 'number') return [{ key: path.join('.').toLowerCase(), value: tree }];
  return Object.entries(tree).flatMap(([key, value]) => leaves(value, [...path, key]));
}

describe.each(cases)('$id', ({ id, scheme, standardize, model: written, published, expected }) => {
  const preset = id.split('-')[0] as 'ecsi' | 'acsi' | 'ccsi';
  const without = { ecsi: [], acsi: ['image'], ccsi: ['complaints'] }[preset];
  const checked = indexModel({
    preset,
    constructs: mobiConstructs(without),
    scheme: SCHEMES[scheme],
    metric: standardize === false ? 'raw' : 'standardised',
  });
  if (checked.kind === 'unusable') throw new Error('a preset is a sound model');
  const { model } = checked;
  const { fit, weights, indices, sample } = estimated(model, mobiMoments(MOMENTS[id] ?? 'complete'));
  const ids = model.constructs.map((construct) => construct.id);

  function expectLeaves(tree: Tree, actual: (key: string) => number | undefined, count: number): void {
    const wanted = leaves(tree);
    expect(wanted).toHaveLength(count);
    for (const { key, value } of wanted) expectNear(actual(key), value, key);
  }

  test('is the preset', () => {
    const lower = written.paths.map(({ from, to }) => `${from}>${to}`.toLowerCase());
    expect(new Set(fit.paths.map(({ from, to }) => `${from}>${to}`))).toEqual(new Set(lower));
    expect(fit.n).toBe(expected.n);
  });

  test('paths, R², f² and VIF', () => {
    for (const { from, to, coef } of expected.paths) {
      const path = fit.paths.find((one) => one.from === from.toLowerCase() && one.to === to.toLowerCase());
      expectNear(path?.coefficient, coef, `${from} > ${to}`);
    }
    const path = (key: string) => fit.paths.find(({ from, to }) => key === `${to}.${from}`);
    const explained = (key: string) => fit.explained.find(({ construct }) => construct === key);
    expectLeaves(expected.vif, (key) => path(key)?.vif, fit.paths.length);
    expectLeaves(expected.f2, (key) => path(key)?.f2, fit.paths.length);
    expectLeaves(expected.r2, (key) => explained(key)?.r2, fit.explained.length);
    expectLeaves(expected.adj_r2, (key) => explained(key)?.adjusted, fit.explained.length);
  });

  test('weights, loadings, correlations and total effects', () => {
    const item = (key: string) => fit.items.find((one) => one.item.toLowerCase() === key);
    expectLeaves(expected.weights, (key) => item(key)?.weight, fit.items.length);
    expectLeaves(expected.loadings, (key) => item(key)?.loading, fit.items.length);
    expectLeaves(
      expected.lv_correlations,
      (key) => fit.correlations[ids.indexOf(key.split('.')[0]!) * ids.length + ids.indexOf(key.split('.')[1]!)],
      ids.length ** 2,
    );
    for (const { key, value } of leaves(expected.total_effects)) {
      const effect = fit.totalEffects.find(({ from, to }) => [`${from}.${to}`, `${from}.0`].includes(key));
      expectNear(effect?.effect, value, key);
    }
    expect(leaves(expected.total_effects)).toHaveLength(fit.totalEffects.length);
  });

  test('reliability and discrimination', () => {
    for (const measured of reliability(fit)) {
      const name = Object.keys(expected.reliability).find((key) => key.toLowerCase() === measured.construct)!;
      const wanted = expected.reliability[name]!;
      expectNear(measured.ave, wanted.ave, 'AVE');
      if (measured.alpha === undefined) {
        expect(wanted).toEqual({ alpha: 1, rhoA: 1, rhoC: 1, ave: 1 });
        continue;
      }
      expectNear(measured.alpha, wanted.alpha, 'alpha');
      expectNear(measured.rawAlpha, wanted.alpha_raw!, 'raw alpha');
      if (fit.model.metric === 'standardised') expectNear(measured.rhoA, wanted.rhoA, 'rho A');
      expectNear(measured.rhoC, wanted.rhoC, 'rho C');
    }
    const apart = discrimination(fit);
    expectLeaves(
      expected.htmt,
      (key) => apart.find(({ a, b }) => key === `${a}~${b}`)?.htmt,
      (ids.length * (ids.length - 1)) / 2,
    );
  });

  if (standardize === false) {
    // The reference put weights of raw items beside correlations, so that its rho A follows the items' units (image 0.23 where alpha is 0.72).
    // We use the weights of the standardised items, w·sd; here the same function is given what the reference gave it.
    test('rho A of raw weights is the reference value, of standardised weights a reliability', () => {
      for (const { start, end } of constructBlocks(model).filter((block) => block.end - block.start > 1)) {
        const own = fit.items.slice(start, end);
        const correlations = own.flatMap((_, i) =>
          own.map((__, l) => fit.itemCorrelations[(start + i) * fit.items.length + start + l]!),
        );
        const name = Object.keys(expected.reliability).find((key) => key.toLowerCase() === own[0]!.construct)!;
        const mixed = rhoA(
          own.map(({ weight }) => weight),
          correlations,
        );
        expectNear(mixed, expected.reliability[name]!.rhoA, name);
      }
      expect(reliability(fit).find(({ construct }) => construct === 'image')?.rhoA).toBeCloseTo(0.737, 3);
    });
  }

  test('indices and importance–performance', () => {
    for (const [name, wanted] of Object.entries(expected.index)) {
      const actual = indices.find(({ construct }) => construct === name.toLowerCase());
      expectNear(actual?.index, wanted.index, `index of ${name}`);
      expectNear(actual?.se, wanted.se_conditional, `standard error of ${name}`);
      expectNear(actual?.sd, wanted.sd, `deviation of ${name}`);
      for (const { key, value } of leaves(wanted.normalized_weights))
        expectNear(weights.weights[fit.items.findIndex(({ item }) => item.toLowerCase() === key)], value, key);
    }
    expect(sample.n).toBe(expected.n);
    const points = indexPaths(fit, indices);
    for (const { from, to, coef } of expected.ipma.unstandardized_paths)
      expectNear(
        points.find((one) => one.from === from.toLowerCase() && one.to === to.toLowerCase())?.points,
        coef,
        from,
      );
    for (const { key, value } of leaves(expected.ipma.total_effects_on)) {
      const [target, driver] = key.split('.');
      const map = importancePerformance(fit, indices, target!);
      expectNear(map.find(({ construct }) => construct === driver || driver === '0')?.importance, value, key);
    }
  });

  if (published) {
    test('the printed article, to its three digits', () => {
      for (const [arrow, value] of Object.entries(published.paths)) {
        const path = fit.paths.find(({ from, to }) => `${from}>${to}` === arrow.toLowerCase());
        expect(Math.abs(path!.coefficient - value), arrow).toBeLessThan(0.001);
      }
      for (const [construct, value] of Object.entries(published.r2 ?? {})) {
        const r2 = fit.explained.find((one) => one.construct === construct.toLowerCase())!.r2;
        expect(Math.abs(r2 - value), construct).toBeLessThan(0.001);
      }
    });
  }
});
