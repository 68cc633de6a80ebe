import { expect, test } from 'vitest';
import { readExport } from '../../../src/input/export/read-export.ts';
import type { ProfiledColumn } from '../../../src/input/profile.ts';
import { guessQuestions } from '../../../src/cli/draft/guess-questions.ts';
import { temporaryFile } from './temporary-file.ts';

const displays = (...labels: readonly string[]) =>
  Object.fromEntries(labels.map((label, index) => [index + 1, { Display: label }]));

/** An export with ImportIds, and its survey file, whose questions have these payloads. */
async function read(columns: Readonly<Record<string, readonly string[]>>, questions: readonly object[]) {
  const cells = Object.entries(columns).map(([tag, [text, id, ...answers]]) => [
    tag,
    text!,
    `{"ImportId":"${id}"}`,
    ...answers,
  ]);
  const rows = cells[0]!.map((_, row) => cells.map((column) => `"${column[row]!.replaceAll('"', '""')}"`).join(','));
  const survey = { SurveyElements: questions.map((Payload) => ({ Element: 'SQ', Payload })) };
  const companions = [temporaryFile('survey.qsf', JSON.stringify(survey))];
  return readExport(temporaryFile('answers.csv', rows.join('\n')), { name: 'answers.csv', companions });
}

const labels = ({ options }: ProfiledColumn) => options.map(({ code, label }) => `${code} ${label}`);

test('each column of a side-by-side question has its own answers, never the statements', async () => {
  const side = (tag: string, ...answers: readonly string[]) => ({
    QuestionID: `QID${tag}`,
    DataExportTag: `Q${tag}`,
    QuestionType: 'Matrix',
    Selector: 'Likert',
    SubSelector: 'SingleAnswer',
    Choices: displays('Staff', 'Rooms'),
    Answers: displays(...answers),
  });
  const { profile } = await read(
    {
      'Q7#1_1': ['Our hotel-Importance-Staff', 'QID7#1-1', '1', '2'],
      'Q7#1_2': ['Our hotel-Importance-Rooms', 'QID7#1-2', '2', '2'],
      'Q7#2_1': ['Our hotel-Satisfaction-Staff', 'QID7#2-1', '2', '1'],
    },
    [
      {
        QuestionID: 'QID7',
        DataExportTag: 'Q7',
        QuestionType: 'SBS',
        Selector: 'SBSMatrix',
        Choices: displays('Staff', 'Rooms'),
        AdditionalQuestions: { 1: side('7#1', 'Unimportant', 'Important'), 2: side('7#2', 'Poor', 'Good') },
      },
    ],
  );
  expect(profile.columns.map(labels)).toEqual([
    ['1 Unimportant', '2 Important'],
    ['1 Unimportant', '2 Important'],
    ['1 Poor', '2 Good'],
  ]);
});

test.each([
  ['a slider', { QuestionType: 'Slider', Selector: 'HSLIDER' }],
  ['places of a ranking', { QuestionType: 'RO', Selector: 'DND' }],
  ['shares of a sum', { QuestionType: 'CS', Selector: 'VRTL' }],
  ['shares of a sum in a matrix', { QuestionType: 'Matrix', Selector: 'CS', Answers: displays('Now', 'Then') }],
  ['places of a ranking in a matrix', { QuestionType: 'Matrix', Selector: 'RO', Answers: displays('Now', 'Then') }],
  ['texts in a matrix', { QuestionType: 'Matrix', Selector: 'TE', Answers: displays('Now', 'Then') }],
  ['groups to drag into', { QuestionType: 'Matrix', Selector: 'Likert', SubSelector: 'DND', Answers: displays('A') }],
])('the numbers of %s are none of its labels', async (_, payload) => {
  const { profile } = await read(
    { Q1_1: ['How likely?-Tea', 'QID1_1', '1', '2'], Q1_2: ['How likely?-Coffee', 'QID1_2', '2', '1'] },
    [{ QuestionID: 'QID1', DataExportTag: 'Q1', Choices: displays('Tea', 'Coffee'), ...payload }],
  );
  expect(profile.columns.map(labels)).toEqual([[], []]);
});

