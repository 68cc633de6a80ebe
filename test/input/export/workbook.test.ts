import { expect, test } from 'vitest';
import { cellDate, showsDate } from '../../../src/input/export/cell-date.ts';
import { readExport } from '../../../src/input/export/read-export.ts';
import { zipped } from '../../fuzz/zipped.ts';
import { temporaryFile } from './temporary-file.ts';

const RELATIONS =
  '<Relationships><Relationship Id="r1" Target="/xl/worksheets/a.xml"/><Relationship Id="r2" Target="worksheets/b.xml"/></Relationships>';

function workbook(sheet: string, more: Readonly<Record<string, string>> = {}): string {
  const bytes = zipped({
    'xl/workbook.xml':
      '<x:workbook xmlns:x="m"><x:sheets><x:sheet name="Answers" r:id="r1"/><x:sheet name="Notes" r:id="r2"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels': RELATIONS,
    'xl/worksheets/a.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/worksheets/b.xml': '<worksheet><sheetData/></worksheet>',
    ...more,
  });
  return temporaryFile('book.xlsx', bytes);
}

test('shared and inline strings, runs of rich text without readings, formulas, truth values, gaps', async () => {
  const path = workbook(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>b &amp; c</t></is></c><c r="D1" t="str"><v>d</v></c></row>' +
      '<row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3"><v>0.1000000000000000055</v></c><c r="D3" t="s"><v>1</v></c></row>' +
      '<row r="5"><c r="A5"><v>11000007919</v></c><c r="D5" t="str"><v>x_x000D_y</v></c></row>',
    {
      'xl/sharedStrings.xml':
        '<sst><si><r><t>q</t></r><r><t xml:space="preserve"> 1</t></r></si><si><t>漢字</t><rPh><t>かんじ</t></rPh></si></sst>',
    },
  );
  const { profile, rows } = await readExport(path);
  expect(profile.columns.map(({ heading }) => heading)).toEqual(['q 1', 'b & c', 'Column 3', 'd']);
  expect(rows).toEqual([
    ['TRUE', '0.1', '', '漢字'],
    ['11000007919', '', '', 'x\ny'],
  ]);
});

// 45353 is 2024-03-02; 0.02056712963 of a day is 29 min 37 s. Day 60 of 1900 never was: 61 is the first of March.
test('serial numbers are wall time', () => {
  expect(cellDate(45353.02056712963, false)).toBe('2024-03-02 00:29:37');
  expect(cellDate(45353, false)).toBe('2024-03-02');
  expect(cellDate(0.75, false)).toBe('18:00:00');
  expect(cellDate(61, false)).toBe('1900-03-01');
  expect(cellDate(59, false)).toBe('1900-02-28');
  expect(cellDate(43891, true)).toBe('2024-03-02');
  expect(cellDate(-1, false)).toBeUndefined();
  expect(cellDate(9e9, false)).toBeUndefined();
});

test('which number formats show a date', () => {
  expect(showsDate(14, undefined)).toBe(true);
  expect(showsDate(2, undefined)).toBe(false);
  expect(showsDate(164, 'yyyy\\-mm\\-dd hh:mm')).toBe(true);
  expect(showsDate(165, '[$-409]d/m/yy')).toBe(true);
  expect(showsDate(166, '0.00" days"')).toBe(false);
  expect(showsDate(167, '[Red]#,##0')).toBe(false);
});

test('headings merged over others, and a title above them', async () => {
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const path = temporaryFile(
    'merged.xlsx',
    zipped({
      'xl/workbook.xml': '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': RELATIONS,
      'xl/worksheets/a.xml':
        `<worksheet><sheetData><row r="1">${cell('A1', 'Study')}</row>` +
        `<row r="2">${cell('A2', 'no')}${cell('B2', 'How satisfied?')}</row>` +
        `<row r="3">${cell('B3', 'Price')}${cell('C3', 'Speed')}</row>` +
        '<row r="4"><c r="A4"><v>1</v></c><c r="B4"><v>4</v></c><c r="C4"><v>5</v></c></row></sheetData>' +
        '<mergeCells><mergeCell ref="B2:C2"/></mergeCells></worksheet>',
    }),
  );
  const { profile, rows } = await readExport(path);
  expect(profile.columns.map(({ heading, part }) => [heading, part])).toEqual([
    ['no', undefined],
    ['How satisfied? - Price', 'Price'],
    ['How satisfied? - Speed', 'Speed'],
  ]);
  expect(rows).toEqual([['1', '4', '5']]);
});

test('a bomb, a missing sheet and another kind of zip are refused', async () => {
  await expect(readExport(workbook(' '.repeat(30_000_000)), { name: 'book.xlsx' })).rejects.toThrow(
    'unpacks to more than',
  );
  await expect(readExport(workbook('<row><c><v>1</v></c></row>'), { sheet: 'Nope' })).rejects.toThrow(
    'one of: Answers, Notes',
  );
  const zip = temporaryFile('download.zip', zipped({ 'answers.csv': 'a,b\n1,2\n' }));
  await expect(readExport(zip)).rejects.toThrow('Unpack it and give "answers.csv"');
  const old = temporaryFile('old.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  await expect(readExport(old)).rejects.toThrow('protected by a password');
});
