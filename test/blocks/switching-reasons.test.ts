import { beforeAll, describe, expect, test } from 'vitest';
import { gate } from '../../src/analyses/gate.ts';
import { ANY_REASON, switchingReasons as reasonsOf } from '../../src/analyses/switching-reasons.ts';
import { BlockProblem, type FigureParts } from '../../src/blocks/block.ts';
import { Desk } from '../../src/blocks/desk.ts';
import { shownReasons } from '../../src/blocks/reason-groups.ts';
import { lastReasons } from '../../src/blocks/reason-view.ts';
import { switchingReasons } from '../../src/blocks/switching-reasons.ts';
import { textsOf } from '../../src/charts/drawing.ts';
import { speak } from '../../src/i18n/speak.ts';
import { type Crosstab, groupsOf } from '../../src/survey/crosstab.ts';
import type { Question } from '../../src/survey/question.ts';
import { openStudy } from '../../src/tabulate/open-study.ts';
import { cell, multi, published, single, tableOf } from '../analyses/tables.ts';
import { leaving, mainReason, parcel } from './repurchase-fixture.ts';
import { openOf } from './study-fixture.ts';

type Found = Parameters<typeof switchingReasons.view>[2];

const privacy = parcel().privacy;
const settings = { groups: leaving.groups, last: lastReasons(leaving) };

interface Given {
  readonly props?: Record<string, unknown>;
  readonly language?: string;
  readonly grouped?: Crosstab;
  readonly samePeople?: boolean;
  readonly question?: Question;
}

/** The figure of hand-written tables: everybody (or the latest wave), and by wave or segment. */
function figureOf(
  table: Crosstab,
  { props = {}, language = 'en', grouped, samePeople, question }: Given = {},
): FigureParts {
  const study = parcel(question === undefined ? {} : { questions: [...parcel().questions, question] });
  const own = question?.type === 'multi' || question?.type === 'single' ? question : undefined;
  const ask = own === undefined ? settings : { groups: own.groups, last: lastReasons(own) };
  const found: Found = {
    all: gate(reasonsOf(table, ask), privacy),
    groups: grouped && shownReasons(grouped, { ...ask, samePeople }, privacy),
    origin: table.origin,
    missing: {},
  };
  const given = switchingReasons.props.parse({ of: own?.id ?? 'leaving', ...props });
  return switchingReasons.view(new Desk(openOf(study)), given, found, speak(language));
}

/** Answers of a multiple choice in the order better, other, cheaper, undervalued, poor-service, product, non-product, any. */
const CATEGORIES = [...leaving.options.map(({ code }) => code), 'product', 'non-product', ANY_REASON];
const named = (counts: readonly number[], base: number) =>
  multi(Object.fromEntries(CATEGORIES.map((code, i) => [code, counts[i]!])), base, 'leaving');

/** The same for several groups of people. */
function namedBy(id: string, groups: Readonly<Record<string, readonly [base: number, counts: readonly number[]]>>) {
  return tableOf(
    [{ id: 'leaving', kind: 'multi', categories: CATEGORIES }],
    Object.values(groups).flatMap(([, counts]) => counts.map((n) => cell(n))),
    [{ id, kind: 'single', categories: Object.keys(groups) }],
    Object.values(groups).map(([base]) => cell(base)),
  );
}

// 400 asked. Nets are not sums: better 60 + cheaper 80 = 140 mentions by 120 people, and 20 named nothing.
const NOW = [60, 40, 80, 80, 180, 120, 260, 380];
// Of 400 the year before: "undervalued" 48 against 80 now is the one change beyond chance.
const BEFORE = [64, 36, 78, 48, 188, 122, 250, 376];

const rowsOf = ({ table }: FigureParts) => Object.fromEntries(table.rows.map(([label, ...cells]) => [label, cells]));
const noteOf = ({ notes }: FigureParts, term: string) => notes.find((note) => note.term === term)?.words;
const chartWords = ({ drawings }: FigureParts) => textsOf(drawings[0]!.wide.shapes).map(({ text }) => text);

test('of several answers the title counts respondents, of the reasons given mentions', () => {
  const title = (show: string, language?: string) =>
    figureOf(named(NOW, 400), { props: { show }, ...(language && { language }) }).title;
  expect(title('cases')).toMatchInlineSnapshot(`"65% of the 400 asked name a reason under “Not about the product”"`);
  expect(title('cases', 'zh-CN')).toMatchInlineSnapshot(`"65%的被询问者（400 人）提到“非产品因素”"`);
  expect(title('responses')).toMatchInlineSnapshot(`"68% of the reasons given fall under “Not about the product”"`);
  expect(title('responses', 'zh-CN')).toMatchInlineSnapshot(`"在全部提及的原因中，“非产品因素”占68%"`);
});

