import type { Profile } from '../../../src/input/profile.ts';

/** What an independent reader found in a cell. */
export interface Cell {
  /** True when our text says the same. */
  says(text: string): boolean;
  readonly shown: string;
  readonly blank: boolean;
}

/** A record as an independent reader found it; `number` is its row as a spreadsheet counts. */
export interface NumberedRecord {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** What our reader handed over: the profile, and the kept rows with their numbers. */
export interface OurTable {
  readonly profile: Profile;
  readonly rows: readonly (readonly string[])[];
  readonly numbers: readonly number[];
}

/** How an independent reading ended. `notes` name the classes that a comparison belongs to, where it is not a plain one. */
export type Comparison =
  | { readonly verdict: 'equal'; readonly notes: readonly string[] }
  | { readonly verdict: 'different'; readonly notes: readonly string[]; readonly detail: string }
  /** The independent reader refuses what we accept, for a reason that is listed, or cannot be had. */
  | { readonly verdict: 'alone'; readonly notes: readonly string[] };

export const NOTHING: Cell = { says: (text) => text === '', shown: '(nothing)', blank: true };

export function textCell(value: string): Cell {
  return { says: (text) => text === value, shown: JSON.stringify(value.slice(0, 80)), blank: value.trim() === '' };
}

/** A number, which our text has to give back to the last bit. */
export function numberCell(value: number): Cell {
  return {
    says: (text) => text.trim() !== '' && Object.is(Number(text) + 0, value + 0),
    shown: String(value),
    blank: false,
  };
}

/** First difference between our table and the records of an independent reader, headings included. */
export function difference(
  { profile, rows, numbers }: OurTable,
  records: readonly NumberedRecord[],
): string | undefined {
  const body = records.filter(({ cells }) => !cells.every(({ blank }) => blank)).slice(profile.headerRows);
  const removed = profile.removed.reduce((sum, { rows: some }) => sum + some, 0);
  if (body.length !== rows.length + removed)
    return `${rows.length} respondents and ${removed} rows removed, but ${body.length} records below the headings`;
  const ours = new Map(numbers.map((number, index) => [number, rows[index]!]));
  if (ours.size !== rows.length) return 'two respondents with one row number';
  let found = 0;
  let last = 0;
  for (const { number, cells } of body) {
    const row = ours.get(number);
    if (row === undefined) continue;
    found++;
    if (number <= last) return `row ${number} stands behind row ${last}`;
    last = number;
    const wrong = rowDifference(row, cells);
    if (wrong !== undefined) return `row ${number}, ${wrong}`;
  }
  return found === rows.length ? undefined : `${rows.length - found} rows with numbers that no record has`;
}

export function rowDifference(row: readonly string[], cells: readonly Cell[]): string | undefined {
  for (let c = 0; c < Math.max(row.length, cells.length); c++) {
    const cell = cells[c] ?? NOTHING;
    if (c >= row.length ? !cell.blank : !cell.says(row[c]!))
      return `cell ${c + 1}: ours ${JSON.stringify(row[c]?.slice(0, 80))}, theirs ${cell.shown}`;
  }
  return undefined;
}

/** First count of the profile that is not what the rows hold; the profile lists at most 200 values and counts at most 1000. */
export function miscount({ profile, rows }: OurTable): string | undefined {
  if (profile.kept !== rows.length) return `kept ${profile.kept}, but ${rows.length} rows handed over`;
  for (const [index, { heading, filled, values, many }] of profile.columns.entries()) {
    const counts = new Map<string, number>();
    for (const row of rows) if (row[index] !== '') counts.set(row[index]!, (counts.get(row[index]!) ?? 0) + 1);
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (filled !== all) return `column ${JSON.stringify(heading)}: ${filled} filled, counted ${all}`;
    if (many !== counts.size > 200) return `column ${JSON.stringify(heading)}: ${counts.size} values, many is ${many}`;
    if (counts.size <= 1000 && values.length !== Math.min(200, counts.size))
      return `column ${JSON.stringify(heading)}: ${values.length} values, counted ${counts.size}`;
    const wrong = values.find(({ value, count }) => counts.size <= 1000 && counts.get(value) !== count);
    if (wrong !== undefined)
      return `column ${JSON.stringify(heading)}: ${wrong.count} times ${JSON.stringify(wrong.value)}, counted ${counts.get(wrong.value)}`;
  }
  return undefined;
}
