import { expect, test } from 'vitest';
import { termMean, termShare } from '../../src/analyses/term-mean.ts';
import { momentsOf } from '../../src/tabulate/moments.ts';
import { sampleDesign } from '../../src/tabulate/sample-design.ts';
import golden from '../goldens/design/expected.json' with { type: 'json' };
import { expectNear } from '../goldens/near.ts';

/**
 * Schools with the size, weight, mean and variance that each stratum had: half of them above and half below the mean, which is all
 * that the estimators see.
 */
function schools() {
  const rows = golden.strata.flatMap(({ n, weight, api00: { mean, variance }, awards }, stratum) => {
    const half = Math.sqrt((variance * (n - 1)) / n);
    return Array.from({ length: n }, (_, i) => ({
      stratum,
      weight,
      api00: mean + (i % 2 === 0 ? half : -half),
      awards_yes: i < awards ? 1 : 0,
    }));
  });
  return {
    terms: ['api00', 'awards_yes'],
    values: [Float64Array.from(rows, ({ api00 }) => api00), Float64Array.from(rows, ({ awards_yes }) => awards_yes)],
    weight: Float64Array.from(rows, ({ weight }) => weight),
    missing: 'pairwise' as const,
    stratum: rows.map(({ stratum }) => stratum),
  };
}

// Expected: R survey::svymean and svyciprop on apistrat.
test.each(golden.cases)(
  'stratified estimates equal the reference: $variable, strata $strata',
  ({ variable, strata, expected }) => {
    const rows = schools();
    const design = strata === null ? undefined : sampleDesign(200, rows.stratum, undefined);
    if (design?.kind === 'one-cluster') throw new Error();
    const moments = momentsOf({ ...rows, design });
    const mean = termMean(moments, variable);
    expect([mean.base.n, mean.df]).toEqual([expected.n, expected.df]);
    expectNear(mean.base.weighted, expected.sum_w, 'Σw');
    expectNear(mean.base.effective, expected.n_eff, 'n_eff');
    if ('mean' in expected) {
      expectNear(mean.value, expected.mean!, 'mean');
      expectNear(mean.se, expected.se!, 'se');
      expectNear(mean.interval?.[0], expected.ci_low!, 'low');
      expectNear(mean.interval?.[1], expected.ci_high!, 'high');
    } else {
      const share = termShare(moments, variable);
      expectNear(share.value, expected.p!, 'p');
      expectNear(mean.se, expected.se_taylor!, 'se');
      expectNear(mean.interval?.[0], expected.taylor_low!, 'Taylor low');
      expectNear(share.interval?.[0], expected.wilson_design_low!, 'Wilson low');
      expectNear(share.interval?.[1], expected.wilson_design_high!, 'Wilson high');
      const plain = termShare(momentsOf(rows), variable);
      expectNear(plain.interval?.[0], expected.wilson_neff_low!, 'Kish low');
      expectNear(plain.interval?.[1], expected.wilson_neff_high!, 'Kish high');
    }
  },
);

test('a share of 0 or 1 falls back to the effective number, and nobody has no share', () => {
  const rows = schools();
  const design = sampleDesign(200, rows.stratum, undefined);
  if (design.kind !== 'design') throw new Error();
  const all = { ...rows, terms: ['yes'], values: [rows.values[1]!.map(() => 1)] };
  const share = termShare(momentsOf({ ...all, design }), 'yes');
  expect(share.value).toBe(1);
  expect(share.interval).toEqual(termShare(momentsOf(all), 'yes').interval);
  const none = termShare(momentsOf({ ...all, base: new Uint8Array(200) }), 'yes');
  expect(none).toMatchObject({ value: undefined, interval: undefined, base: { n: 0 } });
});
