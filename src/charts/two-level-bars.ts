import type { Change, Estimated, Hidden, ValueAxis } from './values.ts';

/** One bar: a value, the same measure before, and what the comparison says. */
export interface BarCell extends Estimated {
  readonly before?: { readonly value: number; readonly text: string } | undefined;
  readonly change?: Change | undefined;
  /** A word for a small base; the bar turns pale. */
  readonly small?: string | undefined;
}

export interface BarRow {
  /** Stable id, for hover details and tests. */
  readonly key: string;
  readonly label: string;
  /** One cell for each of `series`, or exactly one without series. */
  readonly cells: readonly (BarCell | Hidden)[];
  /** One sentence with everything that the row says; shown on hover and focus. */
  readonly detail?: string | undefined;
}

export interface BarGroup {
  /** The net that stands over its members; leave out for a flat list. */
  readonly head?: BarRow | undefined;
  readonly rows: readonly BarRow[];
  /** The group that the finding is about is drawn in the accent colour, the others in slate. */
  readonly emphasis: boolean;
}

export interface TwoLevelBarsSpec {
  /** Values as shares 0 to 1, or in any other unit that `axis` names. */
  readonly axis: ValueAxis;
  /** Headings of the columns of figures; a column without heading is not set. */
  readonly columns: {
    readonly value: string;
    readonly interval?: string | undefined;
    readonly change?: string | undefined;
  };
  /** Words of the legend, each drawn only if given. */
  readonly legend: {
    readonly now?: string | undefined;
    readonly before?: string | undefined;
    readonly significant?: string | undefined;
    readonly bound?: string | undefined;
  };
  /** Two to six groups of people side by side; leave out for one. */
  readonly series?: readonly BarSeries[] | undefined;
  readonly groups: readonly BarGroup[];
}

export interface BarSeries {
  readonly key: string;
  readonly label: string;
  /** `n = 476`. */
  readonly base?: string | undefined;
  /** Why nothing of this series may be shown. */
  readonly hidden?: string | undefined;
  /** A word for a small base; all bars of the series turn pale. */
  readonly small?: string | undefined;
}
