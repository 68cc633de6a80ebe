import { below, oneOf, type Random } from '../random-numbers.ts';
import { inserted, type Mutation, place } from './mutation.ts';

/** Lines with something done to them. */
function relined(bytes: Buffer, change: (lines: string[]) => string[]): Buffer {
  return Buffer.from(change(bytes.toString('latin1').split('\n')).join('\n'), 'latin1');
}

/** The separator that stands most often in the first line. */
function separatorOf(bytes: Buffer): string {
  const line = bytes.toString('latin1', 0, Math.min(bytes.length, 5000)).split('\n', 1)[0]!;
  const counts = [',', ';', '\t', '|'].map((mark) => [mark, line.split(mark).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** Text put in behind one of the places where `mark` stands. */
function insertedBehind(bytes: Buffer, mark: string, piece: string, random: Random): Buffer {
  const places: number[] = [];
  for (let at = bytes.indexOf(mark); at >= 0 && places.length < 5000; at = bytes.indexOf(mark, at + 1)) places.push(at);
  return places.length === 0 ? bytes : inserted(bytes, oneOf(places, random) + mark.length, piece);
}

/** What becomes of tables as text: in spreadsheets, in editors, under scripts. */
export const TEXT_DAMAGE: Readonly<Record<string, Mutation>> = {
  'columns swapped': (bytes, random) => {
    const mark = separatorOf(bytes);
    const shift = 1 + below(5, random);
    return relined(bytes, (lines) =>
      lines.map((line) => {
        const cells = line.split(mark);
        return [...cells.slice(shift), ...cells.slice(0, shift)].join(mark);
      }),
    );
  },
  'quotes unbalanced': (bytes, random) => inserted(bytes, place(bytes, random), '"'.repeat(1 + below(3, random))),
  'a quote at the start of a cell': (bytes, random) => insertedBehind(bytes, separatorOf(bytes), '"', random),
  'a quoted cell put in': (bytes, random) => {
    const mark = separatorOf(bytes);
    const cell = oneOf(
      ['"a ""b"" c"', '"two\nlines"', `"a${mark}b"`, '""', '" "', '"a" ', ' "a"', '"a"b', `"\r"`],
      random,
    );
    return insertedBehind(bytes, mark, `${cell}${mark}`, random);
  },
  'quotes taken out': (bytes, random) =>
    relined(bytes, (lines) => lines.map((line) => (random() < 0.1 ? line.replaceAll('"', '') : line))),
  'separators mixed': (bytes, random) =>
    relined(bytes, (lines) => lines.map((line) => (random() < 0.3 ? line.replaceAll(',', ';') : line))),
  'another separator': (bytes, random) => {
    const mark = oneOf([',', ';', '\t', '|'], random);
    return relined(bytes, (lines) => lines.map((line) => line.replaceAll(separatorOf(bytes), mark)));
  },
  'a line that names the separator': (bytes, random) =>
    inserted(bytes, 0, `sep=${oneOf([separatorOf(bytes), ';', ',', 'x', ''], random)}${oneOf(['\n', '\r\n'], random)}`),
  'line breaks mixed': (bytes, random) =>
    relined(bytes, (lines) =>
      lines.map((line) => (random() < 0.3 ? `${line}\r` : random() < 0.1 ? `${line}\r\r` : line)),
    ),
  'other line breaks': (bytes, random) => {
    const mark = oneOf(['\r', '\r\n', '\n\n'], random);
    return Buffer.from(bytes.toString('latin1').replaceAll(/\r?\n/g, mark), 'latin1');
  },
  'lines shuffled': (bytes, random) =>
    relined(bytes, (lines) => {
      const from = below(lines.length, random);
      return [...lines.slice(from), ...lines.slice(0, from)];
    }),
  'a line lost': (bytes, random) =>
    relined(bytes, (lines) => lines.filter((_, index, all) => index !== Math.floor(random() * all.length))),
  'a line doubled': (bytes, random) =>
    relined(bytes, (lines) => {
      const at = below(lines.length, random);
      return [...lines.slice(0, at + 1), lines[at]!, ...lines.slice(at + 1)];
    }),
  'cells lost at the end of lines': (bytes, random) => {
    const mark = separatorOf(bytes);
    return relined(bytes, (lines) =>
      lines.map((line) => (random() < 0.1 ? line.slice(0, Math.max(0, line.lastIndexOf(mark))) : line)),
    );
  },
  'separators at the end of lines': (bytes, random) => {
    const mark = separatorOf(bytes).repeat(1 + below(3, random));
    return relined(bytes, (lines) =>
      lines.map((line) =>
        random() < 0.5 ? (line.endsWith('\r') ? `${line.slice(0, -1)}${mark}\r` : line + mark) : line,
      ),
    );
  },
  'digits changed': (bytes, random) =>
    Buffer.from(
      bytes
        .toString('latin1')
        .replaceAll(/\d/g, (digit) => (random() < 0.02 ? oneOf(['0', '9', '-', '.', '1e5', '٣', ''], random) : digit)),
      'latin1',
    ),
  'characters written in another way': (bytes, random) =>
    insertedBehind(
      bytes,
      separatorOf(bytes),
      oneOf(['\u00A0', '\uFEFF', '\u2028', '\u0085', '\u000B', '\u000C', '\u001A', '=1+1', "'007", '１'], random),
      random,
    ),
  'a byte order mark': (bytes, random) =>
    inserted(bytes, 0, Buffer.from(oneOf(['efbbbf', 'fffe', 'feff'], random), 'hex')),
  'UTF-16': (bytes, random) => {
    const text = Buffer.from(bytes.toString('utf8'), 'utf16le');
    const mark = Buffer.from('fffe', 'hex');
    const wide = random() < 0.7 ? Buffer.concat([mark, text]) : text;
    if (random() < 0.3 && wide.length % 2 === 0) wide.swap16();
    return random() < 0.2 ? wide.subarray(0, -1) : wide;
  },
  'UTF-8 written as windows-1252': (bytes) => Buffer.from(bytes.toString('utf8'), 'latin1'),
  'UTF-8 read as windows-1252 and written again': (bytes) => Buffer.from(bytes.toString('latin1'), 'utf8'),
};
