import type { ProfiledColumn, ProfiledTable } from '../../input/profile.ts';

/** Files of several waves as one table, with the columns that all of them have; what they say about a column is joined. */
export function mergedTable(tables: readonly ProfiledTable[]): ProfiledTable {
  const [first, ...others] = tables;
  if (first === undefined || others.length === 0) return first!;
  const shared = first.profile.columns.filter(({ heading }) =>
    others.every(({ profile }) => profile.columns.some((column) => column.heading === heading)),
  );
  const positions = tables.map(({ profile }) =>
    shared.map(({ heading }) => profile.columns.find((column) => column.heading === heading)!),
  );
  const columns = shared.map((column, index): ProfiledColumn => {
    const all = positions.map((own) => own[index]!);
    const options = [
      ...new Map(all.flatMap((one) => one.options.map((option) => [option.code, option] as const))).values(),
    ];
    return { ...column, index, options, filled: all.reduce((sum, { filled }) => sum + filled, 0) };
  });
  return {
    profile: { ...first.profile, columns, kept: tables.reduce((sum, { profile }) => sum + profile.kept, 0) },
    rows: tables.flatMap(({ rows }, table) =>
      rows.map((row) => positions[table]!.map(({ index }) => row[index] ?? '')),
    ),
  };
}
