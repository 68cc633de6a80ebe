import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { readExport } from '../../../src/input/export/read-export.ts';
import type { ProfiledTable, Tool } from '../../../src/input/profile.ts';
import { temporaryFile } from './temporary-file.ts';

const folder = join(import.meta.dirname, '../../goldens/exports');

interface Expected {
  readonly columns: number | null;
  readonly kept: number;
  readonly removed: number;
  readonly tables: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Worked out by another program; see the README beside it. */
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Readonly<Record<string, Expected>>;

const COMPANIONS: Readonly<Record<string, readonly string[]>> = {
  'limesurvey/': ['limesurvey/synthetic-survey-282267.lss'],
  'kobo/': ['kobo/synthetic-xlsform-csat.xlsx'],
  'redcap/synthetic': ['redcap/synthetic-csat-dictionary.csv'],
  'redcap/real-simple': ['redcap/real-simple-dictionary.csv'],
  'redcap/real-survey': ['redcap/real-survey-dictionary.csv'],
  'surveyjs/': ['surveyjs/synthetic-definition.json'],
};

function read(file: string, options = {}): Promise<ProfiledTable> {
  const companions = Object.entries(COMPANIONS).flatMap(([start, files]) => (file.startsWith(start) ? files : []));
  return readExport(join(folder, file), {
    name: file,
    companions: companions.map((name) => join(folder, name)),
    ...options,
  });
}

function tableOf({ profile, rows }: ProfiledTable, column: string): Record<string, number> {
  const index = /^\d+$/.test(column) ? Number(column) : profile.columns.findIndex(({ heading }) => heading === column);
  const table: Record<string, number> = {};
  for (const row of rows) if (row[index] !== '') table[row[index]!] = (table[row[index]!] ?? 0) + 1;
  return table;
}

describe.each(Object.entries(expected))('%s', (file, { columns, kept, removed, tables }) => {
  test('respondents, columns and answers are those that another program counts', async () => {
    const read_ = await read(file);
    const { profile, rows } = read_;
    expect(profile.kept).toBe(kept);
    expect(rows).toHaveLength(kept);
    expect(profile.removed.reduce((sum, { rows }) => sum + rows, 0)).toBe(removed);
    if (columns !== null) expect(profile.columns).toHaveLength(columns);
    for (const [column, table] of Object.entries(tables)) {
      expect(tableOf(read_, column)).toEqual(table);
      const index = /^\d+$/.test(column)
        ? Number(column)
        : profile.columns.findIndex(({ heading }) => heading === column);
      const { values, filled, many } = profile.columns[index]!;
      expect(filled).toBe(Object.values(table).reduce((sum, count) => sum + count, 0));
      if (!many) expect(Object.fromEntries(values.map(({ value, count }) => [value, count]))).toEqual(table);
    }
  });
});

/**
 * Tool, columns that are answers, questions among them (columns of one question count once, a weight does not), response sets,
 * personal columns. Counted by hand in the files' headings.
 */
const LAYOUTS: readonly (readonly [
  file: string,
  Tool,
  answers: number,
  questions: number,
  sets: number,
  personal: number,
])[] = [
  ['qualtrics/synthetic-csat-choice-text-split.csv', 'qualtrics', 16, 8, 1, 7],
  ['qualtrics/synthetic-csat-numeric-single-cell.csv', 'qualtrics', 12, 8, 0, 7],
  ['qualtrics/real-legacy-two-header-rows.csv', 'qualtrics', 2, 2, 0, 6],
  ['qualtrics/real-localised-second-header-de.csv', 'qualtrics', 2, 2, 0, 7],
  ['surveymonkey/synthetic-csat-expanded.csv', 'surveymonkey', 15, 7, 1, 5],
  ['surveymonkey/synthetic-csat-expanded.xlsx', 'surveymonkey', 15, 7, 1, 5],
  ['surveymonkey/real-steak-two-header-rows.csv', 'surveymonkey', 14, 14, 0, 1],
  ['surveymonkey/real-region-single-choice-spread.csv', 'surveymonkey', 57, 9, 7, 1],
  ['surveymonkey/real-thanksgiving-joined-headers.csv', 'surveymonkey', 64, 23, 3, 1],
  ['limesurvey/synthetic-results-survey282267-codes.csv', 'limesurvey', 17, 9, 1, 3],
  ['limesurvey/synthetic-results-survey282267-full-text.csv', 'limesurvey', 17, 9, 1, 3],
  ['googleforms/real-jupyter-education-2016-excerpt.csv', 'google-forms', 15, 15, 0, 1],
  ['googleforms/synthetic-sheets-comma-joined.csv', 'google-forms', 8, 6, 0, 0],
  ['googleforms/synthetic-forms-download-semicolon.csv', 'google-forms', 8, 6, 0, 1],
  ['msforms/synthetic-csat(1-38).xlsx', 'microsoft-forms', 9, 9, 0, 2],
  ['typeform/synthetic-current-columns.csv', 'typeform', 15, 11, 1, 1],
  ['kobo/generated-csat-xml-values-both.csv', 'kobo', 12, 6, 1, 6],
  ['kobo/generated-csat-labels-en.csv', 'kobo', 12, 6, 1, 6],
  ['kobo/synthetic-odk-central.csv', 'odk', 8, 6, 0, 7],
  ['redcap/synthetic-csat-raw.csv', 'redcap', 12, 6, 1, 1],
  ['redcap/real-simple-data.csv', 'redcap', 14, 9, 1, 6],
  ['redcap/real-survey-data.csv', 'redcap', 18, 18, 0, 7],
  ['alchemer/synthetic-csat.csv', 'alchemer', 14, 7, 1, 10],
  ['formbricks/synthetic-responses.csv', 'formbricks', 9, 7, 0, 8],
  ['wjx/synthetic-281234567_按文本_客户满意度调查_42_42.xlsx', 'wjx', 8, 6, 0, 2],
  ['wjx/synthetic-281234567_按序号_客户满意度调查_42_42.xlsx', 'wjx', 12, 6, 1, 2],
  ['tencent/synthetic-csat.csv', 'tencent', 13, 6, 1, 9],
  ['resaved/synthetic-de-excel-windows-1252-semicolon.csv', 'plain', 6, 6, 0, 0],
  ['resaved/synthetic-zh-excel-gbk.csv', 'wjx', 8, 6, 0, 2],
  ['resaved/synthetic-responses.parquet', 'formbricks', 9, 7, 0, 8],
  ['spss/synthetic-csat-mrsets-weight.sav', 'spss', 17, 10, 2, 1],
  ['spss/synthetic-csat-zh-utf8.sav', 'spss', 17, 10, 2, 1],
  ['spss/real-haven-datetime.sav', 'spss', 3, 3, 0, 0],
  ['spss/real-haven-labelled-num-na.sav', 'spss', 1, 1, 0, 0],
  ['spss/real-haven-labelled-str.sav', 'spss', 1, 1, 0, 0],
  ['spss/real-haven-variable-label.sav', 'spss', 1, 1, 0, 0],
  ['spss/real-pyreadstat-ordered_category.sav', 'spss', 1, 1, 0, 0],
  ['spss/real-pyreadstat-sample.sav', 'spss', 7, 7, 0, 0],
  ['spss/real-pyreadstat-sample_missing.sav', 'spss', 7, 7, 0, 0],
  ['surveyjs/synthetic-responses.json', 'surveyjs', 19, 8, 1, 2],
];

test.each(LAYOUTS)('%s is of %s', async (file, tool, answers, questions, sets, personal) => {
  const { profile } = await read(file);
  const answer = profile.columns.filter(({ role }) => role === 'answer');
  const asked = new Set(answer.map(({ question, heading }) => question ?? heading));
  expect({
    tool: profile.tool,
    answers: answer.length,
    questions: asked.size,
    sets: profile.sets.length,
    personal: profile.columns.filter(({ role }) => role === 'personal').length,
  }).toEqual({ tool, answers, questions, sets, personal });
});

/** Files whose responses are all tests, and the rows before their answers and the column of their status. */
const TESTS_ALONE = {
  'qualtrics/real-no-basis-legacy.csv': { headings: 2, status: 6 },
  'qualtrics/real-multi-answer-single-quoted-importid.csv': { headings: 3, status: 10 },
} as const;

const QUESTIONNAIRES = [
  'kobo/synthetic-xlsform-csat.xlsx',
  'limesurvey/synthetic-survey-282267.lss',
  'qualtrics/real-no-basis.qsf',
  'redcap/real-simple-dictionary.csv',
  'redcap/real-survey-dictionary.csv',
  'redcap/synthetic-csat-dictionary.csv',
  'surveyjs/synthetic-definition.json',
] as const;

test('no sample is forgotten, and each is counted in at least two columns where it has them', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath !== folder)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const answers = Object.keys(expected);
  expect(files.toSorted()).toEqual([...answers, ...Object.keys(TESTS_ALONE), ...QUESTIONNAIRES].toSorted());
  expect(LAYOUTS.map(([file]) => file).toSorted()).toEqual(answers.toSorted());
  for (const [file, , columns] of LAYOUTS) {
    expect(Object.keys(expected[file]!.tables).length, file).toBeGreaterThanOrEqual(Math.min(2, columns));
  }
});

