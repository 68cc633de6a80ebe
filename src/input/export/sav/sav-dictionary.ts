import { InputErrors } from '../../../errors.ts';
import { ByteReader } from './byte-reader.ts';
import { type SavExtensions, savExtensions, shortKey } from './sav-extensions.ts';

const MOST_VARIABLES = 500_000;
const MOST_LABELS = 1_000_000;
/** Records of response sets, long names, widths and encoding, and their bytes: 70 for each variable. */
const NAMES: ReadonlySet<number> = new Set([7, 13, 14, 19, 20]);
const MOST_NAMES = 4 * 1024 * 1024;

/** Formats of texts: A and AHEX. */
const TEXTS: ReadonlySet<number> = new Set([1, 2]);

/** One variable record; a string longer than eight bytes is followed by records of width -1. */
export interface SavRecord {
  /** 0 numeric, 1 to 255 bytes of a string, -1 continuation. */
  readonly width: number;
  readonly name: Buffer;
  readonly label: Buffer | undefined;
  /** 1 to 3: so many discrete values; -2: a range; -3: a range and a value. Eight bytes each. */
  readonly missingKind: number;
  readonly missing: readonly Buffer[];
  /** Print format, `5` for F, `22` for DATETIME, … */
  readonly format: number;
}

export interface SavDictionary {
  readonly records: readonly SavRecord[];
  /** Value labels with the indexes of the records that they belong to, from 0. */
  readonly labels: readonly {
    readonly values: readonly (readonly [Buffer, Buffer])[];
    readonly records: readonly number[];
  }[];
  readonly extensions: SavExtensions;
  readonly little: boolean;
  readonly compression: 'none' | 'bytes' | 'zlib';
  readonly bias: number;
  /** Undefined when the writer did not know. */
  readonly cases: number | undefined;
  /** Index of the record of the weight variable. */
  readonly weight: number | undefined;
  /** Where the data begin. */
  readonly data: number;
}

/**
 * The dictionary of an SPSS system file.
 *
 * Source: GNU PSPP developer's guide, appendix "System File Format".
 *
 * @throws {InputErrors} when it breaks off, is damaged or not of this format
 */
export function savDictionary(file: string, bytes: Buffer): SavDictionary {
  const magic = bytes.toString('latin1', 0, 4);
  const little = bytes.length > 68 && [2, 3].includes(bytes.readInt32LE(64));
  const reader = new ByteReader(file, bytes, little, 64);
  const layout = reader.int();
  if ((magic !== '$FL2' && magic !== '$FL3') || (layout !== 2 && layout !== 3))
    throw reader.damaged('is damaged at its beginning');
  reader.int();
  const compression = (['none', 'bytes', 'zlib'] as const)[reader.int()];
  if (compression === undefined) throw reader.damaged('is damaged at its beginning');
  const weight = reader.int();
  const cases = reader.int();
  const bias = reader.double();
  reader.take(9 + 8 + 64 + 3);

  const records: SavRecord[] = [];
  const labels: { values: readonly (readonly [Buffer, Buffer])[]; records: readonly number[] }[] = [];
  const blocks: { readonly kind: number; readonly bytes: Buffer }[] = [];
  for (;;) {
    const kind = reader.int();
    if (kind === 2) {
      records.push(variableRecord(reader));
      if (records.length > MOST_VARIABLES) throw reader.damaged('is damaged');
    } else if (kind === 3) {
      labels.push(labelRecord(reader));
    } else if (kind === 6) {
      reader.take(80 * reader.count(100_000));
    } else if (kind === 7) {
      const subtype = reader.int();
      const size = reader.count(1_000_000);
      const count = reader.count(200_000_000);
      const length = size * count;
      if (NAMES.has(subtype) && length > MOST_NAMES) throw reader.damaged('is damaged in its names');
      blocks.push({ kind: subtype, bytes: reader.take(length) });
    } else if (kind === 999) {
      reader.int();
      break;
    } else {
      throw reader.damaged('is damaged in its dictionary');
    }
  }
  if (cases < -1 || !Number.isFinite(bias)) throw reader.damaged('is damaged at its beginning');
  if (!consistent(records) || labels.some((label) => label.records.some((index) => records[index] === undefined)))
    throw reader.damaged('is damaged in its dictionary');
  if (weight !== 0 && records[weight - 1]?.width !== 0)
    throw reader.damaged('is damaged in what it says about its weight');
  if (blocks.some(({ kind, bytes: names }) => kind === 13 && !areNames(names)))
    throw reader.damaged('is damaged in its names');
  const extensions = savExtensions(file, blocks, little);
  if (!segmentsFit(records, extensions.longWidths)) throw reader.damaged('is damaged in its dictionary');
  if (extensions.floating !== undefined && extensions.floating !== 1) {
    const found = 'an SPSS file with numbers of an old mainframe';
    throw new InputErrors([
      { place: { file }, found, expected: 'IEEE numbers', hint: 'Save it again with a current version.' },
    ]);
  }
  return {
    records,
    labels,
    extensions,
    little,
    compression,
    bias,
    cases: cases < 0 ? undefined : cases,
    weight: weight === 0 ? undefined : weight - 1,
    data: reader.at,
  };
}

