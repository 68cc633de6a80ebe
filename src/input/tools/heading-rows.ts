import type { Head } from '../export/layout.ts';

type Records = Head['records'];

/** Columns from `first` to `last` that one heading stands over. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Records that are looked at below the headings. */
const LOOKED_AT = 300;

/** Records above the headings: titles, dates, names of clients, each with one cell or two where the headings have many. */
export function titleRows(records: Records): number {
  const filled = records.slice(0, 12).map((record) => record.filter((cell) => cell.trim() !== '').length);
  const most = Math.max(...filled);
  let rows = 0;
  const isTitle = (row: number) =>
    row + 1 < filled.length &&
    (filled[row] === 1 || (filled[row] === 2 && saysOneThing(records[row]!))) &&
    filled[row]! * 2 <= most &&
    blankSpans(records, row) === undefined;
  while (rows < 6 && isTitle(rows)) rows++;
  return rows;
}

/** "As of: 2024-05-01", "Client | Northwind": a name and what it is. */
function saysOneThing(record: readonly string[]): boolean {
  const [name = '', value = ''] = record.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return (
    /[:：]$|^(as of|date|exported|created|client|study|project|period|stand|erstellt|日期|时间|客户|项目)\b/i.test(
      name,
    ) || /^\d{4}-\d\d-\d\d|^\d{1,2}[./]\d{1,2}[./]\d{2,4}/.test(value)
  );
}

/** True when the first record holds answers: several of its cells come again in their columns, beside other values. */
export function lacksHeadings(records: Records, top: number): boolean {
  const headings = records[top] ?? [];
  const others = records.filter(
    (record, row) => row <= top || !record.every((cell, index) => cell === headings[index]),
  );
  let named = 0;
  let again = 0;
  headings.forEach((heading, index) => {
    if (heading.trim() === '') return;
    named++;
    const below = valuesBelow(others, top, index);
    if (below.size > 1 && below.has(heading.trim())) again++;
  });
  return again >= 3 && again * 10 >= named * 3;
}

/**
 * Spans of a question over blank headings whose parts stand in the record below: "Background?", "", "" over "Chemistry", "Physics",
 * "Law". Undefined where the record below is a respondent's.
 */
export function blankSpans(records: Records, top: number): readonly Span[] | undefined {
  const headings = records[top] ?? [];
  const below = records[top + 1] ?? [];
  const filled = (cell: string | undefined) => (cell ?? '').trim() !== '';
  const spans: Span[] = [];
  for (let first = 0; first < headings.length; first++) {
    if (!filled(headings[first]) || !filled(below[first])) continue;
    let last = first;
    while (last + 1 < headings.length && !filled(headings[last + 1]) && filled(below[last + 1])) last++;
    if (last > first) spans.push({ first, last });
    first = last;
  }
  const inSpans = spans.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
  const others = headings.flatMap((_, index) => (inSpans.includes(index) || !filled(below[index]) ? [] : [index]));
  const single = headings.some((heading, index) => filled(heading) && !inSpans.includes(index));
  if (inSpans.length < (others.length === 0 && single ? 2 : 3)) return undefined;
  const comesAgain = (index: number) => valuesBelow(records, top + 1, index).has(below[index]!.trim());
  const repeats = (index: number) => repeatedBelow(records, top + 1, index);
  const fresh = inSpans.filter((index) => !comesAgain(index)).length >= inSpans.length * 0.8;
  const closed = inSpans.filter(repeats).length * 2 >= inSpans.length;
  return fresh && closed && others.filter(comesAgain).length * 5 <= others.length ? spans : undefined;
}

const CODE = /^[\w.\-[\]/#]{1,24}$/;

/** Records below the headings that are none of respondents, and the one among them with the wordings. */
export interface Wordings {
  readonly row: number;
  readonly last: number;
}

/**
 * Further records of headings: wordings below codes, short names, with titles of sections between. They are told by cells that no
 * respondent gives: long ones over columns of numbers or of a few short answers, or by many cells over columns of few answers that
 * are none of these. Undefined where there are none.
 */
export function wordings(records: Records, top: number): Wordings | undefined {
  const headings = (records[top] ?? []).map((cell) => cell.trim());
  const named = headings.filter((heading) => heading !== '');
  const coded = named.length >= 3 && named.filter((heading) => CODE.test(heading)).length >= named.length * 0.7;
  const rows = [1, 2, 3, 4]
    .map((below) => top + below)
    .filter((row) => row + 2 < records.length)
    .filter((row) => isNobody(records, row, top + 4) || (coded && holdsWordings(records, row, headings)));
  const length = (row: number) => records[row]!.reduce((sum, cell) => sum + cell.length, 0);
  const longest = rows.toSorted((a, b) => length(b) - length(a))[0];
  return longest === undefined ? undefined : { row: longest, last: rows.at(-1)! };
}

/** Whether a record answers none of many closed questions as anybody does below `from`. */
function isNobody(records: Records, row: number, from: number): boolean {
  const closed = records[row]!.flatMap((cell, index) => {
    if (cell.trim() === '') return [];
    const cells = cellsBelow(records, from, index);
    const values = new Set(cells);
    return cells.length >= 4 && values.size * 2 <= cells.length ? [values.has(cell.trim())] : [];
  });
  return closed.length >= 5 && closed.filter(Boolean).length * 20 <= closed.length;
}

function holdsWordings(records: Records, row: number, headings: readonly string[]): boolean {
  const cells = records[row]!.map((cell) => cell.trim());
  const filled = cells.flatMap((cell, index) => (cell === '' ? [] : [index]));
  if (filled.length * 5 < headings.filter((heading) => heading !== '').length * 2) return false;
  const same = (index: number) => cells[index]!.toLowerCase() === headings[index]?.toLowerCase();
  const says = (index: number) => /\s|\p{Script=Han}{4}/u.test(cells[index]!) && cells[index]!.length >= 6;
  const comesAgain = (index: number) => valuesBelow(records, row, index).has(cells[index]!);
  const odd = (index: number) => same(index) || standsOut(records, row, index);
  const share = (test: (index: number) => boolean) => filled.filter(test).length / filled.length;
  return share((index) => same(index) || says(index)) >= 0.6 && share(comesAgain) <= 0.1 && share(odd) >= 0.5;
}

/** Whether a cell is unlike all below it: words over numbers, or much longer than answers that come again. */
function standsOut(records: Records, row: number, index: number): boolean {
  const cell = records[row]![index]!.trim();
  const below = [...valuesBelow(records, row, index)];
  if (below.length === 0) return true;
  if (below.every((value) => /^[+-]?\d+([.,]\d+)?%?$/.test(value))) return !/^[+-]?\d/.test(cell) || /\s/.test(cell);
  return repeatedBelow(records, row, index) && cell.length > Math.max(...below.map(({ length }) => length)) * 0.8;
}

function valuesBelow(records: Records, row: number, index: number): ReadonlySet<string> {
  return new Set(cellsBelow(records, row, index));
}

function repeatedBelow(records: Records, row: number, index: number): boolean {
  const cells = cellsBelow(records, row, index);
  return cells.length >= 3 && new Set(cells).size < cells.length;
}

function cellsBelow(records: Records, row: number, index: number): string[] {
  return records.slice(row + 1, row + 1 + LOOKED_AT).flatMap((record) => {
    const cell = (record[index] ?? '').trim();
    return cell === '' ? [] : [cell];
  });
}
