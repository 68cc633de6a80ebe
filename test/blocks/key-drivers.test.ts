import { beforeAll, describe, expect, test } from 'vitest';
import { keyDrivers as driversOf } from '../../src/analyses/key-drivers.ts';
import { keyDrivers } from '../../src/blocks/key-drivers.ts';
import type { OpenStudy } from '../../src/tabulate/open-study.ts';
import { kioskColumns, momentsOfColumns } from '../analyses/moments-fixtures.ts';
import { expectNear } from '../goldens/near.ts';
import { chartWords, datum, figureOf, noteOf, problemOf, shipped, wholeOf } from './figure-of.ts';

let kiosk: OpenStudy;
let parcel: OpenStudy;
beforeAll(async () => {
  [kiosk, parcel] = await Promise.all([shipped('kiosk-2019'), shipped('parcel-2026')]);
});

const SIX = ['promised', 'staff', 'price', 'tracking', 'website', 'invoice'].map((item) => `ratings.${item}`);
const PARCEL = { of: 'overall', drivers: SIX };
const number = (value: string | number | undefined) => (typeof value === 'number' ? value : undefined);

// The estimator is held to R by test/analyses; here the way of the data to it, against moments of the file's own columns.
test('from the data file to the CSV, numbers are those of the columns', () => {
  const items = ['i01', 'i06', 'i08', 'i11', 'i17', 'i20'];
  const figure = figureOf(kiosk, keyDrivers, {
    of: 'overall',
    drivers: items.map((item) => `satisfaction.${item}`),
    replicates: 100,
  });
  const column = kioskColumns();
  const columns = Object.fromEntries(items.map((item) => [item, column(item.replace('i', 'sat'))]));
  const want = driversOf(momentsOfColumns({ y: column('overall_satisfied'), ...columns }, 'listwise'), {
    outcome: 'y',
    drivers: items,
  });
  if (want.kind !== 'drivers') throw new Error();
  for (const driver of want.drivers) {
    const code = `satisfaction.${driver.id}`;
    const of = (measure: string) => number(datum(figure, code, measure)[0]);
    expectNear(of('correlation'), driver.r.value!, `r ${code}`);
    expectNear(of('beta'), driver.beta.value!, `β ${code}`);
    expectNear(of('johnson-share'), driver.johnsonShare.value!, `Johnson ${code}`);
    expectNear(of('lmg-share'), driver.lmgShare!.value!, `LMG ${code}`);
    expectNear(of('vif'), driver.vif, `VIF ${code}`);
    const values = [...columns[driver.id]!].filter((value) => !Number.isNaN(value));
    expectNear(of('favourable'), values.filter((value) => value >= 6).length / values.length, `6 or 7, ${code}`);
  }
  expectNear(number(datum(figure, '', 'r2')[0]), want.r2.value!, 'R²');
  expect(datum(figure, '', 'r2')[3]).toBe(207);
});

test('words in English', () => {
  const figure = figureOf(parcel, keyDrivers, PARCEL);
  expect(figure.title).toMatchInlineSnapshot(
    `"“Delivered as promised” goes most closely with “Rating of the service”"`,
  );
  expect(figure.summary).toMatchInlineSnapshot(
    `"Together the 6 ratings account for 36% of the variance of “Rating of the service” (R²; adjusted for their number 36%). That divides into “Delivered as promised” 47% (38–55%), “Price for what you get” 19% (13–27%), “Attitude of the staff” 18% (12–25%), “Tracking” 6% (3–10%), “Website” 6% (2–10%) and “Invoice” 4% (1–8%). Clearly more than an equal share of 17%: “Delivered as promised”. All of this says what goes together, not what would change “Rating of the service”."`,
  );
  expect(noteOf(figure, 'Base')).toMatchInlineSnapshot(
    `"993 respondents, weighted (effective base 920), who answered all of these questions; wave 2026."`,
  );
  expect(noteOf(figure, 'Method')).toMatchInlineSnapshot(
    `"Johnson’s relative weights (2000), which divide R² among ratings that are correlated with each other; 95% intervals are percentiles of 1,000 bootstrap resamples of respondents, seed 2026; where intervals overlap, the order is not settled; variance inflation at most 1.3."`,
  );
});

test('words in Chinese', () => {
  const figure = figureOf(parcel, keyDrivers, PARCEL, 'zh-CN');
  expect(figure.title).toMatchInlineSnapshot(`"“按承诺送达”与“服务评价”关联最密切"`);
  expect(figure.summary).toMatchInlineSnapshot(
    `"6 项评价合起来解释了“服务评价”方差的 36%（R²；按项数调整后 36%）。其中：“按承诺送达”47%（38～55%）、“性价比”19%（13～27%）、“员工态度”18%（12～25%）、“物流跟踪”6%（3～10%）、“网站”6%（2～10%）和“账单”4%（1～8%）。明显高于平均份额（17%）的是“按承诺送达”。以上说的是哪些评价彼此关联，而不是改变什么就能改变“服务评价”。"`,
  );
  expect(noteOf(figure, '方法')).toMatchInlineSnapshot(
    `"Johnson 相对权重（2000），把 R² 分配给彼此相关的各项评价；95%区间取自对受访者的 1,000 次自助重抽样的百分位数，随机种子 2026；区间重叠的各项，先后次序不能确定；方差膨胀因子最大为 1.3。"`,
  );
});