/** True when every string has as many records as its width needs, and no record is left over. */
function consistent(records: readonly SavRecord[]): boolean {
  let at = 0;
  while (at < records.length) {
    const { width } = records[at]!;
    if (width < 0) return false;
    const next = at + Math.max(1, Math.ceil(width / 8));
    for (at++; at < next; at++) if (records[at]?.width !== -1) return false;
  }
  return true;
}

/** True when every string of more than 255 bytes is there, with the records that it needs, as wide as PSPP wants them. */
function segmentsFit(records: readonly SavRecord[], longWidths: SavExtensions['longWidths']): boolean {
  const named = records.filter(({ width }) => width >= 0);
  const names = named.map(({ name }) => shortKey(name.toString('latin1').replace(/[\0 ]+$/, '')));
  const known = new Set(names);
  if ([...longWidths.keys()].some((name) => !known.has(name))) return false;
  const elements = (width: number) => Math.ceil(width / 8);
  for (let at = 0; at < named.length; at++) {
    const long = longWidths.get(names[at]!) ?? 0;
    if (!(long > 255)) continue;
    const last = Math.ceil(long / 252) - 1;
    for (let segment = 0; segment <= last; segment++, at++) {
      const width = named[at]?.width ?? 0;
      if (elements(width) !== elements(segment < last ? 255 : long - 252 * last)) return false;
    }
    at--;
  }
  return true;
}

/** Pairs such as `Q1=satisfaction`, tabulators between them. */
function areNames(bytes: Buffer): boolean {
  const pairs = bytes
    .toString('latin1')
    .replace(/[\0\t]+$/, '')
    .split('\t');
  return pairs.every((pair) => pair === '' || /^[^\0-\u0020=]+=(?:[^\0-\u0020]| )*$/.test(pair));
}

function variableRecord(reader: ByteReader): SavRecord {
  const width = reader.int();
  const labelled = reader.int();
  const missingKind = reader.int();
  const format = (reader.int() >> 16) & 0xff;
  const written = (reader.int() >> 16) & 0xff;
  const name = reader.take(8);
  if (width === 0 && (TEXTS.has(format) || TEXTS.has(written))) throw reader.damaged('is damaged in its dictionary');
  if (width >= 0 && !/^[^\0-\u0020]+(?:\0*| *)$/.test(name.toString('latin1')))
    throw reader.damaged('is damaged in its names');
  if (
    width < -1 ||
    width > 255 ||
    missingKind < -3 ||
    missingKind > 3 ||
    missingKind === -1 ||
    (labelled !== 0 && labelled !== 1)
  )
    throw reader.damaged('is damaged in its dictionary');
  let label: Buffer | undefined;
  if (labelled === 1) {
    const length = reader.count(65_536);
    label = reader.take(length);
    reader.take((4 - (length % 4)) % 4);
  }
  const missing = Array.from({ length: Math.abs(missingKind) }, () => reader.take(8));
  const number = (bytes: Buffer) => (reader.little ? bytes.readDoubleLE() : bytes.readDoubleBE());
  if (width === 0 && missing.some((bytes) => Number.isNaN(number(bytes))))
    throw reader.damaged('is damaged in its missing values');
  return { width, name, label, missingKind, missing, format };
}

function labelRecord(reader: ByteReader): {
  values: readonly (readonly [Buffer, Buffer])[];
  records: readonly number[];
} {
  const values = Array.from({ length: reader.count(MOST_LABELS) }, () => {
    const value = reader.take(8);
    const length = reader.take(1)[0]!;
    const label = reader.take(length);
    reader.take(7 - (length % 8));
    const zero = label.indexOf(0);
    return [value, zero < 0 ? label : label.subarray(0, zero)] as const;
  });
  if (reader.int() !== 4) throw reader.damaged('is damaged in its value labels');
  return { values, records: Array.from({ length: reader.count(MOST_VARIABLES) }, () => reader.int() - 1) };
}
