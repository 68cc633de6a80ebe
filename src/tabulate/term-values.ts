import type { Column } from '../input/columns.ts';
import type { NumericTerm } from '../survey/moments.ts';
import type { Study } from '../survey/study.ts';
import { levelValue } from './level-value.ts';

/** What terms are worked out from. */
export interface TermSource {
  readonly study: Study;
  readonly items: ReadonlyMap<string, Column>;
  /** Respondents. */
  readonly count: number;
  /** For means that replace missing answers; everyone counts 1 where absent. */
  readonly weight?: Float64Array | undefined;
  /** 1 for whoever is in the base; everyone where absent. */
  readonly base?: Uint8Array | undefined;
}

/**
 * One number for each respondent, NaN where there is none.
 *
 * @throws {RangeError} when the term names an item, code or level that there is none of, or one that is no number
 */
export function termValues(term: NumericTerm, source: TermSource): Float64Array {
  if ('difference' in term) {
    const [first, second] = term.difference.map((part) => termValues(part, source));
    return first!.map((value, row) => value - second![row]!);
  }
  if ('meanOf' in term) {
    const parts = term.meanOf.map((part) => termValues(part, source));
    return filled(source.count, (row) => parts.reduce((sum, part) => sum + part[row]!, 0) / parts.length);
  }
  if ('meanReplaced' in term) return meanReplaced(termValues(term.meanReplaced, source), source);
  const column = source.items.get(term.item);
  if (column === undefined) throw new RangeError(`no answers to "${term.item}" were read`);
  if ('anyOf' in term) return anyOf(term.item, column, term.anyOf, source.count);
  if ('values' in term) return byCode(term.item, column, (code) => term.values[code] ?? NaN);
  const value =
    column.kind === 'number'
      ? column.data
      : byCode(term.item, column, (code) => levelValue(source.study, term.item, code));
  const reaches =
    'atLeast' in term
      ? (x: number) => x >= term.atLeast
      : 'atMost' in term
        ? (x: number) => x <= term.atMost
        : undefined;
  if (reaches === undefined) return value;
  return value.map((x) => (Number.isNaN(x) ? NaN : reaches(x) ? 1 : 0));
}

function byCode(item: string, column: Column, valueOf: (code: string) => number): Float64Array {
  if (column.kind !== 'category') throw new RangeError(`"${item}" has no single answer to turn into a number`);
  const values = column.categories.map(valueOf);
  return Float64Array.from(column.data, (index) => (index < 0 ? NaN : values[index]!));
}

function anyOf(item: string, column: Column, codes: readonly string[], count: number): Float64Array {
  if (column.kind === 'number') throw new RangeError(`"${item}" is a quantity and has no options`);
  for (const code of codes) {
    if (!column.categories.includes(code)) throw new RangeError(`"${code}" is not an option of "${item}"`);
  }
  if (column.kind === 'category') return byCode(item, column, (code) => (codes.includes(code) ? 1 : 0));
  const wanted = column.data.filter((_, option) => codes.includes(column.categories[option]!));
  return filled(count, (row) => (column.asked[row]! < 0 ? NaN : wanted.some((tick) => tick[row] === 1) ? 1 : 0));
}

function meanReplaced(values: Float64Array, { weight, base }: TermSource): Float64Array {
  let w = 0;
  let wx = 0;
  values.forEach((value, row) => {
    if (base?.[row] === 0 || Number.isNaN(value)) return;
    w += weight?.[row] ?? 1;
    wx += (weight?.[row] ?? 1) * value;
  });
  return w > 0 ? values.map((value) => (Number.isNaN(value) ? wx / w : value)) : values;
}

function filled(count: number, valueOf: (row: number) => number): Float64Array {
  return Float64Array.from({ length: count }, (_, row) => valueOf(row));
}
