import { isAscii, isUtf8 } from 'node:buffer';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import Papa from 'papaparse';
import type { Place, Problem } from '../errors.ts';
import { delimiterOf } from './delimiter.ts';
import { filePieces } from './file-pieces.ts';
import { otherFormat } from './other-format.ts';
import type { ProblemList } from './problem-list.ts';

/** What becomes of a file's records. */
export interface CsvTarget {
  /** The first record, trimmed. */
  heading(headings: readonly string[]): void;
  /**
   * Further records without blank ones, each as long as the heading.
   *
   * @param numbers the row in which a spreadsheet shows each
   * @param ahead about how many records are still to come
   */
  rows(records: readonly (readonly string[])[], numbers: readonly number[], ahead: number): void;
}

/** A quoted cell longer than this is a quote that was never closed. */
const LONGEST_RECORD = 8 * 1024 * 1024;

/**
 * Read a CSV file record by record: UTF-8, separated by comma, semicolon or tab. Blank records are skipped but counted.
 *
 * A file that cannot be read to its end (another format, another encoding, a quote that is not closed) leaves a problem,
 * and its rows from there on are not handed over.
 *
 * @param file how the file is called in messages
 * @returns SHA-256 of the file, in hexadecimal; undefined when it is empty or was not read to its end
 */
export async function readCsv(
  path: string,
  file: string,
  problems: ProblemList,
  target: CsvTarget,
): Promise<string | undefined> {
  let hash: string | undefined;
  const pieces = filePieces(path, (digest) => (hash = digest));
  const first = await pieces.next();
  const other = first.done ? undefined : otherFormat(first.value);
  if (first.done || other !== undefined) {
    await pieces.return();
    problems.add(other === undefined ? emptyFile(file) : { place: { file }, ...other });
    return undefined;
  }

  const { size } = await stat(path);
  let bytes = 0;
  let damaged = false;
  let waiting = 0;
  function textOf(piece: Buffer): string {
    bytes += piece.length;
    if (isAscii(piece)) {
      damaged ||= piece.includes(0);
      return piece.toString('latin1');
    }
    damaged ||= piece.includes(0) || !isUtf8(piece);
    return piece.toString('utf8');
  }
  let start = textOf(first.value).replace(/^\uFEFF/, '');
  const declared = /^sep=(.)\r?\n/i.exec(start);
  if (declared !== null) start = start.slice(declared[0].length);
  const delimiter = declared?.[1] ?? delimiterOf(start);

  async function* texts(): AsyncGenerator<string, void> {
    waiting += start.length;
    yield start;
    for await (const piece of pieces) {
      const text = textOf(piece);
      waiting += text.length;
      yield text;
    }
  }

  let row = 0;
  let headings: readonly string[] | undefined;
  let rows = 0;
  /** Hands over good records; false when reading on makes no sense. */
  function taken(records: readonly string[][]): boolean {
    const kept: string[][] = [];
    const numbers: number[] = [];
    for (const record of records) {
      row++;
      if (record[0]!.trim() === '' && record.every((cell) => cell.trim() === '')) continue;
      if (damaged) {
        const problem = damageIn(record, { file, row }, headings);
        if (problem !== undefined) {
          problems.add(problem);
          return false;
        }
      }
      if (headings === undefined) {
        headings = record.map((heading) => heading.replaceAll('\u00A0', ' ').trim());
        target.heading(headings);
      } else if (record.length === headings.length) {
        kept.push(record);
        numbers.push(row);
      } else {
        const hint = 'A cell that holds the separator needs quotes; a row that breaks off needs its other cells.';
        const expected = `${headings.length}, as in the heading`;
        problems.add({ place: { file, row }, found: cells(record.length), expected, hint }, 'ragged');
        rows++;
      }
    }
    if (kept.length > 0) target.rows(kept, numbers, Math.ceil(row * Math.max(0, size / bytes - 1) * 1.02));
    rows += kept.length;
    return true;
  }

  let complete = true;
  const input = Readable.from(texts(), { highWaterMark: 1 });
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(input, {
      delimiter,
      chunk({ data, errors }, parser) {
        const [error] = errors;
        if (data.length > 0) waiting = 0;
        complete = taken(error === undefined ? data : data.slice(0, error.row ?? 0));
        if (complete && (error !== undefined || waiting > LONGEST_RECORD)) {
          const record = data[error?.row ?? 0];
          const heading =
            error?.code === 'MissingQuotes' && record !== undefined ? headings?.[record.length - 1] : undefined;
          problems.add(openQuote({ file, row: row + 1, heading }));
          complete = false;
        }
        if (!complete) parser.abort();
      },
      complete: () => resolve(),
      error: reject,
    });
  });
  input.destroy();
  await pieces.return();

  if (complete && headings === undefined) problems.add(emptyFile(file));
  else if (complete && rows === 0) {
    problems.add({ place: { file }, found: 'a heading and nothing below it', expected: 'a row for each respondent' });
  }
  return complete && headings !== undefined ? hash : undefined;
}

function emptyFile(file: string): Problem {
  return { place: { file }, found: 'an empty file', expected: 'a heading and rows below it' };
}

function openQuote(place: Place): Problem {
  return {
    place,
    found: 'a quotation mark that is not closed, or text behind one that is',
    expected: 'quoted cells that end with a quotation mark',
    hint: 'Inside a quoted cell a quotation mark is written twice: "".',
  };
}

function cells(count: number): string {
  return count === 1 ? '1 cell' : `${count} cells`;
}

function damageIn(
  record: readonly string[],
  place: Place,
  headings: readonly string[] | undefined,
): Problem | undefined {
  const index = record.findIndex((cell) => /[\0\uFFFD]/.test(cell));
  if (index < 0) return undefined;
  const heading = headings?.[index];
  if (record[index]!.includes('\0')) {
    return {
      place: { ...place, heading },
      found: 'a NUL byte',
      expected: 'text',
      hint: 'The file is damaged, or not a CSV file; export it again.',
    };
  }
  return {
    place: { ...place, heading },
    found: 'bytes that are not UTF-8',
    expected: 'a file in UTF-8',
    hint: 'Save it as "CSV UTF-8", or set the encoding to UTF-8 where it is exported.',
  };
}
