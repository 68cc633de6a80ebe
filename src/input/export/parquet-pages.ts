import { crc32 } from 'node:zlib';
import type { ColumnMetaData, Compressors, SchemaElement } from 'hyparquet';
import { areValuesWhole, type Levels, type LevelsEnd, levelsEnd } from './parquet-body.ts';
import { MOST_UNPACKED } from './parquet-unpack.ts';
import { CompactReader, type Struct, type Value } from './thrift-compact.ts';

/** What the schema says of a column, and how many rows its group has. */
export interface ColumnKind {
  readonly element: SchemaElement;
  readonly levels: Levels;
  readonly rows: number;
}

/**
 * True when the pages of a column chunk add up: their headers say all that they have to, a dictionary comes first, they fill the
 * chunk, they hold as many values and rows as it, and each has the bytes of its levels and values. hyparquet takes them at their word, makes
 * room for what they say, and reads on where they end.
 *
 * Source: https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift, `PageHeader`.
 *
 * @param bytes the file
 * @param compressors unpack a page; may throw
 */
export function arePagesWhole(
  bytes: Uint8Array,
  column: ColumnMetaData,
  { element, levels, rows }: ColumnKind,
  compressors: Compressors,
): boolean {
  const dictionary = Number(column.dictionary_page_offset ?? 0);
  const data = Number(column.data_page_offset);
  const start = dictionary > 0 && dictionary < data ? dictionary : data;
  const end = start + Number(column.total_compressed_size);
  if (!(start >= 4 && end <= bytes.length)) return false;
  const unpack: Unpack = (packed, length) =>
    column.codec === 'UNCOMPRESSED' ? packed : compressors[column.codec]?.(packed, length);
  const reader = new CompactReader(bytes.subarray(0, end), start);
  let values = 0;
  let begun = 0;
  let words = 0;
  while (reader.at < end) {
    const first = reader.at === start;
    const page = nextPage(reader, bytes.subarray(0, end));
    if (page === undefined) return false;
    const { count, encoding, kind } = page;
    const isDictionary = kind.at === DICTIONARY;
    if (isDictionary && (!first || count > page.unpacked || !WORDS.has(encoding))) return false;
    const content = isDictionary
      ? { present: count, rows: 0, begins: true, bytes: unpack(page.body, page.unpacked) }
      : contentOf(page, levels, unpack);
    if (content?.bytes === undefined) return false;
    if (!areValuesWhole(content.bytes, content.present, isDictionary ? PLAIN : encoding, element, words)) return false;
    if (isDictionary) {
      words = count;
      continue;
    }
    if (values === 0 && !content.begins) return false;
    values += count;
    begun += content.rows;
  }
  return values === Number(column.num_values) && begun === rows;
}

type Unpack = (packed: Uint8Array, length: number) => Uint8Array | undefined;

interface Page {
  readonly kind: PageKind;
  /** What its header says that only its kind has. */
  readonly part: Struct;
  readonly count: number;
  readonly encoding: number;
  readonly body: Uint8Array;
  /** Length of the body when it is unpacked. */
  readonly unpacked: number;
}

function nextPage(reader: CompactReader, bytes: Uint8Array): Page | undefined {
  const { 1: type, 2: unpacked, 3: packed, 4: crc, ...parts } = reader.struct();
  if (!isCount(unpacked) || !isCount(packed) || unpacked > MOST_UNPACKED || reader.at + packed > bytes.length)
    return undefined;
  const body = bytes.subarray(reader.at, reader.at + packed);
  reader.at += packed;
  if (typeof crc === 'number' && crc32(body) !== crc >>> 0) return undefined;
  const kind = PAGES[Number(type)];
  if (kind === undefined) return undefined;
  const part = parts[kind.at] as Struct | undefined;
  if (typeof part !== 'object' || !kind.counts.every((field) => isCount(part[field]))) return undefined;
  const encoding = Number(part[kind.encoding]);
  return DATA_ENCODINGS.has(encoding) ? { kind, part, count: Number(part[1]), encoding, body, unpacked } : undefined;
}

/** The values of a page of data behind its levels, and what these say. */
function contentOf(
  { kind, part, count, body, unpacked }: Page,
  levels: Levels,
  unpack: Unpack,
): (LevelsEnd & { readonly bytes: Uint8Array | undefined }) | undefined {
  if (kind.at === DATA) {
    if (!(isLevel(part[3], levels.definition) && isLevel(part[4], levels.repetition))) return undefined;
    const whole = unpack(body, unpacked);
    const end = whole && levelsEnd(whole, count, levels);
    return end && { ...end, bytes: whole.subarray(end.at) };
  }
  const end = levelsEnd(body, count, levels, [Number(part[6]), Number(part[5])]);
  if (end === undefined || count - end.present !== part[2] || end.rows !== part[3]) return undefined;
  const rest = body.subarray(end.at);
  const isPlain = part[7] === false || end.present === 0;
  return { ...end, bytes: isPlain ? rest : unpack(rest, unpacked - end.at) };
}

const DATA = 5;
const DICTIONARY = 7;
const DATA_2 = 8;

interface PageKind {
  readonly at: number;
  readonly counts: readonly number[];
  readonly encoding: number;
}

/** Pages by their type: the field with the rest of the header, the numbers that it must hold, and which of them is the encoding. */
const PAGES: Readonly<Record<number, PageKind>> = {
  0: { at: DATA, counts: [1, 2, 3, 4], encoding: 2 },
  2: { at: DICTIONARY, counts: [1, 2], encoding: 2 },
  3: { at: DATA_2, counts: [1, 2, 3, 4, 5, 6], encoding: 4 },
};

const PLAIN = 0;
/** How the words of a dictionary may be written: in plain, by its older or newer name. */
const WORDS: ReadonlySet<number> = new Set([PLAIN, 2]);
const RLE = 3;
const BIT_PACKED = 4;
const DATA_ENCODINGS: ReadonlySet<number> = new Set([PLAIN, 2, RLE, 5, 6, 7, 8, 9]);

/** Levels are run lengths; where there are none, old writers say that they are bit-packed. */
function isLevel(encoding: Struct[number], highest: number): boolean {
  return encoding === RLE || (encoding === BIT_PACKED && highest === 0);
}

function isCount(value: Value): value is number {
  return typeof value === 'number' && value >= 0;
}
