import { expect, test } from 'vitest';
import { guessQuestions } from '../../../src/cli/draft/guess-questions.ts';
import { readExport } from '../../../src/input/export/read-export.ts';
import type { ProfiledColumn } from '../../../src/input/profile.ts';
import { temporaryFile } from './temporary-file.ts';

interface Asked {
  readonly code: string;
  readonly type: string;
  readonly text: string;
  /** Code, wording, and 1 for the columns of an array with both. */
  readonly parts?: readonly (readonly [code: string, text: string, scale?: number])[];
  /** Code, label, and 1 for the second scale. */
  readonly answers?: readonly (readonly [code: string, label: string, scale?: number])[];
}

const row = (fields: Readonly<Record<string, string | number>>) =>
  `<row>${Object.entries(fields)
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join('')}</row>`;

/** A structure file (`.lss`) of these questions, as LimeSurvey has written them since 2020. */
function structure(questions: readonly Asked[]): string {
  const tables: Record<string, string[]> = {};
  const add = (name: string, fields: Readonly<Record<string, string | number>>) =>
    (tables[name] ??= []).push(row(fields));
  questions.forEach(({ code, type, text, parts = [], answers = [] }, index) => {
    const qid = 100 * (index + 1);
    add('questions', { qid, parent_qid: 0, type, title: code });
    add('question_l10ns', { qid, question: text, language: 'en' });
    parts.forEach(([title, question, scale_id = 0], n) => {
      add('subquestions', { qid: qid + n + 1, parent_qid: qid, title, scale_id });
      add('question_l10ns', { qid: qid + n + 1, question, language: 'en' });
    });
    answers.forEach(([own, answer, scale_id = 0], sortorder) => {
      const aid = 100 * qid + sortorder;
      add('answers', { aid, qid, code: own, sortorder, scale_id });
      add('answer_l10ns', { aid, answer, language: 'en' });
    });
  });
  const inside = Object.entries(tables).map(([name, rows]) => `<${name}><rows>${rows.join('')}</rows></${name}>`);
  return `<document><LimeSurveyDocType>Survey</LimeSurveyDocType>${inside.join('')}</document>`;
}

/** An export with these columns, each of the answers of all respondents, and its structure file. */
async function read(
  columns: readonly (readonly [heading: string, ...answers: string[]])[],
  questions: readonly Asked[],
) {
  const system = columns[0]!.slice(1).map((_, index) => [String(index + 1), '2026-03-02 10:00:00', '3', 'en', '99']);
  const rows = [
    ['id', 'submitdate', 'lastpage', 'startlanguage', 'seed', ...columns.map(([heading]) => heading)],
    ...system.map((cells, index) => [...cells, ...columns.map((column) => column[index + 1]!)]),
  ];
  const text = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
  const companions = [temporaryFile('survey.lss', structure(questions))];
  const { profile, rows: answers } = await readExport(temporaryFile('results.csv', text), {
    name: 'results.csv',
    companions,
  });
  const draft = guessQuestions({ profile, rows: answers });
  return { columns: profile.columns.slice(system[0]!.length), profile, draft };
}

const labels = ({ options }: ProfiledColumn) => options.map(({ code, label }) => `${code} ${label}`);

const dual: Asked = {
  code: 'Q8',
  type: '1',
  text: 'Importance and quality',
  parts: [
    ['SQ1', 'Price'],
    ['SQ2', 'Staff'],
  ],
  answers: [
    ['A1', 'Important'],
    ['A2', 'Unimportant'],
    ['A1', 'Poor', 1],
    ['A2', 'Good', 1],
  ],
};

