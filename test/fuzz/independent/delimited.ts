import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { type Comparison, difference, type NumberedRecord, type OurTable, textCell } from './table.ts';

const MARKS: Readonly<Record<string, string>> = { 'utf-8': 'efbbbf', 'utf-16le': 'fffe', 'utf-16be': 'feff' };

/** Delimited text by TextDecoder and csv-parse (ours is papaparse), in the encoding and with the separator that the profile names. */
export function comparedDelimited(bytes: Buffer, ours: OurTable): Comparison {
  const { charset = '', delimiter = '' } = ours.profile;
  if (isUtf8(bytes) && !bytes.includes(0) && charset !== 'utf-8')
    return { verdict: 'different', notes: [], detail: `read as ${charset}, but valid UTF-8` };
  const mark = MARKS[charset] ?? '-';
  const start = bytes.toString('hex', 0, mark.length / 2) === mark ? mark.length / 2 : 0;
  let text = new TextDecoder(charset, { ignoreBOM: true }).decode(bytes.subarray(start));
  const named = /^sep=[^\r\n](\r\n|\r|\n)/i.exec(text)?.[0] ?? '';
  text = text.slice(named.length);
  const notes: string[] = named === '' ? [] : ['separator named in the first line'];
  const first = named === '' ? 1 : 2;

  const strict = attempt(text, delimiter, {});
  if (!(strict instanceof CsvError)) return judged(ours, numbered(strict, first), notes);
  if (strict.code === 'INVALID_OPENING_QUOTE') {
    const relaxed = attempt(text, delimiter, { relax_quotes: true });
    if (!(relaxed instanceof CsvError))
      return judged(ours, numbered(relaxed, first), [
        ...notes,
        'quotation mark within a cell that has none around it: taken as it is',
      ]);
  }
  if (strict.code === 'CSV_INVALID_CLOSING_QUOTE' || strict.code === 'INVALID_OPENING_QUOTE') {
    const bare = withoutBlanksBehindQuotes(text, delimiter);
    const relaxed = bare === text ? strict : attempt(bare, delimiter, { relax_quotes: true });
    if (!(relaxed instanceof CsvError))
      return judged(ours, numbered(relaxed, first), [...notes, 'blanks behind a closing quotation mark: left out']);
  }
  return { verdict: 'different', notes, detail: `csv-parse refuses: ${strict.code} ${strict.message}` };
}

function attempt(text: string, delimiter: string, more: object): string[][] | CsvError {
  try {
    return parse(text, { delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, ...more });
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
}

function numbered(records: readonly (readonly string[])[], first: number): NumberedRecord[] {
  return records.map((cells, index) => ({
    number: index + first,
    cells: cells.map((cell) => textCell(cell.replaceAll(/\r\n?/g, '\n'))),
  }));
}

function judged(ours: OurTable, records: readonly NumberedRecord[], notes: readonly string[]): Comparison {
  const detail = difference(ours, records);
  return detail === undefined ? { verdict: 'equal', notes } : { verdict: 'different', notes, detail };
}

/** The text without blanks between a closing quotation mark and the separator or the end of the line. */
function withoutBlanksBehindQuotes(text: string, delimiter: string): string {
  const kept: string[] = [];
  let from = 0;
  let quoted = false;
  let atStart = true;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!;
    if (quoted) {
      if (mark !== '"') continue;
      if (text[at + 1] === '"') {
        at++;
        continue;
      }
      quoted = false;
      let end = at + 1;
      while (text[end] === ' ' || text[end] === '\uFEFF') end++;
      if (
        end > at + 1 &&
        (end === text.length || text[end] === delimiter || text[end] === '\n' || text[end] === '\r')
      ) {
        kept.push(text.slice(from, at + 1));
        from = end;
        at = end - 1;
      }
    } else if (mark === '"' && atStart) quoted = true;
    atStart = !quoted && (mark === delimiter || mark === '\n' || mark === '\r');
  }
  return kept.join('') + text.slice(from);
}
