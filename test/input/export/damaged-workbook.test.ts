import { expect, test } from 'vitest';
import { readExport } from '../../../src/input/export/read-export.ts';
import { zipped } from '../../fuzz/zipped.ts';
import { temporaryFile } from './temporary-file.ts';

const PARTS = {
  'xl/workbook.xml': '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/><Relationship Id="r2" Type="http://x/styles" Target="looks.xml"/></Relationships>',
  'xl/sharedStrings.xml': '<sst><si><t>a</t></si><si><t>b</t></si></sst>',
  'xl/looks.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
};
const HEADING = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';

function book(rows: string, more: Readonly<Record<string, string | Buffer>> = {}): Buffer {
  return zipped({
    ...PARTS,
    'xl/worksheets/a.xml': `<worksheet><sheetData>${HEADING}${rows}</sheetData></worksheet>`,
    ...more,
  });
}

function read(bytes: Buffer) {
  return readExport(temporaryFile('book.xlsx', bytes), { name: 'book.xlsx' });
}

const WHOLE = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>';

test('a date is a date wherever the styles lie', async () => {
  const { rows } = await read(book('<row r="2"><c r="A2" s="1"><v>45353</v></c><c r="B2"><v>45353</v></c></row>'));
  expect(rows).toEqual([['2024-03-02', '45353']]);
});

test('days are counted from 1904 where the workbook says so, whatever its extensions say', async () => {
  const sheets = '<sheets><sheet name="S" r:id="r1"/></sheets>';
  const extension = '<extLst><ext><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst>';
  const workbook = `<workbook><workbookPr date1904="1"/>${sheets}${extension}</workbook>`;
  const row = '<row r="2"><c r="A2" s="1"><v>11</v></c><c r="B2"><v>1</v></c></row>';
  const { rows } = await read(book(row, { 'xl/workbook.xml': workbook }));
  expect(rows).toEqual([['1904-01-12', '1']]);
});

test('a moment may be written as one', async () => {
  const cell = (at: string, text: string) => `<c r="${at}" t="d"><v>${text}</v></c>`;
  const moments = cell('A2', '2014-02-14T08:27:48.765Z') + cell('B2', '2014-02-14T08:27:48.000');
  expect((await read(book(`<row r="2">${moments}</row>`))).rows).toEqual([
    ['2014-02-14 08:27:48.765', '2014-02-14 08:27:48'],
  ]);
  const short = cell('A2', '2014-02-14') + cell('B2', '08:27');
  expect((await read(book(`<row r="2">${short}</row>`))).rows).toEqual([['2014-02-14', '08:27']]);
});

test.each([
  ['a row that is not closed', '<row><c><v>1</v></c><row><c><v>2</v></c></row>', 'XML'],
  ['tags that cross', '<row r="2"><c r="A2"><v>1</c></v></row>', 'XML'],
  ['an attribute without quotes', '<row r="2"><c r=B2><v>1</v></c></row>', 'XML'],
  ['an attribute twice', '<row r="2"><c r="A2" r="B2"><v>1</v></c></row>', 'XML'],
  ['a byte order mark in a tag', '<row r="2"><c r="A2"\uFEFF/></row>', 'XML'],
  ['an entity of its own', '<row r="2"><c r="A2" t="str"><v>&lol;</v></c></row>', 'XML'],
  ['a character that is none', '<row r="2"><c r="A2" t="str"><v>&#xD800;</v></c></row>', 'XML'],
  ['a row again', WHOLE + WHOLE, 'row "2" behind row 2'],
  ['a row before the one above it', '<row r="9"><c r="A9"><v>1</v></c></row>' + WHOLE, 'row "2" behind row 9'],
  ['a row behind the last one there is', '<row r="1048577"><c><v>1</v></c></row>', 'row "1048577"'],
  ['a cell again', '<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>7</v></c></row>', 'the cell "A2" behind it'],
  ['a cell of another row', '<row r="2"><c r="A3"><v>1</v></c></row>', 'the cell "A3" behind it'],
  ['a cell behind the last column', '<row r="2"><c r="XFE2"><v>1</v></c></row>', 'the cell "XFE2"'],
  ['a cell with two values', '<row r="2"><c r="A2"><v>9</v><v>4</v></c></row>', 'two values'],
  ['a string that is not there', '<row r="2"><c r="A2" t="s"><v>2</v></c></row>', '"2" as a value of type "s"'],
  ['a moment that is none', '<row r="2"><c r="A2" t="d"><v>1</v></c></row>', '"1" as a value of type "d"'],
  [
    'a day that is none',
    '<row r="2"><c r="A2" t="d"><v>2014-13-01</v></c></row>',
    'as a value of type "d" in column 1',
  ],
  ['a number that is none', '<row r="2"><c r="A2"><v>1x4</v></c></row>', '"1x4" as a value of type "n"'],
  ['a number without end', '<row r="2"><c r="A2"><v>1e999</v></c></row>', '"1e999" as a value of type "n"'],
  ['a truth value that is none', '<row r="2"><c r="A2" t="b"><v>7</v></c></row>', '"7" as a value of type "b"'],
  ['an error that is none', '<row r="2"><c r="A2" t="e"><v>3</v></c></row>', '"3" as a value of type "e"'],
  ['a type that is none', '<row r="2"><c r="A2" t="q"><v>0</v></c></row>', '"0" as a value of type "q"'],
  ['a style that is not there', '<row r="2"><c r="A2" s="2"><v>45353</v></c></row>', '"45353" as a value of type "n"'],
])('%s is refused, not read somehow', async (_, rows, message) => {
  await expect(read(book(rows))).rejects.toThrow(message);
});

