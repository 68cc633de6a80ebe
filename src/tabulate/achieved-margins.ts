import type { RakingMargin } from './raking-margin.ts';
import { normalisedTargets } from './raking-targets.ts';

/** What weighting did to one margin; shares are of everyone, 0 to 1. */
export interface AchievedMargin {
  readonly margin: string;
  /** Sum of the targets as stated (1 or 100 when they add up); they are rescaled to it. */
  readonly stated: number;
  /** In the questionnaire's order; codes with neither respondents nor a target are left out. */
  readonly categories: readonly {
    readonly code: string;
    /** Respondents, unweighted. */
    readonly n: number;
    readonly before: number;
    readonly target: number;
    readonly achieved: number;
  }[];
  /** Respondents whose category is not known: they keep their share. */
  readonly unknown: { readonly n: number; readonly share: number } | undefined;
}

/**
 * Targets beside what was reached.
 *
 * @param start weights before, and `weight` after; of the same sum
 */
export function achievedMargins(
  margins: readonly RakingMargin[],
  start: Float64Array,
  weight: Float64Array,
): AchievedMargin[] {
  const all = start.reduce((sum, w) => sum + w, 0);
  const reached = weight.reduce((sum, w) => sum + w, 0);
  return margins.map(({ id, codes, category, targets }) => {
    const shares = normalisedTargets(targets);
    const rows = (index: number) =>
      start.reduce<number[]>((own, w, row) => {
        if (w > 0 && (index < 0 ? category[row]! < 0 : category[row] === index)) own.push(row);
        return own;
      }, []);
    const share = (of: Float64Array, own: readonly number[], sum: number) =>
      own.reduce((total, row) => total + of[row]!, 0) / sum;
    const blank = rows(-1);
    const known = 1 - share(start, blank, all);
    const categories = codes.map((code, index) => {
      const own = rows(index);
      return {
        code,
        n: own.length,
        before: share(start, own, all),
        target: (shares[code] ?? 0) * known,
        achieved: share(weight, own, reached),
      };
    });
    return {
      margin: id,
      stated: Object.values(targets).reduce((total, target) => total + target, 0),
      categories: categories.filter(({ n, target }) => n > 0 || target > 0),
      unknown: blank.length === 0 ? undefined : { n: blank.length, share: share(start, blank, all) },
    };
  });
}