test('slopes and correlations are told by 0, not by an equal share', () => {
  for (const method of ['beta', 'correlation']) {
    const figure = figureOf(parcel, keyDrivers, { ...PARCEL, method, replicates: 100 });
    expect(figure.summary).toContain('told apart from 0');
    expect(chartWords(figure)).toContain('told apart from 0');
    expect(wholeOf(figure)).not.toContain('equal share');
  }
});

test('no word of cause in any language', () => {
  for (const language of ['en', 'zh-CN'] as const) {
    const { title, subtitle, summary, notes } = figureOf(parcel, keyDrivers, { ...PARCEL, replicates: 100 }, language);
    const words = [title, subtitle, summary, ...notes.map((note) => note.words)].join(' ');
    expect(words).not.toMatch(/\b(?:drive|driven|effect|impact|cause|leads? to)\b|影响|导致|驱动|使得/);
  }
});

test('the same props give the same intervals, other numbers of replicates others', () => {
  const at = (replicates: number) =>
    datum(figureOf(parcel, keyDrivers, { ...PARCEL, replicates }), 'ratings.promised', 'johnson-share');
  expect(at(100)).toEqual(at(100));
  expect(at(100)[0]).toBe(at(200)[0]);
  expect(at(100)[1]).not.toBe(at(200)[1]);
});

test('largest first; only bars whose interval lies above an equal share are dark', () => {
  const figure = figureOf(parcel, keyDrivers, PARCEL);
  const shares = figure.data.rows.filter((row) => row[3] === 'johnson-share').map((row) => Number(row[4]));
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  const above = figure.data.rows.filter((row) => row[3] === 'johnson-share' && Number(row[5]) > 1 / 6);
  const dark = JSON.stringify(figure.drawings[0]!.wide).match(/"classes":"bar-a"/g)!;
  // One more for the legend.
  expect(dark).toHaveLength(above.length + 1);
});

test('a group that is too small leaves no number', () => {
  const figure = figureOf(parcel, keyDrivers, { ...PARCEL, where: { region: 'islands' } });
  expect([figure.drawings, figure.table.rows, figure.data.rows]).toEqual([[], [], []]);
  expect(figure.summary).toMatchInlineSnapshot(`"Fewer than 10 people answered, so this figure is not shown."`);
});

describe('what an author is told', () => {
  test('drivers that are no ratings, twice, or the outcome itself', () => {
    expect(problemOf(parcel, keyDrivers, { of: 'overall', drivers: 'rating' })).toMatchInlineSnapshot(`
      "found drivers="rating" in <KeyDrivers>
      expected the id of a question of study.yaml
      Did you mean "ratings"?"
    `);
    expect(problemOf(parcel, keyDrivers, { of: 'overall', drivers: [...SIX, SIX[0]!] })).toMatchInlineSnapshot(`
      "found "ratings.promised" in drivers of <KeyDrivers>, twice
      expected each item once
      Leave it out of \`drivers\`."
    `);
    expect(problemOf(parcel, keyDrivers, { of: 'overall', drivers: ['overall', ...SIX] })).toMatchInlineSnapshot(`
      "found "overall" in drivers of <KeyDrivers>, which is also \`of\`
      expected ratings other than the outcome
      Leave it out of \`drivers\`."
    `);
    expect(problemOf(parcel, keyDrivers, { of: 'region', drivers: 'ratings' })).toMatchInlineSnapshot(`
      "found of="region" in <KeyDrivers>, a single question
      expected a scale question
      Known: overall."
    `);
  });
  test('too many drivers for LMG, too few respondents for a model', () => {
    expect(problemOf(kiosk, keyDrivers, { of: 'overall', drivers: 'satisfaction', method: 'lmg' }))
      .toMatchInlineSnapshot(`
      "found method="lmg" with 24 drivers in <KeyDrivers>
      expected 15 drivers at most
      Use method="johnson", or name fewer drivers."
    `);
    expect(
      problemOf(kiosk, keyDrivers, {
        of: 'overall',
        drivers: 'satisfaction',
        where: { frequency: 'half_year' },
      }),
    ).toMatchInlineSnapshot(`
      "found 13 respondents who answered "overall" and all 24 drivers of <KeyDrivers>
      expected 26 or more, since a model of so many drivers needs them
      Name fewer drivers, or let \`wave\` and \`where\` take in more respondents."
    `);
  });
});
