import { beforeAll, expect, test } from 'vitest';
import { BlockProblem, type FigureParts } from '../../src/blocks/block.ts';
import { Desk } from '../../src/blocks/desk.ts';
import { kanoQuadrant } from '../../src/blocks/kano-quadrant.ts';
import { textsOf } from '../../src/charts/drawing.ts';
import { speak } from '../../src/i18n/speak.ts';
import { openStudy } from '../../src/tabulate/open-study.ts';
import { cell, scaled, tableOf } from '../analyses/tables.ts';
import { golden } from '../goldens/golden.ts';
import { expectNear } from '../goldens/near.ts';
import { featuresDesk, figureOf, type Letters, pairOf } from './kano-fixture.ts';
import { openOf, studyOf } from './study-fixture.ts';

// 100 answers each. Mixed: 36 and 33 are 3 points apart; 26 and 20 are exactly 6, which is not mixed.
const EXAMPLE: Readonly<Record<string, Letters>> = {
  guide: { M: 10, O: 10, A: 10, I: 70 },
  tracking: { M: 20, O: 46, A: 21, I: 13 },
  evening: { M: 7, O: 22, A: 48, I: 20, R: 3 },
  undamaged: { M: 58, O: 26, A: 4, I: 10, Q: 2 },
  price: { M: 33, O: 36, A: 15, I: 13, R: 3 },
  invoice: { M: 26, O: 20, A: 18, I: 17, R: 9, Q: 10 },
};

const pairsOf = (letters: Readonly<Record<string, Letters>>) =>
  Object.fromEntries(Object.entries(letters).map(([id, own]) => [id, pairOf(own)]));

const noteOf = ({ notes }: FigureParts, term: string) => notes.find((note) => note.term === term)?.words;

/** Position of a column by its heading. */
const rowOf = ({ table }: FigureParts, label: string) => {
  const row = table.rows.find(([first]) => first === label);
  return Object.fromEntries(table.head.map((head, i) => [head, row?.[i]]));
};

test('the title counts what is clear and what is mixed, in either language', () => {
  expect(figureOf(pairsOf(EXAMPLE)).title).toMatchInlineSnapshot(
    `"The 6 attributes divide into 1 must-be, 1 one-dimensional, 1 attractive, 1 indifferent and 2 mixed"`,
  );
  expect(figureOf(pairsOf(EXAMPLE), { language: 'zh-CN' }).title).toMatchInlineSnapshot(
    `"6 项属性中，基本型 1 项、期望型 1 项、魅力型 1 项、无差异型 1 项和混合型 2 项"`,
  );
});

test('a lead that Fong’s test does not find is mixed in title, summary, table and drawings alike', () => {
  // 36 against 28 of 100: eight points apart, and not significant.
  const shown = figureOf(pairsOf({ app: { I: 36, A: 28, O: 20, M: 16 } }));
  expect(shown.title).toBe('“The app” is mixed: indifferent or attractive');
  expect(rowOf(shown, 'The app')).toMatchObject({
    Category: 'mixed: indifferent or attractive',
    'Fong’s test': expect.stringContaining('not significant'),
  });
  expect(shown.summary).toContain('Mixed, because no category clearly leads, is “The app”');
  const words = shown.drawings.flatMap(({ wide }) => textsOf(wide.shapes)).map(({ text }) => text);
  expect(words.filter((text) => text === 'mixed with attractive')).not.toEqual([]);
  expect(rowOf(figureOf(pairsOf({ app: { I: 60, A: 20, O: 10, M: 10 } })), 'The app').Category).toBe('indifferent');
});

test('of indifference that leads a majority who want the attribute, no sentence says that it makes no difference', () => {
  const divided = pairsOf({ app: { I: 38, A: 21, O: 21, M: 20 } });
  expect(figureOf(divided).summary).toContain('yet 60% or more want it in one way or another');
  expect(figureOf(divided, { language: 'zh-CN' }).summary).not.toContain('影响不大');
  const clear = pairsOf({ app: { I: 60, A: 20, O: 10, M: 10 } });
  expect(figureOf(clear, { language: 'zh-CN' }).summary).toContain('影响不大');
});