test.each([
  ['codes', 'Q8[SQ1][1]', 'Q8[SQ1][2]', 'Q8[SQ2][1]', 'Q8[SQ2][2]'],
  ['names for expressions', 'Q8_SQ1_0', 'Q8_SQ1_1', 'Q8_SQ2_0', 'Q8_SQ2_1'],
  [
    'texts',
    'Importance and quality [Price][Scale 1]',
    'Importance and quality [Price][Scale 2]',
    'Importance and quality [Staff][Scale 1]',
    'Importance and quality [Staff][Scale 2]',
  ],
])('each scale of a dual array has its own answers under headings of %s', async (_, ...headings) => {
  const { columns } = await read(
    headings.map((heading) => [heading, 'A1', 'A2']),
    [dual],
  );
  const [first, second] = [
    ['A1 Important', 'A2 Unimportant'],
    ['A1 Poor', 'A2 Good'],
  ];
  expect(columns.map(labels)).toEqual([first, second, first, second]);
  expect(columns.map(({ part }) => part)).toEqual(['Price', 'Price', 'Staff', 'Staff']);
});

test('of two questions with one wording and different answers, neither lends its answers to the other', async () => {
  const ask = (code: string, ...answers: readonly string[]): Asked => ({
    code,
    type: 'L',
    text: 'How was it?',
    answers: answers.map((label, index) => [`A${index + 1}`, label] as const),
  });
  const headings = ['How was it?', 'How was it?'].map((heading) => [heading, 'A1', 'A2'] as const);
  const apart = await read(headings, [ask('Q1', 'Good', 'Poor'), ask('Q2', 'Poor', 'Good')]);
  expect(apart.columns.map(labels)).toEqual([[], []]);
  const alike = await read(headings, [ask('Q1', 'Good', 'Poor'), ask('Q2', 'Good', 'Poor')]);
  expect(alike.columns.map(labels)).toEqual([
    ['A1 Good', 'A2 Poor'],
    ['A1 Good', 'A2 Poor'],
  ]);
});

test.each([
  ['Y', 'Y Yes', 'N No'],
  ['G', 'F Female', 'M Male'],
  ['C', 'Y Yes', 'U Uncertain', 'N No'],
  ['E', 'I Increase', 'S Same', 'D Decrease'],
])('type %s has answers that no structure file lists', async (type, ...answers) => {
  const codes = answers.map((answer) => answer[0]!);
  const array = type === 'C' || type === 'E';
  const headings = array ? ['Q1[SQ1]', 'Q1[SQ2]'] : ['Q1'];
  const { columns } = await read(
    headings.map((heading) => [heading, ...codes]),
    [{ code: 'Q1', type, text: 'Asked', parts: array ? dual.parts! : [] }],
  );
  expect(columns.map(labels)).toEqual(headings.map(() => answers));
});

test('answers in another language than the first of the structure file stand for themselves', async () => {
  const { columns } = await read([['Q1', 'Ja', 'Nein', 'Ja']], [{ code: 'Q1', type: 'Y', text: 'Again?' }]);
  expect(labels(columns[0]!)).toEqual([]);
});

test('the rows of an array are no boxes, though their answers are yes and no', async () => {
  const cells = ['Yes', 'No', '', 'Yes', 'No', '', 'Yes', 'No', '', 'Yes'];
  const { profile, draft } = await read(
    [
      ['Have you had them? [Price]', ...cells],
      ['Have you had them? [Staff]', ...cells.toReversed()],
    ],
    [
      {
        ...dual,
        type: 'F',
        text: 'Have you had them?',
        answers: [
          ['A1', 'Yes'],
          ['A2', 'No'],
        ],
      },
    ],
  );
  expect(profile.sets).toEqual([]);
  expect(draft.questions.map(({ type }) => type)).toEqual(['single', 'single']);
});

