import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readExport } from '../../../src/input/export/read-export.ts';
import { comparedParquet } from '../../fuzz/independent/parquet.ts';

const FOLDER = join(import.meta.dirname, '../../goldens/parquet');

async function read(name: string) {
  const { profile, rows } = await readExport(join(FOLDER, `${name}.parquet`), { name });
  return { profile, rows, numbers: rows.map((_, index) => index + 2) };
}

test.each([
  ['alltypes_plain.snappy', 2],
  ['list_columns', 3],
  ['sort_columns', 6],
  ['datapage_v2.snappy', 5],
  ['int64_decimal', 24],
  ['delta_encoding_optional_column', 100],
  ['rowgroups', 15],
])('%s has the %i rows that the Rust implementation reads', async (name, count) => {
  const ours = await read(name);
  expect(ours.rows).toHaveLength(count);
  expect(comparedParquet(readFileSync(join(FOLDER, `${name}.parquet`)), ours)).toEqual({ verdict: 'equal', notes: [] });
});

// The second and third are as https://github.com/apache/parquet-testing/blob/master/data/README.md tells them.
test.each([
  ['list_columns', 1, ['1', '']],
  ['int64_decimal', 23, ['24']],
  ['delta_encoding_optional_column', 0, ['100', '1254468', '6370', '6672', '2449148', '2449118', '13', '7', '1958']],
  ['sort_columns', 5, ['1', 'c']],
])('%s, row %i', async (name, row, cells) => {
  const { rows } = await read(name);
  expect(rows[row]!.slice(0, cells.length)).toEqual(cells);
});
