import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type ColumnMetaData, parquetMetadata } from 'hyparquet';
import { expect, test } from 'vitest';
import { arePagesWhole } from '../../../src/input/export/parquet-pages.ts';

const SAMPLES = ['plain', 'snappy', 'gzip', 'brotli', 'zstd'];

/** A header in Thrift's compact protocol: numbers, and numbers within a field. */
function struct(fields: Readonly<Record<number, number | Buffer>>): Buffer {
  let last = 0;
  const parts = Object.entries(fields).map(([id, value]) => {
    const delta = Number(id) - last;
    last = Number(id);
    return Buffer.isBuffer(value)
      ? Buffer.concat([Buffer.of((delta << 4) | 12), value])
      : Buffer.of((delta << 4) | 5, ...varint(value));
  });
  return Buffer.concat([...parts, Buffer.of(0)]);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let left = value >= 0 ? value * 2 : -value * 2 - 1;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 128);
  return [...bytes, left];
}

const BODY = Buffer.from('four');
const HEADER = { 1: 0, 2: 4, 3: 4, 5: struct({ 1: 3, 2: 0, 3: 3, 4: 3 }) };
const DICTIONARY = { 1: 2, 2: 4, 3: 4, 7: struct({ 1: 4, 2: 0 }) };

function isWhole(pages: readonly Readonly<Record<number, number | Buffer>>[], values: number, missing = 0): boolean {
  const bytes = Buffer.concat([Buffer.from('PAR1'), ...pages.flatMap((page) => [struct(page), BODY])]);
  const column = {
    data_page_offset: 4n,
    total_compressed_size: BigInt(bytes.length - 4 + missing),
    num_values: BigInt(values),
  };
  return arePagesWhole(bytes, column as ColumnMetaData, { definition: true, repetition: false });
}

test.each(SAMPLES)('every column of a real file is whole: %s', (name) => {
  const bytes = readFileSync(join(import.meta.dirname, `../../fuzz/samples/${name}.parquet`));
  const columns = parquetMetadata(new Uint8Array(bytes).buffer).row_groups.flatMap((group) => group.columns);
  expect(columns.length).toBeGreaterThan(7);
  for (const { meta_data: column } of columns)
    expect(arePagesWhole(bytes, column!, { definition: true, repetition: column!.path_in_schema.length > 1 })).toBe(
      true,
    );
});

test('pages fill their chunk and hold its values', () => {
  expect(isWhole([DICTIONARY, HEADER, HEADER], 6)).toBe(true);
  expect(isWhole([DICTIONARY, HEADER, HEADER], 3)).toBe(false);
  expect(isWhole([DICTIONARY, HEADER], 6)).toBe(false);
  expect(isWhole([DICTIONARY, DICTIONARY, HEADER], 3)).toBe(false);
  expect(isWhole([HEADER, DICTIONARY, HEADER], 6)).toBe(false);
  expect(isWhole([HEADER], 3, 1)).toBe(false);
  expect(isWhole([{ ...HEADER, 3: 5 }], 3)).toBe(false);
  expect(isWhole([{ ...HEADER, 3: 2 ** 40 }], 3)).toBe(false);
});

test.each([
  ['no length', { 1: 0, 2: 4, 5: HEADER[5] }],
  ['a length below zero', { ...HEADER, 2: -4 }],
  ['more than can be unpacked', { ...HEADER, 2: 2 ** 28 }],
  ['no encoding of its levels', { ...HEADER, 5: struct({ 1: 3, 2: 0, 4: 3 }) }],
  ['an unknown encoding', { ...HEADER, 5: struct({ 1: 3, 2: 1, 3: 3, 4: 3 }) }],
  ['levels that are packed in the old way', { ...HEADER, 5: struct({ 1: 3, 2: 0, 3: 4, 4: 3 }) }],
  ['the header of another kind', { ...HEADER, 1: 3 }],
  ['an unknown kind', { ...HEADER, 1: 9 }],
  ['more words than bytes', { ...DICTIONARY, 7: struct({ 1: 5, 2: 0 }) }],
])('a page with %s is damaged', (_, page) => {
  expect(isWhole([page], 3)).toBe(false);
  expect(isWhole([HEADER, page], 6)).toBe(false);
  expect(isWhole([page, HEADER], 3)).toBe(false);
});

test('levels that there are none of may be packed in the old way', () => {
  expect(isWhole([{ ...HEADER, 5: struct({ 1: 3, 2: 0, 3: 3, 4: 4 }) }], 3)).toBe(true);
});

test('where a page has a checksum, it is checked', () => {
  const sum = crc32(BODY) | 0;
  expect(isWhole([{ 1: 0, 2: 4, 3: 4, 4: sum, 5: HEADER[5] }], 3)).toBe(true);
  expect(isWhole([{ 1: 0, 2: 4, 3: 4, 4: sum ^ 1, 5: HEADER[5] }], 3)).toBe(false);
});
