import { InputErrors } from '../../errors.ts';
import { cellDate, showsDate } from './cell-date.ts';
import { attribute, xmlEvents } from './xml-events.ts';
import { type ZipEntries, zipEntries } from './zip-entries.ts';

const MOST_CELLS = 20_000_000;
const MOST_COLUMNS = 16_384;

export interface Sheet {
  readonly name: string;
  readonly visible: boolean;
  /** Rows with something in them; cells as text, dates as wall time, blank cells behind the last one left out. */
  readonly rows: string[][];
  /** Row of each as a spreadsheet counts. */
  readonly numbers: readonly number[];
  /** Cells merged across columns: index into `rows`, first and last column. */
  readonly merged: readonly { readonly row: number; readonly first: number; readonly last: number }[];
}

/** @throws {InputErrors} when the file is no workbook, damaged, locked or a bomb */
export function workbookSheets(file: string, bytes: Buffer): readonly Sheet[] {
  const entries = zipEntries(file, bytes);
  const part = (name: string) =>
    entries
      .bytes(name)
      ?.toString('utf8')
      .replace(/^\uFEFF/, '');
  const workbook = part('xl/workbook.xml');
  if (workbook === undefined) throw new InputErrors([{ place: { file }, ...notWorkbook(entries) }]);
  const targets = relations(file, part('xl/_rels/workbook.xml.rels') ?? '');
  const sheets: { readonly name: string; readonly visible: boolean; readonly target: string }[] = [];
  let from1904 = false;
  for (const event of xmlEvents(file, workbook)) {
    if (event.kind !== 'open') continue;
    if (event.name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(event.attributes, 'date1904') ?? '');
    if (event.name !== 'sheet') continue;
    const target = targets.get(attribute(event.attributes, 'id') ?? '');
    const name = attribute(event.attributes, 'name') ?? `Sheet${sheets.length + 1}`;
    const visible = (attribute(event.attributes, 'state') ?? 'visible') === 'visible';
    if (target !== undefined) sheets.push({ name, visible, target });
  }
  const context = {
    file,
    strings: sharedStrings(file, part('xl/sharedStrings.xml')),
    dated: datedStyles(file, part('xl/styles.xml') ?? ''),
    from1904,
  };
  return sheets.slice(0, 50).flatMap(({ name, visible, target }) => {
    const xml = part(target);
    return xml === undefined ? [] : [{ name, visible, ...sheetRows(context, xml) }];
  });
}

function notWorkbook({ names }: ZipEntries): {
  readonly found: string;
  readonly expected: string;
  readonly hint: string;
} {
  const expected = 'a workbook or a table of answers';
  if (names.some((name) => name === 'word/document.xml'))
    return { found: 'a text document', expected, hint: 'Export the answers as a table.' };
  if (names.some((name) => /\.xlsb$|xl\/workbook\.bin$/.test(name))) {
    return { found: 'a binary workbook (.xlsb)', expected, hint: 'Save it as .xlsx.' };
  }
  if (names.some((name) => name === 'content.xml'))
    return { found: 'an OpenDocument file', expected, hint: 'Save it as .xlsx or CSV.' };
  const inside = names.find((name) => /\.(csv|xlsx|sav|tsv)$/i.test(name));
  const hint =
    inside === undefined ? 'Unpack it and give the file with the answers.' : `Unpack it and give "${inside}".`;
  return { found: 'a zip file', expected, hint };
}

