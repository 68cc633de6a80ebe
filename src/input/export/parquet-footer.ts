import { UTF_8 } from './parquet-cell.ts';
import { isTypeWhole } from './parquet-types.ts';
import { CompactReader, type Struct, type Value } from './thrift-compact.ts';

/** What each field has to be, by its number, and whether it may be left out. */
type Fields = readonly (readonly [field: number, kind: string, optional: boolean])[];

const FILE = fields('1:number 2:list 3:number 4:list 5:list? 6:text? 7:list?');
const ELEMENT = fields(
  '1:number? 2:number? 3:number? 4:text 5:number? 6:number? 7:number? 8:number? 9:number? 10:struct?',
);
const GROUP = fields('1:list 2:number 3:number 4:list? 5:number? 6:number? 7:number?');
const CHUNK = fields('1:text? 2:number 3:struct? 4:number? 5:number? 6:number? 7:number?');
const COLUMN = fields(
  '1:number 2:list 3:list 4:number 5:number 6:number 7:number 8:list? 9:number 10:number? 11:number? 12:struct? 13:list? ' +
    '14:number? 16:struct?',
);
const STATISTICS = fields('1:text? 2:text? 3:number? 4:number? 5:text? 6:text? 7:truth? 8:truth?');
const SIZES = fields('1:number? 2:list? 3:list?');
const PAGES = fields('1:number 2:number 3:number');
const NOTE = fields('1:text 2:text?');
const SORTED = fields('1:number 2:truth 3:truth');

function fields(text: string): Fields {
  return text.split(' ').map((one) => {
    const [field, kind] = one.split(':') as [string, string];
    return [Number(field), kind.replace('?', ''), kind.endsWith('?')] as const;
  });
}

/** Numbers of `Encoding`; 1 was given up. */
const ENCODINGS: ReadonlySet<number> = new Set([0, 2, 3, 4, 5, 6, 7, 8, 9]);

/**
 * True when the footer of a Parquet file holds what hyparquet does not look at, or takes as it comes: every field that has to be
 * there, each of its kind, texts in UTF-8, types and encodings that there are, one logical type for a column, and one order for
 * each column if it names any. Throws a RangeError where it breaks off.
 *
 * Source: https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift, `FileMetaData`.
 *
 * @param bytes the file
 */
export function isFooterWhole(bytes: Uint8Array): boolean {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(bytes.length - 8, true);
  const footer = new CompactReader(bytes.subarray(0, -8), bytes.length - 8 - length).struct();
  const schema = structs(footer[2]);
  const groups = structs(footer[4]);
  const chunks = groups.flatMap(({ 1: chunk }) => structs(chunk));
  const columns = structs(chunks.map(({ 3: column }) => column));
  const pages = columns.flatMap(({ 13: page }) => structs(page));
  const notes = [...structs(footer[5]), ...columns.flatMap(({ 8: noted }) => structs(noted))];
  const encodings = [...columns.flatMap(({ 2: all }) => items(all)), ...pages.map(({ 2: encoding }) => encoding)];
  const texts = [
    footer[6],
    ...schema.map(({ 4: name }) => name),
    ...notes.flatMap(({ 1: key, 2: value }) => [key, value]),
    ...chunks.map(({ 1: path }) => path),
    ...columns.flatMap(({ 3: path }) => items(path)),
  ];
  return (
    are(FILE, [footer]) &&
    are(ELEMENT, schema) &&
    are(GROUP, groups) &&
    new Set(groups.map(({ 7: ordinal }) => kindOf(ordinal))).size <= 1 &&
    are(CHUNK, chunks) &&
    are(COLUMN, columns) &&
    columns.every(isBloomLength) &&
    are(STATISTICS, structs(columns.map(({ 12: told }) => told))) &&
    are(SIZES, structs(columns.map(({ 16: told }) => told))) &&
    are(PAGES, pages) &&
    are(NOTE, notes) &&
    are(
      SORTED,
      groups.flatMap(({ 4: by }) => structs(by)),
    ) &&
    encodings.every((encoding) => typeof encoding === 'number' && ENCODINGS.has(encoding)) &&
    texts.every((text) => !(text instanceof Uint8Array) || isText(text)) &&
    schema.every(isTypeWhole) &&
    areOrdersWhole(footer[7], schema.filter(({ 1: type }) => type !== undefined).length)
  );
}

function are(expected: Fields, all: readonly Struct[]): boolean {
  return all.every((one) =>
    expected.every(([field, kind, optional]) => {
      const found = kindOf(one[field]);
      return found === undefined ? optional : found === kind;
    }),
  );
}

/** 15 is the length of a Bloom filter; Dremio has written headers of pages there, beside its statistics of them. */
function isBloomLength({ 13: statistics, 15: length }: Struct): boolean {
  return length === undefined || typeof length === 'number' || statistics !== undefined;
}

function kindOf(value: Value): 'number' | 'truth' | 'text' | 'list' | 'struct' | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'truth';
  if (value instanceof Uint8Array) return 'text';
  return Array.isArray(value) ? 'list' : 'struct';
}

function items(list: Value): readonly Value[] {
  return Array.isArray(list) ? (list as Value[]) : [];
}

function structs(list: Value): Struct[] {
  return items(list).filter(isStruct);
}

function isStruct(value: Value): value is Struct {
  return kindOf(value) === 'struct';
}

function isText(bytes: Uint8Array): boolean {
  try {
    UTF_8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function hasOneField(union: Value): boolean {
  return isStruct(union) && Object.keys(union).length === 1;
}

function areOrdersWhole(orders: Value, columns: number): boolean {
  return orders === undefined || (items(orders).length === columns && items(orders).every(hasOneField));
}
