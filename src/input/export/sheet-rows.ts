import { InputErrors } from '../../errors.ts';
import { cellDate } from './cell-date.ts';
import { attribute, type Attributes, xmlEvents } from './xml-events.ts';

const MOST_CELLS = 20_000_000;
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

export interface SheetRows {
  /** Rows with something in them; cells as text, dates as wall time, blank cells behind the last one left out. */
  readonly rows: string[][];
  /** Row of each as a spreadsheet counts. */
  readonly numbers: readonly number[];
  /** Cells merged across columns: index into `rows`, first and last column. */
  readonly merged: readonly { readonly row: number; readonly first: number; readonly last: number }[];
}

/** What the cells of every sheet of a workbook refer to. */
export interface SheetContext {
  readonly file: string;
  readonly name: string;
  readonly strings: readonly string[];
  /** For each cell style, whether it shows a date. */
  readonly dated: readonly boolean[];
  readonly from1904: boolean;
}

/**
 * The rows of a sheet. What a spreadsheet would call damaged is refused and not read somehow: rows and cells out of order or in
 * each other's place, numbers that are none, strings and styles that do not exist.
 *
 * @throws {InputErrors}
 */
export function sheetRows(context: SheetContext, xml: string): SheetRows {
  const { file } = context;
  const rows: string[][] = [];
  const numbers: number[] = [];
  const ranges: string[] = [];
  let row: string[] = [];
  let number = 0;
  let column = -1;
  let cells = 0;
  let type = '';
  let style: number | undefined;
  /** Where the value stands: `v`, or `is` for an inline string. */
  let value: 'v' | 'is' | undefined;
  let text = '';
  let reading = false;
  let phonetic = 0;
  for (const event of xmlEvents(file, xml)) {
    if (event.kind === 'text') {
      if (reading && phonetic === 0) text += event.text;
      continue;
    }
    const { name, parent } = event;
    switch (name) {
      case 'row':
        if (parent !== 'sheetData') break;
        if (event.kind === 'open') {
          number = rowNumber(context, event.attributes, number);
          row = [];
          column = -1;
        } else if (row.some((cell) => cell.trim() !== '')) {
          rows.push(row);
          numbers.push(number);
        }
        break;
      case 'c':
        if (parent !== 'row') break;
        if (event.kind === 'open') {
          column = columnNumber(context, attribute(event.attributes, 'r'), number, column);
          type = attribute(event.attributes, 't') ?? 'n';
          const said = attribute(event.attributes, 's');
          style = said === undefined ? undefined : Number(said);
          value = undefined;
          text = '';
        } else if (value !== undefined) {
          if ((value === 'is') !== (type === 'inlineStr'))
            throw damaged(context, number, column, 'a value of another kind');
          if (text === '') break;
          cells += Math.max(1, column + 1 - row.length);
          if (cells > MOST_CELLS) throw tooLarge(file);
          while (row.length < column) row.push('');
          const cell = cellText(context, type, style, text);
          if (cell === undefined)
            throw damaged(context, number, column, `${JSON.stringify(text.slice(0, 40))} as a value of type "${type}"`);
          row[column] = cell;
        }
        break;
      case 'v':
      case 'is':
        if (parent !== 'c') break;
        if (event.kind === 'open') {
          if (value !== undefined) throw damaged(context, number, column, 'two values');
          value = name;
        }
        reading = name === 'v' && event.kind === 'open';
        break;
      case 't':
        if (value === 'is') reading = event.kind === 'open' && (parent === 'is' || parent === 'r');
        break;
      case 'rPh':
        phonetic += event.kind === 'open' ? 1 : -1;
        break;
      case 'mergeCell':
        if (event.kind === 'open') ranges.push(attribute(event.attributes, 'ref') ?? '');
    }
  }
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  if (width * rows.length > MOST_CELLS) throw tooLarge(file);
  return { rows, numbers, merged: mergedAcross(ranges, numbers) };
}

