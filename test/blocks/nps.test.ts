import { beforeAll, describe, expect, test } from 'vitest';
import { gate } from '../../src/analyses/gate.ts';
import { nps as npsOf } from '../../src/analyses/nps.ts';
import { npsPanels } from '../../src/analyses/nps-panels.ts';
import { nps } from '../../src/blocks/nps.ts';
import { shownScores } from '../../src/blocks/nps-groups.ts';
import type { OpenStudy } from '../../src/tabulate/open-study.ts';
import golden from '../goldens/nps/expected.json' with { type: 'json' };
import { cell, tableOf } from '../analyses/tables.ts';
import { expectNear } from '../goldens/near.ts';
import { chartWords, datum, figureOf, noteOf, problemOf, shipped, wholeOf } from './figure-of.ts';

let kiosk: OpenStudy;
let parcel: OpenStudy;
beforeAll(async () => {
  [kiosk, parcel] = await Promise.all([shipped('kiosk-2019'), shipped('parcel-2026')]);
});

const SCORES = Array.from({ length: 11 }, (_, score) => String(score));
const number = (value: string | number | undefined) => (typeof value === 'number' ? value : undefined);

/** Counts of 0, 7 and 10 for each panel. */
function panelsOf(panels: Readonly<Record<string, readonly [zero: number, seven: number, ten: number]>>, by = 'wave') {
  return tableOf(
    [{ id: 'nps', kind: 'single', categories: SCORES }],
    Object.values(panels).flatMap(([zero, seven, ten]) =>
      SCORES.map((score) => cell(score === '0' ? zero : score === '7' ? seven : score === '10' ? ten : 0)),
    ),
    [{ id: by, kind: 'single', categories: Object.keys(panels) }],
    Object.values(panels).map((counts) => cell(counts[0] + counts[1] + counts[2])),
  );
}

test('two panels are held against each other as the reference holds its two groups', () => {
  const [a, b] = golden.difference.groups;
  const table = tableOf(
    [{ id: 'nps', kind: 'single', categories: SCORES }],
    [...b!, ...a!].map(([n, w, w2]) => ({ n: n!, w: w!, w2: w2! })),
    [{ id: 'wave', kind: 'single', categories: ['b', 'a'] }],
    [b!, a!].map((cells) => ({
      n: cells.reduce((sum, [n]) => sum + n!, 0),
      w: cells.reduce((sum, [, w]) => sum + w!, 0),
      w2: cells.reduce((sum, [, , w2]) => sum + w2!, 0),
    })),
  );
  const [found] = npsPanels(table, { pairs: 'successive' }).panels.derived.differences;
  if (found?.value.state !== 'tested') throw new Error();
  expect(found.of).toEqual(['b', 'a']);
  expectNear(found.value.difference, golden.difference.expected.diff, 'difference');
  expectNear(found.value.p, golden.difference.expected.p, 'p');
  expect(found.value.adjusted).toBe(found.value.p);
});

test('waves against the one before, segments against each other, panels of the same people not at all', () => {
  const table = panelsOf({ a: [40, 30, 30], b: [30, 30, 40], c: [20, 30, 50] });
  const pairs = (settings: Parameters<typeof npsPanels>[1]) =>
    npsPanels(table, settings).panels.derived.differences.map(({ of, value }) => [...of, value.state].join(' '));
  expect(pairs({ pairs: 'successive' })).toEqual(['a b tested', 'b c tested']);
  expect(pairs({ pairs: 'all' })).toEqual(['a b tested', 'a c tested', 'b c tested']);
  expect(pairs({ pairs: 'successive', samePeople: ['c'] })).toEqual(['a b tested', 'b c untested']);
  const [alone] = npsPanels(table, { pairs: 'successive', samePeople: ['c'] }).panels.derived.differences;
  if (alone?.value.state !== 'tested') throw new Error();
  expect(alone.value.adjusted).toBe(alone.value.p);
  // Scores −10, 10, 30. Twice 20 points: p is the same, and Holm doubles the smaller.
  const [first, second] = npsPanels(table, { pairs: 'successive' }).panels.derived.differences;
  if (first?.value.state !== 'tested' || second?.value.state !== 'tested') throw new Error();
  const smaller = Math.min(first.value.p, second.value.p);
  expect(Math.min(first.value.adjusted, second.value.adjusted)).toBeCloseTo(2 * smaller, 12);
});

test('a hidden panel has no part in Holm’s family', () => {
  const open = { a: [40, 30, 30], b: [20, 30, 50] } as const;
  const with9 = shownScores(
    panelsOf({ ...open, few: [3, 3, 3], less: [2, 2, 2] }),
    { pairs: 'all' },
    { flagBelow: 30, suppressBelow: 10 },
  );
  const without = shownScores(panelsOf(open), { pairs: 'all' }, { flagBelow: 30, suppressBelow: 10 });
  const differences = (found: typeof without) =>
    found.state === 'hidden' ? undefined : found.finding.panels.derived.differences;
  expect(differences(with9)).toEqual(differences(without));
  expect(differences(with9)).toHaveLength(1);
});

