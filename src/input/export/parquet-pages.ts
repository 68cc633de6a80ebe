import { crc32 } from 'node:zlib';
import type { ColumnMetaData } from 'hyparquet';

const MOST_UNPACKED = 128 * 1024 * 1024;

/**
 * True when the headers of a column chunk's pages add up: all that they have to say is there, a dictionary comes first, they fill
 * the chunk, and they hold as many values as it. hyparquet takes them at their word and makes room for what they say.
 *
 * Source: https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift, `PageHeader`.
 *
 * @param bytes the file
 * @param levels whether the column has definition and repetition levels
 */
export function arePagesWhole(bytes: Uint8Array, column: ColumnMetaData, levels: Levels): boolean {
  const dictionary = Number(column.dictionary_page_offset ?? 0);
  const data = Number(column.data_page_offset);
  const start = dictionary > 0 && dictionary < data ? dictionary : data;
  const end = start + Number(column.total_compressed_size);
  if (!(start >= 4 && end <= bytes.length)) return false;
  const reader = new CompactReader(bytes.subarray(0, end), start);
  let values = 0;
  while (reader.at < end) {
    const { at } = reader;
    const { 1: type, 2: unpacked, 3: packed, 4: crc, ...parts } = reader.struct();
    if (!isCount(unpacked) || !isCount(packed) || unpacked > MOST_UNPACKED || reader.at + packed > end) return false;
    if (typeof crc === 'number' && crc32(bytes.subarray(reader.at, reader.at + packed)) !== crc >>> 0) return false;
    reader.at += packed;
    const kind = PAGES[Number(type)];
    if (kind === undefined) return false;
    const part = parts[kind.at];
    if (typeof part !== 'object' || !kind.counts.every((field) => isCount(part[field]))) return false;
    const count = Number(part[1] ?? 0);
    if (!DATA_ENCODINGS.has(Number(part[kind.encoding]))) return false;
    if (kind.at === DATA && !(isLevel(part[3], levels.definition) && isLevel(part[4], levels.repetition))) return false;
    if (kind.at === DICTIONARY && (count > unpacked || at > start)) return false;
    if (kind.at !== DICTIONARY) values += count;
  }
  return values === Number(column.num_values);
}

export interface Levels {
  readonly definition: boolean;
  readonly repetition: boolean;
}

const DATA = 5;
const DICTIONARY = 7;

/** Pages by their type: the field with the rest of the header, the numbers that it must hold, and which of them is the encoding. */
const PAGES: Readonly<
  Record<number, { readonly at: number; readonly counts: readonly number[]; readonly encoding: number }>
> = {
  0: { at: DATA, counts: [1, 2, 3, 4], encoding: 2 },
  2: { at: DICTIONARY, counts: [1, 2], encoding: 2 },
  3: { at: 8, counts: [1, 2, 3, 4, 5, 6], encoding: 4 },
};

const RLE = 3;
const BIT_PACKED = 4;
const DATA_ENCODINGS: ReadonlySet<number> = new Set([0, 2, RLE, 5, 6, 7, 8, 9]);

/** Levels are run lengths; where there are none, old writers say that they are bit-packed. */
function isLevel(encoding: Struct[number], used: boolean): boolean {
  return encoding === RLE || (encoding === BIT_PACKED && !used);
}

interface Struct {
  readonly [field: number]: number | boolean | Struct | undefined;
}

function isCount(value: Struct[number]): value is number {
  return typeof value === 'number' && value >= 0;
}

/** Thrift's compact protocol as far as page headers need it: texts are passed over. */
class CompactReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  struct(depth = 0): Struct {
    if (depth > 8) throw new RangeError('structures within structures');
    const fields: Record<number, Struct[number]> = {};
    let field = 0;
    for (let byte = this.#byte(); byte !== 0; byte = this.#byte()) {
      field = byte >> 4 === 0 ? this.#signed() : field + (byte >> 4);
      fields[field] = this.#value(byte & 15, depth);
    }
    return fields;
  }

  #value(type: number, depth: number): Struct[number] {
    if (type === 1 || type === 2) return type === 1;
    if (type === 3) return this.#byte();
    if (type >= 4 && type <= 6) return this.#signed();
    if (type === 12) return this.struct(depth + 1);
    if (type !== 7 && type !== 8) throw new RangeError(`a page header with a field of type ${type}`);
    this.at += type === 7 ? 8 : this.#unsigned();
    return undefined;
  }

  #byte(): number {
    const byte = this.#bytes[this.at++];
    if (byte === undefined) throw new RangeError('breaks off');
    return byte;
  }

  #unsigned(): number {
    let value = 0;
    for (let power = 1; ; power *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * power;
      if (byte < 128) return value;
    }
  }

  #signed(): number {
    const value = this.#unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
