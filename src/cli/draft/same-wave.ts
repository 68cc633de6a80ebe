/** A round of fieldwork as far as it can be told from another one. */
export interface Round {
  /** First and last day, ISO dates. */
  readonly fielded: readonly [string, string] | undefined;
  /** Its data file: a heading and a line for each respondent. */
  readonly csv: string;
}

/**
 * Why two exports seem to hold the same round of fieldwork, in a few words; undefined where they do not: their days overlap or,
 * where days are unknown, one begins with all the answers of the other (the survey went on, or was exported twice).
 */
export function sameWave(a: Round, b: Round): string | undefined {
  if (a.fielded !== undefined && b.fielded !== undefined) {
    const [first, second] = a.fielded[0] <= b.fielded[0] ? [a.fielded, b.fielded] : [b.fielded, a.fielded];
    return second[0] <= first[1] ? `both have answers of ${second[0]}` : undefined;
  }
  const [less, more] = [answersOf(a.csv), answersOf(b.csv)].toSorted((x, y) => x.length - y.length);
  return less !== undefined && less !== '' && more?.startsWith(less) === true
    ? 'one begins with all the answers of the other'
    : undefined;
}

/** The lines below the heading; a cell in it may hold a line break, which then counts as an answer in both files. */
function answersOf(csv: string): string {
  return csv.slice(csv.indexOf('\n') + 1);
}
