import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { decidedDraft } from '../../../src/cli/draft/decided-draft.ts';
import { newStudyFiles } from '../../../src/cli/draft/new-study.ts';
import { readFiles } from '../../../src/cli/draft/read-files.ts';
import { xlsForm } from '../../../src/cli/questionnaire/xlsform.ts';
import { terminalOf } from '../../../src/cli/terminal.ts';
import { readStudyFile } from '../../../src/input/read-study-file.ts';
import { random } from '../../../src/stats/random.ts';
import type { Question } from '../../../src/survey/question.ts';
import type { Study } from '../../../src/survey/study.ts';
import { projectFolder } from '../run-command.ts';

const YAML = `title: Guests
client: Café Northwind
languages: [en]
method: { strategy: a, sponsor: a, conductor: a, population: a, sample: { type: census }, mode: [online], limitations: a }
waves: [{ id: "2026", file: w.csv }]
questions:
  satisfied:
    type: scale
    column: satisfied
    text: How satisfied are you overall?
    scale: { 5: Very satisfied, 4: Satisfied, 3: Neither satisfied nor dissatisfied, 2: Dissatisfied, 1: Very dissatisfied }
  recommend: { type: nps, column: recommend, text: How likely are you to recommend us? }
  again:
    type: single
    column: again
    text: Will you come again?
    options: { yes: "Yes", no: "No" }
  leaving:
    type: multi
    text: Why will you not come again?
    options: { price: Price, staff: Staff, distance: Distance }
    columns: leaving_*
    askedIf: { again: no }
  ratings:
    type: grid
    text: How do you rate the following?
    scale: { 4: Very good, 3: Good, 2: Fair, 1: Poor }
    items: { coffee: { column: ratings_coffee, label: Coffee }, cake: { column: ratings_cake, label: Cake }, music: { column: ratings_music, label: Music } }
  features:
    type: kano
    text: How do you feel about it?
    attributes:
      garden: { functional: garden_functional, dysfunctional: garden_dysfunctional, label: Garden }
      wifi: { functional: wifi_functional, dysfunctional: wifi_dysfunctional, label: Wifi }
  region:
    type: single
    column: region
    text: Which region do you live in?
    options: { north: North, south: South, east: East }
`;

const KANO = {
  like: 'I like it that way',
  'must-be': 'It must be that way',
  neutral: 'I am neutral',
  'live-with': 'I can live with it that way',
  dislike: 'I dislike it that way',
};

function study(): Study {
  const read = readStudyFile(YAML, 'study.yaml', 'guests');
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.study;
}

/** A column of answers to one question, item or half of a pair; codes, lists of codes for a multiple choice, undefined where not asked. */
interface Answered {
  readonly question: Question;
  readonly name: string;
  readonly part: string | undefined;
  readonly text: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly codes: readonly (string | readonly string[] | undefined)[];
}

/** Answers of 150 respondents out of a generator with a seed. */
function answers({ questions }: Study): Answered[] {
  const next = random(7);
  const people = 150;
  const one = (codes: readonly string[]) =>
    Array.from({ length: people }, () => codes[Math.floor(next() * codes.length)]!);
  const again = one(['yes', 'no']);
  return questions.flatMap((question): Answered[] => {
    const base = { question, text: question.text['en']!, part: undefined, name: question.id };
    switch (question.type) {
      case 'nps':
        return [{ ...base, labels: new Map(), codes: one(Array.from({ length: 11 }, (_, score) => String(score))) }];
      case 'single':
      case 'scale': {
        const labels = labelsOf(question.type === 'single' ? question.options : question.levels);
        return [{ ...base, labels, codes: question.id === 'again' ? again : one([...labels.keys()]) }];
      }
      case 'multi': {
        const labels = labelsOf(question.options);
        const codes = again.map((own) =>
          own === 'no' ? [...labels.keys()].filter((_, index) => index === 0 || next() < 0.4) : undefined,
        );
        return [{ ...base, labels, codes }];
      }
      case 'grid':
        return question.items.map((item) => ({
          ...base,
          name: item.column,
          part: item.label['en']!,
          labels: labelsOf(question.levels),
          codes: one(question.levels.map(({ code }) => code)),
        }));
      case 'kano':
        return question.attributes.flatMap(({ functional, dysfunctional, label }) =>
          [functional, dysfunctional].map((name, side) => ({
            ...base,
            name,
            text:
              side === 0
                ? `If there is ${label['en']!}, how do you feel?`
                : `If there is no ${label['en']!}, how do you feel?`,
            labels: new Map(Object.entries(question.answers).map(([code, answer]) => [code, KANO[answer]])),
            codes: one(['1', '2', '3', '4', '5']),
          })),
        );
      default:
        return [];
    }
  });
}