test('a slider asks for numbers', async () => {
  const { profile, rows } = await read({ Q1_1: ['How likely is it?', 'QID1_1', ...'7 12 45 80 33 62'.split(' ')] }, [
    { QuestionID: 'QID1', QuestionType: 'Slider', Selector: 'HBAR', Choices: displays('Tea') },
  ]);
  expect(guessQuestions({ profile, rows }).questions).toMatchObject([
    { type: 'number', reason: 'numbers, and the file says so' },
  ]);
});

const LONG = `${'Thinking of everything that you met with on your way here and on your way back, '.repeat(2)}how was it?`;
const CHOICE = { QuestionType: 'MC', Selector: 'SAVR', SubSelector: 'TX', Choices: displays('Fine', 'Not fine') };

test('a wording that the export cuts off is taken from the survey file', async () => {
  const cut = `${LONG.slice(0, 97)}...`;
  const question = { ...CHOICE, QuestionID: 'QID1', DataExportTag: 'Q1', QuestionText: `<b>${LONG}</b>` };
  const texts = async (text: string) =>
    (await read({ Q1: [text, 'QID1', '1', '2'] }, [question])).profile.columns.map((column) => column.text);
  expect(await texts(cut)).toEqual([LONG]);
  for (const behind of ['-On the train', ' - On the train', ' : Satisfaction-On the train'])
    expect(await texts(`${cut}${behind}`)).toEqual([`${LONG}${behind}`]);
  expect(await texts('How was it... really?')).toEqual(['How was it... really?']);
  expect(await texts(`Another ${cut}`)).toEqual([`Another ${cut}`]);
});

test('a question is found by the longest export tag that the heading begins with', async () => {
  const questions = [
    { ...CHOICE, QuestionID: 'QID1', DataExportTag: 'stay' },
    { ...CHOICE, QuestionID: 'QID2', DataExportTag: 'stay_room', Choices: displays('Quiet', 'Loud') },
  ];
  const { profile } = await read(
    { stay_room_x: ['Your room?', '', '1', '2'], stay_1: ['Well?', '', '1', '2'] },
    questions,
  );
  expect(profile.columns.map(labels)).toEqual([
    ['1 Quiet', '2 Loud'],
    ['1 Fine', '2 Not fine'],
  ]);
});

test('-99 in a box is one that was seen and not ticked; in all of them, no answer', async () => {
  const table = await read(
    {
      Q1_1: ['What did you eat?-Soup', 'QID1-1', '1', '-99', '-99', ''],
      Q1_2: ['What did you eat?-Fish', 'QID1-2', '1', '1', '-99', ''],
    },
    [],
  );
  expect(guessQuestions(table).questions).toMatchObject([
    { type: 'multi', ticked: ['1'], unticked: ['-99'], missing: { '-99': 'blank' } },
  ]);
});

test('what people wrote beside a box is no further box', async () => {
  const columns = {
    Q1_1: ['Why did you leave?-Price', 'QID1-1', '1', '', '1', ''],
    Q1_2: ['Why did you leave?-Another hotel', 'QID1-2', '', '1', '', '1'],
    Q1_2_TEXT: ['Why did you leave?-Another hotel', 'QID1-2-TEXT', '', 'Ritz', '', 'Savoy'],
  };
  const [question] = guessQuestions(await read(columns, [])).questions;
  expect(question).toMatchObject({ type: 'multi', options: [{ label: 'Price' }, { label: 'Another hotel' }] });
});

