// oxlint-disable unicorn/no-thenable -- `then` is a prop of the block; nothing here is awaited
import { beforeAll, describe, expect, test } from 'vitest';
import { gate } from '../../src/analyses/gate.ts';
import { panels } from '../../src/analyses/panels.ts';
import { repurchaseCurve as curveOf } from '../../src/analyses/repurchase-curve.ts';
import { BlockProblem, type FigureParts } from '../../src/blocks/block.ts';
import { curvesWithoutHiddenRates, curveWithoutHiddenRates } from '../../src/blocks/curve-rates.ts';
import { Desk } from '../../src/blocks/desk.ts';
import { repurchaseCurve } from '../../src/blocks/repurchase-curve.ts';
import { textsOf } from '../../src/charts/drawing.ts';
import { speak } from '../../src/i18n/speak.ts';
import type { Crosstab } from '../../src/survey/crosstab.ts';
import type { PublishedTable } from '../../src/survey/study.ts';
import { openStudy } from '../../src/tabulate/open-study.ts';
import { cell, levelByYes, published, tableOf } from '../analyses/tables.ts';
import { overall, parcel, repurchase } from './repurchase-fixture.ts';
import { openOf } from './study-fixture.ts';

type Found = Parameters<typeof repurchaseCurve.view>[2];

const { privacy } = parcel();
const values = Object.fromEntries(overall.levels.map(({ code, value }) => [code, value]));
const curve = (table: Crosstab) => curveOf(table, { values, zones: overall.zones });

interface Given {
  readonly props?: Record<string, unknown>;
  readonly language?: string;
}

/** The figure of a hand-written table, with `by` of several. */
function figureOf(table: Crosstab, { props = {}, language = 'en' }: Given = {}): FigureParts {
  const several = table.by.length > 0;
  const found: Found = {
    all: several ? undefined : curveWithoutHiddenRates(gate(curve(table), privacy)),
    groups: several ? curvesWithoutHiddenRates(gate(panels(table, curve), privacy)) : undefined,
    compare: undefined,
    origin: table.origin,
    missing: {},
  };
  const given = repurchaseCurve.props.parse({ of: 'overall', then: 'repurchase', ...props });
  return repurchaseCurve.view(new Desk(openOf(parcel())), given, found, speak(language));
}

type Counts = readonly [yes: number, no: number];

/** Levels from poor to very good. */
const rated = (...counts: readonly Counts[]) => levelByYes(counts.map(([yes, no], i) => ({ level: i + 1, yes, no })));

/** The same for several regions. */
function ratedBy(regions: Readonly<Record<string, readonly Counts[]>>): Crosstab {
  const { of } = rated([0, 0], [0, 0], [0, 0], [0, 0]);
  const cells = Object.values(regions).flatMap((counts) => counts.flatMap(([yes, no]) => [cell(no), cell(yes)]));
  return tableOf(of, cells, [{ id: 'region', kind: 'single', categories: Object.keys(regions) }]);
}

// Rates 30, 50, 66 and 98 of 100; steps of 20, 16 and 32 points.
const BEND = rated([60, 140], [200, 200], [66, 34], [49, 1]);

const noteOf = ({ notes }: FigureParts, term: string) => notes.find((note) => note.term === term)?.words;
const chartWords = ({ drawings }: FigureParts) => textsOf(drawings[0]!.wide.shapes).map(({ text }) => text);
const rows = ({ data }: FigureParts, measure: string) => data.rows.filter((row) => row[3] === measure);

test('the title names the largest step', () => {
  expect(figureOf(BEND).title).toMatchInlineSnapshot(
    `"From “Good” to “Very good”, “Would order again” rises by 32 points, the largest step"`,
  );
  expect(figureOf(BEND, { language: 'zh-CN' }).title).toMatchInlineSnapshot(
    `"愿意再次下单：从“好”到“很好”，肯定回答的比例上升 32 个百分点，升幅最大"`,
  );
});