test('files with test responses alone are refused', async () => {
  await expect(read('qualtrics/real-no-basis-legacy.csv')).rejects.toThrowErrorMatchingInlineSnapshot(`
    [InputErrors: 1 problem:
    - qualtrics/real-no-basis-legacy.csv: found no respondents: test response (15), expected at least one answer that counts.
      Export the file after the survey has run; a file with test answers alone cannot make a report.]
  `);
  await expect(read('qualtrics/real-multi-answer-single-quoted-importid.csv')).rejects.toThrow('test response (5)');
});

/** Tables by another program, as in `expected.json`, of position → cell → respondents. */
test.each([
  [
    'qualtrics/real-no-basis-legacy.csv',
    { columns: 49, kept: 15, answers: 35, questions: 10, sets: 7 },
    { 10: { '3': 7, '1': 3, '-1': 2, '2': 3 }, 16: { '-1': 5, '2': 3, '3': 4, '1': 3 }, 24: { '1': 12 } },
  ],
  [
    'qualtrics/real-multi-answer-single-quoted-importid.csv',
    { columns: 36, kept: 5, answers: 22, questions: 5, sets: 5 },
    { 11: { '1': 4 }, 14: { '1': 5 } },
  ],
] as const)('%s, had its responses been live', async (file, counts, tables) => {
  const { headings, status } = TESTS_ALONE[file];
  const records = Papa.parse<string[]>(readFileSync(join(folder, file), 'utf8'), { delimiter: ',' }).data;
  for (const record of records.slice(headings)) if (record.length > 1) record[status] = '0';
  const live = await readExport(temporaryFile('live.csv', Papa.unparse(records)), {
    companions: file.includes('no-basis') ? [join(folder, 'qualtrics/real-no-basis.qsf')] : [],
  });
  const answers = live.profile.columns.filter(({ role }) => role === 'answer');
  expect({
    columns: live.profile.columns.length,
    kept: live.profile.kept,
    answers: answers.length,
    questions: new Set(answers.map(({ question, heading }) => question ?? heading)).size,
    sets: live.profile.sets.length,
  }).toEqual(counts);
  for (const [column, table] of Object.entries(tables)) expect(tableOf(live, column)).toEqual(table);
});