test('the summary gives groups, then reasons, "other" last whatever its size', () => {
  expect(figureOf(named(NOW, 400)).summary).toMatchInlineSnapshot(
    `"By group: “Not about the product” 65% (60–70%), “About the product” 30% (26–35%). By reason: “Poor service” 45% (40–50%), “Felt not valued” 20% (16–24%), “A cheaper product elsewhere” 20% (16–24%), “A better product elsewhere” 15% (12–19%), “Other” 10% (7–13%)."`,
  );
  expect(figureOf(named(NOW, 400), { language: 'zh-CN' }).summary).toMatchInlineSnapshot(
    `"按类别：“非产品因素”65%（60～70%），“产品因素”30%（26～35%）。各项原因：“公司服务质量差”45%（40～50%），“自己没被卖方公司重视”20%（16～24%），“还有其他比较便宜的商品”20%（16～24%），“其他公司有更好的商品”15%（12～19%），“其他原因”10%（7～13%）。"`,
  );
});

test('the note says what the shares are of and what they may add up to', () => {
  expect(noteOf(figureOf(named(NOW, 400)), 'Measure')).toMatchInlineSnapshot(
    `"share of those who answered; several reasons could be named, so shares can add to more than 100%; a group counts each respondent once, however many of its reasons were named; 1.1 reasons for each respondent on average; 5% named none."`,
  );
  expect(noteOf(figureOf(named(NOW, 400), { props: { show: 'responses' } }), 'Measure')).toMatchInlineSnapshot(
    `"share of all reasons named, which add to 100%; without interval, because reasons named by the same person are not independent; 1.1 reasons for each respondent on average; 5% named none."`,
  );
  expect(noteOf(figureOf(named(NOW, 400), { language: 'zh-CN' }), '口径')).toMatchInlineSnapshot(
    `"以回答该题的受访者为基数；可多选，各项合计可超过 100%；同一类别内选多项者只计一次；平均每人提及 1.1 项；5%的人一项也没有选。"`,
  );
  expect(noteOf(figureOf(named(NOW, 400)), 'Base')).toMatchInlineSnapshot(
    `"400 respondents; wave 2026; asked of those who said “No” to “Would order again”."`,
  );
});

test('the table holds the finding: a net of cases, sums of mentions', () => {
  // 440 mentions. Product: 120 of 400 people, 140 of 440 mentions; better 60 of the group's 140.
  const rows = rowsOf(figureOf(named(NOW, 400)));
  expect(rows['About the product (at least one)']).toEqual(['30%', '26–35%', '32%', '']);
  expect(rows['A better product elsewhere']).toEqual(['15%', '12–19%', '14%', '43%']);
  const found = reasonsOf(named(NOW, 400), settings);
  const data = figureOf(named(NOW, 400)).data.rows;
  for (const group of found.groups) {
    const cases = data.find((row) => row[1] === group.id && row[3] === 'share-of-cases');
    expect(cases?.slice(4, 9)).toEqual([group.ofCases.value, ...group.ofCases.interval!, 400, 400]);
    const mentions = data.find((row) => row[1] === group.id && row[3] === 'share-of-responses');
    expect(mentions?.slice(4, 7)).toEqual([group.ofResponses, undefined, undefined]);
  }
});

test('shares of mentions have no interval anywhere', () => {
  const figure = figureOf(named(NOW, 400), { props: { show: 'responses' } });
  expect(chartWords(figure)).not.toContain('95% interval');
  expect(chartWords(figure)).toContain('32%');
});

test('groups follow the measure shown', () => {
  // Cases: product 190 of 400 leads 180; mentions: 90 + 100 = 190 of product against 160 + 120 + 20 = 300.
  const table = named([90, 20, 100, 160, 120, 190, 180, 370], 400);
  const first = (show: string) => figureOf(table, { props: { show } }).table.rows[0]?.[0];
  expect(first('cases')).toBe('About the product (at least one)');
  expect(first('responses')).toBe('Not about the product (at least one)');
  expect(figureOf(table, { props: { show: 'responses' } }).title).toMatchInlineSnapshot(
    `"61% of the reasons given fall under “Not about the product”"`,
  );
});