test('the summary gives every level, the step and what it rests on, and the best level against the next', () => {
  expect(figureOf(BEND).summary).toMatchInlineSnapshot(
    `"Share who said “Yes”, from the worst rating to the best: “Poor” 30%, “Fair” 50%, “Good” 66%, “Very good” 98%. Over all ratings it is 50% (46–54%). The largest step, 32 points, is from “Good” to “Very good”. It rests on 50 respondents at “Very good”. The share at “Very good” is 1.5 times that at “Good”."`,
  );
  expect(figureOf(BEND, { language: 'zh-CN' }).summary).toMatchInlineSnapshot(
    `"回答“会”的比例，由差到好依次为：“差”30%，“一般”50%，“好”66%，“很好”98%。总体为50%（46～54%）。升幅最大的一级是从“好”到“很好”，上升 32 个百分点。其中评价“很好”的受访者有 50 名。评价为“很好”者作此回答的比例是“好”者的 1.5 倍。"`,
  );
});

test('intention is called one, zones are settings, and association is all that is claimed', () => {
  expect(figureOf(BEND).notes).toMatchInlineSnapshot(`
    [
      {
        "term": "Base",
        "words": "750 respondents; wave 2026.",
      },
      {
        "term": "Question",
        "words": "Q1 “How is our service?”; one answer, 4 levels.",
      },
      {
        "term": "Question",
        "words": "Q2 “Will you order from us again?”; one answer; an intention, not behaviour.",
      },
      {
        "term": "Method",
        "words": "counted are those who said “Yes”; the share goes with the rating, which does not prove that a better rating brings it about; the zones are set in the study file, not found in the data.",
      },
    ]
  `);
  expect(figureOf(BEND, { language: 'zh-CN' }).notes.at(-1)?.words).toMatchInlineSnapshot(
    `"统计的是回答“会”的人；图中所示是评价与该比例之间的关联，不能证明因果；分区由研究文件设定，并非由数据得出。"`,
  );
});

test('the table and the CSV hold the finding', () => {
  const { levels, logistic } = curve(BEND);
  const figure = figureOf(BEND, { props: { fit: 'logistic' } });
  expect(figure.table.head).toEqual(['Rating', 'n', 'Share who said “Yes”', '95% interval', 'Logistic']);
  expect(figure.table.rows.map((row) => row.slice(0, 3))).toEqual([
    ['Poor', '200', '30%'],
    ['Fair', '400', '50%'],
    ['Good', '100', '66%'],
    ['Very good', '50', '98%'],
  ]);
  expect(rows(figure, 'rate').map((row) => row.slice(4, 9))).toEqual([
    ...levels.groups.map(({ base, value: { rate } }) => [rate.value, ...rate.interval!, base.n, base.effective]),
    [375 / 750, expect.any(Number), expect.any(Number), 750, 750],
  ]);
  expect(rows(figure, 'isotonic').map((row) => row[4])).toEqual([0.3, 0.5, 0.66, 0.98]);
  const predicted = logistic.kind === 'fit' ? logistic.predicted : {};
  expect(rows(figure, 'logistic').map((row) => row[4])).toEqual(['1', '2', '3', '4'].map((code) => predicted[code]));
  expect(rows(figure, 'step').map((row) => [row[1], row[4]])).toEqual([
    ['1 → 2', 0.2],
    ['2 → 3', expect.closeTo(0.16, 12)],
    ['3 → 4', expect.closeTo(0.32, 12)],
  ]);
});

test('zones, bases, the step and the fit stand in the drawing', () => {
  const words = chartWords(figureOf(BEND, { props: { fit: 'isotonic' } }));
  expect(words).toEqual(
    expect.arrayContaining([
      'Defection',
      'Indifference',
      'Affection',
      'n = 400',
      '+32 points',
      'best line that never falls',
    ]),
  );
  expect(chartWords(figureOf(BEND, { language: 'zh-CN' }))).toEqual(expect.arrayContaining(['流失', '观望', '忠诚']));
});

