import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { cronbachAlpha } from '../../src/analyses/cronbach-alpha.ts';
import { itemVerdict } from '../../src/blocks/quality-view.ts';
import { serviceQuality } from '../../src/blocks/service-quality.ts';
import type { OpenStudy } from '../../src/tabulate/open-study.ts';
import golden from '../goldens/service-quality/expected.json' with { type: 'json' };
import { momentsOfColumns } from '../analyses/moments-fixtures.ts';
import { expectNear } from '../goldens/near.ts';
import { chartWords, datum, figureOf, noteOf, problemOf, shipped, wholeOf } from './figure-of.ts';

let kiosk: OpenStudy;
let parcel: OpenStudy;
beforeAll(async () => {
  [kiosk, parcel] = await Promise.all([shipped('kiosk-2019'), shipped('parcel-2026')]);
});

const PAIRS = { perception: 'perception', expectation: 'expectation' };
const POINTS = {
  reliability: 20,
  enjoyment: 5,
  control: 15,
  'time-and-cost': 15,
  choice: 10,
  convenience: 15,
  security: 15,
  physical: 5,
};
const number = (value: string | number | undefined) => (typeof value === 'number' ? value : undefined);

// Expected: R t.test(paired = TRUE), p.adjust, psych::alpha, of the same 207 users.
test('from the data file to the CSV, the gaps are those of the reference', () => {
  const figure = figureOf(kiosk, serviceQuality, { ...PAIRS, points: POINTS });
  for (const want of golden.unweighted.items) {
    const code = `i${String(want.item).padStart(2, '0')}`;
    const [gap, low, high, n] = datum(figure, code, 'gap', 'item');
    expect(n).toBe(want.n);
    expectNear(number(gap), want.gap, `gap ${code}`);
    expectNear(number(low), want.ci_low, `low ${code}`);
    expectNear(number(high), want.ci_high, `high ${code}`);
    expectNear(number(datum(figure, code, 'expectation', 'item')[0]), want.mean_e, `E ${code}`);
    expectNear(number(datum(figure, code, 'perception', 'item')[0]), want.mean_p, `P ${code}`);
    expectNear(number(datum(figure, code, 'gap-p-holm', 'item')[0]), want.p_holm, `Holm ${code}`);
  }
  for (const want of golden.unweighted.dimensions) {
    const id = want.dimension.toLowerCase().replaceAll(' ', '-');
    expectNear(number(datum(figure, id, 'gap', 'dimension')[0]), want.gap_mean_of_items, id);
    const [, low, high] = datum(figure, id, 'gap-of-respondents', 'dimension');
    expectNear(number(low), want.ci_low, id);
    expectNear(number(high), want.ci_high, id);
    expectNear(number(datum(figure, id, 'alpha-perception', 'dimension')[0]), want.alpha_p, id);
    expectNear(number(datum(figure, id, 'alpha-gap', 'dimension')[0]), want.alpha_gap, id);
  }
  expectNear(number(datum(figure, '', 'overall')[0]), golden.unweighted.overall_unweighted, 'overall');
  expectNear(number(datum(figure, '', 'overall-weighted')[0]), golden.unweighted.overall_weighted.value, 'weighted');
});

test('words in English', () => {
  const figure = figureOf(kiosk, serviceQuality, { ...PAIRS, points: POINTS });
  expect(figure.title).toMatchInlineSnapshot(`"In 7 of 8 dimensions less was received than expected"`);
  expect(figure.summary).toMatchInlineSnapshot(
    `"Over all dimensions the gap is −1.1 (−1.2 to −1.0), on a scale from 1 to 7. Weighted by the importance of the dimensions it is −1.2 (−1.3 to −1.1). By dimension: “Security” −1.7 (−1.9 to −1.5), “Time and cost” −1.5 (−1.7 to −1.3), “Convenience” −1.4 (−1.6 to −1.2), “Choice” −1.4 (−1.5 to −1.2), “Control” −1.2 (−1.3 to −1.0), “Looks, touch and voice” −1.1 (−1.3 to −0.9), “Reliability” −0.6 (−0.8 to −0.5) and “Enjoyment” +0.1 (−0.1 to 0.2). Of 24 items, those that fall short of what was expected: 20; that exceed it: 1; with a gap that may be chance: 3. The largest shortfall measured: “Touch is fast and precise”, −2.0 (−2.2 to −1.7), with 4.5 received and 6.5 expected."`,
  );
  expect(noteOf(figure, 'Method')).toMatchInlineSnapshot(
    `"SERVQUAL (Parasuraman, Zeithaml and Berry 1988): perception less expectation, over whoever gave both; items: paired t test, 95% intervals, Holm over 24 items; a gap in colour passes it; dimensions: mean of their items’ gaps, with the paired 95% interval of those who answered all of them, not corrected for the number of dimensions; importance points of the dimensions: “Security” 15, “Time and cost” 15, “Convenience” 15, “Choice” 10, “Control” 15, “Looks, touch and voice” 5, “Reliability” 20 and “Enjoyment” 5; alpha is Cronbach’s, of perceptions, unweighted, of those who answered all items of a dimension."`,
  );
});

