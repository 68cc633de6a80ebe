import { expect, test } from 'vitest';
import { BlockProblem } from '../../src/blocks/block.ts';
import { Desk } from '../../src/blocks/desk.ts';
import { measureOf } from '../../src/blocks/measure.ts';
import { keyNumber } from '../../src/blocks/prose/key-number.ts';
import { scorecard } from '../../src/blocks/scorecard.ts';
import { trend } from '../../src/blocks/trend.ts';
import { speak } from '../../src/i18n/speak.ts';
import { textsOf } from '../../src/charts/drawing.ts';
import { openStudy } from '../../src/tabulate/open-study.ts';
import { oneWave, studyFolder } from '../input/study-folder.ts';

const desk = new Desk(await openStudy(process.cwd(), 'parcel-2026'));
const [en, zh] = [speak('en'), speak('zh-CN')];

const card = {
  of: [{ of: 'overall', show: 'top2' as const, target: 0.2 }, { of: 'repurchase', answer: 'yes' }, { of: 'nps' }],
};

test('a scorecard says what was found, where it was, and what is more than chance', () => {
  const found = scorecard.find(desk, card);
  const parts = scorecard.view(desk, card, found, en);
  expect(parts.summary).toMatchInlineSnapshot(
    `"Rating of the service: Good or Very good 16%; Would order again: Yes 49%; Likelihood to recommend, Net Promoter Score −22. Significant changes since 2025: Rating of the service: Good or Very good −4; Likelihood to recommend, Net Promoter Score −8."`,
  );
  expect(scorecard.view(desk, card, found, zh).summary).toMatchInlineSnapshot(
    `"服务评价：好或很好 16%；愿意再次下单：会 49%；推荐意愿（净推荐值） −22。与 2025 期相比变化显著的有：服务评价：好或很好 −4；推荐意愿（净推荐值） −8。"`,
  );
  expect(parts.table).toMatchInlineSnapshot(`
    {
      "head": [
        "Number",
        "2026",
        "95% interval",
        "n",
        "2025",
        "Change",
        "Target",
      ],
      "rows": [
        [
          "Rating of the service: Good or Very good",
          "16%",
          "14–18%",
          "1,432",
          "20%",
          "−4 points on 2025, significant",
          "20%",
        ],
        [
          "Would order again: Yes",
          "49%",
          "46–51%",
          "1,426",
          "50%",
          "−2 points on 2025, not significant",
          "",
        ],
        [
          "Likelihood to recommend, Net Promoter Score",
          "−22",
          "−26 to −18",
          "1,472",
          "−14",
          "−8 on 2025, significant",
          "",
        ],
      ],
    }
  `);
});

// Independent check of the test: two proportions with Taylor variances, from the crosstab's own sums.
// z = (p1 − p2)/√(v1 + v2), v = n/(n−1) · Σw²(y − p)²/W².
test('the change of a share is tested by z on linearised variances, Holm over the card', () => {
  const [table] = desk.ask([{ of: [{ item: 'overall', oneOf: ['3', '4'] }], by: ['wave'] }]);
  const [first, second] = [0, 1].map((wave) => {
    const [no, yes] = [table!.cells[wave * 2]!, table!.cells[wave * 2 + 1]!];
    const { n, w } = table!.bases[wave]!;
    const p = yes.w / w;
    return { p, v: ((n! / (n! - 1)) * (yes.w2! * (1 - p) ** 2 + no.w2! * p ** 2)) / w ** 2 };
  }) as [{ p: number; v: number }, { p: number; v: number }];
  const z = (second.p - first.p) / Math.sqrt(first.v + second.v);
  const only = { of: [card.of[0]!] };
  const [number] = scorecard.find(desk, only).numbers;
  if (number!.tests.state === 'hidden') throw new Error('hidden');
  const comparison = number!.tests.finding.segments.derived.comparisons[0]!.value;
  if (comparison.state !== 'tested') throw new Error('untested');
  expect(-comparison.difference).toBeCloseTo(second.p - first.p, 12);
  expect(Math.abs(z)).toBeGreaterThan(1.96);
  expect(comparison.significant).toBe(true);
  expect(comparison.adjusted).toBe(comparison.p);
});

