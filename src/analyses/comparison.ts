import type { MeanDifference } from '../stats/mean-difference.ts';

export type Comparison = TestedComparison | UntestedComparison;

export interface TestedComparison extends MeanDifference {
  readonly state: 'tested';
  readonly test: 'z' | 'welch' | 't' | 'pooled-z' | 'fisher';
  /** p after the correction, over the family. */
  readonly adjusted: number;
  /** `adjusted` below 0.05. */
  readonly significant: boolean;
  /** Of proportions: an expected (effective) count is below 5, and z is rough. */
  readonly fewExpected: boolean;
}

export interface UntestedComparison {
  readonly state: 'untested';
  /** `one-respondent`: a group of one has no variance. `too-few`: expected counts below 5 with weights. `no-base`: empty, bounds or published. */
  readonly why: 'same-people' | 'no-variance' | 'one-respondent' | 'too-few' | 'no-base';
}
