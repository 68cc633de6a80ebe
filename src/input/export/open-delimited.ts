import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { InputErrors, type Problem } from '../../errors.ts';
import { hasBareQuotes } from './bare-quotes.ts';
import { type Charset, declaredCharset, likelyCharset, validUtf8Share } from './charset.ts';
import { fieldDelimiter } from './field-delimiter.ts';
import type { OpenOptions } from './formats.ts';
import type { Source } from './layout.ts';
import { textPieces } from './text-pieces.ts';

/** Characters of the beginning in which headings and tool are looked for. */
const HEAD = 512 * 1024;
/** The delimiter is looked for in so many characters of it, and in so many records at least. */
const SAMPLE = 64 * 1024;
const ENOUGH = 50;
/** A record longer than this is a quote that was never closed. */
const LONGEST_RECORD = 8 * 1024 * 1024;

/** Delimited text in any encoding: comma, semicolon, tab or bar, quoted as CSV is. */
export async function openDelimited({ path, file, facts, charset, delimiter }: OpenOptions): Promise<Source> {
  const remarks: string[] = [];
  const encoding = chosenCharset(file, facts, charset, remarks);
  let start = headText(path, encoding);
  const declared = /^sep=(.)\n/i.exec(start);
  if (declared !== null) start = start.slice(declared[0].length);
  if (start.includes('\0')) throw new InputErrors([notText(file)]);
  if (start.trim() === '') throw new InputErrors([emptyFile(file)]);
  const separator = delimiter ?? declared?.[1] ?? fieldDelimiter(sampleOf(start));
  const bare = separator === '\t' && hasBareQuotes(textPieces(path, encoding));
  if (bare) remarks.push('Quotation marks are read as letters: the file does not quote its cells.');
  const quoteChar = bare ? '\0' : '"';
  const { data } = Papa.parse<string[]>(start, { delimiter: separator, newline: '\n', quoteChar });

  return {
    head: {
      format: 'delimited',
      records: data.filter((record) => !blank(record)),
      delimiter: separator,
      name: file.replace(/^.*[\\/]/, ''),
    },
    charset: encoding.label,
    remarks,
    records: (visit) =>
      visitRecords(
        { path, file, charset: encoding, delimiter: separator, quoteChar, skipped: declared?.[0].length ?? 0 },
        visit,
      ),
  };
}

function chosenCharset(
  file: string,
  facts: OpenOptions['facts'],
  wanted: string | undefined,
  remarks: string[],
): Charset {
  const declared = declaredCharset(facts.start);
  if (wanted !== undefined) {
    const label = decoderLabel(file, wanted);
    if (label === 'utf-8' && !facts.utf8) remarks.push('Some bytes are not UTF-8 and were replaced.');
    return { label, mark: declared?.label === label ? declared.mark : 0, guessed: false };
  }
  if (declared !== undefined && (declared.label !== 'utf-8' || facts.utf8)) {
    if (declared.guessed) remarks.push(`The encoding was taken to be ${declared.label}; check the texts.`);
    return declared;
  }
  if (facts.utf8) return { label: 'utf-8', mark: 0, guessed: false };
  if (declared !== undefined || validUtf8Share(facts.sample) > 0.8) {
    throw new InputErrors([
      {
        place: { file },
        found: 'text in UTF-8 with bytes among it that are not',
        expected: 'one encoding from beginning to end',
        hint: 'Export the file again; or name an encoding, with "utf-8" the odd bytes are replaced.',
      },
    ]);
  }
  const label = likelyCharset(facts.sample);
  remarks.push(`The encoding was taken to be ${label}; check the texts.`);
  return { label, mark: 0, guessed: true };
}

function decoderLabel(file: string, wanted: string): string {
  try {
    const { encoding } = new TextDecoder(wanted);
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    const expected = 'an encoding such as utf-8, gb18030, windows-1252, big5 or shift_jis';
    throw new InputErrors([{ place: { file }, found: `the encoding "${wanted}"`, expected }]);
  }
}

