import type { ProfiledTable } from '../../input/profile.ts';

/** First and last day of fieldwork as a file tells them. */
export interface FieldDates {
  /** ISO dates. */
  readonly fielded: readonly [string, string];
  /** The column that they are from. */
  readonly heading: string;
  /** A time stamp of the tool itself; otherwise a column whose name says so. */
  readonly sure: boolean;
}

const STAMP = /submit|submission|recorded|complet|end ?(date|time)?$|timestamp|finished|提交|结束|start/i;

/** A column of a plain table that says when somebody answered: "Submitted at", "interview_date", "Date of response", 填写时间. */
const ANSWERED = [
  /^(date ?(and|&)? ?time|date|timestamp|time ?stamp|datum|created ?(at|on|date)?)$/i,
  /^(survey|interview|response|answer|questionnaire|form)? ?(submitted|submission|submit|recorded|completed|completion|complete|finished|collected|collection|started|start|ended|end)( ?(at|on|date|time|timestamp|date ?time))?( ?\([^)]*\))?$/i,
  /^(survey|interview|response|answer) ?(date|time|timestamp)$/i,
  /^(date|time) ?(of)? ?(the)? ?(survey|interview|response|submitted|submission|completed|completion|recorded)$/i,
  /^.{0,4}(提交|填写|填答|作答|答题|答卷|调查|访问|采集|开始|结束|完成).{0,6}(时间|日期)$|^(日期|时间)$/,
];

/**
 * First and last day of fieldwork, from the tool's own time stamps or a column whose name says when people answered; undefined where
 * there is none, or its order of day and month is not sure.
 */
export function fieldDates({ profile, rows }: ProfiledTable): FieldDates | undefined {
  const stamps = profile.columns.filter(
    ({ role, declared, heading, text }) =>
      (role === 'system' || declared === 'date') && STAMP.test(`${heading} ${text ?? ''}`),
  );
  const named = profile.columns.filter(
    (column) => column.role === 'answer' && !stamps.includes(column) && saysWhen(column.heading),
  );
  for (const column of [...stamps, ...named]) {
    const { index, heading } = column;
    const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '');
    if (cells.length * 2 < rows.length || cells.length === 0) continue;
    const days = daysOf(cells);
    if (days === undefined) continue;
    const sorted = days.toSorted();
    // Anonymised surveys write 1980-01-01.
    if (sorted[0]! < '1990') continue;
    return { fielded: [sorted[0]!, sorted.at(-1)!], heading, sure: stamps.includes(column) };
  }
  return undefined;
}

function saysWhen(heading: string): boolean {
  const words = heading
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[\s_.-]+/g, ' ')
    .trim();
  return ANSWERED.some((pattern) => pattern.test(words));
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
    const other = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(cell.trim());
    return other === null
      ? undefined
      : { year: other[3]!, first: Number(other[1]), second: Number(other[2]), sure: false };
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
