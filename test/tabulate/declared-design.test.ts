import { expect, test } from 'vitest';
import { distribution } from '../../src/analyses/distribution.ts';
import { comparedReasons } from '../../src/analyses/reason-changes.ts';
import { kano } from '../../src/analyses/kano.ts';
import { repurchaseCurve } from '../../src/analyses/repurchase-curve.ts';
import { segmentTests } from '../../src/analyses/segment-tests.ts';
import { share, totalsOf } from '../../src/analyses/share.ts';
import { switchingReasons } from '../../src/analyses/switching-reasons.ts';
import { termMean, termShare } from '../../src/analyses/term-mean.ts';
import { InputErrors } from '../../src/errors.ts';
import { designVariance } from '../../src/stats/design-variance.ts';
import { random } from '../../src/stats/random.ts';
import { wilsonInterval } from '../../src/stats/wilson-interval.ts';
import { ask } from '../../src/tabulate/ask.ts';
import { askMoments } from '../../src/tabulate/ask-moments.ts';
import { clusterTotals } from '../../src/tabulate/cluster-totals.ts';
import { groupOf } from '../../src/survey/crosstab.ts';
import { openStudy } from '../../src/tabulate/open-study.ts';
import { sampleDesign } from '../../src/tabulate/sample-design.ts';
import golden from '../goldens/design/expected.json' with { type: 'json' };
import { expectNear } from '../goldens/near.ts';
import { HEAD, studyFolder } from '../input/study-folder.ts';

/** Schools with the size, weight, mean and variance that each stratum had, as a data file. */
function schools(): string {
  const rows = golden.strata.flatMap(({ stratum, n, weight, api00: { mean, variance }, awards }) => {
    const half = Math.sqrt((variance * (n - 1)) / n);
    return Array.from({ length: n }, (_, i) =>
      [stratum, weight, mean + (i % 2 === 0 ? half : -half), i < awards ? 1 : 0].join(','),
    );
  });
  return ['stype,pw,api00,awards', ...rows].join('\n');
}

function schoolStudy(design: string): string {
  return studyFolder({
    'study.yaml': `${HEAD}waves: [{ id: 1, file: w.csv }]
${design}
weight: { column: pw }
questions:
  api00: { type: number, column: api00, text: Index }
  awards: { type: single, column: awards, text: Award, options: { 0: "no", 1: "yes" } }
`,
    'w.csv': schools(),
  });
}

// Expected: R survey::svymean and svyciprop on apistrat, see the golden's source.
test.each(golden.cases)(
  'from the study file to the interval: $variable, strata $strata',
  async ({ variable, strata, expected }) => {
    const root = schoolStudy(strata === null ? '' : 'design: { strata: stype, clusters: null }');
    const open = await openStudy(root, 'x');
    expectNear(open.fieldwork[0]!.base.weighted, expected.sum_w, 'Σw');
    if (expected.mean !== undefined) {
      const found = termMean(askMoments(open, { terms: { y: { item: 'api00' } }, missing: 'pairwise' }), 'y');
      expectNear(found.value, expected.mean!, 'mean');
      expectNear(found.se, expected.se!, 'se');
      expectNear(found.interval?.[0], expected.ci_low!, 'low');
      expect(found.df).toBe(expected.df);
      return;
    }
    expect(variable).toBe('awards_yes');
    const [table] = ask(open, [{ of: [{ item: 'awards' }] }]);
    const found = share(table!.cells[1], table!.bases[0]!, totalsOf(table!, [1]));
    expectNear(found.value, expected.p!, 'p');
    const [low, high] =
      strata === null
        ? [expected.wilson_neff_low!, expected.wilson_neff_high!]
        : [expected.wilson_design_low!, expected.wilson_design_high!];
    expectNear(found.interval?.[0], low, 'Wilson low');
    expectNear(found.interval?.[1], high, 'Wilson high');
  },
);

const QUESTIONS = `  seg: { type: single, column: seg, text: Segment, options: { a: A, b: B } }
  overall: { type: scale, column: q1, text: Overall, scale: { 3: good, 2: fair, 1: poor } }
  why: { type: single, column: why, text: Why, options: { p: Price, s: Service, o: Other }, groups: { money: { label: Money, members: [p] }, rest: { label: Rest, members: [s, o] } } }
  many: { type: multi, columns: "m_*", text: Many, options: { x: X, y: Y } }
`;

