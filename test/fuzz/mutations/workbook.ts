import { zipEntries } from '../../../src/input/export/zip-entries.ts';
import { below, oneOf, type Random } from '../random-numbers.ts';
import { zipped } from '../zipped.ts';
import { DAMAGE } from './damage.ts';
import { inserted, type Mutation } from './mutation.ts';

/** Something done to one part of a workbook, which is packed again with the right check sums. */
function inPart(change: Mutation, named?: RegExp): Mutation {
  return (bytes, random) => {
    const parts = partsOf(bytes);
    if (parts === undefined) return bytes;
    const names = Object.keys(parts).filter(
      (name) => named?.test(name) ?? /sheet\d|sharedStrings|styles|workbook/.test(name),
    );
    if (names.length === 0) return bytes;
    const name = oneOf(names, random);
    return zipped({ ...parts, [name]: change(parts[name]!, random) });
  };
}

function partsOf(bytes: Buffer): Record<string, Buffer> | undefined {
  try {
    const { names, bytes: part } = zipEntries('', bytes);
    return Object.fromEntries(names.map((name) => [name, part(name) ?? Buffer.alloc(0)]));
  } catch {
    return undefined;
  }
}

/** One match of a pattern in a part replaced. */
function replaced(pattern: RegExp, replacement: (found: string, random: Random) => string, named?: RegExp): Mutation {
  return inPart((part, random) => {
    const text = part.toString('utf8');
    const found = [...text.matchAll(pattern)];
    if (found.length === 0) return part;
    const one = oneOf(found, random);
    return Buffer.from(text.slice(0, one.index) + replacement(one[0], random) + text.slice(one.index + one[0].length));
  }, named);
}

const SHEET = /sheet\d/;

/** Workbooks whose wrapping is whole and whose content is not. */
export const WORKBOOK_DAMAGE: Readonly<Record<string, Mutation>> = {
  'bytes of a part flipped': inPart(DAMAGE['bytes flipped']!),
  'a bit of a part flipped': inPart(DAMAGE['a bit flipped']!),
  'a part truncated': inPart(DAMAGE['truncated']!),
  'a piece of a part lost': inPart(DAMAGE['a piece lost']!),
  'a piece of a part doubled': inPart(DAMAGE['a piece doubled']!),
  'zero bytes in a part': inPart(DAMAGE['zero bytes']!),
  'a part in a mixed encoding': inPart(DAMAGE['encodings mixed']!),
  'an attribute changed': replaced(
    /(?<=\s(r|t|s|count|numFmtId|id|Id|Target|sheetId|date1904)=")[^"]*(?=")/g,
    (found, random) =>
      random() < 0.5
        ? found.replace(/\d+/, (digits) => String(Number(digits) + oneOf([1, -1, 10, 1000, 1e6, 1e9], random)))
        : oneOf(
            ['', 'n', 's', 'str', 'b', 'd', 'e', 'inlineStr', '0', '-1', '1e3', 'A1', 'XFD1048576', '14', '22'],
            random,
          ),
  ),
  'a tag renamed': replaced(/(?<=<\/?)(row|c|v|is|t|si|r|xf|f|sheetData|sst)(?=[\s>/])/g, (_, random) =>
    oneOf(['row', 'c', 'v', 'is', 't', 'si', 'r', 'x:v', 'rPh', 'f'], random),
  ),
  'a tag lost': replaced(/<\/?(row|c|v|is|t|si|r|sheetData|sst)(\s[^>]*)?>/g, () => ''),
  'a cell lost': replaced(/<c [^>]*>.*?<\/c>/g, () => '', SHEET),
  'a cell doubled': replaced(/<c [^>]*>.*?<\/c>/g, (found) => found + found, SHEET),
  'a row lost': replaced(/<row [^>]*>.*?<\/row>/g, () => '', SHEET),
  'a row doubled': replaced(/<row [^>]*>.*?<\/row>/g, (found) => found + found, SHEET),
  'references taken out': inPart((part) => Buffer.from(part.toString('utf8').replaceAll(/ r="[^"]*"/g, '')), SHEET),
  'a value changed': replaced(
    /(?<=<v>)[^<]*(?=<)/g,
    (found, random) =>
      oneOf(
        [
          '1e5',
          '-0',
          '1E400',
          'NaN',
          '0x10',
          ' 7 ',
          '',
          '1,5',
          '4.',
          '.5',
          '0.1000000000000000055',
          `${found}0`,
          '99999999',
          '1.7976931348623157e309',
          '44000.5',
          '61',

          '-1',
          'true',
          '12345678901234567890',
        ],
        random,
      ),
    SHEET,
  ),
  'text written in another way': replaced(/(?<=<t[^>]*>)[^<]*(?=<)/g, (found, random) =>
    oneOf(
      [
        `<![CDATA[${found}]]>`,
        `${found}<!-- x -->`,
        `${found}&#10;`,
        `${found}&amp;amp;`,
        `${found}_x000D_`,
        `_x005F_x0041_`,
        `${found}&nbsp;`,
        `${found}&unknown;`,
        `${found}&#0;`,
        `${found}&#xD800;`,
        `${found}&#x110000;`,
        `${found}<?pi x?>`,
        `  ${found}  `,
        '',
      ],
      random,
    ),
  ),
  'an unknown element in a cell': replaced(
    /(?<=<c [^>]*>)/g,
    (_, random) =>
      oneOf(
        ['<x/>', '<f>1+1</f>', '<extLst><ext><v>9</v></ext></extLst>', '<v>9</v>', '<is><t>a</t></is>', 'a'],
        random,
      ),
    SHEET,
  ),
  'the system of dates changed': replaced(
    /<workbookPr( date1904="[^"]*")?/g,
    () => '<workbookPr date1904="1"',
    /workbook\.xml$/,
  ),
  'fields of the archive changed': (bytes, random) => {
    const copy = Buffer.from(bytes);
    const directory = Math.max(0, copy.indexOf(Buffer.from('504b0102', 'hex')));
    for (let n = 1 + below(3, random); n > 0; n--) {
      const at = directory + below(copy.length - directory, random);
      copy[at] = oneOf([0, 1, 0xff, copy[at]! ^ 1, copy[at]! ^ 0x40], random);
    }
    return copy;
  },
  'an entry twice': (bytes, random) => {
    const directory = bytes.indexOf(Buffer.from('504b0102', 'hex'));
    const next = bytes.indexOf(Buffer.from('504b0102', 'hex'), directory + 4);
    const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
    if (directory < 0 || next < 0 || end < 0 || end + 12 > bytes.length) return bytes;
    const copy = inserted(bytes, end, bytes.subarray(directory, next));
    const tail = copy.lastIndexOf(Buffer.from('504b0506', 'hex'));
    copy.writeUInt16LE(copy.readUInt16LE(tail + 10) + below(2, random), tail + 10);
    return copy;
  },
};