test('places of a ranking are no choices, though nobody ranked everything', async () => {
  const first = ['A1', 'A2', 'A1', 'A2', 'A1', 'A2', 'A1', 'A2', 'A1', 'A2'];
  const { draft } = await read(
    [
      ['Q7[1]', ...first],
      ['Q7[2]', ...first.toReversed()],
      ['Q7[3]', ...first.map(() => '')],
    ],
    [
      {
        code: 'Q7',
        type: 'R',
        text: 'Sort these',
        answers: [
          ['A1', 'Price'],
          ['A2', 'Staff'],
          ['A3', 'Rooms'],
        ],
      },
    ],
  );
  expect(draft.questions).toEqual([]);
  expect(draft.left.filter(({ heading }) => heading.startsWith('Q7'))).toEqual(
    ['Q7[1]', 'Q7[2]', 'Q7[3]'].map((heading) => ({ heading, why: 'unsupported', reason: 'one place of a ranking' })),
  );
});

const words = ['clean', 'fast', 'clean', 'fast', 'clean', 'fast', 'clean', 'fast', 'clean', 'fast'];

test.each([
  ['several short texts', 'Q', 'Q1[SQ1]', 'Q1[SQ2]'],
  ['an array of texts', ';', 'Q1[SQ1_X1]', 'Q1[SQ2_X1]'],
  ['comments beside boxes', 'P', 'What do you use? [Price][Comment]', 'What do you use? [Staff][Comment]'],
  ['a comment beside a list', 'O', 'Q1_comment', 'Q2'],
])('texts of %s stay behind, however few they are', async (_, type, ...headings) => {
  const { draft } = await read(
    headings.map((heading) => [heading, ...words]),
    [
      { ...dual, code: 'Q1', type, text: 'What do you use?', parts: [...dual.parts!, ['X1', 'Now', 1]], answers: [] },
      { code: 'Q2', type: 'S', text: 'Why?' },
    ],
  );
  expect(draft.questions).toEqual([]);
  expect(draft.left.filter(({ why }) => why === 'text')).toHaveLength(headings.length);
});

test('boxes with a comment each are one multiple choice', async () => {
  const ticks = ['Y', '', 'Y', '', 'Y', 'Y', '', '', 'Y', 'Y'];
  const parts = [...dual.parts!, ['SQ3', 'Rooms']] as const;
  const { draft } = await read(
    parts.flatMap(([code]) => [
      [`Q1[${code}]`, ...ticks],
      [`Q1[${code}comment]`, ...words],
    ]),
    [{ code: 'Q1', type: 'P', text: 'What do you use?', parts }],
  );
  expect(draft.questions).toMatchObject([
    { type: 'multi', options: [{ label: 'Price' }, { label: 'Staff' }, { label: 'Rooms' }] },
  ]);
});

test('an array of numbers names row and column, and what the tool computed is no answer', async () => {
  const numbers = ['11', '12', '13', '14', '15', '16'];
  const { draft } = await read(
    [
      ['Q1[SQ1_X1]', ...numbers],
      ['Q1[SQ2_X1]', ...numbers],
      ['Q2', ...numbers],
      ['Q3', 'en', 'de', 'en', 'de', 'en', 'de'],
    ],
    [
      { ...dual, code: 'Q1', type: ':', text: 'How many?', parts: [...dual.parts!, ['X1', 'A day', 1]] },
      { code: 'Q2', type: '*', text: 'Rate {Q1}' },
      { code: 'Q3', type: 'I', text: 'Language' },
    ],
  );
  expect(draft.questions).toMatchObject([
    { type: 'number', text: 'How many? [A day] – Price' },
    { type: 'number', text: 'How many? [A day] – Staff' },
  ]);
});

test.each([
  ['amounts', 'Rate by giving 4 points in all', ['number', 'number']],
  ['a rating where the wording says its range', 'Rate from 1 to 5', ['grid']],
])('several numbers are %s', async (_, text, types) => {
  const numbers = ['0', '1', '2', '3', '4', '2'].map((number) =>
    types.length > 1 ? number : String(Number(number) + 1),
  );
  const { draft } = await read(
    [
      ['Q1[SQ1]', ...numbers],
      ['Q1[SQ2]', ...numbers.toReversed()],
    ],
    [{ ...dual, code: 'Q1', type: 'K', text }],
  );
  expect(draft.questions.map(({ type }) => type)).toEqual(types);
});