test('words in Chinese', () => {
  const figure = figureOf(kiosk, serviceQuality, { ...PAIRS, points: POINTS }, 'zh-CN');
  expect(figure.title).toMatchInlineSnapshot(`"8 个维度中有 7 个的实际感知低于期望"`);
  expect(figure.summary).toMatchInlineSnapshot(
    `"各维度平均差距为 −1.1（−1.2～−1.0）（量表 1～7）。按各维度的重要性加权后为 −1.2（−1.3～−1.1）。各维度：“安全性”−1.7（−1.9～−1.5）、“时间与费用”−1.5（−1.7～−1.3）、“便利性”−1.4（−1.6～−1.2）、“可选择性”−1.4（−1.5～−1.2）、“自主性”−1.2（−1.3～−1.0）、“外观与操作”−1.1（−1.3～−0.9）、“可靠性”−0.6（−0.8～−0.5）和“趣味性”+0.1（−0.1～0.2）。24 个项目中，20 个低于期望，1 个高于期望，3 个的差距可能出于偶然。测得的最大差距：“触控快速准确”，−2.0（−2.2～−1.7）（实际感知 4.5，期望 6.5）。"`,
  );
  expect(noteOf(figure, '方法')).toMatchInlineSnapshot(
    `"SERVQUAL（Parasuraman、Zeithaml 与 Berry 1988）：以两题都回答者计算，实际感知减期望；项目：配对 t 检验，95%区间，对 24 个项目作 Holm 校正；通过检验的差距以彩色标出；维度：所含项目差距的平均，95%区间取自答全该维度的受访者（配对），未按维度个数校正；各维度的重要性分数：“安全性”15、“时间与费用”15、“便利性”15、“可选择性”10、“自主性”15、“外观与操作”5、“可靠性”20和“趣味性”5；α 为 Cronbach 信度系数，以答全该维度者的实际感知计算，不加权。"`,
  );
});

test('the chart shows what was expected and what was received, and marks what passed its test', () => {
  const figure = figureOf(kiosk, serviceQuality, PAIRS);
  expect(figure.drawings.map(({ key }) => key)).toEqual(['dimensions', 'items']);
  // Security: 6.67 expected, 4.95 received.
  expect(chartWords(figure)).toEqual(expect.arrayContaining(['Security', '6.7', '5.0', '−1.7', '−1.9 to −1.5']));
  const bands = JSON.stringify(figure.drawings[1]!.wide).match(/"gap(?:-up|-ns)?"/g)!;
  const count = (name: string) => bands.filter((band) => band === `"${name}"`).length;
  // 20 items below, 1 above at Holm's 5 %, as p_holm of the reference has it.
  const significant = golden.unweighted.items.filter(({ p_holm }) => p_holm < 0.05);
  expect(count('gap')).toBe(significant.filter(({ gap }) => gap < 0).length);
  expect(count('gap-up')).toBe(significant.filter(({ gap }) => gap > 0).length);
  expect(bands).toHaveLength(24);
});

test('perceptions alone are SERVPERF: means with intervals, no word of a gap', () => {
  const figure = figureOf(kiosk, serviceQuality, { perception: 'perception' });
  expect(figure.title).toMatchInlineSnapshot(`"Service quality by dimension"`);
  expect(figure.summary).toMatchInlineSnapshot(
    `"Over all dimensions the mean is 4.9 (4.8–5.0), on a scale from 1 to 7. By dimension: “Enjoyment” 3.9 (3.7–4.1), “Looks, touch and voice” 4.3 (4.2–4.5), “Time and cost” 4.6 (4.4–4.8), “Choice” 4.9 (4.8–5.1), “Security” 5.0 (4.8–5.1), “Convenience” 5.1 (5.0–5.3), “Control” 5.3 (5.1–5.4) and “Reliability” 5.8 (5.7–5.9)."`,
  );
  expect(wholeOf(figure)).not.toMatch(/[Gg]ap|xpected/);
});

test('dimensions go by their names in the study file, or else by their ids', () => {
  const names = (open: OpenStudy, perception: string) =>
    figureOf(open, serviceQuality, { perception }, 'zh-CN').table.rows.map(([label]) => label);
  expect(names(kiosk, 'perception')).toContain('安全性（维度）');
  expect(names(parcel, 'ecsi')).toContain('image（维度）');
});

test('an item is called short of expectations by the corrected p, never by its own', () => {
  const base = { n: 40, weighted: 40, effective: 40 };
  const mean = { value: 5, interval: undefined, base };
  const gap = { ...mean, value: -0.5, se: 0.2, df: 39, sd: 1.3, t: -2.5, p: 0.017 };
  const verdict = (adjusted: number | undefined) =>
    itemVerdict({ perception: mean, expectation: mean, gap: { ...gap, adjusted } });
  expect([verdict(0.06), verdict(0.04), verdict(undefined)]).toEqual(['same', 'below', 'same']);
});

