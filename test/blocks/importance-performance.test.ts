import { beforeAll, describe, expect, test } from 'vitest';
import { importancePerformance } from '../../src/blocks/importance-performance.ts';
import type { OpenStudy } from '../../src/tabulate/open-study.ts';
import golden from '../goldens/importance-performance/expected.json' with { type: 'json' };
import { expectNear } from '../goldens/near.ts';
import { chartWords, datum, figureOf, noteOf, problemOf, shipped } from './figure-of.ts';

let kiosk: OpenStudy;
let parcel: OpenStudy;
beforeAll(async () => {
  [kiosk, parcel] = await Promise.all([shipped('kiosk-2019'), shipped('parcel-2026')]);
});

const STATED = { performance: 'satisfaction', importance: 'importance' };
const number = (value: string | number | undefined) => (typeof value === 'number' ? value : undefined);

// Expected: R, own code, of the same 207 users.
test('from the data file to the CSV, places, lines and quadrants are those of the reference', () => {
  const figure = figureOf(kiosk, importancePerformance, STATED);
  const derived = figureOf(kiosk, importancePerformance, { performance: 'satisfaction', of: 'overall' });
  golden.unweighted.items.forEach((want, i) => {
    const code = `satisfaction.i${String(i + 1).padStart(2, '0')}`;
    expectNear(number(datum(figure, code, 'importance')[0]), want.importance, `importance ${code}`);
    expectNear(number(datum(figure, code, 'performance')[0]), want.performance, `performance ${code}`);
    expectNear(number(datum(derived, code, 'importance')[0]), want.derived_r, `r ${code}`);
    const quadrant = figure.data.rows.find((row) => row[1] === code && row[3] === 'quadrant')?.at(-1);
    expect(String(quadrant).replaceAll('-', '_').replace('_here', '')).toBe(want.quadrant.replace('_here', ''));
  });
  expectNear(number(datum(figure, '', 'crosshair-importance')[0]), golden.unweighted.crosshair.importance, 'line');
  expectNear(number(datum(figure, '', 'crosshair-performance')[0]), golden.unweighted.crosshair.performance, 'line');
});

test('words in both languages', () => {
  const figure = figureOf(kiosk, importancePerformance, STATED);
  expect(figure.title).toMatchInlineSnapshot(
    `"“Easy to go back and change a choice” and “Touch is fast and precise” matter more than the average item and are done less well"`,
  );
  expect(figure.summary).toMatchInlineSnapshot(
    `"High in importance, low in performance: “Easy to go back and change a choice” and “Touch is fast and precise”. High in both: 8 items. Low in both: 7 items. Undecided, because an interval crosses a line: 7 items. “Stored data is kept safe” is the most important, 6.70 (6.59–6.81); “Prices or fees are lower” has the lowest performance, 3.98 (3.77–4.19)."`,
  );
  expect(noteOf(figure, 'Method')).toMatchInlineSnapshot(
    `"means with 95% t intervals (Martilla and James 1977); the lines stand at the means of the items shown (performance 4.90, importance 5.85), so that some items always lie on the wrong side; an item is undecided where one of its intervals crosses a line; performance was rated from 1 to 7, and the axes show the part in use."`,
  );
  const chinese = figureOf(kiosk, importancePerformance, STATED, 'zh-CN');
  expect(chinese.title).toMatchInlineSnapshot(`"“方便返回修改选择”和“触控快速准确”的重要性高于平均，表现却低于平均"`);
  expect(chinese.summary).toMatchInlineSnapshot(
    `"重要性高、表现低：“方便返回修改选择”和“触控快速准确”。重要性和表现都高：8 项。重要性和表现都低：7 项。区间跨过分界线、象限不确定：7 项。重要性最高的是“个人信息得到安全保管”，为 6.70（6.59～6.81）；表现最低的是“价格或手续费更低”，为 3.98（3.77～4.19）。"`,
  );
  expect(noteOf(chinese, '方法')).toMatchInlineSnapshot(
    `"均值与 95% t 区间（Martilla 与 James 1977）；分界线为所示各项的均值（表现 4.90，重要性 5.85），因此总有一些项目落在不利的一侧；任一区间跨过分界线的项目，象限不确定；表现的评分为 1～7，坐标轴只显示用到的一段。"`,
  );
});

