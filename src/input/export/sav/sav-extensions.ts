import { ByteReader } from './byte-reader.ts';
import type { TextOf } from './sav-charset.ts';

/** A multiple-response set as the file has it, variables by short or long name. */
export interface SavSet {
  readonly name: string;
  readonly label: string;
  readonly variables: readonly string[];
  /** Counted value of a set of dichotomies; undefined for a set of categories. */
  readonly counted: string | undefined;
}

/** Records of type 7: what later versions have added to the dictionary. */
export interface SavExtensions {
  /** As the file names it; undefined when it does not. */
  readonly encoding: string | undefined;
  readonly codePage: number | undefined;
  readonly floating: number | undefined;
  /** Number that stands for a system-missing value. */
  readonly systemMissing: number;
  /** 1 nominal, 2 ordinal, 3 scale, one a variable; empty when not told. */
  readonly measures: readonly number[];
  /** By short name, one Latin-1 letter a byte: a short name can end within a character. */
  readonly longNames: (textOf: TextOf) => ReadonlyMap<string, string>;
  /** Widths of strings longer than 255 bytes, likewise. */
  readonly longWidths: ReadonlyMap<string, number>;
  readonly sets: (textOf: TextOf) => readonly SavSet[];
  /** Labels of long string values, by long name. */
  readonly stringLabels: (textOf: TextOf) => ReadonlyMap<string, readonly (readonly [string, string])[]>;
  /** Missing values of long strings, by long name. */
  readonly stringMissing: (textOf: TextOf) => ReadonlyMap<string, readonly string[]>;
}

interface Block {
  readonly kind: number;
  readonly bytes: Buffer;
}

/** A short name, as Latin-1, for looking up: writers capitalise them, and not all alike. */
export function shortKey(name: string): string {
  return name.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

export function savExtensions(file: string, blocks: readonly Block[], little: boolean): SavExtensions {
  const block = (kind: number) => blocks.find((other) => other.kind === kind)?.bytes;
  const reader = (bytes: Buffer) => new ByteReader(file, bytes, little);
  const machine = block(3);
  const numbers = machine === undefined || machine.length < 32 ? [] : integers(machine, little);
  const floats = block(4);
  const display = integers(block(11) ?? Buffer.alloc(0), little);
  return {
    encoding: block(20)?.toString('latin1').trim(),
    codePage: numbers[7],
    floating: numbers[4],
    systemMissing: floats === undefined || floats.length < 8 ? -Number.MAX_VALUE : reader(floats).double(),
    measures: display,
    longNames: (textOf) =>
      new Map(pairs(block(13), '\t').map(([name, long]) => [shortKey(name), textOf(Buffer.from(long, 'latin1'))])),
    longWidths: new Map(pairs(block(14), /\0*\t/).map(([name, width]) => [shortKey(name), Number(width)])),
    sets: (textOf) => [...setsIn(block(7), textOf), ...setsIn(block(19), textOf)],
    stringLabels: (textOf) => (block(21) === undefined ? new Map() : stringLabels(reader(block(21)!), textOf)),
    stringMissing: (textOf) => (block(22) === undefined ? new Map() : stringMissing(reader(block(22)!), textOf)),
  };
}

function integers(bytes: Buffer, little: boolean): readonly number[] {
  return Array.from({ length: bytes.length >> 2 }, (_, index) =>
    little ? bytes.readInt32LE(index * 4) : bytes.readInt32BE(index * 4),
  );
}

function pairs(bytes: Buffer | undefined, separator: string | RegExp): readonly (readonly [string, string])[] {
  const text = bytes?.toString('latin1') ?? '';
  return text.split(separator).flatMap((pair) => {
    const at = pair.indexOf('=');
    return at <= 0 ? [] : [[pair.slice(0, at), pair.slice(at + 1).replace(/\0/g, '')] as const];
  });
}

/** Lines such as `$set=D1 1 12 label v1 v2`, `$set=C 12 label v1 v2`, `$set=E 1 1 1 12 label v1 v2`; lengths count bytes. */
function setsIn(bytes: Buffer | undefined, textOf: TextOf): readonly SavSet[] {
  const raw = bytes?.toString('latin1') ?? '';
  const sets: SavSet[] = [];
  let at = 0;
  const counted = () => {
    const length = /^ ?(\d{1,6}) /.exec(raw.slice(at, at + 10));
    if (length === null) return undefined;
    at += length[0].length;
    const text = textOf(Buffer.from(raw.slice(at, at + Number(length[1])), 'latin1'));
    at += Number(length[1]);
    return text;
  };
  while (at < raw.length) {
    const head = /^[ \r\n]*(\$?[^=\n]{1,64})=([CDE])( 11| 1)?/.exec(raw.slice(at, at + 80));
    if (head === null) break;
    at += head[0].length - (head[2] === 'E' ? 0 : (head[3]?.length ?? 0));
    const value = head[2] === 'C' ? undefined : counted();
    const label = counted();
    const end = raw.indexOf('\n', at) < 0 ? raw.length : raw.indexOf('\n', at);
    const variables = raw
      .slice(at, end)
      .split(/[ \r]+/)
      .filter((name) => name !== '')
      .map((name) => textOf(Buffer.from(name, 'latin1')));
    at = end + 1;
    if (label === undefined || (head[2] !== 'C' && value === undefined)) continue;
    sets.push({
      name: textOf(Buffer.from(head[1]!, 'latin1')),
      label: label.trim(),
      variables,
      counted: value?.trim(),
    });
  }
  return sets;
}

function stringLabels(reader: ByteReader, textOf: TextOf): ReadonlyMap<string, readonly (readonly [string, string])[]> {
  const labels = new Map<string, readonly (readonly [string, string])[]>();
  const text = () => textOf(reader.take(reader.count(32_767))).trim();
  while (reader.left >= 12) {
    const name = text();
    reader.int();
    labels.set(
      name,
      Array.from({ length: reader.count(1_000_000) }, () => [text(), text()] as const),
    );
  }
  return labels;
}

function stringMissing(reader: ByteReader, textOf: TextOf): ReadonlyMap<string, readonly string[]> {
  const missing = new Map<string, readonly string[]>();
  while (reader.left >= 9) {
    const name = textOf(reader.take(reader.count(1024))).trim();
    const count = reader.take(1)[0]!;
    const width = reader.count(32_767);
    const values = Array.from({ length: count }, (_, index) => {
      if (index > 0 && repeated(reader, width)) reader.take(4);
      return textOf(reader.take(width)).trim();
    });
    missing.set(name, values);
  }
  return missing;
}

/** The length of missing values stands before the first of them; some writers put it before each. */
function repeated({ bytes, at, left, little }: ByteReader, width: number): boolean {
  return left >= 4 && (little ? bytes.readInt32LE(at) : bytes.readInt32BE(at)) === width;
}
