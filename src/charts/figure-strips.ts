/** How a quoted number is drawn. Shares and positions run from 0 to 1. */
export type FigureShape =
  /** A bar from 0 to `to`; with `from` a span between the two; `bound` leaves the end open, `about` blurs it. */
  | {
      readonly kind: 'share';
      readonly to: number;
      readonly from?: number | undefined;
      readonly bound?: 'below' | 'above' | 'about' | undefined;
    }
  /** Squares: `filled` of `total`, up to 100; a second part may be told apart. */
  | { readonly kind: 'squares'; readonly total: number; readonly filled: number; readonly second?: number | undefined }
  /** So many times as much: one square against `times` (to `upTo`) squares, up to 40. */
  | {
      readonly kind: 'times';
      readonly times: number;
      readonly upTo?: number | undefined;
      readonly bound?: 'below' | 'above' | 'about' | undefined;
    }
  /** A number that has no scale (years, counts). */
  | { readonly kind: 'none' };

export interface FigureRow {
  readonly key: string;
  readonly label: string;
  /** "12%", "10–20%", "under 5%", "5 times". */
  readonly text: string;
  readonly shape: FigureShape;
  /** The row that its group is about is drawn in the accent colour. */
  readonly emphasis?: boolean | undefined;
  readonly detail?: string | undefined;
}

/** Numbers quoted from elsewhere, drawn honestly; rows of one group are compared with each other. */
export interface FigureStripsSpec {
  readonly groups: readonly {
    readonly title?: string | undefined;
    readonly rows: readonly FigureRow[];
    /** Source in short, under the group. */
    readonly source?: string | undefined;
  }[];
  /** Prints the ends of the percentage scale: 0 and 1. */
  readonly tick: (value: number, last: boolean) => string;
}