test('of one attribute the title names the class, of one class it says so', () => {
  expect(figureOf(pairsOf({ price: EXAMPLE.price! })).title).toMatchInlineSnapshot(
    `"“The price” is mixed: one-dimensional or must-be"`,
  );
  expect(figureOf(pairsOf({ a: EXAMPLE.guide!, b: EXAMPLE.guide! })).title).toMatchInlineSnapshot(
    `"Both attributes are indifferent"`,
  );
  expect(
    figureOf(pairsOf({ a: EXAMPLE.guide!, b: EXAMPLE.guide!, c: EXAMPLE.guide! }), { language: 'zh-CN' }).title,
  ).toMatchInlineSnapshot(`"3 项属性均为无差异型"`);
});

test('the summary names attributes by class, must-be first, then what is mixed, then misread wordings', () => {
  expect(figureOf(pairsOf(EXAMPLE)).summary).toMatchInlineSnapshot(
    `"“The undamaged” is must-be: taken for granted when it is there, resented when it is not. “The tracking” is one-dimensional: satisfaction rises and falls with it. “The evening” is attractive: it delights, and is not missed. The largest group is indifferent to “The guide”. Mixed, because no category clearly leads, are “The invoice” (must-be or one-dimensional) and “The price” (one-dimensional or must-be). 10% of the answers on “The invoice” contradict themselves: the wording was probably misread."`,
  );
  expect(figureOf(pairsOf(EXAMPLE), { language: 'zh-CN' }).summary).toMatchInlineSnapshot(
    `"“属性undamaged”属于基本型（必备型）：具备时视为当然，缺失时引起不满。“属性tracking”属于期望型：做得越好越满意，做得越差越不满。“属性evening”属于魅力型：有则令人惊喜，无亦不致不满。“属性guide”以无差异型居首，有无均影响不大。“属性invoice”（基本型与期望型）和“属性price”（期望型与基本型）为混合型，没有明显居首的类别。“属性invoice”的矛盾回答占10%，题目很可能被误解。"`,
  );
});

test('a modal reverse is offered to be turned round, and a different class by Blauth’s rule is told', () => {
  // queue: R leads. fun: I 40 leads, but M + O + A = 60 outnumber it, so Blauth's class is the largest of these, A 35.
  const pairs = pairsOf({ queue: { M: 10, I: 30, R: 60 }, fun: { M: 10, O: 15, A: 35, I: 40 } });
  expect(figureOf(pairs).summary).toMatchInlineSnapshot(
    `"Mixed, because no category clearly leads, is “The fun” (indifferent or attractive). The largest group wants the opposite of “The queue”: turn the question round, swapping its two halves, before building on the class. Blauth’s rule, which first sets all who want an attribute against all who do not, gives another class to “The fun” (attractive)."`,
  );
  expect(figureOf(pairs, { language: 'zh-CN' }).summary).toMatchInlineSnapshot(
    `"“属性fun”（无差异型与魅力型）为混合型，没有明显居首的类别。“属性queue”以反向型居首，即受访者希望的恰好相反：应将正向题与反向题对调后再作解读。若按 Blauth 规则（先比较“需要”与“不需要”两大类的合计），以下属性的归类不同：“属性fun”（魅力型）。"`,
  );
});

test('of more than five attributes of a class three are named, the rest counted', () => {
  const many = Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`m${i}`, { M: 90 - i, I: 10 + i }]));
  expect(figureOf(pairsOf(many)).summary).toMatchInlineSnapshot(
    `"“The m0”, “The m1”, “The m2” and 4 more are must-be: taken for granted when they are there, resented when they are not."`,
  );
  const five = Object.fromEntries(Object.entries(many).slice(0, 5));
  expect(figureOf(pairsOf(five)).summary).toContain('“The m4”');
});