function relations(file: string, xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const event of xmlEvents(file, xml)) {
    if (event.kind !== 'open' || event.name !== 'Relationship') continue;
    const target = attribute(event.attributes, 'Target') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    targets.set(attribute(event.attributes, 'Id') ?? '', path.replace(/[^/]+\/\.\.\//g, '').replaceAll('/./', '/'));
  }
  return targets;
}

function sharedStrings(file: string, xml: string | undefined): readonly string[] {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  for (const event of xmlEvents(file, xml ?? '')) {
    if (event.kind === 'text') {
      if (inText && phonetic === 0) text += event.text;
    } else if (event.name === 't') inText = event.kind === 'open';
    else if (event.name === 'rPh') phonetic += event.kind === 'open' ? 1 : -1;
    else if (event.name === 'si') {
      if (event.kind === 'close') strings.push(unescaped(text));
      text = '';
    }
  }
  return strings;
}

/** For each cell style, whether it shows a date. */
function datedStyles(file: string, xml: string): readonly boolean[] {
  const codes = new Map<number, string>();
  const dated: boolean[] = [];
  let inCells = false;
  for (const event of xmlEvents(file, xml)) {
    if (event.kind === 'text') continue;
    if (event.name === 'cellXfs') inCells = event.kind === 'open';
    if (event.kind === 'close') continue;
    if (event.name === 'numFmt') {
      codes.set(Number(attribute(event.attributes, 'numFmtId')), attribute(event.attributes, 'formatCode') ?? '');
    } else if (inCells && event.name === 'xf') {
      const format = Number(attribute(event.attributes, 'numFmtId') ?? 0);
      dated.push(showsDate(format, codes.get(format)));
    }
  }
  return dated;
}

interface Context {
  readonly file: string;
  readonly strings: readonly string[];
  readonly dated: readonly boolean[];
  readonly from1904: boolean;
}

function sheetRows(context: Context, xml: string): Pick<Sheet, 'rows' | 'numbers' | 'merged'> {
  const { file } = context;
  const rows: string[][] = [];
  const numbers: number[] = [];
  const ranges: string[] = [];
  let row: string[] = [];
  let number = 0;
  let column = -1;
  let cells = 0;
  let type = '';
  let style = 0;
  let text = '';
  let reading = false;
  let phonetic = 0;
  for (const event of xmlEvents(file, xml)) {
    if (event.kind === 'text') {
      if (reading && phonetic === 0) text += event.text;
      continue;
    }
    const opened = event.kind === 'open';
    switch (event.name) {
      case 'row':
        if (opened) {
          number = Number(attribute(event.attributes, 'r') ?? number + 1) || number + 1;
          row = [];
          column = -1;
        } else if (row.some((cell) => cell.trim() !== '')) {
          rows.push(row);
          numbers.push(number);
        }
        break;
      case 'c':
        if (opened) {
          column = columnOf(attribute(event.attributes, 'r')) ?? column + 1;
          type = attribute(event.attributes, 't') ?? 'n';
          style = Number(attribute(event.attributes, 's') ?? 0);
          text = '';
        } else if (text !== '' && column < MOST_COLUMNS) {
          cells += Math.max(1, column + 1 - row.length);
          if (cells > MOST_CELLS) throw tooLarge(file);
          while (row.length < column) row.push('');
          row[column] = cellText(context, type, style, text);
        }
        break;
      case 'v':
      case 't':
        reading = opened;
        break;
      case 'rPh':
        phonetic += opened ? 1 : -1;
        break;
      case 'mergeCell':
        if (event.kind === 'open') ranges.push(attribute(event.attributes, 'ref') ?? '');
    }
  }
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  if (width * rows.length > MOST_CELLS) throw tooLarge(file);
  return { rows, numbers, merged: ranges.flatMap((range) => mergedAcross(range, numbers)) };
}

function tooLarge(file: string): InputErrors {
  const found = `a sheet with more than ${MOST_CELLS / 1_000_000} million cells`;
  return new InputErrors([{ place: { file }, found, expected: 'a smaller one', hint: 'Save the sheet as CSV.' }]);
}

function cellText({ strings, dated, from1904 }: Context, type: string, style: number, text: string): string {
  switch (type) {
    case 's':
      return strings[Number(text)] ?? '';
    case 'b':
      return text.trim() === '1' ? 'TRUE' : 'FALSE';
    case 'n': {
      const value = Number(text);
      if (text.trim() === '' || !Number.isFinite(value)) return text;
      return (dated[style] ? cellDate(value, from1904) : undefined) ?? String(value);
    }
    case 'd':
      return text.replace('T', ' ').replace(/\.0+$/, '');
    default:
      return unescaped(text);
  }
}

/** Spreadsheets write characters that XML has no room for as `_x000D_`. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text.replaceAll('\r\n', '\n');
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');
}

/** Position from 0 of `AB12`; undefined when it is no reference. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/i.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function mergedAcross(range: string, numbers: readonly number[]): Sheet['merged'] {
  const [from = '', to = ''] = range.split(':');
  const [first, last] = [columnOf(from), columnOf(to)];
  const row = numbers.indexOf(Number(/\d+$/.exec(from)?.[0]));
  return row < 0 || row > 5 || first === undefined || last === undefined || last <= first ? [] : [{ row, first, last }];
}
