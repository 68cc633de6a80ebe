import type { At } from '../../survey/index-model/model-problem.ts';

/** Why a model could not be estimated from these data. No numbers come with any of them. */
export type DataProblem =
  | {
      readonly kind: 'unknown-item';
      readonly item: string;
      readonly construct: string;
      readonly known: readonly string[];
      readonly at: At;
    }
  /** Everybody gave the same answer. */
  | { readonly kind: 'constant-item'; readonly item: string; readonly construct: string; readonly at: At }
  /** Pairs of items were answered by different people: replace missing answers by the mean, or take complete respondents only. */
  | { readonly kind: 'incomplete'; readonly item: string; readonly construct: string; readonly at: At }
  /** Fewer than two respondents. */
  | { readonly kind: 'no-respondents'; readonly n: number; readonly at: At }
  /** Among the causes of `construct`, `cause` is a linear combination of those before it. */
  | { readonly kind: 'collinear'; readonly construct: string; readonly cause: string; readonly at: At }
  /** The items of `construct` go with none of its neighbours, so that nothing determines their weights. */
  | { readonly kind: 'undetermined'; readonly construct: string; readonly at: At }
  | { readonly kind: 'not-converged'; readonly loops: number; readonly at: At }
  /** The raw metric was asked for, but `item` has another scale than the first one. */
  | { readonly kind: 'mixed-scales'; readonly item: string; readonly construct: string; readonly at: At };

/** Worth a note beside the numbers, not a reason to withhold them. */
export type ModelWarning =
  /** Fewer respondents than ten times the largest number of arrows into one construct. */
  | {
      readonly kind: 'small-sample';
      readonly n: number;
      readonly needed: number;
      readonly construct: string;
      readonly arrows: number;
    }
  /** The index of `construct` is then no weighted average of its items. */
  | { readonly kind: 'negative-weight'; readonly construct: string; readonly item: string };

export interface Unusable<P> {
  readonly kind: 'unusable';
  readonly problems: readonly P[];
}
