import type { ProfiledColumn, ProfiledTable } from '../../input/profile.ts';
import type { MissingReason } from '../../survey/question.ts';
import { missingReason } from './missing-words.ts';

/** What can be seen of a column besides its profile. */
export interface Cells {
  /** Its `options` are those that are answers. */
  readonly column: ProfiledColumn;
  /** Values that the file itself declares missing. */
  readonly missing: Readonly<Record<string, MissingReason>>;
  /** Distinct values but the missing ones, most frequent first; all of them. */
  readonly distinct: readonly { readonly value: string; readonly count: number }[];
  /** Cells with one of these. */
  readonly filled: number;
}

/** A column's cells; counted here and not taken from the profile, which lists at most 200 values. */
export function cellsOf({ rows, profile }: ProfiledTable, column: ProfiledColumn): Cells {
  const missing: Record<string, MissingReason> = {};
  for (const { code, label, missing: none } of column.options) {
    if (none)
      missing[code] = missingReason(label, profile.tool) ?? missingReason(code, profile.tool) ?? 'not-applicable';
  }
  const written = new Map<string, number>();
  for (const row of rows) {
    const cell = row[column.index] ?? '';
    written.set(cell, (written.get(cell) ?? 0) + 1);
  }
  const counts = new Map<string, number>();
  for (const [cell, count] of written) {
    const value = trimmed(cell);
    if (value !== '' && !(value in missing)) counts.set(value, (counts.get(value) ?? 0) + count);
  }
  const distinct = [...counts].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count);
  return {
    column: { ...column, options: column.options.filter((option) => !option.missing) },
    missing,
    distinct,
    filled: distinct.reduce((sum, { count }) => sum + count, 0),
  };
}

/** A cell as the reader of studies takes it. */
export function trimmed(cell: string): string {
  return (cell.includes('\u00A0') ? cell.replaceAll('\u00A0', ' ') : cell).trim();
}

/** An answer without what was written in beside it: 其他〖…〗 is 其他. */
export function withoutWriting(value: string): string {
  return value.replace(/〖[^〗]*〗?\s*$/, '').trim() || value;
}
