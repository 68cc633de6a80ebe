import type { RakingInput } from './raking-margin.ts';

/** What is wrong with raking targets or starting weights. Each names its margin and category, so that the study file's line can be found. */
export type RakingProblem =
  /** A starting weight that is not a number of 0 or more; `row` counts respondents from 0. */
  | { readonly kind: 'bad-weight'; readonly row: number; readonly weight: number }
  /** Nobody has a weight above 0. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'bad-target'; readonly margin: string; readonly category: string; readonly target: number }
  /** Neither 1 nor 100, by more than half a percentage point. */
  | { readonly kind: 'bad-sum'; readonly margin: string; readonly sum: number }
  /** A target for a category that nobody is in: merge it with a neighbour. */
  | { readonly kind: 'empty-category'; readonly margin: string; readonly category: string; readonly target: number }
  /** A target of 0 for a category that somebody is in. */
  | { readonly kind: 'zero-target'; readonly margin: string; readonly category: string; readonly n: number }
  /** No target for a category that somebody is in. */
  | { readonly kind: 'no-target'; readonly margin: string; readonly category: string; readonly n: number }
  /** Everybody's category is unknown. */
  | { readonly kind: 'all-unknown'; readonly margin: string }
  /** Bounds of trimming that do not enclose the mean, 1. */
  | { readonly kind: 'bad-bounds'; readonly bounds: readonly [low: number, high: number] }
  /** No weights meet all targets: margins that contradict each other are the usual cause. The worst category is named, shares of 0 to 1. */
  | {
      readonly kind: 'not-converged';
      readonly margin: string;
      readonly category: string;
      readonly target: number;
      readonly achieved: number;
    };

/** All that can be said before raking; empty when raking may be tried. */
export function rakingProblems({ margins, baseWeight, trim }: RakingInput): RakingProblem[] {
  const problems: RakingProblem[] = [];
  baseWeight?.forEach((weight, row) => {
    if (!(weight >= 0 && Number.isFinite(weight))) problems.push({ kind: 'bad-weight', row, weight });
  });
  if (trim !== undefined && !(trim[0] >= 0 && trim[0] < 1 && trim[1] > 1)) {
    problems.push({ kind: 'bad-bounds', bounds: trim });
  }
  const counts = margins.map(({ codes, category }) => {
    const count = new Float64Array(codes.length + 1);
    for (let row = 0; row < category.length; row++) {
      if (baseWeight?.[row] === 0) continue;
      count[category[row]! < 0 ? codes.length : category[row]!]!++;
    }
    return count;
  });
  if (counts.every((count) => count.every((n) => n === 0))) return [...problems, { kind: 'nobody' }];
  margins.forEach(({ id, codes, targets }, m) => problems.push(...targetProblems(id, codes, targets, counts[m]!)));
  return problems;
}

function targetProblems(
  margin: string,
  codes: readonly string[],
  targets: Readonly<Record<string, number>>,
  count: Float64Array,
): RakingProblem[] {
  const stated = Object.entries(targets);
  const bad = stated.filter(([, target]) => !(target >= 0 && Number.isFinite(target)));
  if (bad.length > 0) return bad.map(([category, target]) => ({ kind: 'bad-target', margin, category, target }));
  const problems: RakingProblem[] = [];
  const sum = stated.reduce((total, [, target]) => total + target, 0);
  if (Math.abs(sum - 1) > 0.005 + 1e-12 && Math.abs(sum - 100) > 0.5 + 1e-9) {
    problems.push({ kind: 'bad-sum', margin, sum });
  }
  const known = count.subarray(0, codes.length).reduce((total, n) => total + n, 0);
  if (known === 0) return [...problems, { kind: 'all-unknown', margin }];
  for (const [category, target] of stated) {
    const n = count[codes.indexOf(category)] ?? 0;
    if (target > 0 && n === 0) problems.push({ kind: 'empty-category', margin, category, target });
    if (target === 0 && n > 0) problems.push({ kind: 'zero-target', margin, category, n });
  }
  codes.forEach((category, index) => {
    const n = count[index]!;
    if (n > 0 && !(category in targets)) problems.push({ kind: 'no-target', margin, category, n });
  });
  return problems;
}