test('questionnaires are not taken for answers', async () => {
  for (const file of QUESTIONNAIRES) {
    await expect(read(file, { companions: [] }), file).rejects.toThrow('It explains a file with answers');
  }
});

test('a wrong guess is corrected', async () => {
  const { profile } = await read('googleforms/synthetic-sheets-comma-joined.csv', { tool: 'plain' });
  expect(profile).toMatchObject({ tool: 'plain', because: 'named by you', kept: 45 });
  expect(profile.columns.every(({ declared, separator }) => declared === undefined && separator === undefined)).toBe(
    true,
  );
});

test('Parquet and CSV of the same answers hold the same respondents', async () => {
  const table = await read('resaved/synthetic-responses.parquet');
  const csv = await read('formbricks/synthetic-responses.csv');
  const finished = csv.profile.columns.findIndex(({ heading }) => heading === 'Finished');
  const without = ({ rows }: ProfiledTable) => rows.map((row) => row.filter((_, index) => index !== finished));
  expect(without(table)).toEqual(without(csv));
});

test('labels come from the questionnaire beside the answers', async () => {
  const lime = await read('limesurvey/synthetic-results-survey282267-codes.csv');
  expect(lime.profile.columns.find(({ heading }) => heading === 'Q03[SQ002]')).toMatchObject({
    text: 'Which channels did you use?',
    part: 'Phone',
    question: 'Q03',
    declared: 'multiple',
  });
  const redcap = await read('redcap/synthetic-csat-raw.csv');
  expect(redcap.profile.columns.find(({ heading }) => heading === 'channels____99')).toMatchObject({ part: 'Other' });
  expect(redcap.profile.columns.find(({ heading }) => heading === 'mat_support')!.options.at(-1)).toEqual({
    code: '-99',
    label: 'Not applicable',
    missing: true,
  });
  const odk = await read('kobo/synthetic-odk-central.csv');
  expect(odk.profile.columns.find(({ heading }) => heading === 'overall-chan')).toMatchObject({
    declared: 'multiple',
    separator: ' ',
    text: 'Which channels did you use?',
  });
});