function clustered(design = 'design: { strata: h, clusters: c }', seed = 4): string {
  const uniform = random(seed);
  const rows = Array.from({ length: 240 }, (_, row) => {
    const cluster = Math.floor(row / 8);
    const lean = cluster % 3 === 0 ? 0.4 : 0;
    const pick = (...codes: string[]) =>
      codes[Math.min(codes.length - 1, Math.floor((uniform() + lean) * codes.length))];
    const box = () => (uniform() < 0.3 + lean ? 1 : 0);
    return [
      cluster % 2,
      cluster,
      pick('a', 'b'),
      pick('1', '2', '3'),
      pick('p', 's', 'o'),
      box(),
      box(),
      0.5 + uniform(),
    ];
  });
  return studyFolder({
    'study.yaml': `${HEAD}waves: [{ id: 1, file: w.csv }]\n${design}\nweight: { column: w }\nsegments: [seg]\nquestions:\n${QUESTIONS}`,
    'w.csv': ['h,c,seg,q1,why,m_x,m_y,w', ...rows.map((row) => row.join(','))].join('\n'),
  });
}

// Moments and crosstabs come to the variance by different roads; the moments' is checked against R above.
test('crosstabs of a clustered study say what its moments say', async () => {
  const open = await openStudy(clustered(), 'x');
  expect(open.fieldwork[0]!.design).toEqual({ strata: 2, clusters: 30 });
  const term = (item: string, ...anyOf: string[]) =>
    termShare(askMoments(open, { terms: { y: { item, anyOf } }, missing: 'pairwise' }), 'y').interval;
  const near = (found: readonly number[] | undefined, expected: readonly number[] | undefined) =>
    expected!.forEach((end, i) => expect(found![i]).toBeCloseTo(end, 9));
  const [overall, why, many, curve] = ask(open, [
    { of: [{ item: 'overall' }] },
    { of: [{ item: 'why' }] },
    { of: [{ item: 'many', nets: { '*': ['x', 'y'] } }] },
    { of: [{ item: 'overall' }, { item: 'why', oneOf: ['p'] }] },
  ]);
  const found = distribution(overall!, { values: { 1: 1, 2: 2, 3: 3 }, midpoint: [], top: 2 });
  near(found.favourable.interval, term('overall', '2', '3'));
  near(found.topBox.interval, term('overall', '3'));
  const mean = termMean(askMoments(open, { terms: { y: { item: 'overall' } }, missing: 'pairwise' }), 'y');
  near(found.mean.interval, mean.interval);
  const groups = [
    { id: 'money', members: ['p'] },
    { id: 'rest', members: ['s', 'o'] },
  ];
  const reasons = switchingReasons(why!, { groups });
  near(reasons.groups.find(({ id }) => id === 'rest')!.ofCases.interval, term('why', 's', 'o'));
  const boxes = switchingReasons(many!, { groups: [] });
  near(boxes.unassigned.find(({ id }) => id === 'y')!.ofCases.interval, term('many', 'y'));
  const none = term('many', 'x', 'y')!;
  near(boxes.none!.interval, [1 - none[1], 1 - none[0]]);
  const where = (level: string) =>
    termShare(
      askMoments(open, {
        terms: { y: { item: 'why', anyOf: ['p'] } },
        missing: 'pairwise',
        where: { overall: [level] },
      }),
      'y',
    ).interval;
  const levels = repurchaseCurve(curve!, { values: { 1: 1, 2: 2, 3: 3 } });
  levels.levels.groups.forEach(({ key, value }) => near(value.rate.interval, where(key)));
  const [bySegment] = ask(open, [{ of: [{ item: 'overall' }], by: ['seg'] }]);
  ['a', 'b'].forEach((seg, group) => {
    const terms = { y: { item: 'overall' } };
    const expected = termMean(askMoments(open, { terms, missing: 'pairwise', where: { seg: [seg] } }), 'y');
    const own = distribution(groupOf(bySegment!, group), { values: { 1: 1, 2: 2, 3: 3 }, midpoint: [], top: 1 });
    near(own.mean.interval, expected.interval);
    const top = termShare(
      askMoments(open, { terms: { y: { item: 'overall', anyOf: ['3'] } }, missing: 'pairwise', where: { seg: [seg] } }),
      'y',
    );
    near(own.topBox.interval, top.interval);
  });
  near(levels.overall.interval, term('why', 'p'));
});

