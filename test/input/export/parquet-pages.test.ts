import { crc32 } from 'node:zlib';
import type { ColumnMetaData } from 'hyparquet';
import { expect, test } from 'vitest';
import { arePagesWhole } from '../../../src/input/export/parquet-pages.ts';

type Fields = Readonly<Record<number, number | false | Buffer>>;

/** A header in Thrift's compact protocol: numbers, numbers within a field, and what is false. */
function struct(fields: Fields): Buffer {
  let last = 0;
  const parts = Object.entries(fields).map(([id, value]) => {
    const delta = Number(id) - last;
    last = Number(id);
    if (value === false) return Buffer.of((delta << 4) | 2);
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

/** Definition levels of three values behind their length: a run of three ones, `06 01`; three whole numbers. */
const BODY: Buffer = Buffer.of(2, 0, 0, 0, 6, 1, ...Buffer.alloc(12));
const HEADER = { 1: 0, 2: BODY.length, 3: BODY.length, 5: struct({ 1: 3, 2: 0, 3: 3, 4: 3 }) };
const DICTIONARY = { 1: 2, 2: BODY.length, 3: BODY.length, 7: struct({ 1: 4, 2: 0 }) };

function isWhole(
  pages: readonly Fields[],
  values: number,
  { missing = 0, codec = 'UNCOMPRESSED', body = BODY, repetition = 0, rows = values } = {},
): boolean {
  const bytes = Buffer.concat([Buffer.from('PAR1'), ...pages.flatMap((page) => [struct(page), body])]);
  const column = {
    data_page_offset: 4n,
    total_compressed_size: BigInt(bytes.length - 4 + missing),
    num_values: BigInt(values),
    codec,
  };
  return arePagesWhole(
    bytes,
    column as ColumnMetaData,
    { element: { name: 'x', type: 'INT32' }, levels: { definition: 1, repetition }, rows },
    {},
  );
}

test('pages fill their chunk and hold its values', () => {
  expect(isWhole([DICTIONARY, HEADER, HEADER], 6)).toBe(true);
  expect(isWhole([DICTIONARY, HEADER, HEADER], 3)).toBe(false);
  expect(isWhole([DICTIONARY, HEADER], 6)).toBe(false);
  expect(isWhole([DICTIONARY, DICTIONARY, HEADER], 3)).toBe(false);
  expect(isWhole([HEADER, DICTIONARY, HEADER], 6)).toBe(false);
  expect(isWhole([HEADER], 3, { missing: 1 })).toBe(false);
  expect(isWhole([{ ...HEADER, 3: BODY.length + 1 }], 3)).toBe(false);
  expect(isWhole([{ ...HEADER, 3: 2 ** 40 }], 3)).toBe(false);
});

test.each([
  ['no length', { 1: 0, 2: BODY.length, 5: HEADER[5] }],
  ['a length below zero', { ...HEADER, 2: -4 }],
  ['more than can be unpacked', { ...HEADER, 2: 2 ** 28 }],
  ['no encoding of its levels', { ...HEADER, 5: struct({ 1: 3, 2: 0, 4: 3 }) }],
  ['an unknown encoding', { ...HEADER, 5: struct({ 1: 3, 2: 1, 3: 3, 4: 3 }) }],
  ['levels that are packed in the old way', { ...HEADER, 5: struct({ 1: 3, 2: 0, 3: 4, 4: 3 }) }],
  ['the header of another kind', { ...HEADER, 1: 3 }],
  ['an unknown kind', { ...HEADER, 1: 9 }],
  ['words in an encoding that is for keys', { ...DICTIONARY, 7: struct({ 1: 4, 2: 8 }) }],
  ['more words than bytes', { ...DICTIONARY, 7: struct({ 1: 5, 2: 0 }) }],
])('a page with %s is damaged', (_, page) => {
  expect(isWhole([page], 3)).toBe(false);
  expect(isWhole([HEADER, page], 6)).toBe(false);
  expect(isWhole([page, HEADER], 3)).toBe(false);
});

test('a page of more values than levels is damaged', () => {
  expect(isWhole([{ ...HEADER, 5: struct({ 1: 4, 2: 0, 3: 3, 4: 3 }) }], 4)).toBe(false);
  const header = { 1: 3, 2: BODY.length, 3: BODY.length };
  const second = (count: number, definition: number) =>
    isWhole([{ ...header, 8: struct({ 1: count, 2: 0, 3: count, 4: 0, 5: definition, 6: 4 }) }], count);
  expect(second(3, 2)).toBe(true);
  expect(second(4, 2)).toBe(false);
  expect(second(3, 1)).toBe(false);
});

test('a page of version 2 counts its nulls, and may have values that are not packed', () => {
  const page = (nulls: number, isPacked?: false) => ({
    1: 3,
    2: BODY.length,
    3: BODY.length,
    8: struct({ 1: 3, 2: nulls, 3: 3, 4: 0, 5: 2, 6: 4, ...(isPacked === false ? { 7: isPacked } : {}) }),
  });
  expect(isWhole([page(0)], 3)).toBe(true);
  expect(isWhole([page(1)], 3)).toBe(false);
  // There is nothing at hand that unpacks Snappy.
  expect(isWhole([page(0)], 3, { codec: 'SNAPPY' })).toBe(false);
  expect(isWhole([page(0, false)], 3, { codec: 'SNAPPY' })).toBe(true);
  const nulls = Buffer.concat([Buffer.alloc(4), Buffer.of(6, 0), Buffer.alloc(12)]);
  expect(isWhole([page(3)], 3, { codec: 'SNAPPY', body: nulls })).toBe(true);
});

test('the first value begins a row, and there are as many rows as the group has', () => {
  const list = (repetition: number[]) =>
    Buffer.concat([Buffer.of(2, 0, 0, 0), Buffer.from(repetition), Buffer.of(2, 0, 0, 0, 6, 1), Buffer.alloc(12)]);
  const [flat, two, none] = [
    [6, 0],
    [3, 0b100],
    [3, 0b001],
  ].map(list) as [Buffer, Buffer, Buffer];
  const page = { 1: 0, 2: flat.length, 3: flat.length, 5: struct({ 1: 3, 2: 0, 3: 3, 4: 3 }) };
  expect(isWhole([page], 3, { body: flat, repetition: 1 })).toBe(true);
  expect(isWhole([page], 3, { body: two, repetition: 1 })).toBe(false);
  expect(isWhole([page], 3, { body: two, repetition: 1, rows: 2 })).toBe(true);
  expect(isWhole([page], 3, { body: none, repetition: 1, rows: 2 })).toBe(false);
  expect(isWhole([HEADER], 3, { rows: 2 })).toBe(false);
  const second = (rows: number) => ({
    1: 3,
    2: BODY.length,
    3: BODY.length,
    8: struct({ 1: 3, 2: 0, 3: rows, 4: 0, 5: 2, 6: 4 }),
  });
  expect(isWhole([second(2)], 3)).toBe(false);
});

test('levels that there are none of may be packed in the old way', () => {
  expect(isWhole([{ ...HEADER, 5: struct({ 1: 3, 2: 0, 3: 3, 4: 4 }) }], 3)).toBe(true);
});

test('where a page has a checksum, it is checked', () => {
  const sum = crc32(BODY) | 0;
  expect(isWhole([{ ...HEADER, 4: sum }], 3)).toBe(true);
  expect(isWhole([{ ...HEADER, 4: sum ^ 1 }], 3)).toBe(false);
});
