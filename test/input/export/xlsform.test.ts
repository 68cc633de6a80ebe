import { expect, test } from 'vitest';
import { guessQuestions } from '../../../src/cli/draft/guess-questions.ts';
import { readExport } from '../../../src/input/export/read-export.ts';
import type { ProfiledColumn } from '../../../src/input/profile.ts';
import { zipped } from '../../fuzz/zipped.ts';
import { temporaryFile } from './temporary-file.ts';

type Rows = readonly (readonly string[])[];

const sheet = (rows: Rows) =>
  `<worksheet><sheetData>${rows
    .map((cells) => `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`)
    .join('')}</sheetData></worksheet>`;

/** An XLSForm; rows of `survey` are type, name, label, appearance, those of `choices` list, name, label. */
function form(survey: Rows, choices: Rows): string {
  return temporaryFile(
    'form.xlsx',
    zipped({
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="survey" r:id="r1"/><sheet name="choices" r:id="r2"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/><Relationship Id="r2" Target="worksheets/b.xml"/></Relationships>',
      'xl/worksheets/a.xml': sheet([['type', 'name', 'label', 'appearance'], ...survey]),
      'xl/worksheets/b.xml': sheet([['list_name', 'name', 'label'], ...choices]),
    }),
  );
}

/** An export with these columns, each of the answers of all respondents, of Kobo or, where groups end in a hyphen, of ODK. */
async function read(
  columns: Readonly<Record<string, readonly string[]>>,
  survey: Rows,
  choices: Rows,
  tool: 'kobo' | 'odk' = 'kobo',
) {
  const headings = Object.keys(columns);
  const system = tool === 'kobo' ? ['_uuid', '_submission_time'] : ['SubmissionDate', 'KEY'];
  const rows = Object.values(columns)[0]!.map((_, index) => [
    ...headings.map((heading) => columns[heading]![index]!),
    `u-${index}`,
    '2026-03-02',
  ]);
  const text = [[...headings, ...system], ...rows]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(';'))
    .join('\n');
  const { profile, rows: answers } = await readExport(temporaryFile('answers.csv', text), {
    name: 'answers.csv',
    companions: [form(survey, choices)],
  });
  return { columns: profile.columns.slice(0, headings.length), draft: guessQuestions({ profile, rows: answers }) };
}

const labels = ({ options }: ProfiledColumn) => options.map(({ code, label }) => `${code} ${label}`);
const often = (...values: readonly string[]) => Array.from({ length: 20 }, (_, n) => values[n % values.length]!);

const twoLists: Rows = [
  ['grade', '1', 'Good'],
  ['grade', '2', 'Poor'],
  ['size', '1', 'Small'],
  ['size', '2', 'Large'],
];
const sameName: Rows = [
  ['begin_group', 'room', 'The room'],
  ['select_one grade', 'first', 'What about it?'],
  ['end_group', '', ''],
  ['begin_group', 'bath', 'The bath'],
  ['select_one size', 'first', 'What about it?'],
  ['end_group', '', ''],
];

test.each([
  ['names with groups', 'kobo', 'room/first', 'bath/first'],
  ['names with groups of ODK', 'odk', 'room-first', 'bath-first'],
  ['labels with groups', 'kobo', 'The room/What about it?', 'The bath/What about it?'],
] as const)('questions of one name in two groups have their own answers under %s', async (_, tool, one, two) => {
  const { columns } = await read({ [one]: often('1', '2'), [two]: often('1', '2') }, sameName, twoLists, tool);
  expect(columns.map(labels)).toEqual([
    ['1 Good', '2 Poor'],
    ['1 Small', '2 Large'],
  ]);
});

test('where nothing tells two questions apart, neither has the answers of the other', async () => {
  const { columns } = await read({ first: often('1', '2') }, sameName, twoLists);
  expect(columns.map(labels)).toEqual([[]]);
});

test('a code that a filter gives several labels has none', async () => {
  const { columns } = await read(
    { town: often('1', '2') },
    [['select_one town', 'town', 'Which town?']],
    [
      ['town', '1', 'Rome'],
      ['town', '2', 'Milan'],
      ['town', '1', 'Lyon'],
      ['town', '2', 'Paris'],
    ],
  );
  expect(columns.map(labels)).toEqual([[]]);
});

test('a ranking is no multiple choice, though only some was ranked', async () => {
  const { draft } = await read(
    { best: often('price staff', 'staff price', 'rooms staff', 'rooms price') },
    [['rank thing', 'best', 'Sort these']],
    [
      ['thing', 'price', 'Price'],
      ['thing', 'staff', 'Staff'],
      ['thing', 'rooms', 'Rooms'],
    ],
  );
  expect(draft.questions).toEqual([]);
  expect(draft.left).toContainEqual({ heading: 'best', why: 'unsupported', reason: 'a ranking' });
});

test('rows of a table that have other answers are no rows of the same grid', async () => {
  const grade = ['Very good', 'Good', 'Poor'].map((label, index) => ['grade', String(index + 1), label]);
  const back = ['Poor', 'Good', 'Very good'].map((label, index) => ['back', String(index + 1), label]);
  const rows = (list: string, ...names: readonly string[]) =>
    names.map((name) => [`select_one ${list}`, name, `The ${name}`, 'likert']);
  const { draft } = await read(
    Object.fromEntries(['staff', 'rooms', 'food', 'price'].map((name) => [`about/${name}`, often('1', '2', '3')])),
    [
      ['begin_group', 'about', 'About us', ''],
      ...rows('grade', 'staff', 'rooms'),
      ...rows('back', 'food', 'price'),
      ['end_group', '', '', ''],
    ],
    [...grade, ...back],
  );
  expect(draft.questions).toMatchObject([
    { type: 'grid', best: 'lowest', items: [{ label: 'The staff' }, { label: 'The rooms' }] },
    { type: 'grid', best: 'highest', items: [{ label: 'The food' }, { label: 'The price' }] },
  ]);
});

test('an option with a slash stays whole', async () => {
  const heading = 'Which channels?';
  const { draft } = await read(
    {
      [heading]: often('Web / app', 'Phone'),
      [`${heading}/Web / app`]: often('1', '0'),
      [`${heading}/Phone`]: often('0', '1'),
    },
    [['select_multiple channel', 'channels', heading]],
    [
      ['channel', 'web', 'Web / app'],
      ['channel', 'phone', 'Phone'],
    ],
  );
  expect(draft.questions).toMatchObject([
    { type: 'multi', text: heading, options: [{ label: 'Web / app' }, { label: 'Phone' }] },
  ]);
});

test('"other" is an answer of a list to which the form adds it', async () => {
  const { columns, draft } = await read(
    { shop: often('1', '2', 'other'), shop_other: often('', '', 'market') },
    [['select_one shop or_other', 'shop', 'Which shop?']],
    [
      ['shop', '1', 'North'],
      ['shop', '2', 'South'],
    ],
  );
  expect(labels(columns[0]!)).toEqual(['1 North', '2 South', 'other Other']);
  expect(draft.questions).toMatchObject([{ type: 'single', options: [{}, {}, { code: 'other', label: 'Other' }] }]);
});
