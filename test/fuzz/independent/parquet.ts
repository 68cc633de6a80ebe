import { isUtf8 } from 'node:buffer';
import { DataType, tableFromIPC, type Vector } from 'apache-arrow';
import { readParquet } from 'parquet-wasm';
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

/** A Parquet table by the Rust implementation (parquet-wasm), its columns by Apache Arrow. */
export function comparedParquet(bytes: Buffer, ours: OurTable): Comparison {
  const notes: string[] = [];
  let records = recordsOf(bytes);
  if (records instanceof Error && bytes.includes('ARROW:schema')) {
    const renamed = bytes.toString('latin1').replaceAll('ARROW:schema', 'ARROW_schema');
    const again = recordsOf(Buffer.from(renamed, 'latin1'));
    if (!(again instanceof Error)) {
      notes.push('parquet-wasm without the schema of Arrow, which is damaged and says the columns again');
      records = again;
    }
  }
  if (records instanceof Error && /list element type|Required field total_byte_size is missing/.test(records.message))
    return {
      verdict: 'alone',
      notes: ['not compared: parquet-wasm refuses a footer for a list that is damaged and says nothing of the values'],
    };
  if (records instanceof Error)
    return { verdict: 'different', notes, detail: `parquet-wasm refuses: ${records.message}` };
  const detail = difference(ours, records);
  return detail === undefined ? { verdict: 'equal', notes } : { verdict: 'different', notes, detail };
}

function recordsOf(bytes: Buffer): NumberedRecord[] | Error {
  try {
    const table = tableFromIPC(readParquet(new Uint8Array(bytes)).intoIPCStream());
    const columns = table.schema.fields.map(({ type }, index) => cellsOf(type, table.getChildAt(index)!));
    const headings = table.schema.fields.map(({ name }) => textCell(name));
    return [
      { number: 1, cells: headings },
      ...Array.from({ length: table.numRows }, (_, row) => ({
        number: row + 2,
        cells: columns.map((column) => column(row)),
      })),
    ];
  } catch (error) {
    return new Error(String(error).split('\n')[0]!);
  }
}

function cellsOf(type: DataType, column: Vector): (row: number) => Cell {
  const unread = (DataType.isBinary(type) || DataType.isFixedSizeBinary(type)) && !isText(column);
  return (row) => {
    const value: unknown = column.get(row);
    return unread || value === null || value === undefined ? NOTHING : cellOf(type, value);
  };
}

/** False for columns of bytes, which are told to be left out. */
function isText(column: Vector): boolean {
  return Array.from({ length: column.length }, (_, row) => column.get(row) as Uint8Array | null).every(
    (bytes) => bytes === null || (isUtf8(bytes) && !bytes.some((byte) => byte < 32 && ![9, 10, 13].includes(byte))),
  );
}

function cellOf(type: DataType, value: unknown): Cell {
  if (DataType.isTimestamp(type) || DataType.isDate(type)) return momentCell(Number(value));
  if (DataType.isList(type)) {
    const items = [...(value as Iterable<unknown>)].filter((item) => item !== null);
    return textCell(items.map(String).join('; '));
  }
  if (DataType.isDecimal(type)) return decimalCell(wholeNumber(value as Uint32Array), type.scale);
  switch (typeof value) {
    case 'number':
      return numberCell(value);
    case 'bigint':
      return textCell(String(value));
    case 'boolean':
      return textCell(String(value));
    case 'string':
      return textCell(value);
    default:
      return value instanceof Uint8Array ? textCell(Buffer.from(value).toString('utf8')) : textCell(`(a ${type})`);
  }
}

/** A number of 32 bits each, the lowest first, the highest with the sign. */
function wholeNumber(words: Uint32Array): bigint {
  return BigInt.asIntN(
    words.length * 32,
    words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n),
  );
}

function decimalCell(whole: bigint, scale: number): Cell {
  const says = (text: string) => {
    const [, sign, digits, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
    return digits !== undefined && BigInt(sign + digits + fraction.padEnd(scale, '0')) === whole;
  };
  return { says, shown: `${whole} with ${scale} decimals`, blank: false };
}

/** The end of the year 9999. */
const LAST = 253_402_300_799_999;
/** The beginning of the year 0. */
const FIRST = -62_167_219_200_000;

function momentCell(milliseconds: number): Cell {
  const says = (text: string) => {
    if (text === String(milliseconds)) return milliseconds > LAST || milliseconds < FIRST;
    const full = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : `${text.replace(' ', 'T')}Z`;
    return Math.abs(Date.parse(full) - milliseconds) < 1;
  };
  return { says, shown: `${milliseconds} ms`, blank: false };
}