test('differences of reasons use the design, and agree with the segment tests', async () => {
  const open = await openStudy(clustered(), 'x');
  const [table] = ask(open, [{ of: [{ item: 'why' }], by: ['seg'] }]);
  const groups = [{ id: 'rest', members: ['s', 'o'] }];
  const [change] = comparedReasons(table!, { groups }).panels.derived.changes;
  const measure = { kind: 'proportion', hits: ['s', 'o'] } as const;
  const [pair] = segmentTests(table!, { measure, against: 'pairs', correction: 'none' }).segments.derived.comparisons;
  const found = change!.value.find(({ id }) => id === 'rest')!.result;
  if (found.state !== 'tested' || pair?.value.state !== 'tested') throw new Error('not tested');
  expect(found.difference).toBeCloseTo(-pair.value.difference, 12);
  expect(found.p).toBeCloseTo(pair.value.p, 12);
  const plain = ask(await openStudy(clustered(''), 'x'), [{ of: [{ item: 'why' }], by: ['seg'] }])[0]!;
  expect(plain.between).toBeUndefined();
  const [without] = comparedReasons(plain, { groups }).panels.derived.changes;
  const other = without!.value.find(({ id }) => id === 'rest')!.result;
  expect(other.state === 'tested' && other.difference).toBeCloseTo(found.difference, 12);
  expect(other.state === 'tested' && Math.abs(other.p - found.p)).toBeGreaterThan(1e-4);
});

// Cells row by row, functional like to dislike, dysfunctional likewise. A: (1, 2–4), O: (1, 5), M: (2–4, 5), I: (2–4, 2–4).
test('KANO shares and coefficients follow the design', async () => {
  const uniform = random(9);
  const rows = Array.from({ length: 240 }, (_, row) => {
    const lean = Math.floor(row / 8) % 3 === 0 ? 0.3 : 0;
    return [Math.floor(row / 8), uniform() < 0.4 + lean ? 1 : 3, uniform() < 0.5 + lean ? 5 : uniform() < 0.1 ? 1 : 3];
  });
  const root = studyFolder({
    'study.yaml': `${HEAD}waves: [{ id: 1, file: w.csv }]\ndesign: { clusters: c }\nquestions:\n  k: { type: kano, text: K, attributes: { t: { functional: f, dysfunctional: d, label: T } } }`,
    'w.csv': ['c,f,d', ...rows.map((row) => row.join(','))].join('\n'),
  });
  const items = [{ item: 'k.t.functional' }, { item: 'k.t.dysfunctional' }];
  const [pair] = ask(await openStudy(root, 'x'), [{ of: items }]);
  const [feature] = kano([{ id: 't', pair: pair! }]).features.groups;
  const { shares, better } = feature!.value;
  const o = share(pair!.cells[4], pair!.bases[0]!, totalsOf(pair!, [4]));
  shares['one-dimensional'].interval!.forEach((end, i) => expect(end).toBeCloseTo(o.interval![i]!, 12));
  const wanted = [1, 2, 3, 4];
  const others = [6, 7, 8, 9, 11, 12, 13, 14, 16, 17, 18, 19];
  const w = (places: readonly number[]) => places.reduce((sum, i) => sum + pair!.cells[i]!.w, 0);
  const all = w(wanted) + w(others);
  const p = w(wanted) / all;
  const variance = designVariance(pair!.between!.matrix, [
    ...wanted.map((i) => [i, (1 - p) / all] as const),
    ...others.map((i) => [i, -p / all] as const),
  ]);
  const expected = wilsonInterval(p, (p * (1 - p)) / variance)!;
  better.interval!.forEach((end, i) => expect(end).toBeCloseTo(expected[i]!, 12));
  expect(w(wanted) + w(others)).toBeLessThan(240);
});

// A 41st respondent shares the last cluster and is never counted: totals are then kept, and must say what the sums without them say.
test('where everyone is a cluster, no totals are needed', () => {
  const stratum = Array.from({ length: 41 }, (_, row) => Math.min(row, 39) % 3);
  const own = sampleDesign(40, stratum, undefined);
  const shared = sampleDesign(
    41,
    stratum,
    Array.from({ length: 41 }, (_, row) => Math.min(row, 39)),
  );
  if (own.kind !== 'design' || shared.kind !== 'design') throw new Error();
  const [direct, kept] = [clusterTotals(own, 5), clusterTotals(shared, 5)];
  for (let row = 0; row < 40; row += row % 4 === 0 ? 2 : 1) {
    for (const totals of [direct, kept]) totals.add(row, [row % 4, 4], 1 + (row % 3));
  }
  const [a, b] = [direct.between(), kept.between()];
  a.matrix.forEach((value, i) => expect(b.matrix[i]).toBeCloseTo(value, 9));
  expect([a.df, b.df]).toEqual([37, 37]);
  // By hand, the first total: rows 0, 4, 8, …, 36. Stratum 0 has 14 clusters and of these rows 0, 12, 24, 36, weight 1 each;
  // strata 1 and 2 have 13 and rows 4, 16, 28 (weight 2) and 8, 20, 32 (weight 3).
  // 14/13·(4 − 16/14) + 13/12·(12 − 36/13) + 13/12·(27 − 81/13) = 3.0769… + 10 + 22.5
  expect(a.matrix[0]).toBeCloseTo(40 / 13 + 10 + 22.5, 9);
});

