import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { Table, tableToIPC, vectorFromArray } from 'apache-arrow';
import * as parquet from 'parquet-wasm';
import { below, oneOf, type Random } from '../random-numbers.ts';
import { zipped } from '../zipped.ts';
import { wrappedSheet } from '../wrapped-sheet.ts';
import type { Mutation } from './mutation.ts';

const MILLION = 1_000_000;

function sheetOf(content: string, more = ''): string {
  return `<worksheet><sheetData>${content}</sheetData>${more}</worksheet>`;
}

const HEADING =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>';

function rows(count: number, row: (number: number) => string): string {
  const text: string[] = [];
  for (let number = 2; number < count + 2; number++) text.push(row(number));
  return text.join('');
}

/** A string that shrinks to about the given part of its length only, so that no ratio gives it away. */
function noisy(length: number, random: Random): string {
  const piece = Buffer.from(Array.from({ length: 4096 }, () => 97 + below(26, random))).toString('latin1');
  const blank = 'x'.repeat(4096 * 80);
  return (piece + blank).repeat(Math.ceil(length / (81 * 4096))).slice(0, length);
}

/** Workbooks that unpack to far more than they weigh, or that take far longer than they look. */
const WORKBOOKS: Readonly<Record<string, (random: Random) => Buffer>> = {
  blanks: (random) => wrappedSheet('S', sheetOf(' '.repeat(below(200 * MILLION, random)))),
  'noisy blanks': (random) =>
    wrappedSheet('S', sheetOf(`<row r="1"><c r="A1"><v>1</v></c></row>${noisy(below(240 * MILLION, random), random)}`)),
  'last columns': (random) =>
    wrappedSheet('S', sheetOf('<row><c r="XFD1"><v>1</v></c></row>'.repeat(below(20_000, random)))),
  'last columns in order': (random) =>
    wrappedSheet(
      'S',
      sheetOf(HEADING + rows(below(50_000, random), (r) => `<row r="${r}"><c r="XFD${r}"><v>1</v></c></row>`)),
    ),
  'last rows': () =>
    wrappedSheet(
      'S',
      sheetOf(
        `${HEADING}<row r="1048576"><c r="A1048576"><v>1</v></c></row><row r="99999999999"><c><v>1</v></c></row>`,
      ),
    ),
  'empty rows': (random) =>
    wrappedSheet('S', sheetOf(HEADING + rows(below(4 * MILLION, random), (r) => `<row r="${r}"/>`))),
  'empty cells': (random) =>
    wrappedSheet('S', sheetOf(`${HEADING}<row r="2">${'<c/>'.repeat(below(10 * MILLION, random))}</row>`)),
  'cells behind the last column': (random) =>
    wrappedSheet('S', sheetOf(`${HEADING}<row r="2">${'<c><v>1</v></c>'.repeat(below(4 * MILLION, random))}</row>`)),
  'many cells': (random) =>
    wrappedSheet(
      'S',
      sheetOf(
        HEADING +
          rows(below(MILLION, random), (r) => `<row r="${r}"><c r="A${r}"><v>1</v></c><c r="B${r}"><v>2</v></c></row>`),
      ),
    ),
  'a long shared string': (random) =>
    wrappedSheet('S', sheetOf(HEADING + rows(3, (r) => `<row r="${r}"><c r="A${r}" t="s"><v>0</v></c></row>`)), {
      'xl/sharedStrings.xml': `<sst><si><t>${noisy(below(200 * MILLION, random), random)}</t></si></sst>`,
    }),
  'a shared string in every cell': (random) =>
    wrappedSheet(
      'S',
      sheetOf(
        HEADING +
          rows(
            below(100_000, random),
            (r) => `<row r="${r}"><c r="A${r}" t="s"><v>0</v></c><c r="B${r}"><v>1</v></c></row>`,
          ),
      ),
      {
        'xl/sharedStrings.xml': `<sst><si><t>${noisy(below(2 * MILLION, random), random)}</t></si></sst>`,
      },
    ),
  'many shared strings': (random) =>
    wrappedSheet('S', sheetOf(`${HEADING}<row r="2"><c r="A2"><v>1</v></c></row>`), {
      'xl/sharedStrings.xml': `<sst>${'<si><t>a</t></si>'.repeat(below(12 * MILLION, random))}</sst>`,
    }),
  'a string of many runs': (random) =>
    wrappedSheet('S', sheetOf(`${HEADING}<row r="2"><c r="A2" t="s"><v>0</v></c></row>`), {
      'xl/sharedStrings.xml': `<sst><si>${'<r><t>ab</t></r>'.repeat(below(8 * MILLION, random))}</si></sst>`,
    }),
  'entities of entities': () =>
    wrappedSheet(
      'S',
      `<!DOCTYPE w [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, n) => `<!ENTITY a${n} "${`&${n === 0 ? 'a' : `a${n - 1}`};`.repeat(20)}">`).join('')}]>` +
        sheetOf(`${HEADING}<row r="2"><c r="A2" t="str"><v>&a29;</v></c></row>`),
    ),
  'many character references': (random) =>
    wrappedSheet(
      'S',
      sheetOf(`${HEADING}<row r="2"><c r="A2" t="str"><v>${'&#97;'.repeat(below(5 * MILLION, random))}</v></c></row>`),
    ),
  'deep elements': (random) => {
    const depth = below(MILLION, random);
    return wrappedSheet('S', sheetOf(`${HEADING}${'<x>'.repeat(depth)}${'</x>'.repeat(depth)}`));
  },
  'marks in an attribute': (random) =>
    wrappedSheet('S', sheetOf(`${HEADING}<row r="2" x="${'>'.repeat(below(3 * MILLION, random))}"/>`)),
  'many attributes': (random) =>
    wrappedSheet('S', sheetOf(`${HEADING}<row ${'a="1" '.repeat(below(3 * MILLION, random))}r="2"/>`)),
  'many merged cells': (random) =>
    wrappedSheet(
      'S',
      sheetOf(
        HEADING + rows(100_000, (r) => `<row r="${r}"><c r="A${r}"><v>1</v></c></row>`),
        `<mergeCells>${rows(below(300_000, random), (r) => `<mergeCell ref="A${r + 100_000}:B${r + 100_000}"/>`)}</mergeCells>`,
      ),
    ),
  'merged cells of a row': (random) =>
    wrappedSheet(
      'S',
      sheetOf(
        `${HEADING}<row r="2"><c r="A2"><v>1</v></c></row>`,
        `<mergeCells>${'<mergeCell ref="A1:B1"/>'.repeat(below(MILLION, random))}</mergeCells>`,
      ),
    ),
  'many styles': (random) =>
    wrappedSheet('S', sheetOf(`${HEADING}<row r="2"><c r="A2" s="1"><v>1</v></c></row>`), {
      'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${'['.repeat(below(300_000, random))}"/></numFmts><cellXfs><xf/><xf numFmtId="200"/>${'<xf numFmtId="200"/>'.repeat(100)}</cellXfs></styleSheet>`,
    }),
  'one part as many sheets': () =>
    zipped({
      'xl/workbook.xml': `<workbook><sheets>${Array.from({ length: 5000 }, (_, n) => `<sheet name="S${n}" r:id="rId1"/>`).join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': sheetOf(
        HEADING + rows(50_000, (r) => `<row r="${r}"><c r="A${r}"><v>1</v></c></row>`),
      ),
    }),
  'a workbook in a workbook': () =>
    wrappedSheet('S', sheetOf(HEADING), {
      'xl/sharedStrings.xml': wrappedSheet('S', sheetOf(' '.repeat(50 * MILLION))).toString('latin1'),
    }),
  'a zip that lies': (random) => {
    const zip = Buffer.from(wrappedSheet('S', '<worksheet/>'));
    zip.writeUInt32LE(below(0xffffffff, random), below(zip.length - 4, random));
    return zip;
  },
  'odd XML': (random) =>
    wrappedSheet(
      'S',
      sheetOf(
        HEADING +
          oneOf(
            [
              '<row',
              '<row r="2"><c r="A2" t="s"><v>99999999</v></c></row>',
              '&#x110000;',
              '<![CDATA[',
              '<!-- ',
              '<row r="2"><c r="ZZZZZ9"><v>1e999</v></c></row>',
              '</row></row>',
              '<row r="2"><c r="A2"><v>1</row></v></c>',
              '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
            ],
            random,
          ),
      ),
    ),
};

const TEXTS: Readonly<Record<string, (random: Random) => string>> = {
  'a million columns': (random) =>
    `${'a,'.repeat(MILLION)}b\n${oneOf([`${'1,'.repeat(MILLION)}2\n`, '1,2\n', ''], random)}`,
  'a million quoted columns': () => `${'"a",'.repeat(MILLION)}b\n${'"1",'.repeat(MILLION)}2\n`,
  'twenty thousand columns': (random) =>
    `${'a,'.repeat(19_998)}b\n${`${'1,'.repeat(19_998)}2\n`.repeat(below(300, random))}`,
  'many separators of every kind': (random) =>
    `a,b\n${oneOf([',', ';', '\t', '|', ',;\t|'], random).repeat(below(8 * MILLION, random))}\n`,
  'empty lines': (random) =>
    `a,b\n${oneOf(['\n', '\r', ' \n', '\r\n'], random).repeat(below(10 * MILLION, random))}1,2\n`,
  'lines of blank cells': (random) => `a,b\n${',\n'.repeat(below(8 * MILLION, random))}1,2\n`,
  'a huge cell': (random) => `a,b\n${'x'.repeat(below(60 * MILLION, random))},2\n`,
  'a huge quoted cell': (random) => `a,b\n"${'y\n'.repeat(below(30 * MILLION, random))}",2\n`,
  'a quote that is never closed': (random) => `a,b\n1,"${'y,1\n'.repeat(below(10 * MILLION, random))}`,
  'doubled quotes': (random) => `a,b\n"${'""'.repeat(below(15 * MILLION, random))}",2\n`,
  'quotes everywhere': (random) => `a,b\n${'"'.repeat(below(10 * MILLION, random))},2\n`,
  'a huge heading': (random) => `${'h'.repeat(below(30 * MILLION, random))},b\n1,2\n`,
  'no line break': (random) => '1,2,3,x'.repeat(below(5 * MILLION, random)),
  'many different values': (random) => `a,b\n${rows(below(1.5 * MILLION, random), (n) => `${n},${n * 7}\n`)}`,
  'headings that are slow to match': (random) => {
    const marks = oneOf(
      [
        '(',
        '[',
        '—',
        ' - ',
        '<a ',
        '{',
        '&',
        '1.',
        ':',
        '___',
        '/',
        '_',
        ' ',
        '"',
        '{"ImportId":"',
        '<',
        '@',
        '0',
        'a@',
        '1-',
        '11.',
        '【',
        '(选项',
        '?',
        'a ',
        '\u00A0',
      ],
      random,
    ).repeat(below(150_000, random));
    const cell = `"${marks.replaceAll('"', '""')}"`;
    return oneOf<(heading: string) => string>(
      [
        (heading) => `${heading},b\n1,2\n`,
        (heading) => `序号,提交答卷时间,${heading}\n1,2,3\n`,
        (heading) => `编号,开始答题时间,1.${heading.slice(1)}\n1,2,3\n`.replace(/1\.([^\n]*)/, '"1.$1'),
        (heading) => `Respondent ID,Collector ID,${heading}\n,,${heading}\n1,2,3\n`,
        (heading) =>
          `ResponseId,Finished,${heading}\na,b,${heading}\n"{""ImportId"":""x""}","{""ImportId"":""y""}",${heading}\n1,True,${heading}\n`,
        (heading) => `Timestamp,${heading}\n1,2\n`,
        (heading) => `record_id,a___1,survey_complete,${heading}\n1,1,2,3\n`,
        (heading) => `#,${heading},Network ID\n1,2,3\n`,
        (heading) => `Response ID,Time Started,Date Submitted,Status,${heading}\n1,2,3,Complete,${heading}\n`,
        (heading) => `a,b\n1,${heading}\n2,${heading}\n`,
      ],
      random,
    )(cell);
  },
  'zero bytes': (random) => '\0'.repeat(below(30 * MILLION, random)),
};

const JSONS: Readonly<Record<string, (random: Random) => string>> = {
  'deep lists': (random) => {
    const depth = 1 + below(2 * MILLION, random);
    return '['.repeat(depth) + (random() < 0.5 ? ']'.repeat(depth) : '');
  },
  'deep objects': (random) => {
    const depth = 1 + below(2 * MILLION, random);
    return `[{"a":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}]`;
  },
  'a deep answer': (random) => {
    const depth = 1 + below(5000, random);
    return `[{"q":"1","a":${'['.repeat(depth)}${']'.repeat(depth)}}]`;
  },
  'many keys': (random) => `[{${Array.from({ length: 1 + below(400_000, random) }, (_, n) => `"k${n}":1`).join(',')}}]`,
  'a key for each respondent': (random) =>
    `[${Array.from({ length: 1 + below(30_000, random) }, (_, n) => `{"k${n}":1}`).join(',')}]`,
  'many options of many respondents': (random) =>
    `[${Array.from({ length: 1 + below(20_000, random) }, (_, n) => `{"q":[${Array.from({ length: 50 }, (__, m) => `"o${n * 50 + m}"`).join(',')}]}`).join(',')}]`,
  'many respondents': (random) => `[${'{"a":"1","b":2},'.repeat(below(2 * MILLION, random))}{"a":"1","b":2}]`,
  'many empty respondents': (random) => `[${'{},'.repeat(below(5 * MILLION, random))}{"a":1}]`,
  'a huge string': (random) => `[{"a":"${'x'.repeat(below(60 * MILLION, random))}"}]`,
  'many blanks': (random) => `[${' '.repeat(below(60 * MILLION, random))}{"a":1}]`,
};

interface Lies {
  readonly records?: number;
  readonly width?: number;
  readonly cases?: number;
  readonly compression?: 0 | 1 | 2;
}

/** Head and records of a system file of equal variables, and what its fields claim. */
function savHead({ records = 1, width = 0, cases = -1, compression = 1 }: Lies): Buffer {
  const head = Buffer.alloc(176, 0x20);
  head.write(compression === 2 ? '$FL3' : '$FL2', 0, 'latin1');
  [2, records, compression, 0, cases].forEach((value, index) => head.writeInt32LE(value | 0, 64 + 4 * index));
  head.writeDoubleLE(100, 84);
  head.write('22 Nov 2612:00:00', 92, 'latin1');
  const record = Buffer.alloc(32);
  [2, width, 0, 0, 0x050800, 0x050800].forEach((value, index) => record.writeInt32LE(value, 4 * index));
  const all = Buffer.alloc(32 * records);
  for (let n = 0; n < records; n++) {
    record.write(`V${n}`.padEnd(8), 24, 'latin1');
    record.copy(all, 32 * n);
  }
  return Buffer.concat([head, all]);
}

const SAV_END = Buffer.from([0xe7, 3, 0, 0, 0, 0, 0, 0]);

function ints(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeInt32LE(value | 0, 4 * index));
  return bytes;
}

/** Cases packed by zlib: so many blocks of the same bytecode. */
function zsav(head: Buffer, bytecode: Buffer, blocks: number): Buffer {
  const at = head.length + SAV_END.length;
  const packed = deflateSync(bytecode);
  const trailer = Buffer.alloc(24 + 24 * blocks);
  trailer.writeBigInt64LE(-100n, 0);
  trailer.writeInt32LE(0x3ff000, 16);
  trailer.writeInt32LE(blocks, 20);
  for (let block = 0; block < blocks; block++) {
    const entry = 24 + 24 * block;
    trailer.writeBigInt64LE(BigInt(at + block * bytecode.length), entry);
    trailer.writeBigInt64LE(BigInt(at + 24 + block * packed.length), entry + 8);
    trailer.writeInt32LE(bytecode.length, entry + 16);
    trailer.writeInt32LE(packed.length, entry + 20);
  }
  const start = Buffer.alloc(24);
  start.writeBigInt64LE(BigInt(at), 0);
  start.writeBigInt64LE(BigInt(at + 24 + blocks * packed.length), 8);
  start.writeBigInt64LE(BigInt(trailer.length), 16);
  return Buffer.concat([head, SAV_END, start, ...Array.from({ length: blocks }, () => packed), trailer]);
}

const SAVS: Readonly<Record<string, (random: Random) => Buffer>> = {
  'two thousand million cases': () => Buffer.concat([savHead({ cases: 0x7fffffff }), SAV_END, Buffer.alloc(800, 101)]),
  'two thousand million variables': () => {
    const head = savHead({});
    head.writeInt32LE(0x7fffffff, 68);
    return Buffer.concat([head, SAV_END, Buffer.alloc(800, 101)]);
  },
  'many variables': (random) =>
    Buffer.concat([savHead({ records: below(600_000, random) }), SAV_END, Buffer.alloc(8000, 101)]),
  'very many labels': () => Buffer.concat([savHead({}), ints(3, 0x7fffffff), Buffer.alloc(1000)]),
  'a label for very many variables': () =>
    Buffer.concat([savHead({}), ints(3, 0, 4, 400_000), Buffer.alloc(1_600_000, 1), SAV_END]),
  'many label records': (random) => {
    const one = Buffer.concat([
      ints(3, 1),
      Buffer.alloc(8),
      Buffer.from([3]),
      Buffer.from('abc'),
      Buffer.alloc(4),
      ints(4, 1, 1),
    ]);
    const count = below(300_000, random);
    return Buffer.concat([
      savHead({ records: 500 }),
      ...Array.from({ length: count }, () => one),
      SAV_END,
      Buffer.alloc(8000, 101),
    ]);
  },
  'a huge extension': (random) => {
    const size = below(60 * MILLION, random);
    return Buffer.concat([
      savHead({}),
      ints(7, oneOf([7, 11, 13, 14, 19, 20, 21, 22], random), 1, size),
      Buffer.alloc(size, oneOf(['a=b\t', '$a=C 1 a b\n', ' ', '\0', '='], random)),
      SAV_END,
      Buffer.alloc(80, 101),
    ]);
  },
  'an extension that lies': (random) =>
    Buffer.concat([savHead({}), ints(7, 11, oneOf([8, 0x7fffffff], random), 0x7fffffff), Buffer.alloc(1000)]),
  'byte-compressed blanks': (random) =>
    Buffer.concat([savHead({ width: 8 }), SAV_END, Buffer.alloc(below(30 * MILLION, random), 254)]),
  'byte-compressed numbers': (random) =>
    Buffer.concat([savHead({ records: 40 }), SAV_END, Buffer.alloc(40 * below(MILLION, random), 101)]),
  'commands that do nothing': (random) =>
    Buffer.concat([savHead({}), SAV_END, Buffer.alloc(8 * below(8 * MILLION, random)), Buffer.alloc(8, 101)]),
  'blocks of zlib that unpack to blanks': (random) =>
    zsav(savHead({ width: 8, compression: 2 }), Buffer.alloc(0x3ff000, 254), 1 + below(200, random)),
  'blocks of zlib that unpack to very many numbers': (random) =>
    zsav(savHead({ records: 40, compression: 2 }), Buffer.alloc(40 * 100_000, 101), 1 + below(200, random)),
  'blocks of zlib that unpack to nothing': (random) =>
    zsav(savHead({ compression: 2 }), Buffer.alloc(60 * MILLION), 1 + below(60, random)),
  'very many empty blocks': (random) => zsav(savHead({ compression: 2 }), Buffer.alloc(0), below(MILLION, random)),
  'a block that claims to be small': (random) => {
    const file = zsav(savHead({ compression: 2 }), Buffer.alloc(60 * MILLION), 1);
    file.writeInt32LE(oneOf([8, 0, -1, 0x7fffffff], random), file.length - 8);
    return file;
  },
};

const sample = readFileSync(join(import.meta.dirname, '../../goldens/exports/resaved/synthetic-responses.parquet'));

/** A table of one column of equal values, which Parquet keeps in a few bytes. */
function equalRows(count: number, text: string, codec: parquet.Compression): Buffer {
  const table = new Table({ a: vectorFromArray(Array.from({ length: count }, () => text)) });
  const wasm = parquet.Table.fromIPCStream(tableToIPC(table, 'stream'));
  return Buffer.from(parquet.writeParquet(wasm, new parquet.WriterPropertiesBuilder().setCompression(codec).build()));
}

const PARQUETS: Readonly<Record<string, (random: Random) => Buffer>> = {
  'a size made huge': (random) => {
    const footer = sample.length - 8 - sample.readUInt32LE(sample.length - 8);
    const at = random() < 0.5 ? footer + below(sample.length - 8 - footer, random) : 4 + below(footer - 4, random);
    const huge = Buffer.from(
      oneOf(['feffffff0f', 'ffffffffffffffff7f', 'ffffff7f', '8080808010', 'ffff03'], random),
      'hex',
    );
    const changed = Buffer.concat([
      sample.subarray(0, at),
      huge,
      sample.subarray(at + oneOf([1, 2, 4, huge.length], random)),
    ]);
    if (at >= footer) changed.writeUInt32LE(changed.length - 8 - footer, changed.length - 8);
    return changed;
  },
  'a footer of another length': (random) => {
    const copy = Buffer.from(sample);
    copy.writeUInt32LE(oneOf([0, 1, 0xffffffff, copy.length, copy.length - 8, 0x7fffffff], random), copy.length - 8);
    return copy;
  },
  'very many equal rows': (random) =>
    equalRows(
      1 + below(3 * MILLION, random),
      'a',
      oneOf([parquet.Compression.SNAPPY, parquet.Compression.ZSTD, parquet.Compression.UNCOMPRESSED], random),
    ),
  'a long value in every row': (random) =>
    equalRows(1 + below(200_000, random), 'x'.repeat(1 + below(200, random)), parquet.Compression.GZIP),
};

function asMutations(
  what: string,
  bombs: Readonly<Record<string, (random: Random) => Buffer | string>>,
): [string, Mutation][] {
  return Object.entries(bombs).map(([name, bomb]) => [
    `${what}: ${name}`,
    (_, random) => Buffer.from(bomb(random) as Buffer),
  ]);
}

/** Files that are small, or quick to write, and ask for very much memory or time. What they are made from does not matter. */
export const BOMBS: Readonly<Record<string, Mutation>> = Object.fromEntries([
  ...asMutations('workbook', WORKBOOKS),
  ...asMutations('text', TEXTS),
  ...asMutations('JSON', JSONS),
  ...asMutations('SPSS', SAVS),
  ...asMutations('Parquet', PARQUETS),
]);
