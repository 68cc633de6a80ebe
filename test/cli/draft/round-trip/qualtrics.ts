import type { Choice, Fieldwork, Part, Status } from './fieldwork.ts';
import { boxes, byStatus, hasWritings, labelOf, type Layout, places, stamps, whole, writings } from './layout.ts';
import { type Column, textFile } from './table-file.ts';

/** Which of the options of Qualtrics' export page were chosen. */
interface Options {
  readonly numeric: boolean;
  /** Several answers in a column each, or in one cell. */
  readonly split: boolean;
  /** -99 for what was seen and not answered. */
  readonly seen?: boolean;
}

const STATUS: Readonly<Record<Status, readonly [text: string, numeric: string]>> = {
  complete: ['IP Address', '0'],
  partial: ['IP Address', '0'],
  rejected: ['IP Address', '0'],
  preview: ['Survey Preview', '1'],
  test: ['Survey Test', '2'],
  spam: ['Spam', '8'],
};

/** Three rows of headings: tag, wording, JSON with the id. */
function responses(all: Fieldwork, { numeric, split, seen = false }: Options): Column[] {
  const system = (tag: string, wording: string, id: string) => [tag, wording, `{"ImportId":"${id}"}`];
  const nothing = seen ? { skipped: '-99' } : {};
  const ids = questionIds(all);
  return [
    stamps(system('StartDate', 'Start Date', 'startDate'), all, '2026-03-10 10:00:00'),
    stamps(system('EndDate', 'End Date', 'endDate'), all, '2026-03-10 10:05:00'),
    byStatus(system('Status', 'Response Type', 'status'), all, (status) => STATUS[status][numeric ? 1 : 0]),
    stamps(system('IPAddress', 'IP Address', 'ipAddress'), all, '192.0.2.7'),
    stamps(system('Progress', 'Progress', 'progress'), all, '100'),
    stamps(system('Duration (in seconds)', 'Duration (in seconds)', 'duration'), all, (person) => String(60 + person)),
    byStatus(system('Finished', 'Finished', 'finished'), all, (status) =>
      numeric ? (status === 'partial' ? '0' : '1') : status === 'partial' ? 'False' : 'True',
    ),
    stamps(system('ResponseId', 'Response ID', '_recordId'), all, (person) => `R_${person}`),
    stamps(system('LocationLatitude', 'Location Latitude', 'locationLatitude'), all, '48.025'),
    byStatus(system('DistributionChannel', 'Distribution Channel', 'distributionChannel'), all, (status) =>
      status === 'preview' ? 'preview' : 'anonymous',
    ),
    ...all.parts.flatMap((part): Column[] => {
      const { id, tag, row } = ids.get(part)!;
      const head = (wording: string, end = '') => [`${tag}${end}`, wording, `{"ImportId":"${id}${end}"}`];
      const write = (choice: Choice) => (numeric ? recode(part, choice) : choice.label);
      const selected = hasWritings(part) || part.kind === 'many' ? `${part.text} - Selected Choice` : part.text;
      const other = part.choices.findIndex(({ open }) => open === true);
      const written = hasWritings(part)
        ? [writings(part, head(`${part.text} - ${part.choices[other]!.label} - Text`, `_${other + 1}_TEXT`))]
        : [];
      if (part.kind === 'many' && split) {
        const heads = ({ label }: Choice, index: number) => [
          `${tag}_${index + 1}`,
          `${selected} - ${label}`,
          `{"ImportId":"${id}","choiceId":"${index + 1}"}`,
        ];
        return [...boxes(part, heads, numeric ? () => '1' : labelOf, nothing), ...written];
      }
      if (part.kind === 'ranking') {
        return places(part, ({ label }, index) => head(`${part.text} - ${label}`, `_${index + 1}`));
      }
      if (part.kind === 'nps') {
        const group = column(part);
        return [
          { heads: head(`${part.text} - Group`, '_NPS_GROUP'), cells: group },
          whole(part, head(part.text), write, ',', nothing),
        ];
      }
      if (row !== undefined) return [whole(part, head(`${part.text} - ${part.row!}`, `_${row}`), write, ',', nothing)];
      if (part.kind === 'words' || part.kind === 'personal' || part.kind === 'date')
        return [whole(part, [tag, part.text, `{"ImportId":"${id}_TEXT"}`], write)];
      return [whole(part, head(selected), write, ',', nothing), ...written];
    }),
    stamps(system('weight', 'weight', 'weight'), all, (person) => all.weights[person]!),
  ];
}