describe('published', () => {
  const slide: Crosstab = {
    ...single({ better: 0, other: 0, cheaper: 0, undervalued: 0, 'poor-service': 0 }, 'main-reason'),
    cells: [0.15, 0.05, 0.15, 0.2, 0.45].map((share) => published(share)),
    bases: [published(1)],
    origin: { kind: 'published', source: { en: 'Slides, 2004', 'zh-CN': '2004年资料' }, base: 'unknown' },
  };

  test('one answer each: groups are sums; the headline names its measure', () => {
    const figure = (props: Record<string, unknown>, language = 'en') =>
      figureOf(slide, { question: { ...mainReason, id: 'slide' }, props, language });
    expect(figure({}).title).toMatchInlineSnapshot(`"70% of respondents give a reason under “Not about the product”"`);
    expect(figure({}, 'zh-CN').title).toMatchInlineSnapshot(`"70%的受访者归因于“非产品因素”"`);
    expect(figure({ show: 'responses' }).title).toMatchInlineSnapshot(
      `"70% of the reasons given fall under “Not about the product”"`,
    );
    expect(figure({ show: 'responses' }, 'zh-CN').title).toMatchInlineSnapshot(
      `"在全部提及的原因中，“非产品因素”占70%"`,
    );
    expect(figure({}).summary).toMatchInlineSnapshot(
      `"By group: “Not about the product” 70%, “About the product” 30%. By reason: “Poor service” 45%, “Felt not valued” 20%, “A better product elsewhere” 15%, “A cheaper product elsewhere” 15%, “Other” 5%."`,
    );
    expect(rowsOf(figure({}))['Not about the product (sum)']).toEqual(['70%', '']);
    expect(figure({}).notes).toMatchInlineSnapshot(`
      [
        {
          "term": "Source",
          "words": "Slides, 2004.",
        },
        {
          "term": "Base",
          "words": "base not stated, so no interval can be given.",
        },
        {
          "term": "Question",
          "words": "“Which is the main reason?”; one answer.",
        },
        {
          "term": "Measure",
          "words": "each respondent gave one reason, so a group is the sum of its reasons.",
        },
      ]
    `);
  });

  // DOMAIN A1, second slide.
  const limits: Question = {
    ...leaving,
    id: 'limits',
    askedIf: undefined,
    options: leaving.options.slice(0, 4),
    groups: [],
  };
  const bounds: Crosstab = {
    ...multi({ better: 0, other: 0, cheaper: 0, undervalued: 0 }, 1, 'limits'),
    cells: [published(0.1, 'below'), published(0.1, 'below'), published(0.15, 'below'), published(0.65, 'above')],
    bases: [published(1)],
    origin: slide.origin,
  };

  test('limits are told and drawn as limits, never summed, and the leader is safe', () => {
    const figure = figureOf(bounds, { question: limits });
    expect(figure.title).toMatchInlineSnapshot(
      `"Over 65% of respondents name “Felt not valued”, more than any other reason"`,
    );
    expect(figureOf(bounds, { question: limits, language: 'zh-CN' }).title).toMatchInlineSnapshot(
      `"“自己没被卖方公司重视”居首，高于65%的受访者提及"`,
    );
    expect(figure.summary).toMatchInlineSnapshot(
      `"By reason: “Felt not valued” over 65%, “A cheaper product elsewhere” under 15%, “A better product elsewhere” under 10%, “Other” under 10%."`,
    );
    expect(noteOf(figure, 'Measure')).toMatchInlineSnapshot(
      `"share of those who answered; several reasons could be named, so shares can add to more than 100%; the source gives limits, which are drawn open and never added up."`,
    );
    expect(chartWords(figure)).toContain('published only as a limit');
    expect(JSON.stringify(figure.drawings[0]!.wide)).toContain('open-edge');
    expect(figure.data.rows.filter((row) => row[3] === 'share-of-cases').map((row) => row[9])).toEqual([
      'above',
      'below',
      'below',
      'below',
    ]);
  });

  test('a group with a limit among its members gets no number', () => {
    const table = { ...slide, cells: [...slide.cells.slice(0, 4), published(0.45, 'above')] };
    const figure = figureOf(table, { question: { ...mainReason, id: 'slide' } });
    expect(rowsOf(figure)['Not about the product (sum)']?.[0]).toBe('–');
    expect(chartWords(figure)).toContain('no figure can be given');
    expect(figure.title).toMatchInlineSnapshot(
      `"Over 45% of respondents give “Poor service” as the reason, more than any other"`,
    );
  });
});

