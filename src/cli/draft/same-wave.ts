import { type AnswerRows, answerRows } from '../../input/answer-rows.ts';

/** A round of fieldwork as far as it can be told from another one. */
export interface Round {
  /** First and last day, ISO dates. */
  readonly fielded: readonly [string, string] | undefined;
  /** Its data file: a heading and a line for each respondent. */
  readonly csv: string;
}

/** Why two files seem to hold the same round of fieldwork. */
export interface SameWave {
  /** `answers`: the rows repeat each other as chance does not. `days`: fieldwork overlaps, which two groups of people may also do. */
  readonly by: 'answers' | 'days';
  /** In a few words, with the number of rows that are the same. */
  readonly says: string;
}

/** Rows that have to repeat before anything is concluded from them. */
const FEWEST = 10;
/** Of the answers that one row alone gives, so many have to come again in the other file; more where days say that these are two rounds. */
const SHARE = 1 / 2;
const SHARE_OF_OTHER_DAYS = 3 / 4;
/** What chance is not believed to have done. */
const CHANCE = 1 / 10_000;

/**
 * Whether two exports hold the same round of fieldwork: half of the rows come again, in whatever order; where days are unknown, one
 * begins or ends with the other; or their days overlap. Undefined where none of it is so.
 *
 * Rows come again by chance, too, where little was asked. But of answers that exactly two rows give, chance puts one into each file
 * at most every other time: with a and b the shares of the files, 2ab ≤ 1/2, whatever was asked and however opinion has moved. Two
 * exports of the same people put nearly all of them so.
 *
 * @param apart headings that say nothing about it: ids, weights
 */
export function sameWave(a: Round, b: Round, apart: readonly string[] = []): SameWave | undefined {
  const [less, more] = comparable(answerRows(a.csv), answerRows(b.csv), apart).toSorted((x, y) => x.length - y.length);
  const counts = [counted(less!), counted(more!)] as const;
  const rows = `${inBoth(...counts)} of ${less!.length} rows are the same`;
  const days = sharedDay(a.fielded, b.fielded);
  if (comeAgain(...counts, days === 'none' ? SHARE_OF_OTHER_DAYS : SHARE)) return { by: 'answers', says: rows };
  if (days === 'unknown' && inOrder(less!, more!, counts[1]))
    return { by: 'answers', says: `${rows}, one after the other as in the other file` };
  return days === 'none' || days === 'unknown'
    ? undefined
    : { by: 'days', says: `both have answers of ${days}; ${rows}` };
}

/** The first day that two rounds share. */
function sharedDay(a: Round['fielded'], b: Round['fielded']): string {
  if (a === undefined || b === undefined) return 'unknown';
  const [first, second] = a[0] <= b[0] ? [a, b] : [b, a];
  return second[0] <= first[1] ? second[0] : 'none';
}

/** How many rows of a data file another one has, too. */
export function rowsAgain(
  before: string,
  after: string,
  apart: readonly string[] = [],
): { readonly same: number; readonly of: number } {
  const [a, b] = comparable(answerRows(before), answerRows(after), apart);
  return { same: inBoth(counted(a!), counted(b!)), of: a!.length };
}

type Counts = ReadonlyMap<string, number>;

/** The rows as texts of the columns that both files have. */
function comparable(a: AnswerRows, b: AnswerRows, apart: readonly string[]): string[][] {
  const shared = a.headings.filter((heading) => b.headings.includes(heading) && !apart.includes(heading));
  if (shared.length === 0) return [[], []];
  return [a, b].map(({ headings, rows }) => {
    const at = shared.map((heading) => headings.indexOf(heading));
    return rows.map((row) => at.map((index) => row[index]!).join('\0'));
  });
}

function counted(rows: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1);
  return counts;
}

function inBoth(one: Counts, other: Counts): number {
  let same = 0;
  for (const [row, n] of one) same += Math.min(n, other.get(row) ?? 0);
  return same;
}

function comeAgain(less: Counts, more: Counts, share: number): boolean {
  const alone = [...less].filter(([, n]) => n === 1).map(([row]) => row);
  const again = alone.filter((row) => more.get(row) === 1).length;
  const twice = (one: Counts, other: Counts) => [...one].filter(([row, n]) => n === 2 && !other.has(row)).length;
  const pairs = again + twice(less, more) + twice(more, less);
  return again >= FEWEST && again >= alone.length * share && chanceOf(again, pairs) <= CHANCE;
}

/** Probability of at least so many heads in `n` throws of a coin. */
function chanceOf(heads: number, n: number): number {
  let logOne = -n * Math.LN2;
  let sum = 0;
  for (let k = 0; k <= n; k++) {
    if (k >= heads) sum += Math.exp(logOne);
    logOne += Math.log((n - k) / (k + 1));
  }
  return sum;
}

/** One begins or ends with all rows of the other, forward or backward, and they vary so much that this is no chance. */
function inOrder(less: readonly string[], more: readonly string[], counts: Counts): boolean {
  const chance = less.reduce((sum, row) => sum + Math.log((counts.get(row) ?? 0) / more.length), 0);
  if (less.length === 0 || chance > Math.log(CHANCE)) return false;
  const back = less.toReversed();
  const from = more.length - less.length;
  return [less, back].some(
    (rows) => rows.every((row, index) => row === more[index]) || rows.every((row, index) => row === more[from + index]),
  );
}
