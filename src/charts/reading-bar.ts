import type { Interval } from './values.ts';

/** A sum of outer levels with its words: `{ levels: 2, text: '15%', label: 'good or very good (top 2)' }`. */
export interface Reading {
  readonly levels: number;
  readonly text: string;
  readonly label: string;
  /** On the same scale as the shares. */
  readonly interval?: Interval | undefined;
}

export interface ReadingRow {
  readonly key: string;
  readonly label: string;
  /** `n = 1,021`. */
  readonly base?: string | undefined;
  /** One share for each level, 0 to 1, together 1. */
  readonly shares: readonly number[];
  /** The top-k share, as printed at the right. */
  readonly top?: string | undefined;
  /** A word for a small base; the bar turns pale and loses its numbers. */
  readonly small?: string | undefined;
  readonly detail?: string | undefined;
}

/** The shares of a rating scale, and how they may and may not be added up. */
export interface ReadingBarSpec {
  /** Worst to best, two to eleven. */
  readonly levels: readonly { readonly key: string; readonly label: string }[];
  /** Indexes of the neutral levels; empty if the scale has none. They take the neutral colour, never a pale green. */
  readonly middle: readonly number[];
  readonly total: ReadingRow;
  readonly topBox?: Reading | undefined;
  readonly top?: Reading | undefined;
  readonly bottomBox?: Reading | undefined;
  /** A sum that must not be read as satisfaction, from level index `from` to the best. */
  readonly claim?: { readonly from: number; readonly text: string } | undefined;
  readonly rows: readonly (ReadingRow | { readonly key: string; readonly label: string; readonly hidden: string })[];
  /** Heading over the rows' right-hand figures. */
  readonly topHead?: string | undefined;
  /** Inside the large bar ("62%") and inside the rows ("62"). */
  readonly percent: (share: number) => string;
  readonly number: (share: number) => string;
}