test('questions asked in a loop have their answers and their boxes in every round', async () => {
  const questions = [
    { ...CHOICE, QuestionID: 'QID3', DataExportTag: 'Q3' },
    { ...CHOICE, QuestionID: 'QID4', DataExportTag: 'Q4', Selector: 'MAVR' },
  ];
  const round = (number: number, ids: boolean) => ({
    [`${number}_${ids ? 'own name' : 'Q3'}`]: ['Well?', ids ? `${number}_QID3` : '', '1', '2'],
    [`${number}_Q4_1`]: ['How?-Fine', ids ? `${number}_QID4_1` : '', '1', ''],
    [`${number}_Q4_2`]: ['How?-Not fine', ids ? `${number}_QID4_2` : '', '1', '1'],
  });
  for (const ids of [true, false]) {
    const { profile } = await read({ ...round(1, ids), ...round(2, ids) }, questions);
    expect([0, 3].map((at) => labels(profile.columns[at]!))).toEqual(Array(2).fill(['1 Fine', '2 Not fine']));
    if (ids)
      expect(profile.sets.map(({ columns }) => columns)).toEqual([
        ['1_Q4_1', '1_Q4_2'],
        ['2_Q4_1', '2_Q4_2'],
      ]);
  }
});

const often = (...values: readonly string[]) => Array.from({ length: 20 }, (_, n) => values[n % values.length]!);

test.each([
  ['a ranking of which only two places were given', 'RO', ['1', '2'], 'unsupported'],
  ['texts', 'TE', ['clean', 'fast'], 'text'],
])('%s are left out for what they are', async (_, QuestionType, answers, why) => {
  const { profile, rows } = await read(
    {
      Q1_1: ['Rate the best-Tea', 'QID1_1', ...often(...answers, '')],
      Q1_2: ['Rate the best-Coffee', 'QID1_2', ...often('', ...answers)],
    },
    [{ QuestionID: 'QID1', QuestionType, Selector: 'DND', Choices: displays('Tea', 'Coffee') }],
  );
  const { questions, left } = guessQuestions({ profile, rows });
  expect(questions).toEqual([]);
  expect(left.map((column) => column.why)).toEqual([why, why]);
});

test.each([
  ['shares of a sum', { QuestionType: 'CS', Selector: 'VRTL' }],
  [
    'fields for numbers',
    { QuestionType: 'TE', Selector: 'FORM', Validation: { Settings: { ContentType: 'ValidNumber' } } },
  ],
])('%s are amounts and no rating', async (_, payload) => {
  const { profile, rows } = await read(
    {
      Q1_1: ['Rate by ten points-Tea', 'QID1_1', ...often('0', '4', '5', '10')],
      Q1_2: ['Rate by ten points-Coffee', 'QID1_2', ...often('10', '6', '5', '0')],
    },
    [{ QuestionID: 'QID1', Choices: displays('Tea', 'Coffee'), ...payload }],
  );
  expect(guessQuestions({ profile, rows }).questions.map(({ type }) => type)).toEqual(['number', 'number']);
});

// The codes 1 to 11 stand for 0 to 10: cells with 1 to 10 may be either, unless the file tells elsewhere.
test('numbers that may be codes or labels are what the other columns of the file hold', async () => {
  const steps = Array.from({ length: 11 }, (_, step) => String(step));
  const single = (id: string, ...choices: readonly string[]) => ({
    QuestionID: id,
    QuestionType: 'MC',
    Selector: 'SAVR',
    Choices: displays(...choices),
    ChoiceOrder: choices.map((__, index) => index + 1),
  });
  for (const [shops, expected] of [
    [['North', 'South'], '10 10'],
    [['1', '2'], '10 9'],
  ] as const) {
    const { profile } = await read(
      {
        Q1: ['How satisfied?', 'QID1', ...often('1', '5', '10')],
        Q2: ['Which shop?', 'QID2', ...often(...shops)],
      },
      [single('QID1', ...steps), single('QID2', 'North', 'South')],
    );
    expect(labels(profile.columns[0]!)).toContain(expected);
  }
});
