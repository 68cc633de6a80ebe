import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import {
  type AsyncBuffer,
  type ColumnMetaData,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
} from 'hyparquet';
import type { Levels } from './parquet-body.ts';
import { cellText, isUnread, UTF_8 } from './parquet-cell.ts';
import { isFooterWhole } from './parquet-footer.ts';
import { arePagesWhole } from './parquet-pages.ts';
import { COMPRESSORS } from './parquet-unpack.ts';
import { decimalsOf, readableSchema } from './parquet-schema.ts';

/** A row takes as much memory as nine cells. */
const MOST_CELLS = 22_000_000;
const ROW = 9;

/** What the thread answers: the table, headings first, or why there is none. */
export type ParquetAnswer =
  | {
      /** Those that are not blank, and the number of each in the file, of which the headings are the first. */
      readonly records: string[][];
      readonly numbers: number[];
      /** Columns that hold groups or bytes, which are left blank. */
      readonly unread: readonly string[];
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
  if (!isFooterWhole(bytes) || !plausible(metadata, bytes) || new Set(names).size < names.length)
    return { refused: 'damaged' };
  const parsers = { stringFromBytes: (bytes: Uint8Array | undefined) => bytes && UTF_8.decode(bytes) };
  const objects = await parquetReadObjects({
    file,
    metadata: { ...metadata, schema: readableSchema(metadata.schema) },
    compressors: COMPRESSORS,
    parsers,
    utf8: false,
  });
  const chunks = new Map(names.map((name) => [name, chunksOf(name, metadata)] as const));
  const decimals = new Map(names.map((name) => [name, decimalsAmong(metadata.schema, chunks.get(name)!)] as const));
  const unread = new Set(
    names.filter(
      (name) => hasLeaves(chunks.get(name)!) || objects.some((object) => isUnread(object[name], decimals.get(name))),
    ),
  );
  const read = names.filter((name) => !unread.has(name));
  if (objects.length !== rows || !read.every((name) => isWhole(name, objects, chunks.get(name)!)))
    return { refused: 'damaged' };
  const records = [[...names]];
  const numbers = [1];
  for (const [row, object] of objects.entries()) {
    const cells = names.map((name) => (unread.has(name) ? '' : cellText(object[name], decimals.get(name))));
    const isBlank = cells.every((cell) => cell === '') && [...unread].every((name) => (object[name] ?? null) === null);
    if (isBlank) continue;
    records.push(cells);
    numbers.push(row + 2);
  }
  return { records, numbers, unread: [...unread] };
}

function chunksOf(name: string, { row_groups: groups }: FileMetaData): readonly ColumnMetaData[] {
  return groups.flatMap(({ columns }) =>
    columns.flatMap(({ meta_data: column }) => (column?.path_in_schema[0] === name ? column : [])),
  );
}

/** True for a group of several columns. */
function hasLeaves(chunks: readonly ColumnMetaData[]): boolean {
  return new Set(chunks.map(({ path_in_schema: path }) => path.join('.'))).size > 1;
}

/**
 * True when a column has a value or null in every row, and as many values and nulls as the file counts: of a list each item, or
 * one where there is none, which some writers do not count among the nulls.
 */
function isWhole(
  name: string,
  objects: readonly Readonly<Record<string, unknown>>[],
  chunks: readonly ColumnMetaData[],
): boolean {
  const flat = chunks.every(({ path_in_schema: path }) => path.length === 1);
  let count = 0;
  let nulls = 0;
  let withoutItems = 0;
  for (const object of objects) {
    const value = object[name];
    if (flat && value === undefined) return false;
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    count += Math.max(1, items.length);
    if (!flat && (!Array.isArray(value) || value.length === 0)) withoutItems++;
    else for (const item of items) if (item === null || item === undefined) nulls++;
  }
  const values = chunks.reduce((sum, { num_values: number }) => sum + Number(number), 0);
  if (values !== count) return false;
  const told = chunks.map(({ statistics }) => statistics?.null_count);
  if (told.some((one) => typeof one !== 'bigint')) return true;
  const sum = told.reduce((all, one) => all + Number(one), 0);
  return sum >= nulls && sum <= nulls + withoutItems;
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
      const element = way.at(-1);
      return (
        element?.type === column.type &&
        Number(column.num_values) <= Math.max(Number(rows), 1) * 1000 &&
        ((rows === 0n && column.num_values === 0n) ||
          arePagesWhole(bytes, column, { element, levels: levelsOf(way), rows: Number(rows) }, COMPRESSORS))
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

/** Digits behind the point of a column's decimal numbers, undefined for what are none. */
function decimalsAmong(schema: FileMetaData['schema'], chunks: readonly ColumnMetaData[]): number | undefined {
  const element = chunks[0] && wayTo(schema, chunks[0].path_in_schema).at(-1);
  return element && decimalsOf(element);
}

function levelsOf(way: FileMetaData['schema']): Levels {
  const types = way.map(({ repetition_type: type }) => type);
  return {
    definition: types.filter((type) => type !== 'REQUIRED').length,
    repetition: types.filter((type) => type === 'REPEATED').length,
  };
}

if (!isMainThread && parentPort !== null) {
  const port = parentPort;
  parquetTable(workerData as Uint8Array).then(
    (answer) => port.postMessage(answer),
    () => port.postMessage({ refused: 'damaged' } satisfies ParquetAnswer),
  );
}