async function problems(root: string): Promise<string> {
  const error: unknown = await openStudy(root, 'x').then(
    () => 'no problems',
    (caught: unknown) => caught,
  );
  if (error instanceof InputErrors) return error.message;
  if (typeof error === 'string') return error;
  throw error;
}

test('designs that cannot be', async () => {
  expect(await problems(schoolStudy('design: { strata: stipe }'))).toMatchInlineSnapshot(`
    "1 problem:
    - data/x/study.yaml:6:19: found the column "stipe", expected a column of w.csv.
      Did you mean "stype"?"
  `);
  expect(await problems(schoolStudy('design: {}'))).toMatchInlineSnapshot(`
    "1 problem:
    - data/x/study.yaml:6:1: found a design without columns, expected "strata", "clusters" or both."
  `);
  expect(await problems(schoolStudy('design: { strata: stype, clusters: stype }'))).toMatchInlineSnapshot(`
    "1 problem:
    - data/x/study.yaml:6:1: found strata that are the clusters, expected two columns."
  `);
  expect(
    await problems(schoolStudy('design: { strata: api00, clusters: stype }')).then((text) => text.split('\n')[1]),
  ).toMatchInlineSnapshot(
    `"- data/x/study.yaml:6:19: found the stratum "[long number]" with one cluster, expected at least two clusters in every stratum."`,
  );
  expect(
    await problems(schoolStudy('design: { clusters: pw, strata: stype }')).then((text) =>
      text.split('\n').slice(0, 3).join('\n'),
    ),
  ).toMatchInlineSnapshot(`
    "3 problems:
    - data/x/study.yaml:6:33: found the stratum "E" with one cluster, expected at least two clusters in every stratum.
      One alone has no variance. Merge the stratum with the one most like it, in a column of its own."
  `);
  const root = studyFolder({
    'study.yaml': `${HEAD}waves: [{ id: 1, file: w.csv }]\ndesign: { clusters: shop }\nquestions:\n${QUESTIONS}`,
    'w.csv': 'shop,seg,q1,why,m_x,m_y\nx,a,1,p,1,0\n,a,1,p,1,0',
  });
  expect(await problems(root)).toMatchInlineSnapshot(`
    "1 problem:
    - data/x/w.csv, row 3, column "shop": found an empty cell, expected the name of a cluster.
      Every respondent was drawn somewhere; leave the row out with "exclude" where nobody knows."
  `);
});

test('a stratum with one cluster is named in its own wave', async () => {
  const root = studyFolder({
    'study.yaml': `${HEAD}waves: [{ id: a, file: a.csv }, { id: b, file: b.csv }]\ndesign: { strata: h }\nquestions:\n  q: { type: single, column: q, text: Q, options: { 1: x, 0: y } }`,
    'a.csv': 'h,q\nE,1\nE,0\nH,1\nH,1',
    'b.csv': 'h,q\nE,1\nE,0\nH,1',
  });
  expect(await problems(root)).toMatchInlineSnapshot(`
    "1 problem:
    - data/x/study.yaml:6:19: found the stratum "H" with one respondent in wave "b", expected at least two respondents in every stratum.
      One alone has no variance. Merge the stratum with the one most like it, in a column of its own."
  `);
});

// Two waves with the same two strata: asked for one wave, its own strata count; for both, four, unless a cluster is in both.
test('waves are samples of their own, unless they share clusters', async () => {
  const of = (design: string, b: string) =>
    studyFolder({
      'study.yaml': `${HEAD}waves: [{ id: a, file: a.csv }, { id: b, file: b.csv }]\n${design}\nquestions:\n  q: { type: single, column: q, text: Q, options: { 1: x, 0: y } }`,
      'a.csv': 'h,c,q\n1,s1,1\n1,s2,0\n2,s3,1\n2,s4,1',
      'b.csv': b,
    });
  const dfs = async (root: string) => {
    const open = await openStudy(root, 'x');
    return ask(open, [{ of: [{ item: 'q' }], wave: 'a' }, { of: [{ item: 'q' }] }]).map(({ between }) => between?.df);
  };
  const other = 'h,c,q\n1,t1,1\n1,t2,0\n2,t3,1\n2,t4,1';
  const same = 'h,c,q\n1,s1,1\n1,s2,0\n2,s3,1\n2,s4,1';
  expect(await dfs(of('design: { strata: h }', same))).toEqual([2, 4]);
  expect(await dfs(of('design: { strata: h, clusters: c }', other))).toEqual([2, 4]);
  expect(await dfs(of('design: { strata: h, clusters: c }', same))).toEqual([2, 2]);
});
