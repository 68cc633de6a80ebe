import type { Companion } from '../export/layout.ts';
import { xmlEvents } from '../export/xml-events.ts';
import type { DeclaredOption, ProfiledColumn } from '../profile.ts';
import { cleanHeading } from './clean-heading.ts';

export interface LimeQuestion {
  readonly code: string;
  /** One letter, as LimeSurvey names its question types. */
  readonly type: string;
  /** In the survey's first language. */
  readonly text: string;
  readonly texts: readonly string[];
  readonly declared: ProfiledColumn['declared'];
  /** Answers of the scale, 0 or (in a dual array) 1. */
  options(scale: number): readonly DeclaredOption[];
  /** Wording of a sub-question, by its code or one of its wordings. */
  part(code: string): string | undefined;
  /** Wordings of the row and the column that `SQ001_SQ002` is in an array with both. */
  rowAndColumn(code: string): readonly [row: string, column: string] | undefined;
}

type Row = Readonly<Record<string, string>>;

/** Boxes, `M` and `P`, are told by their cells. */
const DECLARED: Readonly<Record<string, ProfiledColumn['declared']>> = {
  L: 'single',
  '!': 'single',
  O: 'single',
  Y: 'single',
  G: 'single',
  C: 'single',
  E: 'single',
  '5': 'single',
  F: 'grid',
  H: 'grid',
  A: 'grid',
  B: 'grid',
  '1': 'grid',
  N: 'number',
  K: 'number',
  ':': 'number',
  ';': 'text',
  '|': 'text',
  R: 'ranking',
  D: 'date',
  T: 'text',
  S: 'text',
  U: 'text',
  Q: 'text',
};

/** Types whose cells hold one of the answers that the questionnaire lists. */
const LISTED = /^[L!OFH1RWZ]$/;

/** Answers that no questionnaire lists: they come with the type. */
const FIXED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Y: { Y: 'Yes', N: 'No' },
  G: { F: 'Female', M: 'Male' },
  C: { Y: 'Yes', U: 'Uncertain', N: 'No' },
  E: { I: 'Increase', S: 'Same', D: 'Decrease' },
};

/** Questions of LimeSurvey structure files (`.lss`); texts stand in tables of their own (since 2020) or in the main ones. */
export function limeQuestions(companions: readonly Companion[]): readonly LimeQuestion[] {
  return companions.flatMap(({ file, bytes }) => {
    const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
    if (!/<LimeSurveyDocType>/.test(text)) return [];
    const tables = tablesIn(file, text);
    const rows = (name: string) => tables.get(name) ?? [];
    const wordings = (id: string, own: Row) => {
      const found = rows('question_l10ns')
        .filter(({ qid }) => qid === id)
        .map(({ question = '' }) => question);
      return (found.length > 0 ? found : [own['question'] ?? '']).map(cleanHeading).filter((wording) => wording !== '');
    };
    const all = rows('questions').filter(({ parent_qid: parent = '0' }) => parent === '0');
    const unique = all.filter(({ qid }, index) => all.findIndex((other) => other['qid'] === qid) === index);
    return unique.map((own) => {
      const { qid = '', title = '', type = '' } = own;
      const texts = wordings(qid, own);
      const parts = rows('subquestions').filter(({ parent_qid: parent }) => parent === qid);
      const worded = (code: string, among: readonly Row[]) => {
        for (const part of among) {
          const found = wordings(part['qid'] ?? '', part);
          if (part['title'] === code || found.includes(code)) return found[0] ?? code;
        }
        return undefined;
      };
      return {
        code: title,
        type,
        text: texts[0] ?? title,
        texts,
        declared: DECLARED[type],
        options: (scale: number) =>
          type in FIXED
            ? Object.entries(FIXED[type]!).map(([code, label]) => ({ code, label, missing: false }))
            : LISTED.test(type)
              ? answersOf(rows, qid, scale)
              : [],
        part: (code: string) => worded(code, parts),
        rowAndColumn(code: string) {
          const [first = '', second = '', ...more] = code.split('_');
          const row = worded(
            first,
            parts.filter(({ scale_id: scale = '0' }) => scale !== '1'),
          );
          const column = worded(
            second,
            parts.filter(({ scale_id: scale }) => scale === '1'),
          );
          return more.length > 0 || row === undefined || column === undefined ? undefined : [row, column];
        },
      };
    });
  });
}

function answersOf(rows: (name: string) => readonly Row[], question: string, scale: number): readonly DeclaredOption[] {
  const seen = new Set<string>();
  return rows('answers')
    .filter(({ qid, scale_id: id = '0' }) => qid === question && Number(id) === scale)
    .toSorted((a, b) => Number(a['sortorder'] ?? 0) - Number(b['sortorder'] ?? 0))
    .flatMap(({ aid, code = '', answer }) => {
      if (seen.has(code)) return [];
      seen.add(code);
      const label = answer ?? rows('answer_l10ns').find((row) => row['aid'] === aid)?.['answer'] ?? code;
      return [{ code, label: cleanHeading(label), missing: false }];
    });
}

/** Tables of the document: `<name><rows><row><field>…`. */
function tablesIn(file: string, text: string): ReadonlyMap<string, readonly Row[]> {
  const tables = new Map<string, Row[]>();
  const path: string[] = [];
  let row: Record<string, string> = {};
  for (const event of xmlEvents(file, text)) {
    if (event.kind === 'open') {
      path.push(event.name);
      if (event.name === 'row') row = {};
    } else if (event.kind === 'close') {
      if (event.name === 'row' && path.length === 4) {
        const table = path[1]!;
        const known = tables.get(table);
        if (known === undefined) tables.set(table, [row]);
        else known.push(row);
      }
      path.pop();
    } else if (path.length === 5 && path[3] === 'row') {
      row[path[4]!] = (row[path[4]!] ?? '') + event.text;
    }
  }
  return tables;
}