test('zones span their levels', () => {
  const strip = (tone: string) =>
    figureOf(BEND).drawings[0]!.wide.shapes.flatMap((shape) =>
      shape.kind === 'rect' && shape.classes === `zone-${tone}` ? [shape.width] : [],
    )[0]!;
  expect(strip('middle') / strip('bad')).toBeCloseTo(2, 1);
  expect(strip('good') / strip('bad')).toBeCloseTo(1, 1);
});

test('a smooth line ends at the fitted rate of the best level', () => {
  const { logistic } = curve(BEND);
  const { shapes } = figureOf(BEND, { props: { fit: 'logistic' } }).drawings[0]!.wide;
  const line = shapes.find((shape) => shape.kind === 'path' && shape.classes.startsWith('fit'));
  const end = line?.kind === 'path' ? Number(/([\d.]+)$/.exec(line.d)?.[1]) : Number.NaN;
  const level = (classes: string) =>
    shapes.flatMap((shape) => (shape.kind === 'line' && shape.classes === classes ? [shape.y1] : []));
  const [zero, whole] = [level('zero')[0]!, Math.min(...level('grid'))];
  expect((zero - end) / (zero - whole)).toBeCloseTo(logistic.kind === 'fit' ? logistic.predicted['4']! : 0, 3);
});

test('the note gives the interval of the odds ratio', () => {
  const { logistic } = curve(BEND);
  const figure = figureOf(BEND, { props: { fit: 'logistic' } });
  const [low, high] = logistic.kind === 'fit' ? logistic.oddsRatioInterval : [0, 0];
  expect(noteOf(figure, 'Method')).toContain(`${low.toFixed(2)}–${high.toFixed(2)}) times the odds`);
  // e^(b ± 1.96 se): the middle of the interval is the ratio, on the logarithmic scale.
  expect(Math.sqrt(low * high)).toBeCloseTo(logistic.kind === 'fit' ? logistic.oddsRatio : 0, 10);
});

test('where nothing rises the title says so', () => {
  expect(figureOf(rated([50, 50], [40, 60], [30, 70], [30, 70])).title).toMatchInlineSnapshot(
    `"“Would order again” does not rise with “Rating of the service”"`,
  );
  expect(chartWords(figureOf(rated([50, 50], [40, 60], [30, 70], [30, 70]))).join(' ')).not.toContain(
    'the largest step',
  );
});

describe('what keeps a curve from being drawn', () => {
  test('fewer than three levels: a sentence and the table', () => {
    const figure = figureOf(rated([0, 0], [20, 20], [30, 10], [0, 0]));
    expect(figure.drawings).toEqual([]);
    expect(figure.title).toBe('“Would order again” by “Rating of the service”');
    expect(figure.summary).toMatchInlineSnapshot(
      `"Share who said “Yes”, from the worst rating to the best: “Poor” nobody, “Fair” 50%, “Good” 75%, “Very good” nobody. Over all ratings it is 63% (52–72%). Fewer than three ratings can be shown, so there is no curve, only the table. The share at “Good” is 1.5 times that at “Fair”."`,
    );
    expect(figure.table.rows[0]).toEqual(['Poor', '0', 'nobody', '']);
  });

  test('an empty level is said to be empty, with n = 0', () => {
    const figure = figureOf(rated([20, 40], [0, 0], [30, 20], [49, 1]));
    expect(chartWords(figure)).toEqual(expect.arrayContaining(['nobody', 'n = 0']));
    expect(JSON.stringify(figure)).not.toMatch(/NaN|Infinity/);
    // A stepped line would have to invent the empty level.
    expect(
      chartWords(figureOf(rated([20, 40], [0, 0], [30, 20], [49, 1]), { props: { fit: 'isotonic' } })),
    ).not.toContain('best line that never falls');
  });

  test('nobody at all', () => {
    const figure = figureOf(rated([0, 0], [0, 0], [0, 0], [0, 0]));
    expect([figure.summary, figure.drawings]).toEqual(['Nobody answered.', []]);
  });

  test('complete separation, and one answer from everybody, are told instead of a fit', () => {
    const method = (...counts: readonly Counts[]) =>
      noteOf(figureOf(rated(...counts), { props: { fit: 'logistic' } }), 'Method');
    expect(method([0, 20], [0, 30], [30, 0], [20, 0])).toMatchInlineSnapshot(
      `"counted are those who said “Yes”; the share goes with the rating, which does not prove that a better rating brings it about; the zones are set in the study file, not found in the data; no logistic curve: on the scale one answer stops where the other begins (complete separation), so its slope has no finite estimate."`,
    );
    expect(method([20, 0], [30, 0], [30, 0], [20, 0])).toContain('no logistic curve: everybody gave the same answer');
  });
});

