import type { ProfiledTable } from '../../input/profile.ts';

const HEADINGS = /submit|submission|recorded|complet|end ?(date|time)?$|timestamp|finished|提交|结束|start/i;

/** First and last day of fieldwork, from the tool's own time stamps; undefined where there are none, or their order of day and month is not sure. */
export function fieldDates({ profile, rows }: ProfiledTable): readonly [string, string] | undefined {
  const columns = profile.columns.filter(
    ({ role, declared, heading, text }) =>
      (role === 'system' || declared === 'date') && HEADINGS.test(`${heading} ${text ?? ''}`),
  );
  for (const { index } of columns) {
    const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '');
    if (cells.length * 2 < rows.length || cells.length === 0) continue;
    const days = daysOf(cells);
    if (days === undefined) continue;
    const sorted = days.toSorted();
    // Anonymised surveys write 1980-01-01.
    if (sorted[0]! < '1990') continue;
    return [sorted[0]!, sorted.at(-1)!];
  }
  return undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function daysOf(cells: readonly string[]): string[] | undefined {
  const parts = cells.map((cell) => {
    const iso = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(cell.trim());
    if (iso !== null) return { year: iso[1]!, first: Number(iso[2]), second: Number(iso[3]), sure: true };
    const named = /^([A-Za-z]{3})[a-z]* (\d{1,2}),? (\d{4})/.exec(cell.trim());
    if (named !== null)
      return {
        year: named[3]!,
        first: MONTHS.indexOf(named[1]!.toLowerCase()) + 1,
        second: Number(named[2]),
        sure: true,
      };
    const other = /^(\d{1,2})([/.])(\d{1,2})[/.](\d{4})/.exec(cell.trim());
    return other === null
      ? undefined
      : { year: other[4]!, first: Number(other[1]), second: Number(other[3]), sure: false };
  });
  if (parts.includes(undefined)) return undefined;
  const all = parts as { year: string; first: number; second: number; sure: boolean }[];
  const dayFirst = all.some(({ sure, first }) => !sure && first > 12);
  const monthFirst = all.some(({ sure, second }) => !sure && second > 12);
  if (!all.every(({ sure }) => sure) && dayFirst === monthFirst) return undefined;
  const days = all.map(({ year, first, second, sure }) => {
    const [month, day] = !sure && dayFirst ? [second, first] : [first, second];
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  });
  return days.every((day) => /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day)) ? days : undefined;
}
