import { expect, test } from 'vitest';
import { BlockProblem, type FigureParts } from '../../src/blocks/block.ts';
import { Desk } from '../../src/blocks/desk.ts';
import { publishedFigures } from '../../src/blocks/published-figures.ts';
import { textsOf } from '../../src/charts/drawing.ts';
import { speak } from '../../src/i18n/speak.ts';
import type { CitedFigure } from '../../src/survey/study.ts';
import type { Text } from '../../src/survey/text.ts';
import { openStudy } from '../../src/tabulate/open-study.ts';
import { openOf, studyOf } from './study-fixture.ts';

const both = (en: string, zh: string): Text => ({ en, 'zh-CN': zh });
const slides = both('Slides of 2004', '2004年的资料');
const paper = both('A paper of 2010', '2010年的论文');
const growth = both('Profit growth a year', '年利润增长率');

const CITED: readonly CitedFigure[] = [
  { id: 'centred', label: both('Centred', '以顾客为中心'), value: 12, unit: 'percent', group: growth, source: slides },
  { id: 'others', label: both('Others', '其他企业'), value: 1, unit: 'percent', group: growth, source: slides },
  { id: 'tell', label: both('People told', '告诉的人数'), value: 10, upTo: 20, unit: 'count', source: slides },
  { id: 'ratio', label: both('Purchase intention', '购买意愿'), value: 6, unit: 'times', source: paper },
  { id: 'exact', label: both('Exact', '精确'), value: 12.5, unit: 'percent', source: paper },
  { id: 'under', label: both('Under', '上限'), value: 5, unit: 'percent', bound: 'below', source: paper },
  { id: 'around', label: both('Around', '约数'), value: 5, upTo: 7.5, unit: 'years', bound: 'about', source: paper },
  { id: 'once', label: both('Once', '一年'), value: 1, unit: 'years', bound: 'above', source: paper },
  { id: 'beyond', label: both('Beyond', '超过'), value: 150, unit: 'percent', source: paper },
  { id: 'span', label: both('Span', '范围'), value: 10, upTo: 20, unit: 'percent', group: growth, source: slides },
  { id: 'thousands', label: both('Thousands', '上千'), value: 1250, unit: 'count', source: paper },
];

function figureOf(of: readonly string[], language = 'en', cited = CITED): FigureParts {
  const desk = new Desk(openOf(studyOf({ cited })));
  const props = publishedFigures.props.parse({ of });
  return publishedFigures.view(desk, props, publishedFigures.find(desk, props), speak(language));
}

const valuesOf = ({ table }: FigureParts) => table.rows.map((row) => row.at(-2));
const chartWords = ({ drawings }: FigureParts) => textsOf(drawings[0]!.wide.shapes).map(({ text }) => text);

test('a figure is told as it was published, with its unit and bound', () => {
  const all = CITED.map(({ id }) => id);
  expect(valuesOf(figureOf(all))).toMatchInlineSnapshot(`
    [
      "12%",
      "1%",
      "10–20",
      "6 times",
      "12.5%",
      "under 5%",
      "about 5.0–7.5 years",
      "over 1 year",
      "150%",
      "10–20%",
      "1,250",
    ]
  `);
  expect(valuesOf(figureOf(all, 'zh-CN'))).toMatchInlineSnapshot(`
    [
      "12%",
      "1%",
      "10～20",
      "6 倍",
      "12.5%",
      "低于5%",
      "约5.0～7.5 年",
      "高于1 年",
      "150%",
      "10～20%",
      "1,250",
    ]
  `);
});

test('titles: one figure, two compared, several groups, no groups', () => {
  const titles = (language: string) =>
    [['ratio'], ['centred', 'others'], ['centred', 'tell'], ['ratio', 'tell']].map(
      (of) => figureOf(of, language).title,
    );
  expect(titles('en')).toMatchInlineSnapshot(`
    [
      "Purchase intention: 6 times",
      "Profit growth a year: Centred, 12%; Others, 1%",
      "2 figures quoted from elsewhere",
      "Purchase intention, 6 times; People told, 10–20",
    ]
  `);
  expect(titles('zh-CN')).toMatchInlineSnapshot(`
    [
      "购买意愿：6 倍",
      "年利润增长率：以顾客为中心 12%；其他企业 1%",
      "引用的 2 个数据",
      "购买意愿 6 倍；告诉的人数 10～20",
    ]
  `);
});