describe('hidden levels', () => {
  // Very good has 7; good, the next smallest, goes with it.
  const table = rated([60, 140], [200, 200], [12, 28], [6, 1]);

  test('leave words, and take steps, pools and fitted rates with them', () => {
    const figure = figureOf(table, { props: { fit: 'isotonic' } });
    expect(figure.table.rows.slice(2)).toEqual([
      ['Good', 'hidden', 'hidden', '', '–'],
      ['Very good', 'hidden', 'hidden', '', '–'],
    ]);
    expect(rows(figure, 'step').map((row) => row[1])).toEqual(['1 → 2']);
    expect(rows(figure, 'logistic').map((row) => row[1])).toEqual(['1', '2']);
    expect(figure.drawings).toEqual([]);
    expect(noteOf(figure, 'Method')).toContain('no isotonic line is drawn, because some levels are hidden');
    expect(noteOf(figure, 'Small groups')).toBeDefined();
  });

  test('do not show in anything but sums over all', () => {
    // 7 at the top, 150 next to it: the same sums, other rates.
    const one = rated([60, 140], [200, 200], [100, 50], [3, 4]);
    const two = rated([60, 140], [200, 200], [99, 51], [4, 3]);
    const shown = (own: Crosstab) => {
      const parts = figureOf(own);
      // Of the logistic fit all levels are part.
      return JSON.stringify({ ...parts, data: parts.data.rows.filter((row) => row[3] !== 'logistic') });
    };
    expect(shown(one)).toBe(shown(two));
  });

  test('the step is the largest that can be shown', () => {
    const five = rated([3, 4], [20, 30], [60, 40], [80, 20]);
    expect(figureOf(five).title).toMatchInlineSnapshot(`"“Would order again” by “Rating of the service”"`);
    expect(rows(figureOf(five), 'logistic').map((row) => row[1])).toEqual(['3', '4']);
  });

  test('a base too small for the figure leaves no number', () => {
    const figure = figureOf(rated([1, 2], [1, 1], [1, 1], [1, 0]));
    expect([figure.drawings, figure.table.rows, figure.data.rows]).toEqual([[], [], []]);
    expect(figure.summary).toBe('Fewer than 10 people answered, so this figure is not shown.');
  });
});

