import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import zlib from 'node:zlib';
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  snappyUncompress,
} from 'hyparquet';
import { arePagesWhole, type Levels } from './parquet-pages.ts';

/** A row takes as much memory as nine cells. */
const MOST_CELLS = 22_000_000;
const ROW = 9;
const MOST_UNPACKED = 128 * 1024 * 1024;

/** Snappy is that of the reader; the others are Node's own, Zstandard from 22.15. */
const COMPRESSORS: Compressors = {
  SNAPPY: unsnapped,
  GZIP: (bytes, length) => new Uint8Array(zlib.gunzipSync(bytes, { maxOutputLength: bounded(length) })),
  BROTLI: (bytes, length) => new Uint8Array(zlib.brotliDecompressSync(bytes, { maxOutputLength: bounded(length) })),
  ...(typeof zlib.zstdDecompressSync === 'function'
    ? {
        ZSTD: (bytes: Uint8Array, length: number) =>
          new Uint8Array(zlib.zstdDecompressSync(bytes, { maxOutputLength: bounded(length) })),
      }
    : {}),
};

/** What the thread answers: the table, headings first, or why there is none. */
export type ParquetAnswer =
  | {
      readonly records: string[][];
      /** Columns that hold groups, which are left blank. */
      readonly nested: readonly string[];
    }
  | { readonly refused: 'too large' | 'damaged' };

/**
 * A Parquet table with one level of columns as text, headings first. Reading a damaged file may never end: `open-parquet.ts` runs
 * this in a thread that it can stop.
 */
async function parquetTable(bytes: Uint8Array): Promise<ParquetAnswer> {
  const data = new Uint8Array(bytes).buffer;
  const file: AsyncBuffer = { byteLength: data.byteLength, slice: (start, end) => data.slice(start, end) };
  const metadata = await parquetMetadataAsync(file);
  const names = columnNames(metadata);
  const rows = Number(metadata.num_rows);
  if (!(rows >= 0 && rows * (names.length + ROW) <= MOST_CELLS)) return { refused: 'too large' };
  if (!plausible(metadata, bytes) || new Set(names).size < names.length) return { refused: 'damaged' };
  const parsers = { stringFromBytes: (bytes: Uint8Array | undefined) => bytes && STRICT.decode(bytes) };
  const objects = await parquetReadObjects({ file, metadata, compressors: COMPRESSORS, parsers });
  if (objects.length !== rows || !names.every((name) => isWhole(name, objects, metadata)))
    return { refused: 'damaged' };
  const nested = names.filter((name) => objects.some((object) => isNested(object[name])));
  return { records: [[...names], ...objects.map((object) => names.map((name) => textOf(object[name])))], nested };
}

/**
 * True when a column has a value or null in every row, and as many values and nulls as the file counts: of a list each item, or
 * one where there is none.
 */
function isWhole(
  name: string,
  objects: readonly Readonly<Record<string, unknown>>[],
  { row_groups: groups }: FileMetaData,
): boolean {
  const chunks = groups.flatMap(({ columns }) =>
    columns.filter(({ meta_data: column }) => column?.path_in_schema[0] === name),
  );
  const flat = chunks.every(({ meta_data: column }) => column?.path_in_schema.length === 1);
  if (!flat && objects.some((object) => isNested(object[name]))) return true;
  let count = 0;
  let nulls = 0;
  for (const object of objects) {
    const value = object[name];
    if (flat && value === undefined) return false;
    const items: readonly unknown[] =
      Array.isArray(value) && value.length > 0 ? value : [Array.isArray(value) ? null : value];
    count += items.length;
    for (const item of items) if (item === null || item === undefined) nulls++;
  }
  const told = chunks.map(({ meta_data: column }) => column?.statistics?.null_count);
  const values = chunks.reduce((sum, { meta_data: column }) => sum + Number(column?.num_values), 0);
  return (
    values === count &&
    (told.some((one) => typeof one !== 'bigint') || told.reduce((sum, one) => sum + Number(one), 0) === nulls)
  );
}

/** Refuses what is not UTF-8, as a text column has to be. */
const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** True for a group of columns within a column, of which only lists of plain values are read. */
function isNested(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => typeof one === 'object' && one !== null);
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