// METHODS 7: alpha is unweighted. The parcel survey is weighted; its file's own columns, without test interviews and speeders.
test('alpha does not count weights', () => {
  const file = new URL('../../data/parcel-2026/responses-2026.csv', import.meta.url);
  const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  const kept = data.filter(({ status }) => status !== 'test' && status !== 'speeder');
  const items = [1, 2, 3, 4, 5].map((i) => `q9_image${i}`);
  const columns = Object.fromEntries(
    items.map((item) => [
      item,
      Float64Array.from(kept, (row) => (['', '99'].includes(row[item]!) ? Number.NaN : Number(row[item]))),
    ]),
  );
  const want = cronbachAlpha(momentsOfColumns(columns, 'listwise'));
  if (want.kind !== 'alpha') throw new Error();
  const [alpha, , , n] = datum(figureOf(parcel, serviceQuality, { perception: 'ecsi' }), 'image', 'alpha-perception');
  expect(n).toBe(want.n);
  expectNear(number(alpha), want.alpha, 'alpha');
});

describe('too few', () => {
  test('rare users of one sex are hidden to the last number', () => {
    const figure = figureOf(kiosk, serviceQuality, { ...PAIRS, where: { frequency: 'half_year', sex: 'male' } });
    expect(figure.drawings).toEqual([]);
    expect(figure.data.rows).toEqual([]);
    expect(figure.summary).toMatchInlineSnapshot(`"Fewer than 10 people answered, so this figure is not shown."`);
  });
});

describe('what an author is told', () => {
  test('scales that differ', () => {
    const grid = kiosk.study.questions.find(({ id }) => id === 'expectation')!;
    if (grid.type !== 'grid') throw new Error();
    const other = { ...grid, id: 'other', levels: grid.levels.slice(2) };
    const study = { ...kiosk.study, questions: [...kiosk.study.questions, other] };
    expect(problemOf({ ...kiosk, study }, serviceQuality, { ...PAIRS, expectation: 'other' })).toMatchInlineSnapshot(`
      "found "other" on a scale from 3 to 7 and "perception" on one from 1 to 7 in <ServiceQuality>
      expected both to be answered on the same scale
      A gap between different scales is no number. Show each by itself, for instance with <Distribution>."
    `);
  });
  test('as many levels with other values', () => {
    const grid = kiosk.study.questions.find(({ id }) => id === 'expectation')!;
    if (grid.type !== 'grid') throw new Error();
    const levels = grid.levels.map((level) => ({ ...level, value: level.value - 1 }));
    const study = { ...kiosk.study, questions: [...kiosk.study.questions, { ...grid, id: 'other', levels }] };
    expect(problemOf({ ...kiosk, study }, serviceQuality, { ...PAIRS, expectation: 'other' })).toMatch(
      /^found "other" on a scale from 0 to 6 and "perception" on one from 1 to 7/,
    );
  });
  test('items without partner or dimension', () => {
    expect(problemOf(parcel, serviceQuality, { perception: 'ratings', expectation: 'ecsi' })).toMatchInlineSnapshot(`
      "found "ecsi.image1" in <ServiceQuality>, without "ratings.image1"
      expected "ecsi" and "ratings" to have the same items
      Known: promised, staff, price, complaints, tracking, website, invoice."
    `);
    expect(problemOf(parcel, serviceQuality, { perception: 'ratings' })).toMatchInlineSnapshot(`
      "found "ratings.promised" in <ServiceQuality>, without a dimension
      expected every item to belong to one
      Write \`dimension: tangibles\`, or whatever it belongs to, into the item in study.yaml."
    `);
  });
  test('points for what is no dimension, for some alone, or all 0', () => {
    expect(problemOf(kiosk, serviceQuality, { ...PAIRS, points: { reliabilty: 100 } })).toMatchInlineSnapshot(`
      "found points.reliabilty in <ServiceQuality>
      expected a dimension of its items
      Did you mean "reliability"?"
    `);
    expect(problemOf(kiosk, serviceQuality, { ...PAIRS, points: { reliability: 100 } })).toMatchInlineSnapshot(`
      "found points without "enjoyment", "control", "time-and-cost", "choice", "convenience", "security", "physical" in <ServiceQuality>
      expected points for every dimension, such as 100 divided among them
      Give each dimension its points; 0 leaves one out."
    `);
    const none = Object.fromEntries(Object.keys(POINTS).map((id) => [id, 0]));
    expect(problemOf(kiosk, serviceQuality, { ...PAIRS, points: none })).toMatchInlineSnapshot(`
      "found points that are all 0 in <ServiceQuality>
      expected points for every dimension, such as 100 divided among them
      Give each dimension its points; 0 leaves one out."
    `);
  });
});
