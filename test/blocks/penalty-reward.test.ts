import { beforeAll, describe, expect, test } from 'vitest';
import { penaltyReward } from '../../src/blocks/penalty-reward.ts';
import type { OpenStudy } from '../../src/tabulate/open-study.ts';
import golden from '../goldens/penalty-reward/expected.json' with { type: 'json' };
import { expectNear } from '../goldens/near.ts';
import { datum, figureOf, noteOf, problemOf, shipped } from './figure-of.ts';

let kiosk: OpenStudy;
let parcel: OpenStudy;
beforeAll(async () => {
  [kiosk, parcel] = await Promise.all([shipped('kiosk-2019'), shipped('parcel-2026')]);
});

const reference = golden.cases.find(({ id }) => id === 'kiosk')!;
const KIOSK = {
  of: 'overall',
  drivers: reference.attributes.map((attribute) => attribute.replace('sat', 'satisfaction.i')),
  low: '3',
  high: 7,
};
const SIX = ['promised', 'staff', 'price', 'tracking', 'website', 'invoice'].map((item) => `ratings.${item}`);
const PARCEL = { of: 'overall', drivers: SIX };
const number = (value: string | number | undefined) => (typeof value === 'number' ? value : undefined);
const open = { flagBelow: 2, suppressBelow: 1 };

// Expected: R lm on the same 207 users; nobody is hidden here, so that all of it can be compared.
test('from the data file to the CSV, contrasts are those of the reference', () => {
  const figure = figureOf(kiosk, penaltyReward, KIOSK, 'en', open);
  expectNear(number(datum(figure, '', 'intercept')[0]), reference.expected.intercept, 'intercept');
  expectNear(number(datum(figure, '', 'r2')[0]), reference.expected.r2, 'R²');
  for (const want of reference.expected.attributes) {
    const code = want.attribute.replace('sat', 'satisfaction.i');
    const of = (measure: string) => number(datum(figure, code, measure)[0]);
    expectNear(of('reward'), want.reward, `reward ${code}`);
    expectNear(of('reward-se'), want.reward_se, `se ${code}`);
    expectNear(of('reward-p'), want.reward_p, `p ${code}`);
    expectNear(of('penalty'), want.penalty, `penalty ${code}`);
    expectNear(of('penalty-p'), want.penalty_p, `p ${code}`);
    expectNear(of('range'), want.impact_range, `range ${code}`);
    expect([of('penalty-cases'), of('reward-cases')]).toEqual([want.n_penalty, want.n_reward]);
    expect(figure.data.rows.find((row) => row[1] === code && row[3] === 'class')?.[9]).toBe(want.class);
  }
});

// Six users gave "accurate choices" a three or less: below ten, nothing may be told of them.
test('an attribute that few scored low is hidden, number by number', () => {
  const figure = figureOf(kiosk, penaltyReward, KIOSK);
  const few = reference.expected.attributes.filter(({ n_penalty, n_reward }) => Math.min(n_penalty, n_reward) < 10);
  expect(few.map(({ attribute }) => attribute)).toContain('sat01');
  const hidden = figure.data.rows.filter((row) => row[9] === 'hidden');
  expect(hidden.map((row) => row[1])).toEqual(few.map(({ attribute }) => attribute.replace('sat', 'satisfaction.i')));
  for (const row of hidden) expect(row.slice(4, 9).every((one) => one === undefined)).toBe(true);
  for (const { attribute } of few) {
    const rows = figure.data.rows.filter((row) => row[1] === attribute.replace('sat', 'satisfaction.i'));
    expect(rows).toHaveLength(1);
  }
  expect(figure.table.rows.at(-1)?.slice(1)).toEqual(Array<string>(9).fill('hidden'));
});

