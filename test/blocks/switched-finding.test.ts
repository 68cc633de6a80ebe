import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figureCsv } from '../../src/blocks/figure-csv.ts';
import { shownParts } from '../../src/blocks/figure-switch.ts';
import { type Manuscript, type Report, reports } from '../../src/blocks/report.ts';
import { resultsJson } from '../../src/blocks/results-json.ts';
import { InputErrors } from '../../src/errors.ts';
import { type OpenStudy, openStudy } from '../../src/tabulate/open-study.ts';

/** Respondents by region and wave: north 40 + 40, south 30 + 30, isles 4 + 4, moon none. Everybody in the north is satisfied. */
const SIZES = { north: 40, south: 30, isles: 4 };

let root = '';
let open: OpenStudy;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'topbox-switch-'));
  const folder = join(root, 'data/s');
  await mkdir(folder, { recursive: true });
  for (const wave of ['w1', 'w2']) {
    const rows = Object.entries(SIZES).flatMap(([region, n]) =>
      Array.from({ length: n }, (_, i) => `${wave}${region}${i},${region},${region === 'north' ? 3 : (i % 3) + 1}`),
    );
    await writeFile(join(folder, `${wave}.csv`), ['id,region,overall', ...rows].join('\n'));
  }
  const study = `title: { en: S, zh-CN: 研 }
client: C
languages: [en, zh-CN]
method:
  { strategy: { en: x, zh-CN: 甲 }, sponsor: x, conductor: x, population: { en: x, zh-CN: 甲 }, sample: { type: census }, mode: [online], limitations: { en: x, zh-CN: 甲 } }
respondent: { column: id }
waves: [{ id: w1, file: w1.csv }, { id: w2, file: w2.csv }]
segments: [region]
questions:
  region:
    type: single
    column: region
    text: { en: Where?, zh-CN: 何处？ }
    label: { en: Region, zh-CN: 地区 }
    options: { north: { en: North, zh-CN: 北 }, south: { en: South, zh-CN: 南 }, isles: { en: Isles, zh-CN: 岛 }, moon: { en: Moon, zh-CN: 月 } }
  overall:
    type: scale
    column: overall
    text: { en: How was it?, zh-CN: 如何？ }
    scale: { 3: { en: good, zh-CN: 好 }, 2: { en: fair, zh-CN: 中 }, 1: { en: poor, zh-CN: 差 } }
`;
  await writeFile(join(folder, 'study.yaml'), study);
  open = await openStudy(root, 's');
});

afterAll(() => rm(root, { recursive: true }));

function report(block: string): Report[] {
  const page = (language: string): Manuscript => ({
    file: `content/s/${language}/p.mdx`,
    language,
    slug: 'p',
    source: `---\ntitle: P\norder: 1\n---\n\n${block}\n`,
  });
  return reports(open, ['en', 'zh-CN'].map(page));
}

function problemOf(block: string): string {
  try {
    report(block);
  } catch (error) {
    if (error instanceof InputErrors) return error.message.split('\n').slice(0, 3).join('\n');
    throw error;
  }
  return 'no problem';
}

test('a switch shows everybody first, then each answer in the questionnaire’s order', () => {
  const [en, zh] = report('<Distribution of="overall" switch="region" wave="all" title="All is well" />');
  const [figure, chinese] = [en!.figures[0]!, zh!.figures[0]!];
  expect(figure.title).toBe('All is well');
  expect(figure.switch).toMatchObject({ by: 'region', legend: 'Region', all: 'All' });
  expect(figure.switch?.variants.map(({ id, label, kind }) => [id, label, kind])).toEqual([
    ['overall-north', 'North', 'shown'],
    ['overall-south', 'South', 'hidden'],
    ['overall-isles', 'Isles', 'hidden'],
    ['overall-moon', 'Moon', 'shown'],
  ]);
  expect(chinese.switch).toMatchObject({ legend: '地区', all: '全部' });
  expect(chinese.switch?.variants.map(({ finding }) => finding)).toEqual(
    figure.switch?.variants.map(({ finding }) => finding),
  );
});

