import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { definedQuestions } from '../../../src/input/export/surveyjs-questions.ts';
import type { DeclaredOption } from '../../../src/input/profile.ts';
import { limeQuestions } from '../../../src/input/tools/lime-questions.ts';
import { qsfQuestions } from '../../../src/input/tools/qsf-questions.ts';
import { dictionaryFields } from '../../../src/input/tools/redcap-dictionary.ts';
import { xlsformQuestions } from '../../../src/input/tools/xlsform-questions.ts';

const folder = join(import.meta.dirname, '../../goldens/exports');

interface Expected {
  readonly name: string;
  readonly type: string;
  readonly text?: string;
  readonly texts?: readonly string[];
  readonly identifier?: boolean;
  readonly options: readonly (readonly [code: string, label: string])[];
  readonly parts?: readonly (readonly [code: string, label: string])[];
}

/** Every question of the questionnaires beside the answers, read by another program; see the README there. */
const expected = JSON.parse(readFileSync(join(folder, 'questionnaires.json'), 'utf8')) as Readonly<
  Record<string, readonly Expected[]>
>;

const companion = (file: string) => [{ file: basename(file), bytes: readFileSync(join(folder, file)) }];
const pairs = (options: readonly DeclaredOption[]) => options.map(({ code, label }) => [code, label]);

test('LimeSurvey: questions in order, their answers and sub-questions, in the first language', () => {
  const file = 'limesurvey/synthetic-survey-282267.lss';
  const questions = limeQuestions(companion(file));
  expect(questions.map(({ code }) => code)).toEqual(expected[file]!.map(({ name }) => name));
  for (const [index, { text, type, options, parts = [] }] of expected[file]!.entries()) {
    const question = questions[index]!;
    expect(question).toMatchObject({ text, type });
    expect(pairs(question.options(0))).toEqual(options);
    for (const [code, label] of parts) expect(question.part(code)).toBe(label);
  }
});

test('Qualtrics: answers under their recoded values; negative ones are no opinion', () => {
  const file = 'qualtrics/real-no-basis.qsf';
  const questions = qsfQuestions(companion(file));
  for (const { name, type, options } of expected[file]!) {
    const question = questions.get(name)!;
    expect(pairs(question.options), name).toEqual(options);
    expect(question.multiple, name).toBe(type === 'multiple');
    expect(question.options.filter(({ missing }) => missing).map(({ code }) => code)).toEqual(
      options.map(([code]) => code).filter((code) => code === '-1' || code === '-2'),
    );
  }
});

test('XLSForm: names, wordings in every language, types and choices', () => {
  const file = 'kobo/synthetic-xlsform-csat.xlsx';
  const TYPES: Readonly<Record<string, string>> = {
    select_one: 'single',
    select_multiple: 'multiple',
    integer: 'number',
    text: 'text',
    geopoint: 'place',
    start: 'date',
  };
  expect(
    xlsformQuestions(companion(file)).map(({ name, labels, type, options }) => ({
      name,
      labels,
      type,
      options: pairs(options),
    })),
  ).toEqual(
    expected[file]!.map(({ name, texts, type, options }) => ({
      name,
      labels: texts,
      type: TYPES[type] ?? 'other',
      options,
    })),
  );
});

test.each(['real-simple', 'real-survey', 'synthetic-csat'])(
  'REDCap dictionary %s: labels, choices, identifiers',
  (own) => {
    const file = `redcap/${own}-dictionary.csv`;
    const DECLARED: Readonly<Record<string, string>> = {
      radio: 'single',
      dropdown: 'single',
      yesno: 'single',
      truefalse: 'single',
      checkbox: 'multiple',
    };
    const fields = dictionaryFields(companion(file), ',');
    expect([...fields.keys()]).toEqual(expected[file]!.map(({ name }) => name));
    for (const { name, text, type, identifier, options } of expected[file]!) {
      const field = fields.get(name)!;
      expect(field, name).toMatchObject({ label: text, identifier });
      expect(pairs(field.options), name).toEqual(options);
      if (type in DECLARED) expect(field.declared, name).toBe(DECLARED[type]);
    }
  },
);

test('SurveyJS: questions of all pages and panels, choices with other and none, rows of a matrix', () => {
  const file = 'surveyjs/synthetic-definition.json';
  const definition: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  expect(
    definedQuestions(definition).map(({ name, title, options, rows }) => ({
      name,
      title,
      options: pairs(options),
      rows: pairs(rows),
    })),
  ).toEqual(expected[file]!.map(({ name, text, options, parts }) => ({ name, title: text, options, rows: parts })));
});