test('words by wave in English', () => {
  const figure = figureOf(parcel, nps, { of: 'nps', by: 'wave' });
  expect(figure.title).toMatchInlineSnapshot(`"Net Promoter Score −22: 19% promoters, 41% detractors"`);
  expect(figure.summary).toMatchInlineSnapshot(
    `"Promoters (9, 10): 19% (17–21%). Passives (7, 8): 40% (38–43%). Detractors (0 to 6): 41% (38–44%). The Net Promoter Score, promoters less detractors, is −22 (−26 to −18). By wave: 2025 −14 (−19 to −10), 2026 −22 (−26 to −18). Since 2025 it has changed by −8 points (−14 to −2), which is significant."`,
  );
  expect(noteOf(figure, 'Test')).toMatchInlineSnapshot(
    `"share of 9 and 10 less share of 0 to 6, in points from −100 to +100; 95% interval from the variance of the score itself, which is wider than that of one share; each wave against the one before it, two-sided z, 95%."`,
  );
  expect(chartWords(figure)).toEqual(expect.arrayContaining(['−22', '−26 to −18', '−8']));
});

test('words by wave in Chinese', () => {
  const figure = figureOf(parcel, nps, { of: 'nps', by: 'wave' }, 'zh-CN');
  expect(figure.title).toMatchInlineSnapshot(`"净推荐值 −22：推荐者 19%，贬损者 41%"`);
  expect(figure.summary).toMatchInlineSnapshot(
    `"推荐者（9、10 分）19%（17～21%），中立者（7、8 分）40%（38～43%），贬损者（0～6 分）41%（38～44%）。净推荐值（推荐者减贬损者）为 −22（−26～−18）。各期：2025 −14（−19～−10），2026 −22（−26～−18）。与 2025 期相比变化 −8 分（−14～−2），差异显著。"`,
  );
  expect(noteOf(figure, '检验')).toMatchInlineSnapshot(
    `"9、10 分的比例减 0～6 分的比例，取值 −100 至 +100；95%区间由净推荐值自身的方差求得，比单个比例的区间宽；每期与前一期比较，双侧 z 检验，95%。"`,
  );
});

test('only a change that passes its test has a triangle', () => {
  const triangles = (figure: ReturnType<typeof figureOf>) =>
    (JSON.stringify(figure.drawings[0]!.wide).match(/"classes":"sig"/g) ?? []).length;
  const [change] = figureOf(parcel, nps, { of: 'nps', by: 'wave' }).data.rows.filter((row) => row[3] === 'difference');
  expect(change?.[9]).toBe('significant');
  expect(triangles(figureOf(parcel, nps, { of: 'nps', by: 'wave' }))).toBe(1);
  const north = { of: 'nps', by: 'wave', where: { region: 'west' } };
  const [west] = figureOf(parcel, nps, north).data.rows.filter((row) => row[3] === 'difference');
  expect([west?.[9], triangles(figureOf(parcel, nps, north))]).toEqual(['not significant', 0]);
});

test('the score is promoters less detractors of the same figure, and the spread adds to 1', () => {
  const figure = figureOf(parcel, nps, { of: 'nps' });
  const share = (code: string) => number(datum(figure, code, 'share')[0])!;
  expectNear(number(datum(figure, '', 'nps')[0]), 100 * (share('promoters') - share('detractors')), 'score');
  expectNear(
    SCORES.reduce((sum, score) => sum + share(score), 0),
    1,
    'sum',
  );
});

test('islands and overseas leave no number in a figure by region', () => {
  const figure = figureOf(parcel, nps, { of: 'nps', by: 'region' });
  for (const region of ['Islands', 'Overseas']) {
    expect(figure.data.rows.filter((row) => row[0] === region)).toEqual([
      [region, '', '', '', undefined, undefined, undefined, undefined, undefined, 'hidden'],
    ]);
    expect(figure.data.rows.some((row) => String(row[0]).includes(`${region} \u2212`))).toBe(false);
    expect(figure.summary).not.toContain(region);
  }
  expect(figure.summary).toMatchInlineSnapshot(
    `"Promoters (9, 10): 19% (17–21%). Passives (7, 8): 40% (38–43%). Detractors (0 to 6): 41% (38–44%). The Net Promoter Score, promoters less detractors, is −22 (−26 to −18). By group: North −19 (−25 to −12), South −22 (−29 to −16), West −31 (−40 to −23), East −2 (−39 to +35). No difference between the groups is significant."`,
  );
});

test('everyone in one group: no interval, and the figure says so', () => {
  const table = panelsOf({ a: [0, 0, 40] });
  const whole = npsOf({ ...table, by: [] });
  if (whole.kind !== 'nps') throw new Error();
  expect(whole.score).toMatchObject({ value: 100, interval: undefined, noVariation: true });
  expect(gate(whole, { flagBelow: 30, suppressBelow: 10 }).state).toBe('shown');
});

test('a base that is too small leaves no number at all', () => {
  const figure = figureOf(parcel, nps, { of: 'nps', where: { region: 'islands' } });
  expect([figure.drawings, figure.data.rows, figure.table.rows]).toEqual([[], [], []]);
  expect(wholeOf(figure)).not.toMatch(/\d%/);
});

describe('what an author is told', () => {
  test('a question on another scale', () => {
    expect(problemOf(kiosk, nps, { of: 'recommend' })).toMatchInlineSnapshot(`
      "found of="recommend" in <Nps>, answered from 1 to 5
      expected a question answered from 0 to 10
      The score is defined on that scale alone. Show another one with <Distribution>."
    `);
    expect(problemOf(parcel, nps, { of: 'ecsi' })).toMatchInlineSnapshot(`
      "found of="ecsi" in <Nps>, a grid question
      expected a nps question
      Known: nps."
    `);
    expect(problemOf(parcel, nps, { of: 'nsp' })).toMatchInlineSnapshot(`
      "found of="nsp" in <Nps>
      expected the id of a question of study.yaml
      Did you mean "nps"?"
    `);
  });
});
