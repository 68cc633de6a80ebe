import { deflateRawSync } from 'node:zlib';
import { zipped } from './zipped.ts';

/** A stream of numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Mutation = (bytes: Buffer, random: () => number) => Buffer;

function place(bytes: Buffer, random: () => number): number {
  return Math.floor(random() * (bytes.length + 1));
}

function inserted(bytes: Buffer, at: number, piece: Buffer | string): Buffer {
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(piece), bytes.subarray(at)]);
}

/** Lines of a text file with something done to them. */
function relined(bytes: Buffer, change: (lines: string[]) => string[]): Buffer {
  return Buffer.from(change(bytes.toString('latin1').split('\n')).join('\n'), 'latin1');
}

const XML = (sheet: string) =>
  zipped({
    'xl/workbook.xml': '<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
  });

/** What files go through on their way, and what somebody may do to them on purpose. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  truncated: (bytes, random) => bytes.subarray(0, place(bytes, random)),
  'bytes flipped': (bytes, random) => {
    const copy = Buffer.from(bytes);
    const count = 1 + Math.floor(random() * 20);
    for (let n = 0; n < count && copy.length > 0; n++)
      copy[Math.floor(random() * copy.length)]! ^= 1 << Math.floor(random() * 8);
    return copy;
  },
  'bytes of a number changed': (bytes, random) => {
    const copy = Buffer.from(bytes);
    const at = Math.floor(random() * Math.max(1, copy.length - 4));
    if (copy.length >= 4)
      copy.writeUInt32LE([0, 1, 0x7fffffff, 0xffffffff, 0x80000000, 0x10000][Math.floor(random() * 6)]!, at);
    return copy;
  },
  'a piece doubled': (bytes, random) => {
    const from = place(bytes, random);
    return inserted(bytes, from, bytes.subarray(from, from + Math.floor(random() * 500)));
  },
  'a piece lost': (bytes, random) => {
    const from = place(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + Math.floor(random() * 200))]);
  },
  'columns swapped': (bytes, random) => {
    const shift = 1 + Math.floor(random() * 5);
    return relined(bytes, (lines) =>
      lines.map((line) => {
        const cells = line.split(',');
        return [...cells.slice(shift), ...cells.slice(0, shift)].join(',');
      }),
    );
  },
  'quotes unbalanced': (bytes, random) =>
    inserted(bytes, place(bytes, random), '"'.repeat(1 + Math.floor(random() * 3))),
  'encodings mixed': (bytes, random) =>
    inserted(
      bytes,
      place(bytes, random),
      Buffer.from(
        ['c4e3bac3', 'e4f6fc', 'fffe4100', '82a082a2', 'f0289f', 'e9', 'efbbbf'][Math.floor(random() * 7)]!,
        'hex',
      ),
    ),
  'separators mixed': (bytes, random) =>
    relined(bytes, (lines) => lines.map((line) => (random() < 0.3 ? line.replaceAll(',', ';') : line))),
  'line breaks mixed': (bytes, random) =>
    relined(bytes, (lines) =>
      lines.map((line) => (random() < 0.3 ? `${line}\r` : random() < 0.1 ? `${line}\r\r` : line)),
    ),
  'lines shuffled': (bytes, random) =>
    relined(bytes, (lines) => {
      const from = Math.floor(random() * lines.length);
      return [...lines.slice(from), ...lines.slice(0, from)];
    }),
  'a huge cell': (bytes, random) =>
    inserted(bytes, place(bytes, random), 'x'.repeat(1 + Math.floor(random() * 3_000_000))),
  'a huge quoted cell': (bytes, random) =>
    inserted(bytes, place(bytes, random), `,"${'y\n'.repeat(Math.floor(random() * 800_000))}`),
  'many separators': (bytes, random) =>
    inserted(bytes, place(bytes, random), ','.repeat(Math.floor(random() * 60_000))),
  'zero bytes': (bytes, random) => inserted(bytes, place(bytes, random), Buffer.alloc(1 + Math.floor(random() * 9))),
  'UTF-16': (bytes) => Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(bytes.toString('utf8'), 'utf16le')]),
  'deep JSON': (_, random) => {
    const depth = 1 + Math.floor(random() * 200_000);
    return Buffer.from(
      random() < 0.5 ? '['.repeat(depth) + ']'.repeat(depth) : `[{"a":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}]`,
    );
  },
  'a bomb of blanks': (_, random) =>
    XML(`<worksheet><sheetData>${' '.repeat(Math.floor(random() * 60_000_000))}</sheetData></worksheet>`),
  'a bomb of cells': (_, random) =>
    XML(
      `<worksheet><sheetData>${'<row><c r="XFD1"><v>1</v></c></row>'.repeat(Math.floor(random() * 20_000))}</sheetData></worksheet>`,
    ),
  'a workbook of odd XML': (_, random) => {
    const odd = [
      '<row',
      '<c r="A1" t="s"><v>99999999</v></c>',
      '&#x110000;',
      '<![CDATA[',
      '<!-- ',
      '<c r="ZZZZZ9"><v>1e999</v></c>',
      '</row></row>',
    ];
    return XML(
      `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>a</t></is></c></row>${odd[Math.floor(random() * odd.length)]!}</sheetData></worksheet>`,
    );
  },
  'a zip that lies': (_, random) => {
    const zip = Buffer.from(XML('<worksheet/>'));
    zip.writeUInt32LE(Math.floor(random() * 0xffffffff), Math.floor(random() * (zip.length - 4)));
    return zip;
  },
  'packed noise': (_, random) =>
    Buffer.concat([Buffer.from('504b0304', 'hex'), deflateRawSync(Buffer.from(String(random())))]),
};