/** The beginning, ending with a record or with the file. */
function headText(path: string, charset: Charset): string {
  let text = '';
  for (const piece of textPieces(path, charset)) {
    text += piece;
    if (text.length >= HEAD) return wholeRecords(text, text.length, Infinity);
  }
  return text;
}

function sampleOf(start: string): string {
  return start.length <= SAMPLE ? start : wholeRecords(start, SAMPLE, ENOUGH);
}

/** The records at the beginning that fill `length` characters and are `enough`; all of the text when it has no more, or none ends. */
function wholeRecords(text: string, length: number, enough: number): string {
  let quoted = false;
  let end = 0;
  let records = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) quoted = !quoted;
    else if (code === 0x0a && !quoted) {
      end = i + 1;
      records++;
      if (end >= length && records >= enough) break;
    }
  }
  return end === 0 ? text : text.slice(0, end);
}

interface DelimitedText {
  readonly path: string;
  readonly file: string;
  readonly charset: Charset;
  readonly delimiter: string;
  readonly quoteChar: string;
  /** Characters at the beginning that are no record. */
  readonly skipped: number;
}

async function visitRecords(
  { path, file, charset, delimiter, quoteChar, skipped }: DelimitedText,
  visit: (rows: string[][], numbers: readonly number[]) => void,
): Promise<void> {
  let waiting = 0;
  let odd = false;
  // papaparse begins a record that has not ended anew with every piece: each is as long as what it already has.
  function* texts(): Generator<string, void> {
    let first = true;
    let held = '';
    for (const piece of textPieces(path, charset)) {
      held += first ? piece.slice(skipped) : piece;
      first = false;
      if (held === '' || held.length < waiting) continue;
      const text = held;
      held = '';
      waiting += text.length;
      odd ||= text.includes('\0');
      yield text;
    }
    odd ||= held.includes('\0');
    waiting += held.length;
    if (held !== '') yield held;
  }
  let row = skipped > 0 ? 1 : 0;
  let problem: Problem | undefined;
  let thrown: unknown;
  const input = Readable.from(texts(), { highWaterMark: 1 });
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(input, {
      delimiter,
      newline: '\n',
      quoteChar,
      chunk({ data, errors }, parser) {
        const [error] = errors;
        if (data.length > 0) waiting = 0;
        const kept: string[][] = [];
        const numbers: number[] = [];
        for (const record of data) {
          row++;
          if (blank(record)) continue;
          kept.push(record);
          numbers.push(row);
        }
        if (odd) problem = notText(file);
        else if (error !== undefined) problem = openQuote(file, row - data.length + (error.row ?? 0) + 1);
        else if (waiting > LONGEST_RECORD) problem = openQuote(file, row + 1);
        else {
          try {
            visit(kept, numbers);
          } catch (caught) {
            thrown = caught;
          }
        }
        if (problem !== undefined || thrown !== undefined) parser.abort();
      },
      complete: () => resolve(),
      error: reject,
    });
  });
  input.destroy();
  if (thrown !== undefined) throw thrown;
  if (problem !== undefined) throw new InputErrors([problem]);
}

function blank(record: readonly string[]): boolean {
  return record[0]!.trim() === '' && record.every((cell) => cell.trim() === '');
}

export function emptyFile(file: string): Problem {
  return { place: { file }, found: 'an empty file', expected: 'a heading and rows below it' };
}

function notText(file: string): Problem {
  return {
    place: { file },
    found: 'zero bytes among the text',
    expected: 'a text file, a spreadsheet or an SPSS file',
    hint: 'The file is damaged or of a kind that is not known here; export it again.',
  };
}

function openQuote(file: string, row: number): Problem {
  return {
    place: { file, row },
    found: 'a quotation mark that is not closed, or text behind one that is',
    expected: 'quoted cells that end with a quotation mark',
    hint: 'The file may have been cut off; export it again. Inside a quoted cell a quotation mark is written twice: "".',
  };
}