function labelsOf(
  options: readonly { readonly code: string; readonly label: Readonly<Record<string, string>> }[],
): Map<string, string> {
  return new Map(options.map(({ code, label }) => [code, label['en']!]));
}

/** Columns as [heading rows …, cells …]. */
type Column = readonly string[];

function csv(columns: readonly Column[], delimiter = ','): string {
  const cell = (text: string) => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return columns[0]!.map((_, row) => columns.map((column) => cell(column[row]!)).join(delimiter)).join('\n');
}

const stamps = (head: readonly string[], stamp: string): Column => [
  ...head,
  ...Array.from({ length: 150 }, () => stamp),
];
const label = ({ labels }: Answered, code: string) => labels.get(code) ?? code;

function whole(given: Answered, heads: readonly string[], write: (code: string) => string, join: string): Column {
  return [
    ...heads,
    ...given.codes.map((code) =>
      code === undefined ? '' : typeof code === 'string' ? write(code) : code.map(write).join(join),
    ),
  ];
}

function spread(
  given: Answered,
  heads: (code: string, index: number) => readonly string[],
  tick: (code: string) => string,
): Column[] {
  return [...given.labels.keys()].map((option, index) => [
    ...heads(option, index),
    ...given.codes.map((code) => (Array.isArray(code) && code.includes(option) ? tick(option) : '')),
  ]);
}

const LAYOUTS: Readonly<Record<string, (all: readonly Answered[]) => string>> = {
  'plain labels': (all) =>
    csv(
      all.flatMap((given) =>
        given.question.type === 'multi'
          ? spread(
              given,
              (code) => [`${given.name}_${code}`],
              (code) => label(given, code),
            )
          : [whole(given, [given.name], (code) => label(given, code), ';')],
      ),
    ),
  'Google Forms': (all) =>
    csv([
      stamps(['Timestamp'], '2026/03/10 2:46:38 PM GMT+1'),
      ...all.map((given) =>
        whole(
          given,
          [given.part === undefined ? given.text : `${given.text} [${given.part}]`],
          (code) => label(given, code),
          ';',
        ),
      ),
    ]),
  Qualtrics: (all) =>
    csv([
      stamps(['StartDate', 'Start Date', '{"ImportId":"startDate"}'], '2026-03-10 10:00:00'),
      stamps(['Status', 'Response Type', '{"ImportId":"status"}'], 'IP Address'),
      stamps(['Finished', 'Finished', '{"ImportId":"finished"}'], 'True'),
      stamps(['ResponseId', 'Response ID', '{"ImportId":"_recordId"}'], 'R_1'),
      ...all.flatMap((given, at) => {
        const id = `QID${at + 1}`;
        if (given.question.type === 'multi') {
          return spread(
            given,
            (code, index) => [
              `${given.name}_${index + 1}`,
              `${given.text} - Selected Choice - ${label(given, code)}`,
              `{"ImportId":"${id}","choiceId":"${index + 1}"}`,
            ],
            (code) => label(given, code),
          );
        }
        const grid = given.question.type === 'grid';
        const head = [
          given.name,
          grid ? `${given.text} - ${given.part}` : given.text,
          `{"ImportId":"${grid ? `QID99_${at}` : id}"}`,
        ];
        return [whole(given, head, (code) => label(given, code), ',')];
      }),
    ]),
  SurveyMonkey: (all) => {
    const seen = new Set<Question>();
    return csv([
      stamps(['Respondent ID', ''], '11000007919'),
      stamps(['Collector ID', ''], '248246892'),
      stamps(['Start Date', ''], '03/06/2026 04:11:58 AM'),
      ...all.flatMap((given) => {
        const head = (own: string) => {
          const first = !seen.has(given.question) || given.question.type === 'kano';
          seen.add(given.question);
          return [first ? given.text : '', own];
        };
        if (given.question.type === 'multi')
          return spread(
            given,
            (code) => head(label(given, code)),
            (code) => label(given, code),
          );
        return [whole(given, head(given.part ?? 'Response'), (code) => label(given, code), ',')];
      }),
    ]);
  },
  'Kobo with our own XLSForm': (all) =>
    csv(
      [
        ...all.flatMap((given) => {
          const codes = whole(given, [given.name], (code) => code, ' ');
          if (given.question.type !== 'multi') return [codes];
          const boxes = [...given.labels.keys()].map((option): Column => [
            `${given.name}/${option}`,
            ...given.codes.map((code) => (code === undefined ? '' : code.includes(option) ? '1' : '0')),
          ]);
          return [codes, ...boxes];
        }),
        stamps(['_id'], '1'),
        stamps(['_uuid'], 'u'),
        stamps(['_submission_time'], '2026-03-10T10:00:00'),
        stamps(['_validation_status'], ''),
        stamps(['_index'], '1'),
      ],
      ';',
    ),
};