test('words in both languages', () => {
  const figure = figureOf(parcel, penaltyReward, PARCEL);
  expect(figure.title).toMatchInlineSnapshot(
    `"Of 6 ratings: 3 performance: both count and 3 excitement: high scores count"`,
  );
  expect(figure.summary).toMatchInlineSnapshot(
    `"Against a score in between, what goes with a low score (“Poor” or lower) and with a high one (“Good” or higher), in points of “Rating of the service”. Low and high scores stand out: “Delivered as promised” (low −0.27 (−0.35 to −0.18), high +0.38 (0.28–0.48)), “Attitude of the staff” (low −0.16 (−0.24 to −0.08), high +0.22 (0.10–0.33)), “Price for what you get” (low −0.11 (−0.21 to −0.02), high +0.21 (0.13–0.30)). High scores alone stand out: “Tracking” (low −0.07 (−0.17 to 0.03), high +0.09 (0.02–0.17)), “Invoice” (low −0.05 (−0.17 to 0.06), high +0.08 (0.004–0.155)), “Website” (low −0.03 (−0.14 to 0.08), high +0.10 (0.02–0.18)). All of this says what goes together, not what would change “Rating of the service”."`,
  );
  expect(noteOf(figure, 'Method')).toMatchInlineSnapshot(
    `"penalty–reward contrast (Brandt 1987): one linear regression of “Rating of the service” on two yes-or-no variables for each rating; low is “Poor” or lower, high is “Good” or higher; other limits can give other classes; standard errors from 1,000 bootstrap resamples, seed 2026, because respondents are weighted; two-sided t, 95%, not corrected for the number of ratings; few low scores make a penalty hard to find; a class names what passed its test, not that high and low scores differ from each other; R² 33%."`,
  );
  const chinese = figureOf(parcel, penaltyReward, PARCEL, 'zh-CN');
  expect(chinese.title).toMatchInlineSnapshot(`"6 项评价：绩效因素：高低分均有差异 3 项和兴奋因素：高分有差异 3 项"`);
  expect(chinese.summary).toMatchInlineSnapshot(
    `"以下为低分者（“差”及以下）和高分者（“好”及以上）与中间者相比，“服务评价”相差的分数。低分、高分均有显著差异：“按承诺送达”（低分 −0.27（−0.35～−0.18），高分 +0.38（0.28～0.48）），“员工态度”（低分 −0.16（−0.24～−0.08），高分 +0.22（0.10～0.33）），“性价比”（低分 −0.11（−0.21～−0.02），高分 +0.21（0.13～0.30））。仅高分有显著差异：“物流跟踪”（低分 −0.07（−0.17～0.03），高分 +0.09（0.02～0.17）），“账单”（低分 −0.05（−0.17～0.06），高分 +0.08（0.004～0.155）），“网站”（低分 −0.03（−0.14～0.08），高分 +0.10（0.02～0.18））。以上说的是哪些评价彼此关联，而不是改变什么就能改变“服务评价”。"`,
  );
  expect(noteOf(chinese, '方法')).toMatchInlineSnapshot(
    `"奖惩对比分析（Brandt 1987）：以“服务评价”为因变量，每项评价取两个是非变量，作一个线性回归；低分为“差”及以下，高分为“好”及以上；界限不同，类别可能不同；因已加权，标准误由 1,000 次自助重抽样求得，随机种子 2026；双侧 t 检验，95%，未按项目个数校正；低分者少时，不易发现低分的差异；类别只说明哪些差异通过了检验，不表示高分与低分的差异彼此不同；R² 33%。"`,
  );
});

test('rows are told by class, and within one the widest range first', () => {
  const figure = figureOf(parcel, penaltyReward, PARCEL);
  const classes = figure.table.rows.map((row) => row[1]!.split(':')[0]);
  expect(classes).toEqual([...Array<string>(3).fill('performance'), ...Array<string>(3).fill('excitement')]);
  const ranges = figure.data.rows.filter((row) => row[3] === 'range').map((row) => Number(row[4]));
  expect(ranges.slice(0, 3)).toEqual(ranges.slice(0, 3).toSorted((a, b) => b - a));
});

test('by default low is below the midpoint and high is favourable', () => {
  expect(noteOf(figureOf(parcel, penaltyReward, PARCEL), 'Method')).toContain(
    'low is “Poor” or lower, high is “Good” or higher',
  );
  expect(figureOf(parcel, penaltyReward, { ...PARCEL, low: 1, high: 3 }).data).toEqual(
    figureOf(parcel, penaltyReward, PARCEL).data,
  );
});

describe('what an author is told', () => {
  test('limits that cross, or are no level', () => {
    expect(problemOf(parcel, penaltyReward, { ...PARCEL, low: 3, high: 3 })).toMatchInlineSnapshot(`
      "found low="3" and high="3" in <PenaltyReward>
      expected a low score below the high one
      What lies between the two is what both are compared with."
    `);
    expect(problemOf(parcel, penaltyReward, { ...PARCEL, low: 0 })).toMatchInlineSnapshot(`
      "found low="0" in <PenaltyReward>
      expected an answer to "ratings.promised"
      Known: 1, 2, 3, 4."
    `);
  });
  test('scales that differ', () => {
    expect(problemOf(parcel, penaltyReward, { of: 'nps', drivers: ['ratings.price', 'ecsi.image1'] }))
      .toMatchInlineSnapshot(`
      "found "ratings.price" and "ecsi.image1" in drivers of <PenaltyReward>, on different scales
      expected drivers on one scale, so that \`low\` and \`high\` mean the same for all
      Make a figure for each scale."
    `);
  });
});