describe('by segment', () => {
  const full: readonly Counts[] = [
    [20, 40],
    [50, 50],
    [30, 20],
    [49, 1],
  ];
  const table = ratedBy({
    north: full,
    south: full,
    east: full,
    west: full,
    islands: full,
    abroad: [
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ],
  });

  test('a part each, five of them on two sheets, the hidden one in words', () => {
    // Abroad has 8; of the five others, equal in size, the first goes with it.
    const figure = figureOf(ratedBy({ north: full, south: full, east: full, west: full, islands: full }), {
      props: { by: 'region' },
    });
    expect(figure.drawings.map(({ key }) => key)).toEqual(['', '2']);
    expect(figure.title).toMatchInlineSnapshot(
      `"“Would order again” by “Rating of the service”: North, South, East, West and Islands"`,
    );
    expect(figureOf(table, { props: { by: 'region' } }).summary).toMatchInlineSnapshot(
      `"North: hidden: fewer than 10 answers, or hidden to protect such a group. South (n = 260): “Poor” 33%, “Fair” 50%, “Good” 60%, “Very good” 98%; largest step 38 points, from “Good” to “Very good”. East (n = 260): “Poor” 33%, “Fair” 50%, “Good” 60%, “Very good” 98%; largest step 38 points, from “Good” to “Very good”. West (n = 260): “Poor” 33%, “Fair” 50%, “Good” 60%, “Very good” 98%; largest step 38 points, from “Good” to “Very good”. Islands (n = 260): “Poor” 33%, “Fair” 50%, “Good” 60%, “Very good” 98%; largest step 38 points, from “Good” to “Very good”. Abroad: hidden: fewer than 10 answers, or hidden to protect such a group."`,
    );
    expect(figureOf(table, { props: { by: 'region' }, language: 'zh-CN' }).title).toMatchInlineSnapshot(
      `"“愿意再次下单”与“服务评价”：南区、东区、西区和岛屿"`,
    );
  });

  test('a hidden part leaves no number', () => {
    const figure = figureOf(table, { props: { by: 'region' } });
    expect(figure.table.rows.filter(([part]) => part === 'Abroad').map((row) => row.slice(2))).toEqual(
      Array(4).fill(['hidden', 'hidden', 'hidden']),
    );
    expect(figure.data.rows.filter(([part]) => part === 'Abroad')).toEqual([
      ['Abroad', '', '', '', undefined, undefined, undefined, undefined, undefined, 'hidden'],
    ]);
  });
});

describe('published', () => {
  const source = { en: 'Slides, 2004', 'zh-CN': '2004年资料' };
  // DOMAIN A3; the slide has no "poor".
  const slide: Crosstab = {
    ...tableOf(
      [{ id: 'repurchase', kind: 'single', categories: ['yes', 'no'] }],
      [0.54, 0.46, 0.7, 0.3, 0.98, 0.02].map((share) => published(share)),
      [{ id: 'overall', kind: 'single', categories: ['2', '3', '4'] }],
      [published(1), published(1), published(1)],
    ),
    origin: { kind: 'published', source, base: 'unknown' },
  };
  const table: PublishedTable = {
    id: 'slide',
    of: 'repurchase',
    by: 'overall',
    file: 'x.csv',
    source,
    base: undefined,
  };
  const questions = parcel().questions.map((question) =>
    question.id === 'repurchase' ? { ...repurchase, column: undefined, measures: 'behaviour' as const } : question,
  );
  const regional = { ...table, id: 'regional', by: 'region' };
  const tables = new Map([
    ['slide', slide],
    ['regional', slide],
  ]);
  const desk = new Desk(openOf(parcel({ questions, waves: [], published: [table, regional] }), tables));
  const figure = (props: Record<string, unknown>, language = 'en') => {
    const given = repurchaseCurve.props.parse({ of: 'overall', then: 'repurchase', published: 'slide', ...props });
    return repurchaseCurve.view(desk, given, repurchaseCurve.find(desk, given), speak(language));
  };

  test('98, 70 and 54: the bend, without intervals, bases or a fit', () => {
    expect(figure({}).title).toMatchInlineSnapshot(
      `"From “Good” to “Very good”, “Would order again” rises by 28 points, the largest step"`,
    );
    expect(figure({}, 'zh-CN').title).toMatchInlineSnapshot(
      `"愿意再次下单：从“好”到“很好”，肯定回答的比例上升 28 个百分点，升幅最大"`,
    );
    expect(figure({}).summary).toMatchInlineSnapshot(
      `"Share who said “Yes”, from the worst rating to the best: “Fair” 54%, “Good” 70%, “Very good” 98%. The largest step, 28 points, is from “Good” to “Very good”. The share at “Very good” is 1.4 times that at “Good”."`,
    );
    expect(figure({}).table).toMatchInlineSnapshot(`
      {
        "head": [
          "Rating",
          "Share who said “Yes”",
        ],
        "rows": [
          [
            "Poor",
            "–",
          ],
          [
            "Fair",
            "54%",
          ],
          [
            "Good",
            "70%",
          ],
          [
            "Very good",
            "98%",
          ],
        ],
      }
    `);
    expect(noteOf(figure({ fit: 'logistic' }), 'Method')).toContain('no line can be fitted');
    expect(figure({}).notes.map(({ words }) => words)).toContain(
      'Q2 “Will you order from us again?”; one answer; what people did.',
    );
  });

  test('a table by another question cannot lie over the curve', () => {
    expect(() => figure({ compare: 'regional' })).toThrow('expected a published table of "repurchase" by "overall"');
  });

  test('over surveyed figures the same table is dotted, matched by code, and named', () => {
    const given = repurchaseCurve.props.parse({
      of: 'overall',
      then: 'repurchase',
      published: 'slide',
      compare: 'slide',
    });
    const { compare } = repurchaseCurve.find(desk, given);
    const found: Found = {
      all: gate(curve(BEND), privacy),
      groups: undefined,
      compare,
      origin: BEND.origin,
      missing: {},
    };
    const parts = repurchaseCurve.view(desk, given, found, speak('en'));
    expect(parts.table.rows.map((row) => [row[0], row[4]])).toEqual([
      ['Poor', '–'],
      ['Fair', '54%'],
      ['Good', '70%'],
      ['Very good', '98%'],
    ]);
    expect(noteOf(parts, 'Source')).toBe('dotted line: Slides, 2004.');
    expect(parts.summary).toMatch(/Published figures: “Fair” 54%, “Good” 70%, “Very good” 98%\.$/);
    expect(rows(parts, 'published-rate').map((row) => row.slice(0, 2))).toEqual([
      ['Slides, 2004', '2'],
      ['Slides, 2004', '3'],
      ['Slides, 2004', '4'],
    ]);
  });
});