describe('against the wave before', () => {
  const waves = namedBy('wave', { 2025: [400, BEFORE], 2026: [400, NOW] });
  const props = { by: 'wave' };

  test('the one significant change is told; the others are not called changes', () => {
    const figure = figureOf(named(NOW, 400), { props, grouped: waves });
    expect(figure.summary.slice(figure.summary.indexOf('“Felt not valued” went'))).toMatchInlineSnapshot(
      `"“Felt not valued” went from 12% to 20%, the only significant change since 2025."`,
    );
    expect(figureOf(named(NOW, 400), { props, grouped: waves, language: 'zh-CN' }).summary).toMatch(
      /“自己没被卖方公司重视”由12%变为20%，是自 2025 期以来唯一的显著变化。$/,
    );
    expect(noteOf(figure, 'Test')).toMatchInlineSnapshot(`"two-sided z, 95%, Holm over 7 comparisons."`);
    // 80/400 − 48/400 = 8 points.
    expect(rowsOf(figure)['Felt not valued']?.slice(4, 6)).toEqual(['12%', '+8']);
    const words = chartWords(figure);
    expect(words).toEqual(expect.arrayContaining(['+8', '−2', '2025', 'significant change']));
    const significant = figure.data.rows.filter((row) => row[9] === 'significant');
    expect(significant.map((row) => [row[0], row[1]])).toEqual([['2026 − 2025', 'undervalued']]);
  });

  test('one arrow, for the significant change; the leading group in the accent colour', () => {
    const figure = figureOf(named(NOW, 400), { props, grouped: waves });
    const { shapes } = figure.drawings[0]!.wide;
    const item = (key: string) => JSON.stringify(shapes.find((shape) => shape.kind === 'item' && shape.key === key));
    const moved = CATEGORIES.slice(0, 7).filter((key) => item(key).includes('move-head'));
    expect(moved).toEqual(['undervalued']);
    expect(item('non-product')).toContain('"bar-a"');
    expect(item('product')).toContain('"bar-n"');
    expect(chartWords(figure)).toContain('Change, points');
  });

  test('the same people twice: differences stand in brackets, untested', () => {
    const figure = figureOf(named(NOW, 400), { props, grouped: waves, samePeople: true });
    expect(chartWords(figure)).toContain('(+8)');
    expect(chartWords(figure)).not.toContain('significant change');
    expect(noteOf(figure, 'Test')).toMatchInlineSnapshot(
      `"not tested: the same people answered both times, so the two samples are not independent."`,
    );
    expect(figure.summary).toMatch(/Changes since 2025 were not tested\.$/);
    expect(figure.data.rows.some((row) => row[3] === 'p-holm')).toBe(false);
  });

  test('shares of mentions are compared, not tested', () => {
    const figure = figureOf(named(NOW, 400), { props: { ...props, show: 'responses' }, grouped: waves });
    // 80/440 − 48/414 = 6.6 points.
    expect(chartWords(figure)).toContain('(+7)');
    expect(noteOf(figure, 'Test')).toBe('shares of reasons given are not tested.');
  });

  test('a wave too small to be shown leaves its reason and no number', () => {
    const few = namedBy('wave', { 2025: [7, [1, 0, 1, 2, 3, 2, 5, 7]], 2026: [400, NOW] });
    const figure = figureOf(named(NOW, 400), { props, grouped: few });
    expect(figure.summary).toMatch(/Wave 2025 is hidden: fewer than 10 answers in it or in this one\.$/);
    expect(figure.table.head).not.toContain('2025');
    expect(figure.data.rows.filter((row) => row[0] === '2025')).toEqual([
      ['2025', '', '', '', undefined, undefined, undefined, undefined, undefined, 'hidden'],
    ]);
    expect(figure.title).toBe(figureOf(named(NOW, 400)).title);
  });

  test('nothing significant is said to be so', () => {
    const same = namedBy('wave', { 2025: [400, NOW], 2026: [400, NOW] });
    expect(figureOf(named(NOW, 400), { props, grouped: same }).summary).toMatch(
      /No change since 2025 is significant\.$/,
    );
  });
});