test('notes give the base, the classification table and every rule', () => {
  expect(figureOf(pairsOf(EXAMPLE)).notes).toMatchInlineSnapshot(`
    [
      {
        "term": "Base",
        "words": "100 respondents for each attribute.",
      },
      {
        "term": "Question",
        "words": "Q4 “If it is there? And if it is not?”; a pair of questions for each attribute; classified with the evaluation table of Berger et al. (1993).",
      },
      {
        "term": "Test",
        "words": "of the attractive, one-dimensional, must-be and indifferent answers, better is the share of the first two, worse (as a loss, below 0) that of the middle two; Wilson intervals, 95%; the map is split at 0.5; mixed: the two largest categories differ by less than 6 points of all answers (Lee and Newcomb 1997), or Fong’s test does not tell them apart at 95%; a total strength below 60% is weak evidence that an attribute matters; Fong’s test (1996) asks whether the largest category is larger than the second, one attribute at a time, without correction for their number.",
      },
    ]
  `);
  expect(figureOf(pairsOf(EXAMPLE), { language: 'zh-CN' }).notes).toMatchInlineSnapshot(`
    [
      {
        "term": "样本",
        "words": "各项属性均为 100 名受访者。",
      },
      {
        "term": "题目",
        "words": "Q4“如果具备？如果不具备？”；每个属性一对问题；按 Berger 等（1993）的评价表归类。",
      },
      {
        "term": "检验",
        "words": "以魅力型、期望型、基本型、无差异型四类回答为基数，满意影响力（better）为前两类占比，不满影响力（worse）为期望型与基本型占比的负值；附 95% Wilson 区间；象限以 0.5 划分；混合型：占比最高的两类相差不足 6 个百分点（Lee 和 Newcomb，1997），或 Fong 检验在 95% 水平上不显著；总强度低于 60% 时，说明该属性重要的证据较弱；Fong 检验（1996）逐项比较占比最高与次高的类别，未就属性个数作多重比较校正。",
      },
    ]
  `);
});

test('bases that differ are given as a range, weighted ones with the effective range', () => {
  // Weights of 1 and 3 in equal parts: n 60, Σw 120, Σw² 300, effective 48. The other: 40, 40, 40.
  const heavy = tableOf(
    pairOf({}).of,
    pairOf({}).cells.map((_, i) => (i === 14 ? cell([60, 120, 300]) : cell(0))),
  );
  const parts = figureOf({ heavy, light: pairOf({ M: 40 }) }, { weighted: true });
  expect(noteOf(parts, 'Base')).toMatchInlineSnapshot(
    `"40 to 60 respondents, depending on the attribute, weighted (effective base 40–48)."`,
  );
  expect(noteOf(parts, 'Test')).toContain('effective base');
});

test('Pouliot’s table is used and named', () => {
  // "Must be" to both questions: indifferent in the standard table, questionable in Pouliot's.
  const both = tableOf(
    pairOf({}).of,
    pairOf({}).cells.map((_, i) => cell(i === 6 ? 70 : i === 12 ? 30 : 0)),
  );
  expect(figureOf({ both }).title).toMatchInlineSnapshot(`"“The both” is indifferent"`);
  const pouliot = figureOf({ both }, { table: 'pouliot' });
  expect(pouliot.title).toMatchInlineSnapshot(`"“The both” is questionable"`);
  expect(noteOf(pouliot, 'Question')).toContain('Pouliot');
});

test('split at the mean: both axes and the note say where', () => {
  const parts = figureOf(pairsOf({ undamaged: EXAMPLE.undamaged!, evening: EXAMPLE.evening! }), { split: 'mean' });
  // undamaged 30/98 and 84/98; evening 70/97 and 29/97: better (.3061 + .7216) / 2, worse (.8571 + .2990) / 2.
  expect(noteOf(parts, 'Test')).toContain('better 0.51, |worse| 0.58');
  const texts = textsOf(parts.drawings[0]!.wide.shapes).map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['0.51', '0.58']));
});