test('subtitle, summary and notes say that nothing was measured here, and where it is from', () => {
  const { subtitle, summary, notes } = figureOf(['centred', 'others', 'tell']);
  expect({ subtitle, summary, notes }).toMatchInlineSnapshot(`
    {
      "notes": [
        {
          "term": "Source",
          "words": "Slides of 2004.",
        },
        {
          "term": "Base",
          "words": "quoted, not measured by this study: no base is given, so there is no interval and no test.",
        },
      ],
      "subtitle": "Quoted from elsewhere, not measured by this study; one square stands for one",
      "summary": "Profit growth a year: Centred, 12%; Others, 1%. People told, 10–20.",
    }
  `);
  const zh = figureOf(['centred', 'others', 'tell', 'ratio'], 'zh-CN');
  expect({ subtitle: zh.subtitle, summary: zh.summary, notes: zh.notes }).toMatchInlineSnapshot(`
    {
      "notes": [
        {
          "term": "来源 1",
          "words": "2004年的资料。",
        },
        {
          "term": "来源 2",
          "words": "2010年的论文。",
        },
        {
          "term": "样本",
          "words": "引用数据，非本次调查测得；原文未给样本量，因此没有区间，也无法检验。",
        },
      ],
      "subtitle": "引自他处，非本次调查测得；一个方块代表一个单位；竖线左侧的方块为比较基准",
      "summary": "年利润增长率：以顾客为中心 12%；其他企业 1%。告诉的人数 10～20；购买意愿 6 倍。",
    }
  `);
});

test('several sources are listed once each and numbered in chart and table; a mixed group says which row is whose', () => {
  const parts = figureOf(['centred', 'tell', 'ratio']);
  expect(parts.notes.map(({ term, words }) => `${term}: ${words}`).slice(0, 2)).toEqual([
    'Source 1: Slides of 2004.',
    'Source 2: A paper of 2010.',
  ]);
  expect(parts.table.rows.map((row) => row.at(-1))).toEqual(['1', '1', '2']);
  expect(chartWords(parts)).toEqual(
    expect.arrayContaining(['Source 1', 'People told\u00a0[1]', 'Purchase intention\u00a0[2]']),
  );
  expect(figureOf(['centred', 'others']).table.rows.map((row) => row.at(-1))).toEqual([
    'Slides of 2004',
    'Slides of 2004',
  ]);
  expect(chartWords(figureOf(['centred', 'others']))).not.toContain('Source 1');
});

test('groups stand together, in the order of their first figure', () => {
  const { summary } = figureOf(['tell', 'centred', 'ratio', 'others']);
  expect(summary).toBe(
    'People told, 10–20; Purchase intention, 6 times. Profit growth a year: Centred, 12%; Others, 1%.',
  );
});

test('of two figures compared the second is drawn quietly; of more, all alike', () => {
  const tones = (of: readonly string[]) =>
    JSON.stringify(figureOf(of).drawings[0]!.wide.shapes)
      .match(/bar-[an]/g)
      ?.filter((tone, i, all) => tone !== all[i - 1]);
  expect(tones(['centred', 'others'])).toEqual(['bar-a', 'bar-n']);
  expect(tones(['centred', 'others', 'span'])).toEqual(['bar-a']);
  expect(figureOf(['centred', 'others', 'span']).title).toBe('Profit growth a year: Centred, 12%');
});

/** Marks of one figure's row: bars, squares, rules. */
function marksOf(id: string): number {
  const row = figureOf([id]).drawings[0]!.wide.shapes.find((shape) => shape.kind === 'item');
  return row!.shapes.filter(({ kind, ...shape }) => kind !== 'text' && !('classes' in shape && shape.classes === 'hit'))
    .length;
}

