import type { Derived } from '../../survey/finding.ts';
import { holm } from '../../stats/holm.ts';

/** A difference between two groups that was resampled. */
interface Resampled {
  readonly construct: string;
  readonly difference: number;
  readonly interval: readonly [low: number, high: number] | undefined;
  readonly p: number | undefined;
}

export interface AdjustedDifference extends Resampled {
  readonly of: readonly [earlier: string, later: string];
  /** Corrected for the number of differences in the family; undefined where there was no test. */
  readonly adjusted: number | undefined;
  /** `adjusted` is below 0.05. */
  readonly significant: boolean;
}

/** One family of differences, such as all pairs of groups that may be shown in one construct, after Holm (METHODS 12). */
export function holmAdjusted(differences: readonly Derived<Resampled>[]): AdjustedDifference[] {
  const adjusted = holm(differences.map(({ value }) => value.p));
  return differences.map(({ of, value }, i) => ({
    ...value,
    of: [of[0]!, of[1]!],
    adjusted: adjusted[i],
    significant: adjusted[i] !== undefined && adjusted[i] < 0.05,
  }));
}
