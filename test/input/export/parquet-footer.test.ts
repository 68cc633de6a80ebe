import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isFooterWhole } from '../../../src/input/export/parquet-footer.ts';
import { editedFooter } from './edited-footer.ts';

const FILE = readFileSync(join(import.meta.dirname, '../../goldens/parquet/sort_columns.parquet'));

test('the footer of a real file is whole', () => {
  expect(isFooterWhole(FILE)).toBe(true);
  expect(isFooterWhole(editedFooter(FILE, 'arrow version', 'arrow Version'))).toBe(true);
});

test.each([
  ['the name of a column that is not UTF-8', '\x25\x02\x18\x01a\x00', '\x25\x02\x18\x01\xff\x00'],
  ['the name of the writer that is not UTF-8', 'arrow version', 'arrow\xffversion'],
  ['a note that is not UTF-8', 'ARROW:schema', 'ARROW\xffschema'],
  ['a note without its name', '\x18\x0cARROW:schema\x18', '\x28'],
  ['no version', '\x15\x04\x19\x3c', '\x29\x3c'],
  ['a converted type that there is not', '\x01b\x25\x00\x4c', '\x01b\x25\x40\x4c'],
  ['no logical type where one is named', '\x01b\x25\x00\x4c\x1c\x00\x00', '\x01b\x25\x00\x4c\x00'],
  ['two logical types', '\x01b\x25\x00\x4c\x1c\x00\x00', '\x01b\x25\x00\x4c\x1c\x00\x1c\x00\x00'],
  ['an encoding that was given up', '\x26\xd8\x01\x1c\x15\x04\x19\x35\x00', '\x26\xd8\x01\x1c\x15\x04\x19\x35\x02'],
  ['a place that is no number', '\x26\xd8\x01\x1c\x15\x04', '\x28\x01a\x1c\x15\x04'],
  ['the name of a column that is a number', '\x25\x02\x18\x01a\x00', '\x25\x02\x15\x02\x00'],
  ['a packing that is a text', '\x18\x01a\x15\x02\x16\x06', '\x18\x01a\x18\x00\x16\x06'],
  ['pages that are not counted', '\x15\x04\x15\x00\x15\x02\x00', '\x15\x04\x15\x00\x00'],
  ['one group of rows of two with its place', '\x16\x08\x16\xdc\x02\x14\x00\x00', '\x16\x08\x16\xdc\x02\x00'],
  ['statistics whose count is a text', '\x16\x02\x28\x08\x02', '\x18\x01a\x28\x08\x02'],
  [
    'statistics of pages where the length of a Bloom filter is',
    '\x19\x2c\x15\x04\x15\x00\x15\x02\x00',
    '\x39\x2c\x15\x04\x15\x00\x15\x02\x00',
  ],
  ['an order for one column of two', '\x19\x2c\x1c\x00\x00\x1c\x00\x00\x00', '\x19\x1c\x1c\x00\x00\x00'],
  ['an order of no kind', '\x19\x2c\x1c\x00\x00\x1c\x00\x00\x00', '\x19\x2c\x1c\x00\x00\x00\x00'],
])('%s is damage', (_, before, after) => {
  expect(isFooterWhole(editedFooter(FILE, before, after))).toBe(false);
});

test('sizes of a column that are no number are damage', () => {
  const file = readFileSync(join(import.meta.dirname, '../../fuzz/samples/zstd.parquet'));
  expect(isFooterWhole(file)).toBe(true);
  expect(isFooterWhole(editedFooter(file, '\x3c\x16\xf2\x02\x29', '\x3c\x18\x01a\x29'))).toBe(false);
});