/** hyparquet fills the room it was told to make and passes over what is left, and over the length that Snappy says itself. */
function unsnapped(bytes: Uint8Array, length: number): Uint8Array {
  let told = 0;
  for (let at = 0, power = 1; at < bytes.length && at < 5; at++, power *= 128) {
    told += (bytes[at]! & 127) * power;
    if (bytes[at]! < 128) break;
  }
  if (told !== length) throw new RangeError('a page whose length is said in two ways');
  const page = new Uint8Array(length);
  snappyUncompress(bytes, page);
  return page;
}

function bounded(length: number): number {
  return Math.min(Math.max(1, length), MOST_UNPACKED);
}

function columnNames({ schema }: FileMetaData): readonly string[] {
  const names: string[] = [];
  for (let at = 1; at < schema.length; at++) {
    const element = schema[at]!;
    names.push(element.name);
    at += childrenOf(schema, at);
  }
  return names;
}

/** Elements below one of the schema, which lists them depth first. */
function childrenOf(schema: FileMetaData['schema'], at: number): number {
  let left = schema[at]?.num_children ?? 0;
  let count = 0;
  while (left > 0 && at + count + 1 < schema.length) {
    count++;
    left += (schema[at + count]!.num_children ?? 0) - 1;
  }
  return count;
}

function plausible({ row_groups: groups, schema }: FileMetaData, bytes: Uint8Array): boolean {
  if (schema.slice(1).some(({ repetition_type: repetition }) => repetition === undefined)) return false;
  return groups.every(({ columns, num_rows: rows }) =>
    columns.every(({ meta_data: column }) => {
      const { encodings = [], encoding_stats: stats = [], statistics: said = {} } = column ?? {};
      if (
        encodings.includes(undefined as never) ||
        stats.some((one) => [one.encoding, one.page_type, one.count].includes(undefined as never)) ||
        [said.is_max_value_exact, said.is_min_value_exact].some(
          (exact) => !['boolean', 'undefined'].includes(typeof exact),
        )
      )
        return false;
      const { geospatial_statistics: places } = column ?? {};
      if (places !== undefined && places.bbox === undefined && places.geospatial_types === undefined) return false;
      if (typeof column?.total_compressed_size !== 'bigint' || typeof column.data_page_offset !== 'bigint')
        return false;
      const way = wayTo(schema, column.path_in_schema);
      return (
        way.at(-1)?.type === column.type &&
        Number(column.num_values) <= Math.max(Number(rows), 1) * 1000 &&
        arePagesWhole(bytes, column, levelsOf(way))
      );
    }),
  );
}

/** The elements of the schema on the way to a column. */
function wayTo(schema: FileMetaData['schema'], path: readonly string[]): FileMetaData['schema'] {
  let at = 0;
  return path.flatMap((name) => {
    for (at++; at < schema.length && schema[at]!.name !== name; at++) at += childrenOf(schema, at);
    return schema[at] ?? [];
  });
}

function levelsOf(way: FileMetaData['schema']): Levels {
  const types = way.map(({ repetition_type: type }) => type);
  return { definition: types.some((type) => type !== 'REQUIRED'), repetition: types.includes('REPEATED') };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw new RangeError('a moment that no calendar has');
    const text = value.toISOString();
    if (!/^\d{4}-/.test(text)) return String(value.getTime());
    const fraction = text.slice(19, 23).replace(/\.?0+$/, '');
    return text.endsWith('T00:00:00.000Z')
      ? text.slice(0, 10)
      : `${text.slice(0, 10)} ${text.slice(11, 19)}${fraction}`;
  }
  if (Array.isArray(value))
    return value
      .filter((one) => typeof one !== 'object')
      .map(String)
      .join('; ');
  return typeof value === 'object' ? '' : String(value as string | number | bigint | boolean);
}

if (!isMainThread && parentPort !== null) {
  const port = parentPort;
  parquetTable(workerData as Uint8Array).then(
    (answer) => port.postMessage(answer),
    () => port.postMessage({ refused: 'damaged' } satisfies ParquetAnswer),
  );
}