test('derived importance says so, names its seed, and never says "matters"', () => {
  const figure = figureOf(parcel, importancePerformance, { performance: 'ratings', of: 'overall' });
  expect(figure.title).toMatchInlineSnapshot(`"“Delivered as promised” is high in importance and low in performance"`);
  expect(figure.summary).toMatchInlineSnapshot(
    `"High in importance, low in performance: “Delivered as promised”. High in both: “Price for what you get”. Low in importance, high in performance: “Tracking”, “Website” and “Invoice”. Undecided, because an interval crosses a line: “Attitude of the staff” and “Handling of complaints”. “Delivered as promised” goes most closely with the outcome, 0.50 (0.46–0.55); “Handling of complaints” has the lowest performance, 1.71 (1.66–1.75)."`,
  );
  expect(noteOf(figure, 'Method')).toMatchInlineSnapshot(
    `"importance is the correlation of an item with “Rating of the service”, among those who answered both, with percentile intervals of 1,000 bootstrap resamples, seed 2026; performance is a mean with its 95% t interval; importance so derived and importance as people state it need not agree; the lines stand at the means of the items shown (performance 2.16, importance 0.29), so that some items always lie on the wrong side; an item is undecided where one of its intervals crosses a line; performance was rated from 1 to 4, and the axes show the part in use."`,
  );
  expect([figure.title, figure.summary].join()).not.toContain('matter');
});

test('an item whose interval spans a line is hollow, in words as well', () => {
  const figure = figureOf(kiosk, importancePerformance, STATED);
  const undecided = figure.data.rows.filter((row) => row[3] === 'undecided' && row[4] === 1).length;
  expect(undecided).toBeGreaterThan(0);
  expect(chartWords(figure, 'narrow').filter((words) => words === 'undecided')).toHaveLength(undecided + 1);
});

test('the lines stand where the author puts them', () => {
  const lines = (crosshair: unknown) => {
    const figure = figureOf(kiosk, importancePerformance, { ...STATED, crosshair });
    return ['crosshair-performance', 'crosshair-importance'].map((line) => datum(figure, '', line)[0]);
  };
  expect(lines('midpoint')).toEqual([4, 4]);
  expect(lines([4.5, 6])).toEqual([4.5, 6]);
});

// About half of the 1,500 have rated the handling of complaints, nearly all the rest: with a threshold between, only that item is hidden.
test('a hidden item leaves no number, and the lines are those of the others alone', () => {
  const given = { performance: 'ratings', of: 'overall' };
  const all = figureOf(parcel, importancePerformance, given);
  const figure = figureOf(parcel, importancePerformance, given, 'en', { flagBelow: 1000, suppressBelow: 900 });
  const hidden = figure.data.rows.filter((row) => row[9] === 'hidden');
  expect(hidden.map((row) => row.slice(1, 9))).toEqual([
    ['ratings.complaints', 'Handling of complaints', '', undefined, undefined, undefined, undefined, undefined],
  ]);
  expect(figure.table.rows.find(([label]) => label === 'Handling of complaints')?.slice(1)).toEqual(
    Array<string>(6).fill('hidden'),
  );
  const shown = figure.data.rows.filter((row) => row[3] === 'performance').map((row) => Number(row[4]));
  expect(shown).toHaveLength(6);
  const line = number(datum(figure, '', 'crosshair-performance')[0]);
  expectNear(line, shown.reduce((sum, value) => sum + value, 0) / shown.length, 'line');
  expect(line).not.toBe(number(datum(all, '', 'crosshair-performance')[0]));
});

describe('what an author is told', () => {
  test('importance twice, or not at all', () => {
    expect(problemOf(kiosk, importancePerformance, { performance: 'satisfaction' })).toMatchInlineSnapshot(`
      "found <ImportancePerformance> without importance
      expected either \`importance\` (a grid that asks for it) or \`of\` (an outcome that it is derived from)
      Name one of them."
    `);
    expect(problemOf(kiosk, importancePerformance, { ...STATED, of: 'overall' })).toMatchInlineSnapshot(`
      "found importance="importance" beside of="overall" in <ImportancePerformance>
      expected either \`importance\` (a grid that asks for it) or \`of\` (an outcome that it is derived from)
      Leave one of them out."
    `);
  });
  test('items that have no partner, and a midpoint of correlations', () => {
    expect(problemOf(parcel, importancePerformance, { performance: 'ratings', importance: 'ecsi' }))
      .toMatchInlineSnapshot(`
      "found "ecsi.image1" in <ImportancePerformance>, without "ratings.image1"
      expected "ecsi" and "ratings" to have the same items
      Known: promised, staff, price, complaints, tracking, website, invoice."
    `);
    expect(
      problemOf(kiosk, importancePerformance, { performance: 'satisfaction', of: 'overall', crosshair: 'midpoint' }),
    ).toMatchInlineSnapshot(`
      "found crosshair="midpoint" with derived importance in <ImportancePerformance>
      expected "means", or {[performance, importance]}
      A correlation has no midpoint of a scale."
    `);
  });
});