function rowNumber({ file, name }: SheetContext, attributes: Attributes, before: number): number {
  const said = attribute(attributes, 'r');
  const number = said === undefined ? before + 1 : Number(said);
  if (Number.isInteger(number) && number > before && number <= MOST_ROWS) return number;
  const found = `the sheet "${name}" with row "${(said ?? String(number)).slice(0, 20)}" behind row ${before}`;
  throw new InputErrors([
    { place: { file }, found, expected: 'rows in their order', hint: 'The file is damaged; export it again.' },
  ]);
}

/** Position from 0 of a cell, by its reference (`AB12`) or behind the one before. */
function columnNumber(context: SheetContext, reference: string | undefined, row: number, before: number): number {
  if (reference === undefined && before + 1 < MOST_COLUMNS) return before + 1;
  const column = columnOf(reference);
  const own = /\d+$/.exec(reference ?? '')?.[0];
  if (column !== undefined && column > before && column < MOST_COLUMNS && Number(own) === row) return column;
  throw damaged(context, row, before, `the cell "${(reference ?? 'without a reference').slice(0, 20)}" behind it`);
}

function damaged({ file, name }: SheetContext, row: number, column: number, found: string): InputErrors {
  return new InputErrors([
    {
      place: { file, row },
      found: `${found} in column ${Math.max(1, column + 1)} of the sheet "${name}"`,
      expected: 'cells as a spreadsheet writes them',
      hint: 'The file is damaged; export it again.',
    },
  ]);
}

function tooLarge(file: string): InputErrors {
  const found = `a sheet with more than ${MOST_CELLS / 1_000_000} million cells`;
  return new InputErrors([{ place: { file }, found, expected: 'a smaller one', hint: 'Save the sheet as CSV.' }]);
}

/** A day, a day with its time, or a time as ISO 8601 writes them. */
const MOMENT = /^(?:\d{4}-\d\d-\d\d(?=T|$))?(?:T?\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

function isMoment(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d/.exec(text)?.[0];
  return MOMENT.test(text) && (day === undefined || !Number.isNaN(Date.parse(day)));
}

/** The text of a cell; undefined where the value is none of its type. */
function cellText(
  { strings, dated, from1904 }: SheetContext,
  type: string,
  style: number | undefined,
  text: string,
): string | undefined {
  switch (type) {
    case 's':
      return /^\s*\d+\s*$/.test(text) ? strings[Number(text)] : undefined;
    case 'b':
      return /^\s*(1|true)\s*$/.test(text) ? 'TRUE' : /^\s*(0|false)\s*$/.test(text) ? 'FALSE' : undefined;
    case 'n': {
      const plain = text.trim();
      const value = Number(plain);
      if (plain === '') return '';
      if (!NUMBER.test(plain) || !Number.isFinite(value)) return undefined;
      if (style === undefined) return String(value);
      if (style !== 0 && dated[style] === undefined) return undefined;
      return (dated[style] ? cellDate(value, from1904) : undefined) ?? String(value);
    }
    case 'd':
      return isMoment(text.trim())
        ? text
            .trim()
            .replace('T', ' ')
            .replace(/(?:\.0+)?Z?$/, '')
        : undefined;
    case 'str':
    case 'inlineStr':
      return unescaped(text);
    case 'e':
      return text.trim().startsWith('#') ? unescaped(text) : undefined;
    default:
      return undefined;
  }
}

/** Spreadsheets write characters that XML has no room for as `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text.replaceAll('\r\n', '\n');
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');
}

/** Position from 0 of `AB12`; undefined when it is no reference. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d+$)/i.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Of the first rows, where headings can be. */
function mergedAcross(ranges: readonly string[], numbers: readonly number[]): SheetRows['merged'] {
  const head = numbers.slice(0, 6);
  return ranges.flatMap((range) => {
    const [from = '', to = ''] = range.split(':');
    const [first, last] = [columnOf(from), columnOf(to)];
    const row = head.indexOf(Number(/\d+$/.exec(from)?.[0]));
    return row < 0 || first === undefined || last === undefined || last <= first ? [] : [{ row, first, last }];
  });
}
