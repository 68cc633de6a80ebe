import Papa from 'papaparse';
import { delimiterOf } from './delimiter.ts';

/** The cells of a data file as they stand there, trimmed. */
export interface AnswerRows {
  readonly headings: readonly string[];
  /** As long as the headings, without blank rows. */
  readonly rows: readonly (readonly string[])[];
}

/** A data file whose text is at hand, to be compared with another one; nothing is checked. */
export function answerRows(text: string): AnswerRows {
  const plain = text.replace(/^\uFEFF/, '');
  const start = plain.slice(0, START);
  const delimiter = delimiterOf(start.length < plain.length ? start.slice(0, start.lastIndexOf('\n') + 1) : start);
  const [head = [], ...records] = Papa.parse<string[]>(plain, { delimiter }).data;
  const headings = head.map((cell) => cell.trim());
  return {
    headings,
    rows: records
      .map((record) => headings.map((_, index) => (record[index] ?? '').trim()))
      .filter((row) => row.some((cell) => cell !== '')),
  };
}

const START = 64 * 1024;
