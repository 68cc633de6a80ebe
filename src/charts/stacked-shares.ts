import type { Hue, MarkShape } from './marks.ts';

export interface Segment {
  readonly key: string;
  readonly name: string;
  /** A Kano hue, or a level's tone from `levelTones`. */
  readonly hue: Hue;
  readonly mark?: MarkShape | undefined;
}

export interface StackedRow {
  readonly key: string;
  readonly label: string;
  readonly mark?: { readonly shape: MarkShape; readonly hue: Hue; readonly hollow: boolean } | undefined;
  /** `n = 476`, under or beside the label. */
  readonly base?: string | undefined;
  /** One share for each segment, 0 to 1, together 1; or why they may not be shown. */
  readonly shares: readonly number[] | { readonly hidden: string };
  /** Indexes of the segments drawn full while the others are pale; all are full if left out. */
  readonly leading?: readonly number[] | undefined;
  /** What stands at the right end: a value ("18%") or a flag ("mixed O, M"). */
  readonly aside?: string | undefined;
  readonly small?: string | undefined;
  readonly detail?: string | undefined;
}

/** One bar of shares for each row. Up to eleven segments. */
export interface StackedSharesSpec {
  readonly segments: readonly Segment[];
  /** A hairline stands between groups. */
  readonly groups: readonly (readonly StackedRow[])[];
  readonly asideHead?: string | undefined;
  /** `aside` are figures (bold, one column) or words (notes). */
  readonly asideKind: 'figure' | 'words';
  /** Prints a share inside its segment, without unit. */
  readonly number: (share: number) => string;
}
