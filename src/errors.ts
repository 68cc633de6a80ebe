/** Where something is wrong, in the file that has to be edited. Lines, columns and rows count from 1, rows as a spreadsheet does. */
export interface Place {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** Row as a spreadsheet shows it: the heading is row 1. */
  readonly row?: number | undefined;
  /** Heading of the column in a data file. */
  readonly heading?: string | undefined;
}

/** One thing wrong with what an author or a survey tool gave us: where, what was found, what was expected, how to mend it. */
export interface Problem {
  readonly place: Place;
  readonly found: string;
  readonly expected: string;
  readonly hint?: string | undefined;
}

const LONG_NUMBER = /\+?\d[\d\s()./-]{7,}\d/g;
/** A day, or a day with the hour that a colon cuts off. */
const DATE = /^(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?: \d\d?)?$/;
const EMAIL = /[^\s@"'<>,;:]+@[^\s@"'<>,;:]+\.[^\s@"'<>,;:]+/g;

/** Hide what looks like an e-mail address or a telephone number: build logs are public too. */
export function masked(text: string): string {
  return text
    .replace(EMAIL, '[e-mail address]')
    .replace(LONG_NUMBER, (match) =>
      match.replace(/\D/g, '').length >= 8 && !DATE.test(match.trim()) ? '[long number]' : match,
    );
}

/** `data/x/study.yaml:31:18` or `data/x/w1.csv, row 2, column "q1"`. */
export function placeText({ file, line, column, row, heading }: Place): string {
  const position = line === undefined ? '' : column === undefined ? `:${line}` : `:${line}:${column}`;
  return (
    file + position + (row === undefined ? '' : `, row ${row}`) + (heading === undefined ? '' : `, column "${heading}"`)
  );
}

/** One problem as an author reads it; `found` and `expected` finish the sentence, the hint stands on a line of its own. */
export function problemText({ place, found, expected, hint }: Problem): string {
  return masked(`${placeText(place)}: found ${found}, expected ${expected}.${hint ? `\n  ${hint}` : ''}`);
}

/** Everything wrong with the input, at once. The message is the list; there is no stack to read. */
export class InputErrors extends Error {
  override readonly name = 'InputErrors';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const head = problems.length === 1 ? '1 problem:' : `${problems.length} problems:`;
    super([head, ...problems.map((problem) => `- ${problemText(problem)}`)].join('\n'));
    this.problems = problems;
    this.stack = this.message;
  }
}

/** The known name nearest to a misspelt one, if any is near enough to be meant (Damerau–Levenshtein, at most a third of the letters). */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(Math.max(name.length, 3) / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance && distance < Math.max(name.length, candidate.length))
      [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** `Did you mean "overall"?`, or the list of what exists when nothing is near. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const names = [...known];
  const near = nearest(name, names);
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (names.length === 0) return undefined;
  return `Known: ${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}.`;
}

function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}
