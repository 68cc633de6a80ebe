import fc from 'fast-check';
import Papa from 'papaparse';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { delimiterOf } from '../../src/input/delimiter.ts';
import { ProblemList } from '../../src/input/problem-list.ts';
import { readCsv } from '../../src/input/read-csv.ts';
import { studyFolder } from './study-folder.ts';

async function recordsOf(path: string) {
  const problems = new ProblemList();
  const read = {
    headings: [] as readonly string[],
    records: [] as (readonly string[])[],
    rows: [] as number[],
    problems,
  };
  await readCsv(path, 'x.csv', problems, {
    heading: (headings) => (read.headings = headings),
    rows(records, numbers) {
      read.records.push(...records);
      read.rows.push(...numbers);
    },
  });
  return read;
}

const cell = fc.oneof(
  fc.constantFrom('1', '', 'a,b', 'a;b', 'a\tb', 'say "no"', 'two\nlines', 'crlf\r\nin it', '好', '🙂', ' spaces '),
  fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => !/[\0\uFFFD\uFEFF\r]/.test(text)),
);

test('what was written is read, whatever the separator, the line break and the cells', async () => {
  const path = join(studyFolder({ 'x.csv': '' }), 'data/x/x.csv');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell, cell), { minLength: 3, maxLength: 20 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      async (records, delimiter, newline, bom) => {
        writeFileSync(
          path,
          (bom ? '\uFEFF' : '') + Papa.unparse([['id', 'b', 'c'], ...records], { delimiter, newline, quotes: true }),
        );
        const read = await recordsOf(path);
        expect(read.problems.all()).toEqual(
          records.every((record) => record.join('').trim() === '') ? [expect.anything()] : [],
        );
        expect(read.headings).toEqual(['id', 'b', 'c']);
        expect(read.records).toEqual(records.filter((record) => record.some((text) => text.trim() !== '')));
      },
    ),
  );
});

test('rows are those of a spreadsheet: blank ones count, line breaks in a cell do not', async () => {
  const root = studyFolder({ 'x.csv': '\r\n a\u00A0b ,c\r\n\r\n1,"x\ny"\r\n,\r\n2,z\r\n' });
  const { headings, records, rows } = await recordsOf(join(root, 'data/x/x.csv'));
  expect(headings).toEqual(['a b', 'c']);
  expect(records).toEqual([
    ['1', 'x\ny'],
    ['2', 'z'],
  ]);
  expect(rows).toEqual([4, 6]);
});

test('a file of many pieces loses nothing where they meet', async () => {
  // 20,000 records of about 30 bytes: ten pieces, which end in quoted line breaks and between characters of three bytes.
  const records = Array.from({ length: 20_000 }, (_, index) => [
    String(index),
    `行${'\n'.repeat(index % 3)}"${'好'.repeat(index % 7)}`,
  ]);
  const root = studyFolder({ 'x.csv': Papa.unparse([['id', 'text'], ...records], { newline: '\n' }) });
  const read = await recordsOf(join(root, 'data/x/x.csv'));
  expect(read.problems.all()).toEqual([]);
  expect(read.records).toEqual(records);
  expect(read.rows).toEqual(records.map((_, index) => index + 2));
});

test('a line longer than a piece, and a quote that swallows the file', async () => {
  const long = 'x'.repeat(300_000);
  const root = studyFolder({ 'x.csv': `id,a\n1,${long}\n2,b\n`, 'y.csv': `id,a\n1,b\n2,"${'c\n'.repeat(5_000_000)}` });
  expect((await recordsOf(join(root, 'data/x/x.csv'))).records).toEqual([
    ['1', long],
    ['2', 'b'],
  ]);
  const read = await recordsOf(join(root, 'data/x/y.csv'));
  expect(read.records).toEqual([['1', 'b']]);
  expect(read.problems.all()).toMatchObject([{ place: { row: 3 }, found: expect.stringContaining('not closed') }]);
});

test.each([
  ['a;b,c\n1;2\n3;4\n', ';'],
  ['a\tb;c\n1\t2\n', '\t'],
  ['id,price\n1,"3;5"\n2,"4;5"\n', ','],
  // Decimal commas: both separators are even, and the semicolon gives the heading as many cells as the rows.
  ['a;b;c\n1,5;2,5;3\n1,5;2,5;3\n', ';'],
  // Both are even; more cells is the better guess.
  ['a,x;b;c\n1,5;2;3\n', ';'],
  ['one\n1\n2\n', ','],
])('the separator of %j is %j', (text, delimiter) => expect(delimiterOf(text)).toBe(delimiter));

test('a first line "sep=;" is an instruction', async () => {
  const root = studyFolder({ 'x.csv': 'sep=;\r\na;b\r\n1,5;2\r\n' });
  expect(await recordsOf(join(root, 'data/x/x.csv'))).toMatchObject({
    headings: ['a', 'b'],
    records: [['1,5', '2']],
    rows: [2],
  });
});
