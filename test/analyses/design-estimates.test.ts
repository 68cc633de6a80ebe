import { expect, test } from 'vitest';
import { termMean, termShare } from '../../src/analyses/term-mean.ts';
import { segmentTests } from '../../src/analyses/segment-tests.ts';
import { betweenClusters } from '../../src/stats/between-clusters.ts';
import { random } from '../../src/stats/random.ts';
import { groupOf } from '../../src/survey/crosstab.ts';
import { momentsOf } from '../../src/tabulate/moments.ts';
import { sampleDesign } from '../../src/tabulate/sample-design.ts';
import golden from '../goldens/design/expected.json' with { type: 'json' };
import { expectNear } from '../goldens/near.ts';
import { groupMean } from '../../src/analyses/group-mean.ts';
import { cell, tableOf } from './tables.ts';

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

// One survey, clustered, in two segments: its crosstab with the between-cluster part of cells and bases must say what its moments say,
// and the difference of the segments what the mean of w·(in a)/W_a·(y − ȳ_a) − w·(in b)/W_b·(y − ȳ_b) says.
test('crosstab and moments agree on a clustered design, for groups and for their difference', () => {
  const uniform = random(6);
  const rows = Array.from({ length: 240 }, (_, row) => {
    const cluster = Math.floor(row / 8);
    return {
      cluster,
      stratum: cluster % 2,
      segment: uniform() < 0.4 ? 0 : 1,
      yes: uniform() < 0.3 + 0.4 * (cluster % 3 === 0 ? 1 : 0) ? 1 : 0,
      w: 0.5 + uniform(),
    };
  });
  const strata = Array.from({ length: 30 }, (_, cluster) => cluster % 2);
  // Totals: (segment, no/yes) cells 0 to 3, bases 4 and 5.
  const totals = new Float64Array(30 * 6);
  for (const { cluster, segment, yes, w } of rows) {
    totals[cluster * 6 + 2 * segment + yes]! += w;
    totals[cluster * 6 + 4 + segment]! += w;
  }
  const spread = betweenClusters(totals, 6, strata);
  if (spread.kind === 'one-cluster') throw new Error();
  const cells = [0, 1, 2, 3].map((at) => {
    const own = rows.filter(({ segment, yes }) => 2 * segment + yes === at);
    return cell([own.length, own.reduce((sum, { w }) => sum + w, 0), own.reduce((sum, { w }) => sum + w * w, 0)]);
  });
  const table = {
    ...tableOf([{ id: 'q', kind: 'single', categories: ['no', 'yes'] }], cells, [
      { id: 's', kind: 'single', categories: ['a', 'b'] },
    ]),
    between: spread,
  };
  const design = sampleDesign(
    240,
    rows.map(({ stratum }) => stratum),
    rows.map(({ cluster }) => cluster),
  );
  if (design.kind !== 'design') throw new Error();
  const columns = [0, 1].map((segment) =>
    Float64Array.from(rows, (row) => (row.segment === segment ? row.yes : Number.NaN)),
  );
  const weight = Float64Array.from(rows, ({ w }) => w);
  const moments = momentsOf({ terms: ['a', 'b'], values: columns, weight, missing: 'pairwise', design });
  ['a', 'b'].forEach((term, group) => {
    const own = groupMean(groupOf(table, group), [0, 1]);
    const expected = termMean(moments, term);
    expectNear(own.mean, expected.value!, 'mean');
    expectNear(Math.sqrt(own.variance!), expected.se!, 'se');
    expect(own.df).toBe(28);
  });
  const influence = rows.map(({ segment, yes, w }) => {
    const { mean, base } = groupMean(table, [0, 1], [segment]);
    return ((segment === 0 ? 1 : -1) * w * (yes - mean!)) / base.weighted!;
  });
  const byCluster = new Float64Array(30);
  rows.forEach(({ cluster }, row) => (byCluster[cluster]! += influence[row]!));
  const variance = betweenClusters(byCluster, 1, strata);
  if (variance.kind === 'one-cluster') throw new Error();
  const [pair] = segmentTests(table, {
    measure: { kind: 'proportion', hits: ['yes'] },
    against: 'pairs',
    correction: 'none',
  }).segments.derived.comparisons;
  if (pair?.value.state !== 'tested') throw new Error();
  expectNear(pair.value.se, Math.sqrt(variance.matrix[0]!), 'se of the difference');
});