test('a count is as many squares, a range reaches to its upper end, a multiple has one to be counted in', () => {
  expect(marksOf('tell')).toBe(20);
  expect(marksOf('ratio')).toBe(1 + 1 + 6);
});

test('what cannot be drawn to scale stands as a number alone', () => {
  expect(['beyond', 'thousands', 'once', 'around'].map(marksOf)).toEqual([0, 0, 0, 0]);
  expect(marksOf('exact')).toBeGreaterThan(0);
  expect(marksOf('span')).toBeGreaterThan(marksOf('exact'));
});

test('the data: shares 0 to 1, a range as two rows, bounds as remarks', () => {
  const rows = figureOf(['exact', 'tell', 'under']).data.rows.map((row) => [row[1], row[3], row[4], row.at(-1)]);
  expect(rows).toEqual([
    ['exact', 'share', 0.125, undefined],
    ['tell', 'count-from', 10, undefined],
    ['tell', 'count-up-to', 20, undefined],
    ['under', 'share', 0.05, 'below'],
  ]);
});

function problemOf(of: readonly string[]): string {
  try {
    figureOf(of);
  } catch (error) {
    if (error instanceof BlockProblem) return `found ${error.found}, expected ${error.expected}. ${error.hint ?? ''}`;
    throw error;
  }
  return 'no problem';
}

test('ids that do not fit the study', () => {
  expect(problemOf(['centred', 'other'])).toMatchInlineSnapshot(
    `"found of="other" in <PublishedFigures>, expected the id of a number under \`cited\` in study.yaml. Did you mean "others"?"`,
  );
  expect(problemOf(['tell', 'tell'])).toMatchInlineSnapshot(
    `"found of="tell" in <PublishedFigures> twice, expected each number once. Remove one of the two."`,
  );
  expect(publishedFigures.props.safeParse({ of: 'tell' }).success).toBe(false);
  expect(publishedFigures.props.safeParse({ of: [] }).success).toBe(false);
  expect(publishedFigures.props.safeParse({ of: ['tell'], wave: '2026' }).success).toBe(false);
});

// Figures of data/complete-satisfaction-2004/study.yaml, as printed on the slides.
test('the teaching figures, from study.yaml to words', async () => {
  const desk = new Desk(await openStudy(process.cwd(), 'complete-satisfaction-2004'));
  const props = publishedFigures.props.parse({ of: desk.study.cited.map(({ id }) => id) });
  const view = (language: string) =>
    publishedFigures.view(desk, props, publishedFigures.find(desk, props), speak(language));
  expect(view('en').summary).toMatchInlineSnapshot(
    `"Silence and recovery: Dissatisfied customers who do not complain, 96%; Of the silent ones, do not come back, 80%; The same, in the other slide set, 91%; Of complaints settled fast and well, come back, 95%. Word of mouth: People a very dissatisfied customer tells, 10–20; People a very satisfied customer tells, 5–10. Behind one complaint: Dissatisfied customers behind one complaint, 25; Customers who feel the same, in the other slide set, 20. Profit growth a year: Customer-centred companies, 12%; Other companies, 1%. Growth of market share: Customer-centred companies, 6%; Other companies, 0%. Satisfied and very satisfied: Purchase intention of very satisfied customers against merely satisfied ones, 6 times."`,
  );
  expect(view('zh-CN').summary).toMatchInlineSnapshot(
    `"沉默与挽回：不满意却不抱怨的顾客 96%；沉默者中不再光顾的 80%；同上，另一份资料的说法 91%；抱怨得到迅速妥善解决后再次光顾的 95%。口碑：非常不满意的顾客会告诉的人数 10～20；非常满意的顾客会告诉的人数 5～10。一个抱怨的背后：一个抱怨背后的不满意顾客 25；有同样感受的顾客，另一份资料的说法 20。年利润增长率：以顾客为中心的企业 12%；其他企业 1%。市场份额增长率：以顾客为中心的企业 6%；其他企业 0%。满意与非常满意：非常满意的顾客的购买意愿与一般满意者之比 6 倍。"`,
  );
});
