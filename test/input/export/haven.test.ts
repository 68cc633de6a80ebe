import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decoderOf, savCharset } from '../../../src/input/export/sav/sav-charset.ts';
import { savDictionary } from '../../../src/input/export/sav/sav-dictionary.ts';
import { savVariables } from '../../../src/input/export/sav/sav-variables.ts';
import { readExport } from '../../../src/input/export/read-export.ts';
import type { ProfiledColumn } from '../../../src/input/profile.ts';

const folders = [
  join(import.meta.dirname, '../../goldens/spss'),
  join(import.meta.dirname, '../../goldens/exports/spss'),
];

/** A column as R's haven has it; numbers with 17 digits, dates as days and moments as seconds from 1970, times as seconds. */
interface HavenColumn {
  readonly name: string;
  readonly kind: 'number' | 'text' | 'date' | 'moment' | 'time';
  readonly format: string;
  readonly label?: string;
  readonly labels?: readonly (readonly [value: string, label: string])[];
  readonly missing?: readonly string[];
  readonly range?: readonly string[];
  /** Every cell; of more than 250 cases each 250th. */
  readonly values: readonly (string | null)[];
  readonly counts?: Readonly<Record<string, number>>;
}

/** R 4.2.2, haven 2.5.1: `read_sav(file, user_na = TRUE)` of every file, by `haven-values.R` beside it. */
const haven = JSON.parse(readFileSync(join(folders[0]!, 'haven-values.json'), 'utf8')) as Readonly<
  Record<string, { readonly cases: number; readonly columns: readonly HavenColumn[] }>
>;

/**
 * haven takes the letters of this encoding one by one through a converter that holds each back until it has seen the next, so that
 * the last of a text is lost, or begins the text that follows it. What is in the file stands in `make-pspp-charsets.sps`.
 */
const LOST_LETTERS = 'pspp-windows-1255.sav';

const files = folders
  .flatMap((folder) => readdirSync(folder).map((name) => ({ name, path: join(folder, name) })))
  .filter(({ name }) => name.endsWith('sav'));

const DAY = 86_400;
const FROM_1582_TO_1970 = 141_428 * DAY;
/** Formats of dates and times that haven hands on as a bare number of seconds from 1582. */
const SECONDS = /^(QYR|MOYR|WKYR|YMDHMS|MTIME)\d/;

/** What haven would hold for a cell of ours: seconds for whatever is a date or a time, whole days of a date. */
function value(cell: string): number {
  const time = /^(-?)(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(cell);
  if (time !== null) {
    const seconds = Number(time[2]) * 3600 + Number(time[3]) * 60 + Number(time[4]);
    return time[1] === '-' ? -seconds : seconds;
  }
  if (/^\d{4}-\d\d-\d\d$/.test(cell)) return Date.parse(`${cell}T00:00:00Z`) / 1000;
  if (/^\d{4}-\d\d-\d\d /.test(cell)) return Date.parse(`${cell.replace(' ', 'T')}Z`) / 1000;
  return Number(cell);
}

function expectCell(cell: string, { kind, format }: HavenColumn, theirs: string | null): void {
  if (kind === 'text') return expect(cell).toBe(theirs);
  if (theirs === null) return expect(cell).toBe('');
  expect(cell).not.toBe('');
  const number = Number(theirs);
  const bare = Number.isFinite(Number(cell));
  if (kind === 'date') return expect(value(cell)).toBe(Math.floor(number) * DAY);
  if (kind === 'moment') return expect(value(cell) - (bare ? FROM_1582_TO_1970 : 0)).toBeCloseTo(number, 3);
  if (kind === 'time') return expect(value(cell)).toBeCloseTo(number, 3);
  if (!SECONDS.test(format)) return expect(Number(cell)).toBe(number);
  if (format.startsWith('MTIME')) return expect(value(cell)).toBeCloseTo(number, 3);
  const seconds = number - FROM_1582_TO_1970;
  expect(value(cell)).toBeCloseTo(format.startsWith('YMDHMS') ? seconds : Math.floor(seconds / DAY) * DAY, 3);
}

/** haven leaves the padding on keys of short strings, which no cell of its own then equals; it is taken off. */
const sameValue = (kind: string, ours: string, theirs: string) =>
  kind === 'text' ? ours === theirs.trimEnd() : value(ours) === Number(theirs);

function missingInHaven({ kind, missing = [], range = [] }: HavenColumn, cell: string): boolean {
  if (missing.some((one) => sameValue(kind, cell, one))) return true;
  const [low, high] = range.map((end) => Number(end.replace('Inf', 'Infinity')));
  return low !== undefined && high !== undefined && value(cell) >= low && value(cell) <= high;
}

function expectOptions({ options }: ProfiledColumn, theirs: HavenColumn): void {
  const { kind, labels = [], missing = [] } = theirs;
  const labelled = options.filter(
    ({ code, label }) => labels.some(([own]) => sameValue(kind, code, own)) || label !== code,
  );
  expect(labelled.map(({ code, label }) => `${code}: ${label}`).toSorted()).toEqual(
    labels.map(([own, label]) => `${kind === 'text' ? own.trimEnd() : Number(own)}: ${label.trim()}`).toSorted(),
  );
  for (const one of missing) {
    expect(options.find(({ code }) => sameValue(kind, code, one))).toMatchObject({ missing: true });
  }
}

function countsOf(cells: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const cell of cells) counts[cell || '(empty)'] = (counts[cell || '(empty)'] ?? 0) + 1;
  return counts;
}