test('what is hidden leaves no number behind: south goes with the isles, or 148 − 80 − 60 would give them away', () => {
  const [en] = report('<Distribution of="overall" switch="region" wave="all" />');
  const south = en!.figures[0]!.switch!.variants[1]!;
  expect(south).toMatchObject({ drawings: [], table: { rows: [] }, data: { rows: [] }, finding: { state: 'hidden' } });
  expect(south.summary).toMatch(/^Not shown: fewer than 10 people answered, here or in a group /);
  const results = JSON.parse(resultsJson(en!)) as { figures: { overall: { switch: unknown } } };
  expect(results.figures.overall.switch).toMatchObject({
    by: 'region',
    variants: {
      north: { all: { finding: { base: { n: 80 } } } },
      south: { state: 'hidden' },
      isles: { state: 'hidden' },
    },
  });
  expect(JSON.stringify(results)).not.toContain('"n":60');
});

test('every position has its own table, the same as the figure with `where`', () => {
  const [en] = report(
    '<Distribution of="overall" switch="region" id="a" />\n\n<Distribution of="overall" where={{ region: "north" }} id="b" />',
  );
  const [switched, plain] = en!.figures;
  const north = shownParts(switched!).find(({ id }) => id === 'a-north')!;
  expect(figureCsv(north.data)).toBe(figureCsv(plain!.data));
  expect(north.notes).toEqual(plain!.notes);
  expect(north.title).toBe(`North: ${plain!.title}`);
});

test('a switch between waves starts with all of them together', () => {
  const [en] = report('<Distribution of="overall" switch="wave" />');
  const figure = en!.figures[0]!;
  expect(figure.notes[0]!.words).toContain('148 respondents; all waves together');
  expect(figure.switch).toMatchObject({ legend: 'Wave' });
  expect(figure.switch!.variants.map(({ label, notes }) => [label, notes[0]!.words.slice(0, 14)])).toEqual([
    ['w1', '74 respondents'],
    ['w2', '74 respondents'],
  ]);
});

test('a switch is the same for every figure of respondents', () => {
  const [en] = report('<RepurchaseCurve of="overall" then="region" yes="north" switch="wave" />');
  expect(en!.figures[0]!.switch!.variants.map(({ id }) => id)).toEqual(['region-w1', 'region-w2']);
});

test('a switch that does not fit is the author’s to mend', () => {
  expect(problemOf('<Distribution of="overall" switch="regoin" />')).toMatchInlineSnapshot(`
    "2 problems:
    - content/s/en/p.mdx:6:1: found switch="regoin" in <Distribution>, expected "wave" or one of the study’s segments.
      Did you mean "region"?"
  `);
  expect(problemOf('<Distribution of="overall" switch="region" by="region" />')).toMatchInlineSnapshot(`
    "2 problems:
    - content/s/en/p.mdx:6:1: found switch="region" in <Distribution> beside by="region", expected one of the two.
      Leave out \`by\` or \`switch\`."
  `);
  expect(problemOf('<Distribution of="overall" switch="wave" wave="w1" />')).toMatchInlineSnapshot(`
    "2 problems:
    - content/s/en/p.mdx:6:1: found switch="wave" in <Distribution> beside wave="w1", expected one of the two.
      Leave out \`wave\` or \`switch\`."
  `);
  expect(problemOf('<Distribution of="overall" switch="region" where={{ region: "north" }} />')).toMatchInlineSnapshot(`
    "2 problems:
    - content/s/en/p.mdx:6:1: found switch="region" in <Distribution> beside where={{ region: … }}, expected one of the two.
      Leave out \`switch\`, or region in \`where\`."
  `);
  expect(problemOf('<Distribution of="overall" switch="region" />\n\n<Distribution of="overall" id="overall-north" />'))
    .toMatchInlineSnapshot(`
    "2 problems:
    - content/s/en/p.mdx:8:1: found a second figure with the id "overall-north", expected ids that are unique in the report (the first is at content/s/en/p.mdx:6).
      Give one of them another id, such as <Distribution id="overall-north-2" … />."
  `);
});
