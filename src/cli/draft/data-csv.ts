import type { ProfiledTable } from '../../input/profile.ts';
import { columnsOf, type DraftMulti, type DraftQuestion, type DraftSingle } from './draft.ts';
import { trimmed } from './profiled-cells.ts';
import { knownAnswers } from './split-answers.ts';

/** A data file of a study. */
export interface DataCsv {
  readonly text: string;
  readonly respondents: number;
  /** Respondents who answered none of the questions; they are not in the file. */
  readonly empty: number;
  /** Position in the table of each respondent in the file. */
  readonly at: readonly number[];
}

/**
 * The kept respondents with these columns alone, values untouched; but what people wrote in beside the given answers is replaced
 * by the code of "other", since free text does not leave the importer.
 *
 * @param headings columns in the order in which they shall stand
 */
export function dataCsv(
  table: ProfiledTable,
  headings: readonly string[],
  questions: readonly DraftQuestion[],
): DataCsv {
  const columns = headings.map((heading) => table.profile.columns.find((column) => column.heading === heading)!);
  const cells = columns.map(({ index, heading }) => {
    const change = changes(table, heading, questions);
    return (row: readonly string[]) => change(row[index] ?? '', row);
  });
  const lines = [headings.map(quoted).join(',')];
  const at: number[] = [];
  let empty = 0;
  for (const [index, row] of table.rows.entries()) {
    const values = cells.map((cell) => cell(row));
    if (values.every((value) => value.trim() === '')) empty++;
    else {
      lines.push(values.map(quoted).join(','));
      at.push(index);
    }
  }
  return { text: `${lines.join('\n')}\n`, respondents: at.length, empty, at };
}

type Change = (cell: string, row: readonly string[]) => string;

function changes(table: ProfiledTable, heading: string, questions: readonly DraftQuestion[]): Change {
  for (const question of questions) {
    if (question.type === 'single' && question.writtenIn !== undefined && columnsOf(question).includes(heading)) {
      return writtenAnswer(question, question.writtenIn.code);
    }
    if (question.type !== 'multi') continue;
    if (question.mentions?.includes(heading) === true && question.writtenIn !== undefined)
      return writtenAnswer(question, question.writtenIn.code);
    if (question.column === heading && question.writtenIn !== undefined)
      return writtenAnswers(question, question.writtenIn.code);
    if (question.options.some((option) => option.column === heading && option.writtenIn === true))
      return writtenBox(table, question);
  }
  return (cell) => cell;
}

function writtenAnswer({ options, codes, missing }: DraftSingle | DraftMulti, other: string): Change {
  const known = new Set(['', ...options.map(({ code }) => code), ...Object.keys(codes), ...Object.keys(missing)]);
  return (cell) => (known.has(trimmed(cell)) ? cell : other);
}

function writtenAnswers({ options, codes, missing, separator }: DraftMulti, other: string): Change {
  const known = [...options.map(({ code }) => code), ...Object.keys(codes), ...Object.keys(missing)];
  const asLabel = Object.entries(codes).find(([, code]) => code === other)?.[0] ?? other;
  return (cell) => {
    const { named, rest } = knownAnswers(cell, known, separator!);
    if (rest.length === 0) return cell;
    return [...new Set([...named, asLabel])].join(separator);
  };
}

/** A box in which people wrote: ticked where they did; blank, or as its neighbours say, where they did not. */
function writtenBox(table: ProfiledTable, { options, ticked, unticked, missing }: DraftMulti): Change {
  const neighbours = options
    .filter((option) => option.writtenIn !== true)
    .map(({ column }) => table.profile.columns.find(({ heading }) => heading === column)!.index);
  const tick = ticked[0]!;
  return (cell, row) => {
    if (trimmed(cell) !== '' && !(trimmed(cell) in missing)) return tick;
    const others = neighbours.map((index) => trimmed(row[index] ?? ''));
    const [first = ''] = others;
    if ((first === '' || first in missing) && others.every((value) => value === first)) return first;
    return unticked.find((value) => value !== '') ?? '';
  };
}

function quoted(cell: string): string {
  return /[",\r\n;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