/** haven's counts as ours: nothing is counted among numbers, and no number has 17 digits that needs fewer. */
function numbered({ kind, counts = {} }: HavenColumn): Record<string, number> {
  if (kind === 'text') return { ...counts };
  const known = Object.entries(counts).map(([key, count]) => [String(Number(key)), count] as const);
  const nothing = haven['haven-5000.zsav']!.cases - known.reduce((sum, [, count]) => sum + count, 0);
  return Object.fromEntries(nothing > 0 ? [...known, ['(empty)', nothing]] : known);
}

test('haven has read every sample', () => {
  expect(files.map(({ name }) => name).toSorted()).toEqual(Object.keys(haven).toSorted());
});

const compared = files.filter(({ name }) => name !== LOST_LETTERS);

test.each(compared.filter(({ name }) => haven[name]!.cases === 0))(
  '$name: without cases it is refused',
  async ({ path }) => {
    await expect(readExport(path)).rejects.toThrow('found a heading and nothing below it');
  },
);

describe.each(compared)('$name', ({ name, path }) => {
  const { columns } = haven[name]!;

  test('names and labels of variables are those that haven reads', () => {
    const dictionary = savDictionary(name, readFileSync(path));
    const { encoding, codePage } = dictionary.extensions;
    const charset = savCharset(encoding, codePage, []).label;
    expect(savVariables(dictionary, decoderOf(charset)).map(({ name, label = '' }) => [name, label])).toEqual(
      columns.map(({ name, label = '' }) => [name, label]),
    );
  });
});

describe.each(compared.filter(({ name }) => haven[name]!.cases > 0))('$name', ({ name, path }) => {
  const { cases, columns } = haven[name]!;

  test('cells are those that haven reads', async () => {
    const { profile, rows } = await readExport(path);
    expect(rows).toHaveLength(cases);
    expect(profile.columns.map(({ heading }) => heading)).toEqual(columns.map(({ name }) => name));
    columns.forEach((theirs, column) => {
      const step = theirs.counts === undefined ? 1 : 250;
      theirs.values.forEach((cell, index) => expectCell(rows[index * step]![column]!, theirs, cell));
      if (theirs.counts !== undefined) {
        expect(countsOf(rows.map((row) => row[column]!))).toEqual(numbered(theirs));
      }
    });
  });

  test('labels of values and what is missing are those that haven reads', async () => {
    const { profile, rows } = await readExport(path);
    columns.forEach((theirs, column) => {
      const ours = profile.columns[column]!;
      expectOptions(ours, theirs);
      for (const cell of new Set(rows.map((row) => row[column]!).filter((one) => one !== ''))) {
        const missing = ours.options.find(({ code }) => code === cell)?.missing ?? false;
        expect([theirs.name, cell, missing]).toEqual([theirs.name, cell, missingInHaven(theirs, cell)]);
      }
    });
  });
});

test('Hebrew: all letters, where haven loses the last of each text', async () => {
  const { profile, rows } = await readExport(files.find(({ name }) => name === LOST_LETTERS)!.path);
  expect(profile.charset).toBe('windows-1255');
  expect(profile.columns[0]).toMatchObject({ heading: 'שביעות', text: 'עד כמה אתה מרוצה?' });
  expect(profile.columns[0]!.options.map(({ label }) => label)).toEqual(['מרוצה', 'לא מרוצה']);
  expect(rows[0]).toEqual(['1', 'חיפה', 'חיפ', 'חיפהאילת']);
  expect(rows[2]).toEqual(['', '', '', 'אילת'.repeat(20)]);
});
