import type { IndexEstimate, IndexModelEstimates, Replicates } from '../../analyses/index-model/index-estimates.ts';
import type { DataProblem } from '../../analyses/index-model/problems.ts';
import type { Base } from '../../survey/estimate.ts';
import type { Derived, Groups, PublicFinding } from '../../survey/finding.ts';

/** A difference between two groups in one construct. */
export interface IndexDifference {
  readonly construct: string;
  /** Points, the later group minus the earlier one. */
  readonly difference: number;
  /** Undefined where the same people answered both: resamples of different people say nothing about them. */
  readonly interval: readonly [low: number, high: number] | undefined;
  readonly p: number | undefined;
}

export type IndexGroups = Groups<
  readonly IndexEstimate[],
  { readonly differences: readonly Derived<IndexDifference>[] }
>;

/** Why there are no numbers. */
export interface NoEstimates {
  readonly kind: 'none';
  readonly problems: readonly DataProblem[];
}

export interface IndexModelFinding {
  readonly method: 'satisfaction-index';
  /** Whom the model was estimated on. */
  readonly base: Base;
  readonly target: string;
  /** Undefined where the base is too small to be shown. */
  readonly model: IndexModelEstimates | NoEstimates | undefined;
  /** This wave and the one before by one yardstick; undefined where there is nothing to compare. */
  readonly waves: IndexGroups | undefined;
  /** Share of the base without an answer of its own. */
  readonly missing: readonly { readonly item: string; readonly share: number }[];
  readonly replicates: number;
  readonly seed: number;
}

export interface IndexComparisonFinding {
  readonly method: 'satisfaction-index-comparison';
  readonly base: Base;
  readonly target: string;
  readonly groups: IndexGroups | undefined;
  /** Undefined where there are numbers. */
  readonly none: NoEstimates | undefined;
  readonly resampled: Replicates | undefined;
  readonly replicates: number;
  readonly seed: number;
}

export interface FoundModel {
  readonly all: PublicFinding<IndexModelFinding>;
}

export interface FoundComparison {
  readonly all: PublicFinding<IndexComparisonFinding>;
}
