import { expect, test } from 'vitest';
import { crosstab } from '../../src/blocks/crosstab.ts';
import { Desk } from '../../src/blocks/desk.ts';
import { figureCsv } from '../../src/blocks/figure-csv.ts';
import { questionIndex } from '../../src/blocks/question-index.ts';
import { weightingWords } from '../../src/blocks/weighting.ts';
import { speak } from '../../src/i18n/speak.ts';
import { openStudy } from '../../src/tabulate/open-study.ts';
import { HEAD, studyFolder } from '../input/study-folder.ts';

const QUESTIONS = `  region: { type: single, column: region, text: Region, options: { north: North, south: South, islands: Islands } }
  age: { type: single, column: age, text: Age, options: { young: Young, old: Old } }
  overall: { type: scale, column: q1, number: Q1, text: Overall, scale: { 4: very good, 3: good, 2: fair, 1: poor } }
  late: { type: single, column: late, text: Late, options: { early: Early, late: Late, never: Never } }
  why: { type: multi, columns: "why_*", text: Why, options: { price: Price, staff: Staff, other: Other }, groups: { people: { label: People, members: [staff, other] } } }
`;

/** 40 in the north, 60 in the south, 4 on the islands; the north is better rated. Everybody named the price. */
const ROWS = [
  ...Array.from({ length: 40 }, (_, i) => [
    'north',
    i % 2 ? 'young' : 'old',
    i < 30 ? 4 : 1,
    1,
    i % 4 === 0 ? 1 : 0,
    0,
  ]),
  ...Array.from({ length: 60 }, (_, i) => [
    'south',
    i % 2 ? 'young' : 'old',
    i < 15 ? 4 : 1,
    1,
    i % 4 === 1 ? 1 : 0,
    0,
  ]),
  ...Array.from({ length: 4 }, () => ['islands', 'old', 4, 1, 1, 1]),
];

async function deskOf(rest = '') {
  const root = studyFolder({
    'study.yaml': `${HEAD}waves: [{ id: 1, file: w.csv }]\nsegments: [region, age]\n${rest}\nquestions:\n${QUESTIONS}`,
    'w.csv': [
      'region,age,q1,why_price,why_staff,why_other,late',
      ...ROWS.map((row, i) =>
        [...row, i < 20 ? '' : i % 3 ? 'late' : row[0] === 'south' ? 'never' : 'early'].join(','),
      ),
    ].join('\n'),
  });
  return new Desk(await openStudy(root, 'x'));
}

const en = speak('en');

async function tableOf(props: object, rest = '') {
  const desk = await deskOf(rest);
  const given = crosstab.props.parse(props);
  return crosstab.view(desk, given, crosstab.find(desk, given), en);
}

/** A row of the table by its heading, without non-breaking spaces. */
function row(parts: Awaited<ReturnType<typeof tableOf>>, heading: string): string[] {
  return parts.table.rows.find(([first]) => first === heading)!.map((cell) => cell.replaceAll('\u00a0', ' '));
}

test('a banner of two segments, letters through both, bases, nets, mean', async () => {
  const parts = await tableOf({ of: 'overall', by: ['age', 'region'] });
  expect(parts.open).toBe(true);
  expect(parts.drawings).toEqual([]);
  expect(parts.table.banner).toEqual([
    { label: '', columns: 2 },
    { label: 'Age', columns: 2 },
    { label: 'Region', columns: 3 },
  ]);
  expect(parts.table.head).toEqual([
    'Answer',
    'Total',
    'Young (A)',
    'Old (B)',
    'North (C)',
    'South (D)',
    'Islands (E)',
  ]);
  // The islands' 4 are hidden, and the north, the smaller of the others, goes with them.
  expect(row(parts, 'Base, unweighted')).toEqual(['Base, unweighted', '104', '50', '54', 'hidden', '60', 'hidden']);
  expect(parts.table.rows.map(([first]) => first)).toEqual([
    'Q1 “Overall”',
    'Base, unweighted',
    'very good',
    'good',
    'fair',
    'poor',
    'top 2',
    'Mean',
  ]);
  expect(row(parts, 'Mean')[1]).toBe('2.41');
});

test('letters stand with the higher number, and name a column of the same segment', async () => {
  const parts = await tableOf({ of: 'overall', by: 'region' }, 'privacy: { flagBelow: 30, suppressBelow: 1 }');
  expect(parts.table.head.slice(2)).toEqual(['North (A)', 'South (B)', 'Islands (small base) (C)']);
  expect(row(parts, 'very good')).toEqual(['very good', '47%', '75% B', '25%', '100% B']);
  expect(row(parts, 'poor')).toEqual(['poor', '53%', '25%', '75% A C', '0%'].map((cell) => cell.replace('A C', 'AC')));
  // Nobody was fair: nothing varies, in no pair.
  expect(row(parts, 'fair')).toEqual(['fair', '0%', '0% ◦¹', '0% ◦¹', '0% ◦¹']);
  const notes = Object.fromEntries(parts.notes.map(({ term, words }) => [term, words]));
  expect(notes['Not tested']).toBe('◦¹ in both columns nobody or everybody gave this answer, so nothing varies.');
  expect(notes['Test']).toMatchInlineSnapshot(
    `"a letter beside a number: significantly higher than in the column with that letter, of the same group of columns; two-sided, 95%; shares by pooled z, or by Fisher’s exact test where fewer than 5 are expected; means by Welch’s t; p corrected by Holm, within each question and group of columns (12 comparisons); an unmarked number was tested, and no difference was found; hidden columns are compared with nothing, and nothing with the total, which contains every column."`,
  );
  expect(parts.summary).toMatchInlineSnapshot(
    `"12 comparisons of columns were tested; significant: 9. The largest significant difference of shares, in “Overall”: very good, South 25%, Islands 100%."`,
  );
});

