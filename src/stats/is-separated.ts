/** Weights of those with y = 1 and y = 0 at one x. */
interface Answers {
  readonly x: number;
  readonly yes: { readonly w: number };
  readonly no: { readonly w: number };
}

/**
 * Whether x separates the two answers, completely or with one shared value of x: every y = 0 lies at or below every y = 1, or the
 * reverse. Then a logistic slope has no finite estimate. False when everybody answered the same.
 *
 * Source: Albert & Anderson (1984), Biometrika 71(1).
 */
export function isSeparated(levels: readonly Answers[]): boolean {
  const yes = levels.filter((level) => level.yes.w > 0).map(({ x }) => x);
  const no = levels.filter((level) => level.no.w > 0).map(({ x }) => x);
  if (yes.length === 0 || no.length === 0) return false;
  return Math.max(...no) <= Math.min(...yes) || Math.max(...yes) <= Math.min(...no);
}