describe('asked of a study', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = new Desk(await openStudy(process.cwd(), 'parcel-2026'));
  });
  const parse = (props: Record<string, unknown>) =>
    repurchaseCurve.props.parse({ of: 'overall', then: 'repurchase', ...props });
  const problem = (props: Record<string, unknown>) => {
    try {
      repurchaseCurve.find(desk, parse(props));
    } catch (error) {
      if (error instanceof BlockProblem) return [error.message, error.hint];
    }
    return 'no problem';
  };

  test('levels rest on whoever answered both questions', () => {
    const found = repurchaseCurve.find(desk, parse({}));
    const [table] = desk.ask([{ of: [{ item: 'overall' }, { item: 'repurchase', oneOf: ['yes'] }], wave: '2026' }]);
    const shown = found.all?.state === 'shown' ? found.all.finding : undefined;
    expect(shown?.base.n).toBe(table?.bases[0]?.n);
    // Two answers a level, "no" first.
    const rate = table!.cells[7]!.w / (table!.cells[6]!.w + table!.cells[7]!.w);
    const best = shown?.levels.groups.at(-1);
    expect(best?.state !== 'hidden' && best?.value.rate.value).toBeCloseTo(rate, 12);
  });

  test('a rating counts from the codes given, and an item of a grid is a rating', () => {
    const found = repurchaseCurve.find(desk, parse({ of: 'ratings.staff', then: 'overall', yes: ['3', '4'] }));
    const figure = repurchaseCurve.view(
      desk,
      parse({ of: 'ratings.staff', then: 'overall', yes: ['3', '4'] }),
      found,
      speak('en'),
    );
    expect(figure.subtitle).toMatchInlineSnapshot(
      `"“How is our service?” Share who said “Good” or “Very good”, by “Attitude of the staff”"`,
    );
    expect(figure.notes[1]?.words).toContain('“And how do you rate …? Attitude of the staff”');
  });

  test('with levels hidden the step is the largest that can be shown', async () => {
    const kiosk = new Desk(await openStudy(process.cwd(), 'kiosk-2019'));
    const props = parse({ then: 'continue-use', yes: ['4', '5'] });
    const figure = (language: string) =>
      repurchaseCurve.view(kiosk, props, repurchaseCurve.find(kiosk, props), speak(language));
    expect(figure('en').title).toMatchInlineSnapshot(
      `"From “3” to “4”, “Wants to go on using kiosks” rises by 19 points, the largest step that can be shown"`,
    );
    expect(figure('zh-CN').title).toMatchInlineSnapshot(
      `"愿意继续使用：从“3”到“4”，肯定回答的比例上升 19 个百分点，在可显示的各级中升幅最大"`,
    );
    const { all } = repurchaseCurve.find(kiosk, props);
    const logistic = all?.state === 'shown' ? all.finding.logistic : undefined;
    expect(logistic?.kind === 'fit' && Object.keys(logistic.predicted)).toEqual(['3', '4', '5']);
    expect(figure('en').table.rows[0]).toEqual(['1 (agree least)', 'hidden', 'hidden', '']);
  });

  test('by wave there is a curve for each', () => {
    const found = repurchaseCurve.find(desk, parse({ by: 'wave' }));
    const figure = repurchaseCurve.view(desk, parse({ by: 'wave' }), found, speak('en'));
    expect(figure.title).toBe('“Would order again” by “Rating of the service”: 2025 and 2026');
    expect(chartWords(figure)).toEqual(expect.arrayContaining(['2025', '2026']));
  });

  test('props that do not fit are problems with a hint', () => {
    expect(problem({ of: 'overal' })).toMatchInlineSnapshot(`
      [
        "found of="overal" in <RepurchaseCurve>, expected the id of a question of study.yaml",
        "Did you mean "overall"?",
      ]
    `);
    expect(problem({ then: 'leaving' })).toMatchInlineSnapshot(`
      [
        "found then="leaving" in <RepurchaseCurve>, a multi question, expected a question of type single or scale",
        "Known: region, tenure, size, form, overall, repurchase, main-reason.",
      ]
    `);
    expect(problem({ then: 'overall' })).toMatchInlineSnapshot(`
      [
        "found no "yes" in <RepurchaseCurve>, expected the answers to "overall" that count as buying again",
        "Such as yes={["3", "4"]}.",
      ]
    `);
    expect(problem({ then: 'tenure' })).toMatchInlineSnapshot(`
      [
        "found no "yes" in <RepurchaseCurve>, expected the answers to "tenure" that count as buying again",
        "Such as yes={["new"]}.",
      ]
    `);
    expect(problem({ yes: 'ja' })).toMatchInlineSnapshot(`
      [
        "found yes="ja" in <RepurchaseCurve>, expected an answer to "repurchase"",
        "Known: yes, no.",
      ]
    `);
    expect(problem({ compare: 'curve' })).toMatchInlineSnapshot(`
      [
        "found compare="curve" in <RepurchaseCurve>, expected a published table of "repurchase" by "overall"",
        "Known: curve-2004.",
      ]
    `);
    expect(problem({ published: 'curve-2004', by: 'wave' })).toMatchInlineSnapshot(`
      [
        "found by="wave" in <RepurchaseCurve>, which shows published figures, expected no \`by\`: published figures name no groups of respondents",
        "Leave \`by\` out.",
      ]
    `);
    expect(problem({ by: 'wave', wave: '2025' })).toMatchInlineSnapshot(`
      [
        "found wave="2025" with by="wave" in <RepurchaseCurve>, expected one of the two",
        "Leave \`wave\` out to show all waves, or \`by\` to show this one.",
      ]
    `);
  });
});