/** Types, labels of answers in order, items and pairs: what every tool's file can carry. */
function shape(question: Question): object {
  const { type } = question;
  const words = (options: readonly { readonly label: Readonly<Record<string, string>> }[]) =>
    options.map(({ label: own }) => own['en']!.toLowerCase());
  switch (question.type) {
    case 'scale':
      return { type, levels: words(question.levels), values: question.levels.map(({ value }) => value) };
    case 'grid':
      return { type, levels: words(question.levels), items: words(question.items) };
    case 'single':
      return { type, options: words(question.options).toSorted() };
    case 'multi':
      return {
        type,
        options: words(question.options).toSorted(),
        asked: question.askedIf === undefined ? 'all' : 'some',
      };
    case 'kano':
      return { type, attributes: words(question.attributes) };
    default:
      return { type };
  }
}

test.each(Object.keys(LAYOUTS))('questionnaire → answers → %s → the same study', async (layout) => {
  const original = study();
  const root = projectFolder();
  const path = join(root, 'export.csv');
  writeFileSync(path, LAYOUTS[layout]!(answers(original)));
  const form = join(root, 'xlsform.xlsx');
  const { survey, choices, settings } = xlsForm(original);
  const sheets = Object.entries({ survey, choices, settings }).map(([sheet, rows]) => ({
    sheet,
    data: rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String }))),
  }));
  await writeExcelFile(sheets).toFile(form);

  const files = await readFiles(
    layout.startsWith('Kobo') ? [path, form] : [path],
    {},
    terminalOf({ write: () => true }),
  );
  const draft = decidedDraft(files[0]!.table, {});
  const written = newStudyFiles(files, draft, { id: 'guests', title: 'Guests', client: 'Café', languages: ['en'] });
  const read = readStudyFile(written.get('data/guests/study.yaml')!, 'study.yaml', 'guests');
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));

  const order = (one: { readonly questions: readonly Question[] }) => one.questions.map((question) => question.type);
  expect(order(read.study).toSorted()).toEqual(order(original).toSorted());
  for (const question of original.questions) {
    const same = read.study.questions.find(
      (own) => own.type === question.type && JSON.stringify(shape(own)) === JSON.stringify(shape(question)),
    );
    expect(same === undefined ? read.study.questions.map(shape) : 'found', question.id).toEqual('found');
  }
  expect(draft.roles).toMatchObject({ repurchase: { yes: [expect.stringMatching(/^yes$/i)] } });
  expect(draft.roles.satisfaction).toBeDefined();
  expect(draft.roles.reasons).toBeDefined();
});

test('with our own XLSForm the codes come back as they were', async () => {
  const original = study();
  const root = projectFolder();
  const path = join(root, 'export.csv');
  writeFileSync(path, LAYOUTS['Kobo with our own XLSForm']!(answers(original)));
  const form = join(root, 'xlsform.xlsx');
  const { survey, choices, settings } = xlsForm(original);
  await writeExcelFile(
    Object.entries({ survey, choices, settings }).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String }))),
    })),
  ).toFile(form);
  const [file] = await readFiles([path, form], {}, terminalOf({ write: () => true }));
  const { questions } = decidedDraft(file!.table, {});
  const byId = new Map(questions.map((question) => [question.id, question]));
  expect(byId.get('satisfied')).toMatchObject({
    type: 'scale',
    levels: [1, 2, 3, 4, 5].map((code) => ({ code })),
    best: 'highest',
    unconfirmed: false,
  });
  expect(byId.get('again')).toMatchObject({ type: 'single', options: [{ code: 'yes' }, { code: 'no' }] });
  expect(byId.get('leaving')).toMatchObject({
    type: 'multi',
    options: [{ code: 'price' }, { code: 'staff' }, { code: 'distance' }],
    askedIf: { again: ['no'] },
  });
  expect(byId.get('region')).toMatchObject({
    type: 'single',
    options: [{ code: 'north' }, { code: 'south' }, { code: 'east' }],
  });
  expect(questions.find(({ type }) => type === 'kano')).toMatchObject({
    answers: { 1: 'like', 2: 'must-be', 3: 'neutral', 4: 'live-with', 5: 'dislike' },
    attributes: [
      { functional: 'garden_functional', dysfunctional: 'garden_dysfunctional' },
      { functional: 'wifi_functional', dysfunctional: 'wifi_dysfunctional' },
    ],
  });
});