test('cells with labels of a form: codes are what stands in the cells, rows of a table are one question', async () => {
  const { columns } = (await read('kobo/generated-csat-labels-en.csv')).profile;
  const [overall, quality] = ['Overall, how satisfied are you with our service?', 'Product quality'].map((own) =>
    columns.find(({ heading }) => heading === own)!,
  );
  expect(overall!.options[0]).toEqual({ code: 'Very dissatisfied', label: 'Very dissatisfied', missing: false });
  expect(quality).toMatchObject({ text: 'Details', part: 'Product quality', question: 'detail', declared: 'grid' });
  const codes = (await read('kobo/generated-csat-xml-values-both.csv')).profile.columns;
  expect(codes.find(({ heading }) => heading.endsWith('q1'))!.options[0]).toMatchObject({
    code: 'very_dissat',
    label: 'Very dissatisfied',
  });
});

test('the wording of a REDCap matrix is the section header above its first row', async () => {
  const dictionary = readFileSync(join(folder, 'redcap/synthetic-csat-dictionary.csv'), 'utf8').replace(
    'mat_quality,csat,,',
    'mat_quality,csat,How do you rate us?,',
  );
  const { columns } = (
    await read('redcap/synthetic-csat-raw.csv', { companions: [temporaryFile('dictionary.csv', dictionary)] })
  ).profile;
  expect(columns.filter(({ question }) => question === 'mat').map(({ text }) => text)).toEqual([
    'How do you rate us?',
    'How do you rate us?',
    'How do you rate us?',
  ]);
});

test.each([
  ['googleforms/synthetic-sheets-comma-joined.csv', ', '],
  ['googleforms/synthetic-forms-download-semicolon.csv', ';'],
])('%s: several answers in a cell, but no sentence is taken for them', async (file, separator) => {
  const { columns } = (await read(file)).profile;
  const joined = columns.filter(({ declared }) => declared === 'multiple');
  expect(joined.map(({ heading, separator }) => [heading, separator])).toEqual([
    ['Which channels did you use?', separator],
  ]);
});

test('SPSS: sets, weight, missing values and a range', async () => {
  const csat = (await read('spss/synthetic-csat-mrsets-weight.sav')).profile;
  expect(csat.weight).toBe('wgt');
  expect(csat.sets).toEqual([
    {
      name: '$channels',
      label: 'Channels used',
      columns: ['chan_1', 'chan_2', 'chan_3', 'chan_4', 'chan_9'],
      counted: '1',
    },
    { name: '$mentions', label: 'Channels mentioned', columns: ['first_1', 'first_2'], counted: undefined },
  ]);
  expect(csat.columns[2]!.options.filter(({ missing }) => missing).map(({ label }) => label)).toEqual([
    'Not applicable',
    'Refused',
  ]);
  // missing: 2000 to 3000, and -1; the file holds 2500
  const ranged = (await read('spss/real-pyreadstat-sample_missing.sav')).profile.columns[1]!;
  expect(ranged.options.map(({ code, missing }) => [code, missing])).toEqual([
    ['-1', true],
    ['2500', true],
  ]);
});

test('a choice spread over columns is one question; what was ticked is named by its cells', async () => {
  const { profile } = await read('surveymonkey/real-region-single-choice-spread.csv');
  const [south, states] = profile.sets;
  expect(south).toMatchObject({
    label: 'How much, if at all, do you personally identify as a Southerner?',
    counted: undefined,
  });
  expect(south!.columns).toHaveLength(4);
  expect(states!.columns).toHaveLength(25);
  expect(profile.columns[2]!.declared).toBe('single');
  expect(profile.columns[6]!.declared).toBe('multiple');
});