test('what was not tested has a mark without letters, and the note says that it may be only some columns', async () => {
  const parts = await tableOf({ of: 'late', by: 'region' }, 'privacy: { flagBelow: 30, suppressBelow: 1 }');
  // Never was said in the south alone: north and islands differ from it, or may, and cannot be told from each other.
  expect(row(parts, 'Never')).toEqual(['Never', '24%', '0% ◦¹', '33% A', '0% ◦¹']);
  const cells = parts.table.rows.flat().map((cell) => cell.replaceAll('\u00a0', ' '));
  expect(cells.filter((cell) => /◦[¹²³]?[A-Z]/.test(cell))).toEqual([]);
  const [note] = parts.notes.filter(({ term }) => term === 'Not tested');
  expect(note?.words).toContain('not tested against at least one other column');
});

test('a column is called small where it is small in every question, else the base of the one question is', async () => {
  const asked = await tableOf(
    { of: ['overall', 'late'], by: 'region' },
    'privacy: { flagBelow: 30, suppressBelow: 1 }',
  );
  expect(asked.table.head.slice(2)).toEqual(['North (A)', 'South (B)', 'Islands (small base) (C)']);
  const bases = asked.table.rows.filter(([first]) => first === 'Base, unweighted');
  expect(bases.map((cells) => cells.slice(2))).toEqual([
    ['40', '60', '4'],
    ['20 (small base)', '60', '4'],
  ]);
});

test('against the rest there are arrows and no letters', async () => {
  const parts = await tableOf(
    { of: 'overall', by: 'region', letters: 'rest' },
    'privacy: { flagBelow: 3, suppressBelow: 1 }',
  );
  expect(parts.table.head.slice(2)).toEqual(['North', 'South', 'Islands']);
  expect(row(parts, 'very good').slice(2)).toEqual(['75% ▲', '25% ▼', '100%']);
});

test('nets of a multiple choice count everybody once', async () => {
  const parts = await tableOf({ of: 'why', by: 'age', show: ['answers', 'nets'] });
  // Staff 10 + 15 + 4 of 104, other 4, all of whom named staff as well: the net is 29, not 33.
  expect(row(parts, 'Staff')[1]).toBe('28%');
  expect(row(parts, 'People (together)')[1]).toBe('28%');
  expect(row(parts, 'Price').slice(1)).toEqual(['100%', '100% ◦¹', '100% ◦¹']);
});

test('a hidden column is in no byte of the file', async () => {
  const parts = await tableOf({ of: 'overall', by: 'region' });
  const csv = figureCsv(parts.data);
  expect(csv).toContain('Region: Islands,overall:,,,,,,,,hidden');
  expect(csv).not.toMatch(/Region: Islands[^\n]*,(0|1|100)\b/);
  expect(csv).not.toContain('North −');
  const open = figureCsv((await tableOf({ of: 'overall', by: 'age' })).data);
  expect(open).toContain('Age: Young − Old,overall:4,very good,p-holm,');
});

test('what does not fit is said', async () => {
  await expect(tableOf({ of: 'overall', by: ['region', 'region'] })).rejects.toThrow('"region" twice');
  await expect(tableOf({ of: 'why', by: 'age', show: 'means' })).rejects.toThrow('rows that the question has');
  await expect(tableOf({ of: 'overall', by: 'overall' })).rejects.toThrow('one of the study’s segments');
});

test('raked weights on the method page: sources, targets, what was reached, and nothing of small groups', async () => {
  const desk = await deskOf(
    'weight: { rake: { region: { north: 30, south: 30, islands: 40 }, age: { young: 40, old: 60.2 } }, trim: [0.2, 9], source: "Register, 2025" }',
  );
  const words = weightingWords(desk, en);
  expect(words.sentences.slice(1, 4)).toMatchInlineSnapshot(`
    [
      "Source of the targets: Register, 2025.",
      "Weights are kept within 0.20–9.00 times the mean weight.",
      "The targets of “Age” add to 100.2% and were scaled to 100%.",
    ]
  `);
  expect(words.warnings).toMatchInlineSnapshot(`
    [
      "In wave 1 one weight is 9.5 times the mean (a largest weight above 5 times the mean gives single answers much say).",
      "In wave 1 the design effect of weighting is 4.0 (above 2, more than half of the respondents’ information is lost).",
    ]
  `);
  const [table] = words.tables;
  const north = table!.rows.find(([first]) => first === 'North');
  expect(north).toEqual(['North', 'hidden', 'hidden', '30%', 'hidden']);
  expect(table!.rows.find(([first]) => first === 'South')?.[1]).toBe('60');
  expect(table!.rows.find(([first]) => first === 'Islands')).toEqual(['Islands', 'hidden', 'hidden', '40%', 'hidden']);
});

test('the index of questions names the columns that each was read from', async () => {
  const index = questionIndex(await deskOf(), en);
  expect(index.map(({ id, columns }) => [id, columns])).toEqual([
    ['region', ['region']],
    ['age', ['age']],
    ['overall', ['q1']],
    ['late', ['late']],
    ['why', ['why_price', 'why_staff', 'why_other']],
  ]);
});