test('a reverse attribute has bars but no place on the map, and the note says so', () => {
  const parts = figureOf(pairsOf({ ...EXAMPLE, queue: { M: 10, I: 30, R: 60 } }));
  const [map, shares] = parts.drawings.map(({ narrow }) => textsOf(narrow.shapes).map(({ text }) => text));
  expect(map).not.toContain('The queue');
  expect(shares).toContain('The queue');
  expect(noteOf(parts, 'Test')).toContain('not on the map: “The queue”');
});

// |a − b| over √((a + b)(200 − a − b) / 200) of 100 answers: 14 / 7.00, 12 / 7.02, 10 / 7.04; 1.96 for 95%, 1.65 for 90%.
test('the table says at which level the largest category stands out', () => {
  const parts = figureOf(
    pairsOf({ a: { M: 50, O: 36, A: 14 }, b: { M: 50, O: 38, A: 12 }, c: { M: 50, O: 40, A: 10 } }),
  );
  const verdicts = ['a', 'b', 'c'].map((id) => rowOf(parts, `The ${id}`)['Fong’s test']);
  expect(verdicts).toEqual(['2.00, significant at 95%', '1.71, significant at 90%', '1.42, not significant']);
});

test('attributes are in the order of print, or in the author’s', () => {
  const names = ({ table }: FigureParts) => table.rows.map(([first]) => first);
  expect(names(figureOf(pairsOf(EXAMPLE)))).toEqual([
    'The undamaged',
    'The invoice',
    'The tracking',
    'The price',
    'The evening',
    'The guide',
  ]);
  const { guide, undamaged } = EXAMPLE;
  expect(
    names(figureOf(pairsOf({ guide: guide!, undamaged: undamaged! }), { attributes: ['guide', 'undamaged'] })),
  ).toEqual(['The guide', 'The undamaged']);
});

test('small attributes are marked, empty ones say so, and the figure stands', () => {
  const parts = figureOf(pairsOf({ ...EXAMPLE, few: { M: 12, O: 8, A: 2 }, none: {} }));
  expect(rowOf(parts, 'The few (small base)')).toMatchObject({ 'Must-be': '55%', n: '22' });
  expect(rowOf(parts, 'The none')).toMatchObject({
    Category: '–',
    'Must-be': '–',
    Better: '–',
    'Fong’s test': '–',
    n: '0',
  });
  expect(parts.notes.map(({ term }) => term)).toContain('Small groups');
  expect(textsOf(parts.drawings[1]!.wide.shapes).map(({ text }) => text)).toContain('nobody');
  expect(parts.data.rows.filter((row) => row[1] === 'few').every((row) => row.at(-1) !== undefined)).toBe(true);
  expect(JSON.stringify(parts)).not.toMatch(/NaN|Infinity|undefined|\[object/);
});

test('nobody answered anything: no map, no claim', () => {
  const parts = figureOf(pairsOf({ a: {}, b: {} }));
  expect(parts).toMatchObject({ title: 'Features', summary: 'Nobody answered.' });
  expect(parts.drawings.map(({ key }) => key)).toEqual(['shares']);
});

test('what a hidden attribute holds changes no byte of the figure, whatever the split', () => {
  for (const split of ['half', 'mean'] as const) {
    const shown = (secret: Letters) => JSON.stringify(figureOf(pairsOf({ ...EXAMPLE, secret }), { split }));
    expect(shown({ M: 7 })).toBe(shown({ O: 2, A: 5, Q: 2 }));
    expect(shown({ M: 7 })).toContain('hidden: fewer than 10 answers');
  }
  const row = rowOf(figureOf(pairsOf({ ...EXAMPLE, secret: { M: 7 } })), 'The secret');
  expect(new Set(Object.values(row))).toEqual(new Set(['The secret', 'hidden']));
});

test('all attributes hidden: a reason and no number', () => {
  const parts = figureOf(pairsOf({ a: { M: 9 }, b: { O: 3 } }));
  expect(parts.drawings).toEqual([]);
  expect(parts.table.rows).toEqual([]);
  expect(parts.data.rows).toEqual([]);
  expect(parts.summary).toBe('Fewer than 10 people answered, so this figure is not shown.');
});

test('doubled weights change no word but the counts', () => {
  const words = (factor: number) => {
    const pairs = Object.fromEntries(Object.entries(pairsOf(EXAMPLE)).map(([id, pair]) => [id, scaled(pair, factor)]));
    const { title, summary, notes, table, drawings } = figureOf(pairs, { weighted: true });
    return JSON.stringify({ title, summary, notes, table, drawings });
  };
  expect(words(2)).toBe(words(1));
});

function problemOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof BlockProblem) return `found ${error.found}, expected ${error.expected}. ${error.hint ?? ''}`;
    throw error;
  }
  return 'no problem';
}

