import XLSX from '@e965/xlsx';
import { readSheet } from 'read-excel-file/node';
import { zipEntries } from '../../../src/input/export/zip-entries.ts';
import { wrappedSheet } from '../wrapped-sheet.ts';
import {
  type Cell,
  type Comparison,
  difference,
  NOTHING,
  numberCell,
  type NumberedRecord,
  type OurTable,
  textCell,
} from './table.ts';

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

/**
 * A workbook by two other libraries: SheetJS (as @e965/xlsx) and read-excel-file. Where damage around the sheet keeps both from
 * reading it, they are given its parts in a new wrapping: the cells are compared all the same.
 */
export async function comparedWorkbook(bytes: Buffer, ours: OurTable): Promise<Comparison> {
  const first = comparison(await judged(bytes, ours), []);
  if (first.verdict === 'equal') return first;
  const wrapped = newlyWrapped(bytes, ours.profile.sheet ?? '');
  if (wrapped === undefined) return first;
  const again = comparison(await judged(wrapped, ours), [
    'the sheet in a new wrapping, since damage around it stops both libraries',
  ]);
  return again.verdict === 'equal' ? again : first;
}

interface Judged {
  readonly reader: string;
  readonly refused?: string;
  readonly detail?: string | undefined;
}

async function judged(bytes: Buffer, ours: OurTable): Promise<readonly Judged[]> {
  const name = ours.profile.sheet ?? '';
  const readings = [
    { reader: 'SheetJS', records: bySheetJs(bytes, name) },
    { reader: 'read-excel-file', records: await byReadExcelFile(bytes, name, is1904(bytes)) },
  ];
  return readings.map(({ reader, records }) =>
    records instanceof Error
      ? { reader, refused: records.message.split('\n')[0]! }
      : { reader, detail: difference(ours, records) },
  );
}

/** One of them has to agree; what the other says is told. */
function comparison(all: readonly Judged[], notes: readonly string[]): Comparison {
  const agrees = ({ refused, detail }: Judged) => refused === undefined && detail === undefined;
  const said = all.flatMap((one) =>
    agrees(one)
      ? []
      : [
          `${one.reader} ${one.refused === undefined ? 'differs' : 'refuses'}: ${classOf(one.refused ?? one.detail ?? '')}`,
        ],
  );
  if (all.some(agrees)) return { verdict: 'equal', notes: [...notes, ...said] };
  return {
    verdict: 'different',
    notes,
    detail: all.map(({ reader, refused, detail }) => `${reader}: ${refused ?? detail}`).join(' | '),
  };
}

/** The sheet of that name with its strings and styles, and nothing else of the file; extensions hold no values, as SheetJS thinks. */
function newlyWrapped(bytes: Buffer, name: string): Buffer | undefined {
  const { bytes: part } = zipEntries('', bytes);
  const book = part('xl/workbook.xml')!.toString('utf8');
  const relations = part('xl/_rels/workbook.xml.rels')?.toString('utf8') ?? '';
  const own = [...book.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => tag);
  const escaped = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const tag = own.length === 1 ? own[0] : own.find((one) => one.includes(`"${escaped}"`));
  const id = /\w+:id="([^"]*)"/.exec(tag ?? '')?.[1];
  const relation = [...relations.matchAll(/<Relationship\s[^>]*>/g)].find(([one]) => one.includes(`Id="${id}"`))?.[0];
  const target = /Target="([^"]*)"/.exec(relation ?? '')?.[1];
  if (target === undefined) return undefined;
  const sheet = part(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  if (sheet === undefined) return undefined;
  const [strings, styles] = [part('xl/sharedStrings.xml'), part('xl/styles.xml')];
  return wrappedSheet(
    name,
    Buffer.from(sheet.toString('latin1').replaceAll(/<extLst>.*?<\/extLst>/gs, ''), 'latin1'),
    {
      ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': strings }),
      ...(styles === undefined ? {} : { 'xl/styles.xml': styles }),
    },
    is1904(bytes),
  );
}

/** Whether days count from 1904, which read-excel-file does not know. */
function is1904(bytes: Buffer): boolean {
  const book = zipEntries('', bytes).bytes('xl/workbook.xml')!.toString('utf8');
  return /date1904="(1|true)"/.test(book);
}

