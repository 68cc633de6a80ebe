import type { SampleDesign } from './sample-design.ts';

/** Respondents' numbers, before they are summed. */
export interface NumericRows {
  /** Names of the p terms. */
  readonly terms: readonly string[];
  /** p columns, one entry a respondent; NaN where there is no answer. */
  readonly values: readonly Float64Array[];
  /** Everyone counts 1 where absent. */
  readonly weight?: Float64Array | undefined;
  readonly missing: 'pairwise' | 'listwise';
  /** 1 for whoever is in the base (filter, wave); everyone where absent. */
  readonly base?: Uint8Array | undefined;
  /** Strata and clusters of all respondents, whether in the base or not. */
  readonly design?: SampleDesign | undefined;
}