test('props that do not fit the study', () => {
  const desk = featuresDesk(['tracking', 'guide']);
  const find = (props: Record<string, unknown>, at = desk) =>
    problemOf(() => kanoQuadrant.find(at, kanoQuadrant.props.parse(props)));
  expect(find({ of: 'feature' })).toMatchInlineSnapshot(
    `"found of="feature" in <KanoQuadrant>, expected the id of a question of study.yaml. Did you mean "features"?"`,
  );
  expect(find({ of: 'features', attributes: ['trackin'] })).toMatchInlineSnapshot(
    `"found attributes="trackin" in <KanoQuadrant>, expected an attribute of "features". Did you mean "tracking"?"`,
  );
  expect(find({ of: 'features', attributes: ['guide', 'tracking', 'guide'] })).toMatchInlineSnapshot(
    `"found attributes="guide" in <KanoQuadrant> twice, expected each attribute once. Remove one of the two."`,
  );
  expect(find({ of: 'features', wave: '2025' })).toMatchInlineSnapshot(
    `"found wave="2025" in <KanoQuadrant>, expected a wave of the study, or "all". Did you mean "2026"?"`,
  );
  const noWaves = new Desk(openOf(studyOf({ questions: desk.study.questions, waves: [] })));
  expect(find({ of: 'features' }, noWaves)).toMatchInlineSnapshot(
    `"found of="features" in <KanoQuadrant>, expected a question that was asked of respondents. KANO pairs cannot be read from a published table; give the study a wave with a data file."`,
  );
  expect(kanoQuadrant.props.safeParse({ of: 'features', published: 'x' }).success).toBe(false);
  expect(kanoQuadrant.props.safeParse({ of: 'features', attributes: [] }).success).toBe(false);
});

interface Expected {
  readonly counts: Readonly<Record<'A' | 'O' | 'M' | 'I' | 'R' | 'Q', number>>;
  readonly n: number;
  readonly better: number;
  readonly worse: number;
  readonly better_ci: readonly [number, number];
  readonly worse_ci: readonly [number, number];
  readonly category_strength: number;
  readonly total_strength: number;
  readonly fong: { readonly statistic: number };
  readonly multinomial_z: number;
  readonly dumouchel: {
    readonly functional_mean: number;
    readonly dysfunctional_mean: number;
    readonly functional_se: number;
  };
}

let kiosk: Desk;
beforeAll(async () => {
  kiosk = new Desk(await openStudy(process.cwd(), 'kiosk-2019'));
});

