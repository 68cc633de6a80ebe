import { stringify } from 'yaml';
import type { Problem } from '../../errors.ts';
import { answerCodes } from '../../input/answer-codes.ts';
import { answerRows } from '../../input/answer-rows.ts';
import { cellText } from '../../input/cell-text.ts';
import type { Question } from '../../survey/question.ts';
import type { Study } from '../../survey/study.ts';
import type { DataCsv } from './data-csv.ts';
import { columnsRead } from './declared-questions.ts';
import type { ReadFile } from './read-files.ts';

/** The export of a data file. */
export interface MadeFrom {
  readonly file: ReadFile;
  readonly csv: DataCsv;
}

/** Values of a column that are told; the others are counted. */
const MOST_VALUES = 10;

/**
 * What a build would say of data files that are not written yet, said of the exports that they are made from: once for each column
 * and value, with the first row and the number of rows, and what to write into the study file.
 *
 * @param from path of a data file → its export
 */
export function exportProblems(
  problems: readonly Problem[],
  from: ReadonlyMap<string, MadeFrom>,
  study: Study,
): readonly Problem[] {
  const told = new Set<string>();
  return problems.flatMap((problem): readonly Problem[] => {
    const { file, heading, row } = problem.place;
    const made = from.get(file);
    if (made === undefined) return [problem];
    const original = made.file.table.profile.file;
    const rowOf = (index: number) => made.file.numbers[made.csv.at[index]!];
    const column = `${file} ${heading}`;
    const question = heading === undefined ? undefined : closedQuestion(study, heading);
    if (heading === undefined || question === undefined || study.exclude.length > 0)
      return [{ ...problem, place: { file: original, heading, row: row === undefined ? undefined : rowOf(row - 2) } }];
    if (told.has(column)) return [];
    told.add(column);
    const strange = strangeValues(made.csv.text, heading, question);
    const { expected } = answerCodes(question);
    const path = `data/${study.id}/study.yaml`;
    const shown = [...strange].slice(0, MOST_VALUES).map(([value, { first, rows }]): Problem => ({
      place: { file: original, row: rowOf(first), heading },
      found: `${cellText(value)}${rows === 1 ? '' : `, here and in ${rows - 1} more ${rows === 2 ? 'row' : 'rows'}`}`,
      expected,
      hint: hintFor(value, question, study.languages, path),
    }));
    const more = strange.size - shown.length;
    return shown.length === 0
      ? [problem]
      : more === 0
        ? shown
        : [...shown, { place: { file: original, heading }, found: `${more} more values of the same kind`, expected }];
  });
}

type Closed = Exclude<Question, { type: 'number' | 'text' | 'multi' }>;

/** The question with one answer a cell that reads a column. */
function closedQuestion({ questions }: Study, heading: string): Closed | undefined {
  return questions.find(
    (question): question is Closed =>
      question.type !== 'number' &&
      question.type !== 'text' &&
      question.type !== 'multi' &&
      columnsRead(question).includes(heading),
  );
}

/** Values that the question does not know, by how often they stand there. */
function strangeValues(
  csv: string,
  heading: string,
  question: Closed,
): ReadonlyMap<string, { readonly first: number; readonly rows: number }> {
  const { headings, rows } = answerRows(csv);
  const column = headings.indexOf(heading);
  const { byText } = answerCodes(question);
  const found = new Map<string, { first: number; rows: number }>();
  for (const [index, row] of rows.entries()) {
    const value = row[column]!.replaceAll('\u00A0', ' ').trim();
    if (byText.has(value) || byText.has(row[column]!)) continue;
    const known = found.get(value);
    if (known === undefined) found.set(value, { first: index, rows: 1 });
    else known.rows++;
  }
  return new Map([...found].toSorted(([, a], [, b]) => b.rows - a.rows));
}

function hintFor(value: string, question: Closed, languages: readonly string[], path: string): string {
  const label = languages.length > 1 ? Object.fromEntries(languages.map((language) => [language, value])) : value;
  const line = (entry: unknown) =>
    stringify(entry, { collectionStyle: 'flow', lineWidth: 0 })
      .trim()
      .replace(/^\{ (.*) \}$/, '$1');
  const none = `if it means that there is none, ${line({ [value]: 'refused' })} below missing there.`;
  const where = `of "${question.id}" in ${path}`;
  if (question.type === 'single')
    return `If it is an answer, write ${line({ [value]: label })} below options ${where}; ${none}`;
  if (question.type === 'kano')
    return `If it is one of the five answers, write ${line({ [value]: 'neutral' })} (or which it is) below answers ${where}; ${none}`;
  const code = question.type === 'nps' ? '10' : question.levels[0]!.code;
  return `If it is a level by another name, write ${line({ [value]: code })} (or which it is) below codes ${where}; ${none}`;
}
