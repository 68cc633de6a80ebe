import { expect, test } from 'vitest';
import { readExport } from '../../../src/input/export/read-export.ts';
import { temporaryFile } from './temporary-file.ts';

function read(content: string | Uint8Array, options = {}) {
  return readExport(temporaryFile('answers.csv', content), { name: 'answers.csv', ...options });
}

function utf16(text: string): Uint8Array {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
}

test('cells stay text, headings are told apart, blank rows are skipped', async () => {
  const { profile, rows } = await read('a,Other,Other,\n"1,3",007,1e5,x\n\n,,,\n"say ""hi""","two\nlines",,\n');
  expect(profile.columns.map(({ heading }) => heading)).toEqual(['a', 'Other', 'Other (2)', 'Column 4']);
  expect(rows).toEqual([
    ['1,3', '007', '1e5', 'x'],
    ['say "hi"', 'two\nlines', '', ''],
  ]);
  expect(profile).toMatchObject({ tool: 'plain', charset: 'utf-8', delimiter: ',', kept: 2, removed: [] });
});

test('a first line that names the separator is an instruction', async () => {
  const { profile, rows } = await read('sep=;\r\na;b\r\n1,5;2\r\n');
  expect(profile.delimiter).toBe(';');
  expect(profile.columns.map(({ heading }) => heading)).toEqual(['a', 'b']);
  expect(rows).toEqual([['1,5', '2']]);
});

test.each([';', '\t', '|', ','])('the separator %j is found by even records', async (mark) => {
  const { profile, rows } = await read(`q1${mark}q2${mark}q3\n1${mark}"a, b; c | d"${mark}2\n3${mark}e${mark}4\n`);
  expect(profile.delimiter).toBe(mark);
  expect(rows[0]).toEqual(['1', 'a, b; c | d', '2']);
});

test('a mark that stands in most answers but not in the headings is no separator', async () => {
  const { profile } = await read('q1,q2\n1,a; b; c; d\n2,e; f; g; h\n3,i; j; k; l\n');
  expect(profile.delimiter).toBe(',');
});

test.each([0, 1, 2])('characters that lie across pieces of the file stay whole (%i)', async (shift) => {
  const text = '满意度很高但是物流太慢'.repeat(9);
  const lines = Array.from({ length: 2500 }, (_, index) => `${index},${text}`);
  const { profile, rows } = await read(`${'n'.repeat(shift + 1)},t\n${lines.join('\n')}\n`);
  expect(profile.charset).toBe('utf-8');
  expect(profile.columns[1]!.values).toEqual([{ value: text, count: 2500 }]);
  expect(rows.at(-1)![0]).toBe('2499');
});

test('values stand with the most frequent first; a column with more than 200 is marked', async () => {
  const lines = Array.from({ length: 300 }, (_, index) => `${index % 3 === 0 ? 'b' : 'a'},${index}`);
  const { profile } = await read(`x,y\n${lines.join('\n')}\n`);
  expect(profile.columns[0]).toMatchObject({
    many: false,
    values: [
      { value: 'a', count: 200 },
      { value: 'b', count: 100 },
    ],
  });
  expect(profile.columns[1]!.many).toBe(true);
  expect(profile.columns[1]!.values).toHaveLength(200);
});

test('UTF-16 by its mark, and without one by its zero bytes', async () => {
  const text = 'name\tZufriedenheit 满意\nkalt\t5 日本語\nwarm\t4\n';
  for (const bytes of [utf16(text), utf16(text).subarray(2)]) {
    const { profile, rows } = await read(bytes);
    expect(profile).toMatchObject({ charset: 'utf-16le', delimiter: '\t' });
    expect(rows).toEqual([
      ['kalt', '5 日本語'],
      ['warm', '4'],
    ]);
  }
});

test('line breaks of every kind may be mixed', async () => {
  const { rows } = await read('a,b\r\n1,2\n3,4\r5,"6\r\n7"\r\n');
  expect(rows).toEqual([
    ['1', '2'],
    ['3', '4'],
    ['5', '6\n7'],
  ]);
});

test('refusals say what to do', async () => {
  await expect(read('')).rejects.toThrowErrorMatchingInlineSnapshot(`
    [InputErrors: 1 problem:
    - answers.csv: found an empty file, expected a heading and rows below it.]
  `);
  await expect(read('a,b\n')).rejects.toThrowErrorMatchingInlineSnapshot(`
    [InputErrors: 1 problem:
    - answers.csv: found a heading and nothing below it, expected a row for each respondent.]
  `);
  await expect(read('a,b\n1,"2\n3,4\n')).rejects.toThrowErrorMatchingInlineSnapshot(`
    [InputErrors: 1 problem:
    - answers.csv, row 2: found a quotation mark that is not closed, or text behind one that is, expected quoted cells that end with a quotation mark.
      The file may have been cut off; export it again. Inside a quoted cell a quotation mark is written twice: "".]
  `);
  await expect(read('a,b,c\n1,2,3\n4,5\n')).rejects.toThrowErrorMatchingInlineSnapshot(`
    [InputErrors: 1 problem:
    - answers.csv, row 3: found 2 cells, expected 3, as in the heading.
      The file may have been cut off, or a cell that holds the separator lacks its quotes; export it again.]
  `);
  await expect(read('a,b\n1,\u00002\n')).rejects.toThrowErrorMatchingInlineSnapshot(`
    [InputErrors: 1 problem:
    - answers.csv: found zero bytes among the text, expected a text file, a spreadsheet or an SPSS file.
      The file is damaged or of a kind that is not known here; export it again.]
  `);
  await expect(read('%PDF-1.7')).rejects.toThrowErrorMatchingInlineSnapshot(`
    [InputErrors: 1 problem:
    - answers.csv: found a PDF file, expected a table of answers.
      Export the answers as a table: CSV, XLSX or SAV.]
  `);
  await expect(read('a,b\n1,2\n', { charset: 'ebcdic' })).rejects.toThrowErrorMatchingInlineSnapshot(`
    [InputErrors: 1 problem:
    - answers.csv: found the encoding "ebcdic", expected an encoding such as utf-8, gb18030, windows-1252, big5 or shift_jis.]
  `);
});