test('of one wave without targets a scorecard speaks of neither, and names the base that all numbers share', async () => {
  const root = studyFolder({
    'study.yaml': oneWave(`  a: { type: scale, column: a, text: A, scale: { 3: Good, 2: Fair, 1: Poor }, top: 1 }
  b: { type: scale, column: b, text: B, scale: { 3: Good, 2: Fair, 1: Poor }, top: 1 }`),
    'w.csv': `a,b\n${'3,1\n2,3\n'.repeat(20)}`,
  });
  const single = new Desk(await openStudy(root, 'x'));
  const viewed = (target?: number) => {
    const props = { of: [{ of: 'a', target }, { of: 'b' }] };
    return scorecard.view(single, props, scorecard.find(single, props), en);
  };
  const { subtitle, table, notes } = viewed();
  expect([subtitle, table.head]).toEqual(['With 95% intervals', ['Number', expect.any(String), '95% interval', 'n']]);
  expect(Object.fromEntries(notes.map(({ term, words }) => [term, words]))).toMatchObject({
    Base: '40 respondents.',
    Test: 'nothing was tested, because there is no wave before.',
  });
  expect([viewed(0.6).subtitle, viewed(0.6).table.head.at(-1)]).toEqual(['With 95% intervals and targets', 'Target']);
});

test('a trend names what happened since the last wave, and only if it is more than chance', () => {
  const title = (props: Parameters<typeof trend.find>[1]) => trend.view(desk, props, trend.find(desk, props), en).title;
  expect(title({ of: 'overall', show: 'top2' })).toMatchInlineSnapshot(
    `"Rating of the service: Good or Very good fell from 20% to 16%"`,
  );
  expect(title({ of: 'repurchase', answer: 'yes' })).toMatchInlineSnapshot(
    `"Would order again: Yes has not changed beyond chance since 2025"`,
  );
});

test('what a break forbids is not tested, and no line crosses it', () => {
  const props = { of: 'overall', show: 'top2' as const, breaks: [{ after: '2025', note: 'now asked online' }] };
  const parts = trend.view(desk, props, trend.find(desk, props), en);
  expect(parts.notes.map(({ words }) => words)).toContain('not tested.');
  expect(textsOf(parts.drawings[0]!.wide.shapes).map(({ text }) => text)).toContain('now asked online');
  const curves = parts.drawings[0]!.wide.shapes.filter(
    (shape) => shape.kind === 'path' && shape.classes.startsWith('curve'),
  );
  for (const curve of curves) expect(curve.kind === 'path' && curve.d.includes('L')).toBe(false);
});

test('scales that differ do not share an axis', () => {
  const props = { of: 'overall', show: 'top2' as const, also: [{ of: 'nps' }] };
  expect(() => trend.find(desk, props)).toThrow(BlockProblem);
  expect(() => trend.find(desk, props)).toThrow('on another scale');
  const means = { of: 'overall', show: 'mean' as const, also: [{ of: 'ecsi.satisfaction1', show: 'mean' as const }] };
  expect(() => trend.find(desk, means)).toThrow('on another scale');
});

test('a group that is hidden leaves no number', () => {
  const props = { of: [{ of: 'overall', show: 'top2' as const }], where: { region: 'islands' } };
  const parts = scorecard.view(desk, props, scorecard.find(desk, props), en);
  const [{ tests }] = scorecard.find(desk, props).numbers as [ReturnType<typeof scorecard.find>['numbers'][number]];
  expect(tests.state === 'hidden' || tests.finding.family).toBe(0);
  expect(parts.table.rows[0]!.slice(1, 4)).toEqual(['hidden', '', '']);
  expect(parts.data.rows.every((row) => row[4] === undefined)).toBe(true);
  expect(keyNumber.view({ of: 'overall', where: { region: 'islands' } }, en, undefined, desk).number).toBe(
    'not shown (fewer than 10 answers)',
  );
});

test('a number that a question does not have is a problem with a hint', () => {
  const problem = (props: Parameters<typeof measureOf>[2]) => {
    try {
      measureOf(desk, 'Trend', props);
    } catch (error) {
      if (error instanceof BlockProblem) return `${error.message}. ${error.hint}`;
      throw error;
    }
    return 'no problem';
  };
  expect(problem({ of: 'repurchase' })).toMatchInlineSnapshot(
    `"found no answer in <Trend of="repurchase">, expected which answer to count. Add one, such as answer="yes"."`,
  );
  expect(problem({ of: 'nps', show: 'top2' })).toMatchInlineSnapshot(
    `"found show="top2" in <Trend> of "nps", a nps question, expected show="nps". Top boxes and means belong to scales, Net Promoter Scores to nps questions."`,
  );
  expect(problem({ of: 'overall', show: 'nps' })).toMatchInlineSnapshot(
    `"found show="nps" in <Trend> of "overall", a scale question, expected show="share" or "top" or "top2" or "top3" or "bottom" or "mean". Top boxes and means belong to scales, Net Promoter Scores to nps questions."`,
  );
});
