import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Binary,
  Field,
  Int32,
  Struct,
  Table,
  tableToIPC,
  TimestampMillisecond,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import * as parquet from 'parquet-wasm';
import { expect, test } from 'vitest';
import { profileExport, readExport } from '../../../src/input/export/read-export.ts';
import { editedFooter } from './edited-footer.ts';
import { temporaryFile } from './temporary-file.ts';

const SAMPLE = readFileSync(join(import.meta.dirname, '../../goldens/exports/resaved/synthetic-responses.parquet'));
const PLAIN = readFileSync(join(import.meta.dirname, '../../fuzz/samples/plain.parquet'));

/** The first moment of the sample, milliseconds from 1970. */
const MOMENT = Buffer.from(new BigInt64Array([BigInt(Date.UTC(2026, 2, 1, 8, 30, 15, 1))]).buffer);

/** How the footer begins to tell of a column of floating numbers: its type, 5 doubled, and a list. */
const DOUBLE = Buffer.from([0x15, 0x0a, 0x19]);

function read(bytes: Uint8Array) {
  return readExport(temporaryFile('damaged.parquet', bytes), { name: 'damaged.parquet' });
}

function withByte(bytes: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = value;
  return copy;
}

function written(table: Table): Uint8Array {
  return parquet.writeParquet(parquet.Table.fromIPCStream(tableToIPC(table, 'stream')));
}

// At 5984 of the sample is the length of the column "url" in the footer, at 2388 the definition levels of another column.
test.each([
  ['a column whose length is wrong', withByte(SAMPLE, 5984, 18)],
  ['a column with more nulls than are counted', withByte(SAMPLE, 2388, 65)],
  ['a moment that no calendar has', withByte(PLAIN, PLAIN.indexOf(MOMENT) + 7, 0x3f)],
  ['a column of another type than the schema says', withByte(PLAIN, PLAIN.lastIndexOf(DOUBLE) + 1, 2)],
  ['text that is not UTF-8', withByte(PLAIN, PLAIN.indexOf('退货 1 ') + 1, 0x41)],
])('%s is refused, not left blank', async (_, bytes) => {
  await expect(read(bytes)).rejects.toThrow('a Parquet file that is damaged');
});

test('a page that says its length in two ways is refused', async () => {
  const snappy = readFileSync(join(import.meta.dirname, '../../fuzz/samples/snappy.parquet'));
  await read(snappy);
  // Behind the header of the first page, Snappy says its length: 80 bytes.
  expect(snappy[19]).toBe(80);
  await expect(read(withByte(snappy, 19, 81))).rejects.toThrow('a Parquet file that is damaged');
});

test.each(['plain', 'snappy', 'gzip', 'brotli', 'zstd'])(
  'packed in whatever way it is the same table: %s',
  async (name) => {
    const { rows } = await read(readFileSync(join(import.meta.dirname, `../../fuzz/samples/${name}.parquet`)));
    expect(rows).toHaveLength(24);
    expect(rows[0]).toEqual([
      '9007199254740994',
      '2',
      '0.3333333333333333',
      'false',
      '退货 1 “so la la”',
      '2026-03-01',
      '2026-03-01 08:30:15.001',
      'phone',
    ]);
  },
);

test('a moment far off stays a number', async () => {
  const moment = vectorFromArray([Date.UTC(12_026, 0, 1), 0], new TimestampMillisecond());
  const { rows } = await read(written(new Table({ moment })));
  expect(rows).toEqual([[String(Date.UTC(12_026, 0, 1))], ['1970-01-01']]);
});

test('columns of groups and of bytes are told; a row without anything is no respondent', async () => {
  const group = new Struct([new Field('price', new Utf8(), true), new Field('place', new Utf8(), true)]);
  const table = new Table({
    overall: vectorFromArray([4, null, null, 5], new Int32()),
    why: vectorFromArray([null, null, { price: 'dear', place: 'far' }, null], group),
    empty: vectorFromArray<Struct>([null, null, null, null], group),
    photo: vectorFromArray([Uint8Array.of(0xff, 0xd8), null, null, null], new Binary()),
    code: vectorFromArray([Buffer.from('A'), null, null, Buffer.from('满')], new Binary()),
  });
  const numbers: number[] = [];
  const rows: (readonly string[])[] = [];
  const path = temporaryFile('groups.parquet', written(table));
  const profile = await profileExport(path, { name: 'groups.parquet' }, (more, moreNumbers) => {
    rows.push(...more);
    numbers.push(...moreNumbers);
  });
  expect(rows).toEqual([
    ['4', '', '', '', 'A'],
    ['', '', '', '', ''],
    ['5', '', '', '', '满'],
  ]);
  expect(numbers).toEqual([2, 4, 5]);
  expect(profile.remarks).toEqual(['Columns of groups or of bytes are not read: why, empty, photo.']);
});

test('a file that counts other nulls than it has is refused', async () => {
  const file = readFileSync(join(import.meta.dirname, '../../goldens/parquet/sort_columns.parquet'));
  const [told, fewer, more] = ['\x16\x02\x28\x08', '\x16\x00\x28\x08', '\x16\x04\x28\x08'] as const;
  await read(file);
  await expect(read(editedFooter(file, told, fewer))).rejects.toThrow('a Parquet file that is damaged');
  await expect(read(editedFooter(file, told, more))).rejects.toThrow('a Parquet file that is damaged');
});