describe('by segment', () => {
  const half = NOW.map((n) => n / 2);
  const few = (islands: readonly number[], abroad: readonly number[]) =>
    namedBy('region', {
      north: [180, half],
      south: [190, half.map((n, i) => (i === 3 ? 80 : n))],
      east: [20, [2, 1, 5, 5, 10, 7, 12, 19]],
      west: [0, half.map(() => 0)],
      islands: [7, islands],
      abroad: [8, abroad],
    });
  const grouped = few([3, 1, 2, 2, 4, 4, 5, 7], [1, 2, 3, 4, 5, 4, 7, 8]);
  const props = { by: 'region' };

  test('segments stand side by side; small ones are marked, hidden ones are words', () => {
    const figure = figureOf(named(NOW, 400), { props, grouped });
    expect(figure.table.head).toEqual([
      'Reason',
      'All respondents',
      'North',
      'South',
      'East (small base)',
      'West',
      'Islands',
      'Abroad',
    ]);
    expect(figure.table.rows[0]).toEqual(['n', '400', '180', '190', '20', '0', 'hidden', 'hidden']);
    expect(rowsOf(figure)['Felt not valued']?.slice(4)).toEqual(['–', 'hidden', 'hidden']);
    expect(chartWords(figure)).toEqual(expect.arrayContaining(['n = 180', 'n = 20', 'small base', 'nobody']));
    expect(figure.notes.map(({ term }) => term)).toContain('Small groups');
    expect(figure.summary).toMatch(
      /One difference between groups of respondents is significant: “Felt not valued”: North 22%, South 42%\.$/,
    );
  });

  test('whatever was answered in hidden groups, the figure is the same', () => {
    const other = few(
      [0, 0, 0, 9, 9, 0, 9, 9].map((n) => Math.min(n, 6)),
      [8, 0, 8, 0, 0, 8, 0, 8],
    );
    const shown = (table: Crosstab) => JSON.stringify(figureOf(named(NOW, 400), { props, grouped: table }));
    expect(shown(other)).toBe(shown(grouped));
    expect(shown(grouped)).not.toContain('islands −');
  });
});

test('a base too small for the whole figure leaves no number', () => {
  const figure = figureOf(named([3, 1, 2, 2, 4, 4, 5, 7], 7));
  expect(figure.summary).toBe('Fewer than 10 people answered, so this figure is not shown.');
  expect([figure.drawings, figure.table.rows, figure.data.rows]).toEqual([[], [], []]);
});

test('nobody at all is no finding and no drawing', () => {
  const figure = figureOf(
    named(
      NOW.map(() => 0),
      0,
    ),
  );
  expect(figure.summary).toBe('Nobody answered.');
  expect(figure.drawings).toEqual([]);
  expect(JSON.stringify(figure)).not.toMatch(/NaN|Infinity/);
});

test('a tie and a lead inside the intervals name all who may lead, and whom was asked', () => {
  const flat = { ...leaving, id: 'flat', groups: [] };
  const answers = (counts: readonly number[]) =>
    multi(Object.fromEntries(leaving.options.map(({ code }, i) => [code, counts[i]!])), 100, 'flat');
  const title = (counts: readonly number[]) => figureOf(answers(counts), { question: flat }).title;
  expect(title([40, 5, 40, 10, 10])).toBe(
    '“A better product elsewhere” and “A cheaper product elsewhere” are each named by 40% of the 100 asked',
  );
  expect(title([44, 5, 40, 10, 10])).toBe(
    '“A better product elsewhere” (44%) and “A cheaper product elsewhere” (40%) are named most often by the 100 asked, in no certain order',
  );
  expect(title([44, 40, 40, 38, 10])).toMatch(
    /^No reason clearly leads among the 100 asked: “A better product elsewhere” \(44%\), “.*” \(40%\), “.*” \(40%\) and others lie close together$/,
  );
  expect(title([80, 5, 40, 10, 10])).toBe(
    '80% of the 100 asked name “A better product elsewhere”, more than any other reason',
  );
});

test('a last option called other goes last, another company does not', () => {
  const ids = (codes: readonly string[]) =>
    lastReasons({ ...leaving, options: codes.map((code) => ({ code, label: {} })) });
  expect(ids(['a', 'other-reason'])).toEqual(['other', 'other-reason']);
  expect(ids(['a', 'another-company'])).toEqual(['other']);
  expect(ids(['other-reason', 'a'])).toEqual(['other']);
});