/** The kind of a difference, without places and values. */
function classOf(detail: string): string {
  return detail.replaceAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.]*(?:e[+-]?\d+)?/g, '…').slice(0, 90);
}

function bySheetJs(bytes: Buffer, name: string): NumberedRecord[] | Error {
  try {
    const book = XLSX.read(bytes, {
      type: 'buffer',
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      dense: true,
      sheets: name,
    });
    const sheet = book.Sheets[name];
    if (sheet === undefined) return new Error('no such sheet');
    const from1904 = book.Workbook?.WBProps?.date1904 === true;
    const rows = (sheet['!data'] ?? []) as (XLSX.CellObject | undefined)[][];
    const records: NumberedRecord[] = [];
    for (const [index, row] of rows.entries())
      if (row !== undefined)
        records.push({ number: index + 1, cells: Array.from(row, (cell) => sheetJsCell(cell, from1904)) });
    return records;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function sheetJsCell(cell: XLSX.CellObject | undefined, from1904: boolean): Cell {
  if (cell === undefined || cell.t === 'z' || cell.v === undefined) return NOTHING;
  if (cell.t === 'e') return textCell(ERRORS[cell.v as number] ?? String(cell.w));
  if (typeof cell.v === 'boolean') return textCell(cell.v ? 'TRUE' : 'FALSE');
  if (typeof cell.v === 'number') {
    const dated = cell.z !== undefined && XLSX.SSF.is_date(String(cell.z));
    return dated ? serialCell(cell.v, from1904) : numberCell(cell.v);
  }
  return spokenText(String(cell.v));
}

/** Both libraries cut the number of a character reference to 16 bits: `&#128512;` comes out as U+F600. */
function spokenText(value: string): Cell {
  const cell = textCell(value.replaceAll(/\r\n?/g, '\n'));
  const cut = (text: string) =>
    text.replaceAll(/[\u{10000}-\u{10FFFF}]/gu, (one) => String.fromCharCode(one.codePointAt(0)! & 0xffff));
  return { ...cell, says: (text) => cell.says(text) || cell.says(cut(text)) };
}

/** A moment by its serial number, to the second. What is no day of the spreadsheet's calendar stays a number. */
function serialCell(serial: number, from1904: boolean): Cell {
  const said = (text: string): number => {
    const [, day, time] = /^(\d{4}-\d\d-\d\d)?\s?(\d\d:\d\d:\d\d)?$/.exec(text) ?? [];
    if (day === undefined && time === undefined) return Number(text || Number.NaN);
    const seconds = time === undefined ? 0 : time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    const days = day === undefined ? 0 : (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
    const since1904 = day === undefined ? 0 : from1904 ? 1462 : days < 61 ? 1 : 0;
    return days - since1904 + seconds / 86_400;
  };
  return {
    says: (text) => Math.abs(said(text) - serial) <= 0.51 / 86_400,
    shown: `serial number ${serial}`,
    blank: false,
  };
}

async function byReadExcelFile(bytes: Buffer, name: string, from1904: boolean): Promise<NumberedRecord[] | Error> {
  try {
    const rows = await readSheet(bytes, name, { trim: false });
    return rows.map((cells, index) => ({
      number: index + 1,
      cells: cells.map((cell) => readExcelCell(cell, from1904)),
    }));
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function readExcelCell(value: unknown, from1904: boolean): Cell {
  if (value === null || value === undefined) return NOTHING;
  if (typeof value === 'number') return numberCell(value);
  if (typeof value === 'boolean') return textCell(value ? 'TRUE' : 'FALSE');
  if (value instanceof Date) {
    const shift = from1904 ? 1462 * 86_400_000 : 0;
    const says = (text: string) => {
      const full = /^\d\d:\d\d:\d\d$/.test(text)
        ? `1899-12-30 ${text}`
        : /^\d{4}-\d\d-\d\d$/.test(text)
          ? `${text} 00:00:00`
          : text;
      return Math.abs(Date.parse(`${full.replace(' ', 'T')}Z`) - value.getTime() - shift) <= 510;
    };
    return { says, shown: Number.isNaN(value.getTime()) ? 'no date' : value.toISOString(), blank: false };
  }
  return spokenText(String(value as string));
}