test('what stands in a cell besides its value is not its value', async () => {
  const { rows } = await read(
    book(
      '<row r="2"><c r="A2"><f>1+1</f><v>2</v><extLst><ext><v>9</v></ext></extLst></c><c r="B2" t="b"><v>0</v></c></row>',
    ),
  );
  expect(rows).toEqual([['2', 'FALSE']]);
});

test('a sheet without its content is refused, not left out', async () => {
  const workbook = '<workbook><sheets><sheet name="S" r:id="r1"/><sheet name="Lost" r:id="r9"/></sheets></workbook>';
  await expect(read(book(WHOLE, { 'xl/workbook.xml': workbook }))).rejects.toThrow(
    'without the content of its sheet "Lost"',
  );
});

test('a hundred sheets are read, not fifty', async () => {
  const empty = Array.from({ length: 99 }, (_, index) => `<sheet name="Empty ${index}" r:id="r3"/>`).join('');
  const { rows } = await read(
    book(WHOLE, {
      'xl/workbook.xml': `<workbook><sheets>${empty}<sheet name="S" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': PARTS['xl/_rels/workbook.xml.rels'].replace(
        '</Relationships>',
        '<Relationship Id="r3" Target="worksheets/empty.xml"/></Relationships>',
      ),
      'xl/worksheets/empty.xml': '<worksheet><sheetData/></worksheet>',
    }),
  );
  expect(rows).toEqual([['1', '2']]);
});

test('text that is not UTF-8 is refused', async () => {
  const strings = Buffer.from('<sst><si><t>a</t></si><si><t>\u00e9</t></si></sst>', 'latin1');
  await expect(read(book(WHOLE, { 'xl/sharedStrings.xml': strings }))).rejects.toThrow('XML that is damaged');
});

/** The number at an offset from the first place where a signature stands, changed. */
function patched(bytes: Buffer, signature: string, offset: number, change: (value: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  const at = copy.indexOf(Buffer.from(signature, 'hex')) + offset;
  copy.writeUInt16LE(change(copy.readUInt16LE(at)) & 0xffff, at);
  return copy;
}

test.each([
  ['a check sum', '504b0102', 16],
  ['the length of a part', '504b0102', 24],
  ['the check sum that stands before a part', '504b0304', 14],
  ['the number of parts', '504b0506', 10],
])('%s that does not fit is damage', async (_, signature, offset) => {
  const whole = book(WHOLE);
  expect((await read(whole)).rows).toEqual([['1', '2']]);
  await expect(read(patched(whole, signature, offset, (value) => value - 1))).rejects.toThrow('damaged or breaks off');
});

test('two parts of one name are damage', async () => {
  const whole = book(WHOLE, { 'xl/worksheets/b.xml': '<worksheet/>' }).toString('latin1');
  const twice = Buffer.from(whole.replaceAll('xl/worksheets/b.xml', 'xl/worksheets/a.xml'), 'latin1');
  await expect(read(twice)).rejects.toThrow('damaged or breaks off');
});

test('a long text in very many cells is counted without comparing its letters', { timeout: 10_000 }, async () => {
  const rows = Array.from(
    { length: 40_000 },
    (_, index) => `<row r="${index + 2}"><c r="A${index + 2}" t="s"><v>2</v></c></row>`,
  );
  const long = 'Lorem ipsum dolor '.repeat(60_000);
  const { profile } = await read(
    book(rows.join(''), {
      'xl/sharedStrings.xml': `<sst><si><t>a</t></si><si><t>b</t></si><si><t>${long}</t></si></sst>`,
    }),
  );
  expect(profile.columns[0]).toMatchObject({ filled: 40_000, values: [{ value: long, count: 40_000 }] });
});

test('a sheet without a name is refused', async () => {
  const nameless = PARTS['xl/workbook.xml'].replace('name=', 'Name=');
  await expect(read(book(WHOLE, { 'xl/workbook.xml': nameless }))).rejects.toThrow('XML that is damaged');
});