describe('asked of a study', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = new Desk(await openStudy(process.cwd(), 'parcel-2026'));
  });
  const find = (props: Record<string, unknown>) => switchingReasons.find(desk, switchingReasons.props.parse(props));
  const problem = (props: Record<string, unknown>) => {
    try {
      find(props);
    } catch (error) {
      if (error instanceof BlockProblem) return [error.message, error.hint];
    }
    return 'no problem';
  };

  test('the latest wave is shown and set against the one before, which it is tested with', () => {
    const found = find({ of: 'leaving', by: 'wave' });
    const groups = found.groups?.state === 'shown' ? found.groups.finding.panels : undefined;
    expect(groups?.groups.map(({ key }) => key)).toEqual(['2025', '2026']);
    expect(groups?.derived.changes.map(({ of }) => of)).toEqual([['2025', '2026']]);
    expect(groups?.derived.changes[0]?.value.map(({ result }) => result.state)).toEqual(Array(7).fill('tested'));
    const [latest] = desk.ask([{ of: [{ item: 'leaving' }], wave: '2026' }]);
    expect(found.all.state === 'shown' && found.all.finding.base.n).toBe(latest?.bases[0]?.n);
  });

  test('waves of the same people are not tested against each other', () => {
    const waves = desk.study.waves.map((wave) => ({ ...wave, samePeople: true }));
    const panel = Object.assign(new Desk(desk.open), { study: { ...desk.study, waves } });
    const { groups } = switchingReasons.find(panel, switchingReasons.props.parse({ of: 'leaving', by: 'wave' }));
    const changes = groups?.state === 'shown' ? groups.finding.panels.derived.changes : [];
    expect(changes[0]?.value[0]?.result).toEqual({ state: 'untested', why: 'same-people' });
  });

  test('props that do not fit are problems with a hint', () => {
    expect(problem({ of: 'leavin' })).toMatchInlineSnapshot(`
      [
        "found of="leavin" in <SwitchingReasons>, expected the id of a question of study.yaml",
        "Did you mean "leaving"?",
      ]
    `);
    expect(problem({ of: 'overall' })).toMatchInlineSnapshot(`
      [
        "found of="overall" in <SwitchingReasons>, a scale question, expected a question of type multi or single",
        "Known: region, tenure, size, form, repurchase, leaving, main-reason.",
      ]
    `);
    expect(problem({ of: 'leaving', by: 'form' })).toMatchInlineSnapshot(`
      [
        "found by="form" in <SwitchingReasons>, expected "wave" or one of the study’s segments",
        "Known: wave, region, tenure, size.",
      ]
    `);
    expect(problem({ of: 'leaving', by: 'wave', wave: '2025' })).toMatchInlineSnapshot(`
      [
        "found wave="2025" with by="wave" in <SwitchingReasons>, expected a wave that has another one before it",
        "Leave \`wave\` out to compare the last two.",
      ]
    `);
    expect(problem({ of: 'leaving', by: 'wave', wave: 'all' })).toMatchInlineSnapshot(`
      [
        "found wave="all" with by="wave" in <SwitchingReasons>, expected a wave that has another one before it",
        "Leave \`wave\` out to compare the last two.",
      ]
    `);
    expect(problem({ of: 'main-reason', published: 'leaving-2004', by: 'region' })).toMatchInlineSnapshot(`
      [
        "found by="region" in <SwitchingReasons>, which shows published figures, expected no \`by\`: published figures name no groups of respondents",
        "Leave \`by\` out.",
      ]
    `);
    expect(problem({ of: 'main-reason', published: 'leaving' })).toMatchInlineSnapshot(`
      [
        "found published="leaving" in <SwitchingReasons>, expected a published table of "main-reason"",
        "Known: leaving-2004.",
      ]
    `);
  });
});

test('some groups of a crosstab keep the design between their clusters', () => {
  const table = namedBy('wave', { a: [4, NOW], b: [5, BEFORE], c: [6, NOW] });
  const size = table.cells.length + 3;
  const matrix = Array.from({ length: size * size }, (_, i) => i);
  const some = groupsOf({ ...table, between: { matrix, df: 9 } }, ['c', 'b']);
  expect(some.by[0]?.categories).toEqual(['c', 'b']);
  expect(some.bases.map(({ n }) => n)).toEqual([6, 5]);
  expect(some.cells[0]).toEqual(table.cells[16]);
  expect(some.between?.matrix).toHaveLength(18 * 18);
  // The last row and column are the base of b: number 25 of 27 totals.
  expect(some.between?.matrix.at(-1)).toBe(25 * size + 25);
  expect(() => groupsOf(table, ['d'])).toThrow('"wave" has no category "d".');
});
