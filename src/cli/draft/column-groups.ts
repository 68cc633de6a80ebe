import type { Cells } from './profiled-cells.ts';
import { stemOf } from './stem-of.ts';

/**
 * Columns of one question together, in the order of the file; columns named alike (q7_1, q7_2, …) count as one, those with
 * texts of their own if their answers are the same.
 */
export function columnGroups(columns: readonly Cells[]): Cells[][] {
  const groups = new Map<string, Cells[]>();
  columns.forEach((cells, index) => {
    const { column } = cells;
    const stem = stemOf(column.heading);
    const key =
      column.question !== undefined
        ? `question ${column.question}`
        : stem === undefined
          ? `column ${index}`
          : column.text === undefined || column.part !== undefined
            ? `stem ${stem}`
            : column.options.length > 0
              ? `stem ${stem} ${column.options.map(({ code, label }) => `${code} ${label}`).join(', ')}`
              : `column ${index}`;
    groups.set(key, [...(groups.get(key) ?? []), cells]);
  });
  return [...groups.values()];
}
