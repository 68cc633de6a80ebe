import { expect, test } from 'vitest';
import { guessQuestions } from '../../../src/cli/draft/guess-questions.ts';
import { readExport } from '../../../src/input/export/read-export.ts';
import type { ProfiledColumn } from '../../../src/input/profile.ts';
import { temporaryFile } from './temporary-file.ts';

/** Name, type, label, choices, validation, identifier, matrix. */
type Field = readonly [name: string, type: string, label: string, choices?: string, ...more: string[]];

const csv = (rows: readonly (readonly string[])[]) =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');

/** An export with these columns, each of the answers of all respondents, and its data dictionary. */
async function read(columns: readonly (readonly [heading: string, ...answers: string[]])[], fields: readonly Field[]) {
  const dictionary = [
    'Variable / Field Name,Form Name,Section Header,Field Type,Field Label,Choices,Text Validation Type,Identifier?,Matrix Group Name'.split(
      ',',
    ),
    ...fields.map(([name, type, label, choices = '', validation = '', identifier = '', matrix = '']) => [
      name,
      'survey',
      matrix === '' ? '' : 'About us',
      type,
      label,
      choices,
      validation,
      identifier,
      matrix,
    ]),
  ];
  const rows = [
    ['record_id', ...columns.map(([heading]) => heading), 'survey_complete'],
    ...columns[0]!.slice(1).map((_, index) => [String(index + 1), ...columns.map((column) => column[index + 1]!), '2']),
  ];
  const { profile, rows: answers } = await readExport(temporaryFile('data.csv', csv(rows)), {
    name: 'data.csv',
    tool: 'redcap',
    companions: [temporaryFile('dictionary.csv', csv(dictionary))],
  });
  return { columns: profile.columns.slice(1, -1), profile, draft: guessQuestions({ profile, rows: answers }) };
}

const labels = ({ options }: ProfiledColumn) => options.map(({ code, label }) => `${code} ${label}`);
const often = (...values: readonly string[]) => Array.from({ length: 20 }, (_, n) => values[n % values.length]!);

test('boxes are named after codes with capitals, signs and points', async () => {
  const { columns } = await read(
    ['uses___a', 'uses____99', 'uses___1_5'].map((name) => [name, '1', '0']),
    [['uses', 'checkbox', 'What do you use?', 'A, Phone | -99, Nothing | 1.5, Mail']],
  );
  expect(columns.map(({ part }) => part)).toEqual(['Phone', 'Nothing', 'Mail']);
});

test('identifiers stay behind under headings of labels too', async () => {
  const { columns } = await read(
    [
      ['Where do you live?', ...often('Rome', 'Bonn')],
      ['Nearest stop (choice=Harbour)', ...often('Checked', 'Unchecked')],
      ['How can we reach you?', ...often('', 'nobody')],
    ],
    [
      ['town', 'text', 'Where do you live?', '', '', 'y'],
      ['stop', 'checkbox', 'Nearest stop', '1, Harbour', '', 'y'],
      ['mail', 'text', 'How can we reach you?', '', 'email'],
    ],
  );
  expect(columns.map(({ role }) => role)).toEqual(['personal', 'personal', 'personal']);
});

test('labels in the cells are steps of a rating as codes are', async () => {
  const choices = '1, Very satisfied | 2, Satisfied | 3, Dissatisfied | 4, Very dissatisfied';
  for (const heading of ['happy', 'How was it?']) {
    const { columns, draft } = await read(
      [[heading, ...often('Very satisfied', 'Satisfied', 'Dissatisfied')]],
      [['happy', 'radio', 'How was it?', choices]],
    );
    expect(columns.flatMap(labels)).toContain('Very satisfied Very satisfied');
    expect(draft.questions).toMatchObject([{ type: 'scale', best: 'highest', levels: [{}, {}, {}, {}] }]);
  }
});

test('of two fields with one label and different choices, neither lends its choices to the other', async () => {
  const { columns } = await read(
    [
      ['How was it?', ...often('1', '2')],
      ['How was it?', ...often('1', '2')],
    ],
    [
      ['one', 'radio', 'How was it?', '1, Good | 2, Poor'],
      ['two', 'radio', 'How was it?', '1, Poor | 2, Good'],
    ],
  );
  expect(columns.map(labels)).toEqual([[], []]);
});

test('yes and no in the rows of a matrix are two answers: a blank is no "no"', async () => {
  const { profile, draft } = await read(
    [
      ['had_a', ...often('1', '0', '')],
      ['had_b', ...often('', '1', '0')],
    ],
    [
      ['had_a', 'radio', 'Breakfast', '1, Yes | 0, No', '', '', 'had'],
      ['had_b', 'radio', 'Dinner', '1, Yes | 0, No', '', '', 'had'],
    ],
  );
  expect(profile.sets).toEqual([]);
  expect(draft.questions).toMatchObject([{ type: 'single' }, { type: 'single' }]);
});

test('a code for missing data is not something written in', async () => {
  const { draft } = await read(
    [['shop', ...often('1', '2', '1', '2', 'UNK')]],
    [['shop', 'dropdown', 'Which shop?', '1, North | 2, South']],
  );
  expect(draft.questions).toMatchObject([
    { options: [{ label: 'North' }, { label: 'South' }, { code: 'UNK', label: 'UNK' }], writtenIn: undefined },
  ]);
});

test('a field of the survey may be called …_complete', async () => {
  const { draft } = await read(
    [['order_complete', ...often('1', '0')]],
    [['order_complete', 'yesno', 'Was your order complete?']],
  );
  expect(draft.questions).toMatchObject([{ text: 'Was your order complete?', type: 'single' }]);
});
