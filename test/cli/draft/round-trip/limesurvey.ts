import type { Choice, Fieldwork, Part } from './fieldwork.ts';
import { boxes, byStatus, column, hasWritings, isNumbered, type Layout, stamps, whole, writings } from './layout.ts';
import { type Column, textFile } from './table-file.ts';

/** A question's code, and the code of the row where it is one of an array. */
function codesOf({ parts }: Fieldwork) {
  const numbers = new Map<string, number>();
  const rows = new Map<string, number>();
  return new Map(
    parts.map((part) => {
      const key = part.matrix ?? part.name;
      if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
      rows.set(key, (rows.get(key) ?? 0) + 1);
      const code = `Q${String(numbers.get(key)!).padStart(2, '0')}`;
      return [part, { code, row: part.matrix === undefined ? undefined : sub(rows.get(key)! - 1) }] as const;
    }),
  );
}

const sub = (index: number) => `SQ${String(index + 1).padStart(3, '0')}`;

/** The code of an answer: A1, A2, …; numbers are their own. */
function answerCode(part: Part, { code, open }: Choice): string {
  if (part.kind === 'nps' || isNumbered(part)) return code;
  return open === true ? '-oth-' : `A${part.choices.findIndex((choice) => choice.code === code) + 1}`;
}

/** Codes under codes, or answers in full under full texts. */
function responses(all: Fieldwork, full: boolean): Column[] {
  const codes = codesOf(all);
  const system = (code: string, text: string) => [full ? text : code];
  const write = (part: Part) => (choice: Choice) =>
    full
      ? part.kind === 'nps'
        ? choice.code
        : choice.open === true
          ? 'Other'
          : choice.label
      : answerCode(part, choice);
  return [
    stamps(system('id', 'Response ID'), all, (person) => String(person + 7)),
    byStatus(system('submitdate', 'Date submitted'), all, (status) =>
      status === 'partial' ? '' : '2026-03-10 10:05:00',
    ),
    stamps(system('lastpage', 'Last page'), all, '3'),
    stamps(system('startlanguage', 'Start language'), all, 'en'),
    stamps(system('token', 'Access code'), all, (person) => `tok${person}`),
    stamps(system('ipaddr', 'IP address'), all, '198.51.100.116'),
    ...all.parts.flatMap((part): Column[] => {
      const { code, row } = codes.get(part)!;
      const head = (subcode?: string, text?: string) => [
        full
          ? part.text + (text === undefined ? '' : ` [${text}]`)
          : code + (subcode === undefined ? '' : `[${subcode}]`),
      ];
      if (part.kind === 'many') {
        const marks = full ? { unticked: 'No', notAsked: 'N/A' } : {};
        const options = boxes(
          part,
          ({ label }, index) => head(sub(index), label),
          () => (full ? 'Yes' : 'Y'),
          marks,
        );
        return options.map((one, index) =>
          part.choices[index]!.open === true ? writings(part, head('other', 'Other')) : one,
        );
      }
      if (part.kind === 'ranking') {
        return part.choices.map((_, place) =>
          column(
            head(String(place + 1), `Rank ${place + 1}`),
            part.given.map((given) => {
              const choice = part.choices.find((one) => one.code === given?.[place]);
              return choice === undefined ? '' : full ? choice.label : answerCode(part, choice);
            }),
          ),
        );
      }
      if (row !== undefined) return [whole(part, head(row, part.row), write(part))];
      const answers = whole(part, head(), write(part));
      return hasWritings(part) ? [answers, writings(part, head('other', 'Other'))] : [answers];
    }),
    stamps(['weight'], all, (person) => all.weights[person]!),
    stamps(system('interviewtime', 'Total time'), all, (person) => `${50 + person}.00`),
  ];
}

/** The structure of the survey, as XML tables. */
function structure(all: Fieldwork): Buffer {
  const codes = codesOf(all);
  const questions: Record<string, string>[] = [];
  const texts: Record<string, string>[] = [];
  const subquestions: Record<string, string>[] = [];
  const answers: Record<string, string>[] = [];
  const labels: Record<string, string>[] = [];
  const seen = new Map<string, string>();
  let next = 100;
  for (const part of all.parts) {
    const { code, row } = codes.get(part)!;
    let qid = seen.get(code);
    if (qid === undefined) {
      qid = String(++next);
      seen.set(code, qid);
      questions.push({ qid, parent_qid: '0', title: code, type: typeOf(part) });
      texts.push({ qid, question: `<p>${part.text}</p>`, language: 'en' });
      if (part.kind !== 'many') {
        for (const [index, choice] of part.choices.entries()) {
          if (choice.open === true) continue;
          const aid = String(++next);
          answers.push({ aid, qid, code: answerCode(part, choice), sortorder: String(index), scale_id: '0' });
          labels.push({ aid, answer: choice.label, language: 'en' });
        }
      }
    }
    const rows =
      part.kind === 'many'
        ? part.choices.flatMap(({ label, open }, index) => (open === true ? [] : [[sub(index), label] as const]))
        : row === undefined
          ? []
          : [[row, part.row!] as const];
    for (const [title, text] of rows) {
      const own = String(++next);
      subquestions.push({ qid: own, parent_qid: qid, title });
      texts.push({ qid: own, question: text, language: 'en' });
    }
  }
  const table = (name: string, records: readonly Readonly<Record<string, string>>[]) => {
    const rows = records.map((record) => {
      const fields = Object.entries(record).map(([field, value]) => `<${field}><![CDATA[${value}]]></${field}>`);
      return `<row>${fields.join('')}</row>`;
    });
    return `<${name}><rows>${rows.join('\n')}</rows></${name}>\n`;
  };
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<document><LimeSurveyDocType>Survey</LimeSurveyDocType>\n${table(
      'answers',
      answers,
    )}${table('answer_l10ns', labels)}${table('questions', questions)}${table('subquestions', subquestions)}${table(
      'question_l10ns',
      texts,
    )}</document>`,
  );
}

function typeOf({ kind, matrix }: Part): string {
  if (matrix !== undefined) return 'F';
  return {
    rating: 'L',
    nps: 'L',
    one: 'L',
    many: 'M',
    number: 'N',
    ranking: 'R',
    date: 'D',
    words: 'T',
    personal: 'S',
  }[kind];
}

const base = { tool: 'limesurvey', marked: ['partial'] } as const;
const written = { mark: true, quoted: true, end: '\r\n' } as const;

export const LIMESURVEY: readonly Layout[] = [
  {
    ...base,
    name: 'LimeSurvey, codes with the survey structure',
    lost: { nothingTicked: 'blank', other: 'Other' },
    files: (all) => ({
      'results-survey1.csv': textFile(responses(all, false), { ...written, delimiter: ';' }),
      'survey-1.lss': structure(all),
    }),
  },
  {
    ...base,
    name: 'LimeSurvey, answers in full',
    lost: { order: ['single'], nothingTicked: 'marked', other: 'Other' },
    files: (all) => ({ 'results-survey1.csv': textFile(responses(all, true), written) }),
  },
];