// Self-service kiosk survey, Korea 2019; expected values computed independently, see test/goldens/kano/kano.json.
test('from the kiosk survey’s rows to table, CSV and drawing: the numbers of the reference', () => {
  const props = kanoQuadrant.props.parse({ of: 'features' });
  const parts = kanoQuadrant.view(kiosk, props, kanoQuadrant.find(kiosk, props), speak('en'));
  const question = kiosk.question('test', 'of', 'features', ['kano']);
  const { sets } = golden<{ sets: { id: string; features: { expected: Expected }[] }[] }>('kano/kano.json');
  const features = sets.find(({ id }) => id === 'kiosk_standard')!.features;
  expect(question.attributes).toHaveLength(features.length);
  const mapped = parts.drawings[0]!.wide.shapes.flatMap((shape) => (shape.kind === 'item' ? [shape.key] : []));
  for (const [i, { expected }] of features.entries()) {
    const { id, label } = question.attributes[i]!;
    const row = rowOf(parts, label['en']!);
    expect(row['n']).toBe(String(expected.n));
    expect(row['Must-be']).toBe(`${Math.round((100 * expected.counts.M) / expected.n)}%`);
    const { number, range } = speak('en');
    expect(row['Better']).toBe(`${number(expected.better, 2)} (${range(expected.better_ci, 2)})`);
    expect(row['Worse']).toBe(`${number(expected.worse, 2)} (${range(expected.worse_ci, 2)})`);
    const csv = (measure: string) => parts.data.rows.find((line) => line[1] === id && line[3] === measure)!;
    const value = (measure: string) => csv(measure)[4] as number;
    expectNear(value('share-attractive'), expected.counts.A / expected.n, `${id} share`);
    expectNear(value('count-questionable'), expected.counts.Q, `${id} count`);
    expectNear(value('worse'), expected.worse, `${id} worse`);
    expectNear(csv('worse')[5] as number, expected.worse_ci[0], `${id} worse, low`);
    expectNear(csv('worse')[6] as number, expected.worse_ci[1], `${id} worse, high`);
    expectNear(value('category-strength'), expected.category_strength, `${id} strength`);
    expectNear(value('total-strength'), expected.total_strength, `${id} total strength`);
    expectNear(value('fong-statistic'), expected.fong.statistic, `${id} Fong`);
    expectNear(value('multinomial-z'), expected.multinomial_z, `${id} multinomial`);
    expectNear(value('functional-mean'), expected.dumouchel.functional_mean, `${id} functional`);
    expectNear(value('functional-se'), expected.dumouchel.functional_se, `${id} functional se`);
    expectNear(value('dysfunctional-mean'), expected.dumouchel.dysfunctional_mean, `${id} dysfunctional`);
    expect(mapped).toContain(id);
  }
});

test('the classification table that the author chose is the one used', () => {
  const props = kanoQuadrant.props.parse({ of: 'features', table: 'pouliot' });
  const { data } = kanoQuadrant.view(kiosk, props, kanoQuadrant.find(kiosk, props), speak('en'));
  const { sets } = golden<{ sets: { id: string; features: { expected: Expected }[] }[] }>('kano/kano.json');
  const questionable = data.rows.filter((row) => row[3] === 'count-questionable').map((row) => row[4]);
  const { features } = sets.find(({ id }) => id === 'kiosk_pouliot_table')!;
  expect(questionable).toEqual(features.map(({ expected }) => expected.counts.Q));
});

test('a filter is asked, not guessed: women of the kiosk survey', () => {
  const props = kanoQuadrant.props.parse({
    of: 'features',
    attributes: ['choices-reflected'],
    where: { sex: 'female' },
  });
  const parts = kanoQuadrant.view(kiosk, props, kanoQuadrant.find(kiosk, props), speak('en'));
  expect(noteOf(parts, 'Base')).toMatchInlineSnapshot(
    `"153 respondents for each attribute; Sex: “Women”; asked of those who said “Two or three times a week or more”, “Two or three times a month or more” or “Two or three times in six months or more” to “Frequency of use”."`,
  );
});
