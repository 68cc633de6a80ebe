import { expect, test } from 'vitest';
import { showsDate } from '../../../src/input/export/cell-date.ts';
import { uniqueHeadings } from '../../../src/input/export/profiled-columns.ts';
import { readExport } from '../../../src/input/export/read-export.ts';
import { temporaryFile } from './temporary-file.ts';

/** Each of these once took from half a minute to hours; limits are wide, for a busy machine. */
const SOON = { timeout: 15_000 };

function read(text: string) {
  return readExport(temporaryFile('slow.csv', text), { name: 'slow.csv' });
}

test('twenty thousand equal headings are told apart', SOON, () => {
  const headings = uniqueHeadings(Array.from({ length: 40_000 }, () => 'Other'));
  expect(headings.at(-1)).toBe('Other (40000)');
  expect(new Set(headings).size).toBe(40_000);
});

test('a heading that is free beside numbered ones keeps its name', () => {
  expect(uniqueHeadings(['a', 'a (2)', 'a', 'a'])).toEqual(['a', 'a (2)', 'a (3)', 'a (4)']);
});

test('a number format of brackets alone shows no date', SOON, () => {
  expect(showsDate(200, '['.repeat(1_000_000))).toBe(false);
});

test('a quoted cell of many doubled quotation marks is read once', SOON, async () => {
  const { rows } = await read(`a,b\n"${'""'.repeat(1_000_000)}",2\n`);
  expect(rows[0]![0]).toHaveLength(1_000_000);
});

test('a cell of very many at signs is no address', SOON, async () => {
  const { rows } = await read(`a,b\n1,"${'a@'.repeat(200_000)}"\n`);
  expect(rows[0]![1]).toHaveLength(400_000);
});

test('a heading of more than ten thousand letters is refused; an answer is not', SOON, async () => {
  const long = '('.repeat(500_000);
  await expect(read(`${long},b\n1,2\n`)).rejects.toThrow('row 1: found a heading of 500000 characters');
  const { rows } = await read(`a,b\n${long},2\n`);
  expect(rows).toEqual([[long, '2']]);
});
