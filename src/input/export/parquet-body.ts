import type { SchemaElement } from 'hyparquet';
import { deltasOf } from './parquet-deltas.ts';
import { runsOf } from './parquet-runs.ts';

/** The highest definition and repetition level that a column's schema allows, 0 for none. */
export interface Levels {
  readonly definition: number;
  readonly repetition: number;
}

/** What begins a page of data: how many of its values are no nulls, and where they begin, bytes from the page's first. */
export interface LevelsEnd {
  readonly present: number;
  /** Values that begin a row, and whether the first of them does. */
  readonly rows: number;
  readonly begins: boolean;
  readonly at: number;
}

/**
 * The end of a page's repetition and definition levels, or undefined where there are fewer than the page has values, where they do
 * not fit their own bytes, or where one is above what the schema allows. hyparquet reads on beyond them, into the values.
 *
 * @param page the bytes as they are unpacked; of a page of version 2 the levels, which are never packed
 * @param count values of the page, nulls among them
 * @param lengths bytes of repetition and definition levels, where the page's header says them and not the bytes themselves
 */
export function levelsEnd(
  page: Uint8Array,
  count: number,
  levels: Levels,
  lengths?: readonly [repetition: number, definition: number],
): LevelsEnd | undefined {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  let at = 0;
  let present = count;
  let rows = count;
  let begins = true;
  for (const [which, highest] of [levels.repetition, levels.definition].entries()) {
    const told = lengths?.[which];
    if (highest === 0 && told === undefined) continue;
    if (told === undefined && at + 4 > page.length) return undefined;
    const start = told === undefined ? at + 4 : at;
    at = start + (told ?? view.getUint32(at, true));
    if (at > page.length) return undefined;
    if (highest === 0) continue;
    const found = runsOf(page.subarray(start, at), count, 32 - Math.clz32(highest));
    if (found === undefined || found.some((level) => level > highest)) return undefined;
    if (which === 0) {
      rows = found.reduce((sum, level) => sum + Number(level === 0), 0);
      begins = count === 0 || found[0] === 0;
    } else present = found.reduce((sum, level) => sum + Number(level === highest), 0);
  }
  return { present, rows, begins, at };
}

const PLAIN = 0;
const RLE = 3;
const DELTAS = 5;
const LENGTHS = 6;
const PREFIXES = 7;
const SPLIT = 9;
const DICTIONARY_KEYS: ReadonlySet<number> = new Set([2, 8]);
/** Types that an encoding is for, where it is not for all. */
const TYPES: Readonly<Record<number, string>> = {
  [RLE]: 'BOOLEAN',
  [DELTAS]: 'INT32 INT64',
  [LENGTHS]: 'BYTE_ARRAY',
  [PREFIXES]: 'BYTE_ARRAY FIXED_LEN_BYTE_ARRAY',
  [SPLIT]: 'INT32 INT64 FLOAT DOUBLE FIXED_LEN_BYTE_ARRAY',
};
const SIZES: Readonly<Record<string, number>> = { INT32: 4, INT64: 8, INT96: 12, FLOAT: 4, DOUBLE: 8 };

/**
 * True when the bytes hold as many values as they should, in an encoding that their type may have: of keys of a dictionary, none
 * that it lacks. hyparquet reads on into the next page.
 *
 * Source: https://github.com/apache/parquet-format/blob/master/Encodings.md
 *
 * @param bytes the values of a page as they are unpacked
 * @param count how many there are, without nulls
 * @param encoding number of the encoding
 * @param words how many words the column's dictionary has
 */
export function areValuesWhole(
  bytes: Uint8Array,
  count: number,
  encoding: number,
  element: SchemaElement,
  words: number,
): boolean {
  if (TYPES[encoding]?.split(' ').includes(element.type ?? '') === false) return false;
  if (count === 0) return true;
  if (encoding === RLE) {
    const length = bytes.length < 4 ? NaN : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    return 4 + length <= bytes.length && runsOf(bytes.subarray(4, 4 + length), count, 1) !== undefined;
  }
  if (encoding === DELTAS) return deltasOf(bytes, 0, count, element.type === 'INT64' ? 64 : 32) !== undefined;
  if (encoding === LENGTHS || encoding === PREFIXES) return areTextsWhole(bytes, count, encoding === PREFIXES);
  if (DICTIONARY_KEYS.has(encoding)) {
    const keys = runsOf(bytes.subarray(1), count, bytes[0] ?? 0);
    return keys !== undefined && keys.every((key) => key < words);
  }
  return (encoding !== PLAIN && encoding !== SPLIT) || plainLength(bytes, count, element) <= bytes.length;
}

/** True when texts have the bytes that their lengths say: behind what each may share with the text before it. */
function areTextsWhole(bytes: Uint8Array, count: number, isShared: boolean): boolean {
  const shared = isShared ? deltasOf(bytes, 0, count, 32) : { numbers: new Int32Array(count), end: 0 };
  const lengths = deltasOf(bytes, shared?.end ?? 0, count, 32);
  if (shared === undefined || lengths === undefined) return false;
  let at = lengths.end;
  let before = 0;
  return lengths.numbers.every((length, i) => {
    const prefix = shared.numbers[i]!;
    at += length;
    const fits = length >= 0 && prefix >= 0 && prefix <= before && at <= bytes.length;
    before = prefix + length;
    return fits;
  });
}

/** Bytes of so many values one after the other. */
function plainLength(bytes: Uint8Array, count: number, { type, type_length: length }: SchemaElement): number {
  if (type === 'BOOLEAN') return Math.ceil(count / 8);
  if (type !== 'BYTE_ARRAY') return count * (length ?? SIZES[type ?? ''] ?? Infinity);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  for (let value = 0; value < count; value++) {
    if (at + 4 > bytes.length) return Infinity;
    at += 4 + view.getUint32(at, true);
  }
  return at;
}
