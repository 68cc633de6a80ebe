import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import zlib from 'node:zlib';
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
} from 'hyparquet';

const MOST_CELLS = 20_000_000;
const MOST_UNPACKED = 128 * 1024 * 1024;

/** Snappy is built into the reader; the others are Node's own, Zstandard from 22.15. */
const COMPRESSORS: Compressors = {
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
  if (!(rows >= 0 && rows * names.length <= MOST_CELLS)) return { refused: 'too large' };
  if (!plausible(metadata, bytes.length) || new Set(names).size < names.length) return { refused: 'damaged' };
  const parsers = { stringFromBytes: (bytes: Uint8Array | undefined) => bytes && STRICT.decode(bytes) };
  const objects = await parquetReadObjects({ file, metadata, compressors: COMPRESSORS, parsers });
  if (objects.length !== rows || !names.every((name) => isWhole(name, objects, metadata)))
    return { refused: 'damaged' };
  const nested = names.filter((name) => objects.some((object) => isNested(object[name])));
  return { records: [[...names], ...objects.map((object) => names.map((name) => textOf(object[name])))], nested };
}

/** True when a column has a value or null in every row, and as many nulls as the file counts; a list may be undefined. */
function isWhole(
  name: string,
  objects: readonly Readonly<Record<string, unknown>>[],
  { row_groups: groups }: FileMetaData,
): boolean {
  const chunks = groups.flatMap(({ columns }) =>
    columns.filter(({ meta_data: column }) => column?.path_in_schema[0] === name),
  );
  if (chunks.some(({ meta_data: column }) => column!.path_in_schema.length > 1)) return true;
  let nulls = 0;
  for (const object of objects) {
    if (object[name] === undefined) return false;
    if (object[name] === null) nulls++;
  }
  const counts = chunks.map(({ meta_data: column }) => column?.statistics?.null_count);
  if (counts.some((count) => typeof count !== 'bigint')) return true;
  return counts.reduce<bigint>((sum, count) => sum + (count ?? 0n), 0n) === BigInt(nulls);
}

/** Refuses what is not UTF-8, as a text column has to be. */
const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** True for a group of columns within a column, of which only lists of plain values are read. */
function isNested(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => typeof one === 'object' && one !== null);
  return typeof value === 'object' && value !== null && !(value instanceof Date);
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

function plausible({ row_groups: groups }: FileMetaData, size: number): boolean {
  return groups.every(({ columns, num_rows: rows }) =>
    columns.every(({ meta_data: column }) => {
      const { encodings = [], encoding_stats: stats = [] } = column ?? {};
      if (
        encodings.includes(undefined as never) ||
        stats.some((one) => one.encoding === undefined || one.page_type === undefined)
      )
        return false;
      if (typeof column?.total_compressed_size !== 'bigint' || typeof column.data_page_offset !== 'bigint')
        return false;
      const packed = Number(column.total_compressed_size);
      return packed >= 0 && packed <= size && Number(column?.num_values ?? 0) <= Math.max(Number(rows), 1) * 1000;
    }),
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return '';
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
