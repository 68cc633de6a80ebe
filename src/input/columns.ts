import type { MissingReason } from '../survey/question.ts';
import type { Text } from '../survey/text.ts';

/** Reasons for a missing answer in the order of their codes: -1 blank, -2 don't know, … */
export const MISSING_REASONS = [
  'blank',
  'dont-know',
  'not-applicable',
  'refused',
  'not-asked',
] as const satisfies readonly MissingReason[];

/** The negative number that stands for a missing answer in a column. */
export function missingCode(reason: MissingReason): number {
  return -1 - MISSING_REASONS.indexOf(reason);
}

/**
 * Answers to one item, one entry a respondent.
 *
 * - `category`: index into `categories` (codes in the questionnaire's order, scales from worst to best), or a missing code.
 * - `ticks`: for each category 1 named or 0 not named; `asked` is 0 for whoever answered, else a missing code.
 * - `number`: the value, or NaN with the missing code in `why` (0 where there is a value).
 */
export type Column =
  | { readonly kind: 'category'; readonly categories: readonly string[]; readonly data: Int16Array }
  | {
      readonly kind: 'ticks';
      readonly categories: readonly string[];
      readonly data: readonly Uint8Array[];
      readonly asked: Int8Array;
    }
  | { readonly kind: 'number'; readonly data: Float64Array; readonly why: Int8Array };

/** Names of strata or clusters: of each respondent an index into `names`. */
export interface DesignNames {
  readonly codes: Int32Array;
  readonly names: readonly string[];
}

/** How respondents were drawn; at least one of the two. */
export interface DesignColumns {
  readonly strata: DesignNames | undefined;
  readonly clusters: DesignNames | undefined;
}

/** Everyone who answered, as columns. Never leaves `input/` and `tabulate/`. */
export interface Respondents {
  readonly count: number;
  /** Index into the study's waves. */
  readonly wave: Int16Array;
  /** Undefined when the study has no weights. */
  readonly weight: Float64Array | undefined;
  /** Undefined when the study declares neither strata nor clusters. */
  readonly design: DesignColumns | undefined;
  /** Item id (`overall`, `grid.speed`, `features.tracking.functional`) → answers. Text questions are not read. */
  readonly items: ReadonlyMap<string, Column>;
  /** Rows left out by `exclude`, in its order, for each wave. */
  readonly excluded: readonly { readonly reason: Text; readonly rows: readonly number[] }[];
  /** Headings that no question declares, for each file. */
  readonly undeclared: readonly { readonly file: string; readonly headings: readonly string[] }[];
}
