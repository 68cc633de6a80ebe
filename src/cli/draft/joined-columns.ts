import type { ProfiledTable } from '../../input/profile.ts';
import { type Cells, trimmed } from './profiled-cells.ts';
import { ABOUT } from './wordings.ts';

/** Several columns as if their cells stood in one, with the first one's place and heading. */
export function joinedColumns(columns: readonly Cells[], text: string | undefined): Cells {
  const first = columns[0]!;
  const counts = new Map<string, number>();
  for (const { distinct } of columns)
    for (const { value, count } of distinct) counts.set(value, (counts.get(value) ?? 0) + count);
  const options = new Map(
    columns.flatMap(({ column }) => column.options.map((option) => [option.code, option] as const)),
  );
  return {
    column: {
      ...first.column,
      text: text ?? first.column.text,
      part: undefined,
      question: undefined,
      declared: undefined,
      options: [...options.values()],
    },
    missing: Object.assign({}, ...columns.map(({ missing }) => missing)),
    distinct: [...counts].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count),
    filled: columns.reduce((sum, { filled }) => sum + filled, 0),
  };
}

/** A choice whose options have a column each, holding their own label: what is in the columns, and the options in their order. */
export function spreadChoice(columns: readonly Cells[], text: string | undefined): Cells {
  const joined = joinedColumns(columns, text);
  const options = columns.map(({ column, distinct }) => {
    const label = trimmed(column.part ?? column.heading);
    // What one person alone wrote beside "other" is no code.
    const own = column.declared !== 'text' && distinct.length === 1 ? distinct[0]!.value : label;
    return { code: own, label, missing: false };
  });
  return { ...joined, column: { ...joined.column, options } };
}

/** A column and, right behind it, the text that people wrote instead of an answer to it: nobody has both. */
export function besideOther(
  columns: readonly Cells[],
  { rows }: ProfiledTable,
): readonly { readonly asked: Cells; readonly other: Cells }[] {
  return columns.flatMap((other, at) => {
    const asked = columns[at - 1];
    const { text, part, declared, index } = other.column;
    if (asked === undefined || declared !== 'text' || !ABOUT.other.test(part ?? '') || other.filled === 0) return [];
    const own = asked.column;
    if (own.index !== index - 1 || own.declared === 'text' || text === undefined) return [];
    if (own.heading !== text && own.text !== text) return [];
    const both = rows.some((row) => trimmed(row[own.index] ?? '') !== '' && trimmed(row[index] ?? '') !== '');
    return both ? [] : [{ asked, other }];
  });
}