function column({ given }: Part): string[] {
  return given.map((score) =>
    score === undefined || score === ''
      ? ''
      : Number(score) >= 9
        ? 'Promoter'
        : Number(score) >= 7
          ? 'Passive'
          : 'Detractor',
  );
}

/** A question's id and tag, and the number of the row in its matrix. */
function questionIds({ parts }: Fieldwork) {
  const numbers = new Map<string, number>();
  const rows = new Map<string, number>();
  return new Map(
    parts.map((part) => {
      const key = part.matrix ?? part.name;
      if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
      const number = numbers.get(key)!;
      rows.set(key, (rows.get(key) ?? 0) + 1);
      return [
        part,
        { id: `QID${number + 20}`, tag: `Q${number}`, row: part.matrix === undefined ? undefined : rows.get(key)! },
      ];
    }),
  );
}

/** The number of a choice; what is no answer is recoded to -1. */
function recode({ choices }: Part, { code, missing }: Choice): string {
  if (missing !== undefined) return '-1';
  return /^\d+$/.test(code) ? code : String(choices.findIndex((choice) => choice.code === code) + 1);
}

/** The survey file: choices with their recodes, matrices with answers. */
function surveyFile(all: Fieldwork): Buffer {
  const ids = questionIds(all);
  const seen = new Set<string>();
  const elements = all.parts.flatMap((part) => {
    const { id, tag, row } = ids.get(part)!;
    if (seen.has(id) || part.choices.length === 0) return [];
    seen.add(id);
    const choices = Object.fromEntries(part.choices.map(({ label }, index) => [index + 1, { Display: label }]));
    const order = part.choices.map((_, index) => index + 1);
    const recodes = Object.fromEntries(part.choices.map((choice, index) => [index + 1, recode(part, choice)]));
    const payload =
      row === undefined
        ? {
            QuestionType: part.kind === 'ranking' ? 'RO' : 'MC',
            Selector: part.kind === 'many' ? 'MAVR' : 'SAVR',
            Choices: choices,
            ChoiceOrder: order,
            ...(part.kind === 'nps' || part.kind === 'ranking' ? {} : { RecodeValues: recodes }),
          }
        : {
            QuestionType: 'Matrix',
            Selector: 'Likert',
            SubSelector: 'SingleAnswer',
            Answers: choices,
            AnswerOrder: order,
            RecodeValues: recodes,
          };
    return [{ Element: 'SQ', Payload: { QuestionID: id, DataExportTag: tag, QuestionText: part.text, ...payload } }];
  });
  return Buffer.from(JSON.stringify({ SurveyEntry: { SurveyName: 'Guests' }, SurveyElements: elements }));
}

const base = { tool: 'qualtrics', marked: ['partial', 'preview', 'test', 'spam'] } as const;

export const QUALTRICS: readonly Layout[] = [
  {
    ...base,
    name: 'Qualtrics, choice text in split columns',
    lost: { order: ['single'], nothingTicked: 'blank' },
    files: (all) => ({ 'guests.csv': textFile(responses(all, { numeric: false, split: true }), { mark: true }) }),
  },
  {
    ...base,
    name: 'Qualtrics, choice text in single cells',
    lost: { order: ['single', 'multi'] },
    files: (all) => ({ 'guests.csv': textFile(responses(all, { numeric: false, split: false })) }),
  },
  {
    ...base,
    name: 'Qualtrics, numeric in single cells with the survey file',
    lost: {},
    files: (all) => ({
      'guests.csv': textFile(responses(all, { numeric: true, split: false, seen: true })),
      'guests.qsf': surveyFile(all),
    }),
  },
  {
    ...base,
    name: 'Qualtrics, numeric in single cells alone',
    lost: {
      labels: true,
      out: ['satisfied', 'again', 'leaving', 'services', 'ratings', 'complained', 'heard', 'region'],
    },
    files: (all) => ({ 'guests.csv': textFile(responses(all, { numeric: true, split: false })) }),
  },
  {
    ...base,
    name: 'Qualtrics, TSV in Chinese',
    language: 'zh-CN',
    lost: { order: ['single'], nothingTicked: 'blank' },
    files: (all) => ({
      'guests.tsv': textFile(responses(all, { numeric: false, split: true }), { delimiter: '\t', charset: 'utf-16le' }),
    }),
  },
];
