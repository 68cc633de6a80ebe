import type { Estimated, ValueAxis } from './values.ts';

/** What is known at one level: an estimate, nobody there (n = 0), or too few people to show. */
export type CurvePoint =
  | (Estimated & {
      readonly level: number;
      /** Respondents; the point's area follows it. Left out, all points are equal. */
      readonly base?: number | undefined;
      /** `n = 553`. */
      readonly baseText?: string | undefined;
      readonly small?: string | undefined;
      readonly detail?: string | undefined;
    })
  | { readonly level: number; readonly absent: string; readonly baseText?: string | undefined };

/** A fitted line: `position` runs over level indexes, fractions between them allowed for a smooth line. */
export interface CurveFit {
  readonly kind: 'step' | 'smooth';
  readonly label: string;
  readonly points: readonly { readonly position: number; readonly value: number }[];
}

export interface CurveSeries {
  readonly key: string;
  /** Printed at the line's end; needed when there are several. */
  readonly label?: string | undefined;
  readonly points: readonly CurvePoint[];
  readonly fit?: CurveFit | undefined;
}

export interface LevelCurveSpec {
  readonly axis: ValueAxis & { readonly title: string; readonly domain: readonly [number, number] };
  /** Worst to best, two to eleven. */
  readonly levels: readonly { readonly key: string; readonly label: string }[];
  /** One to four. */
  readonly series: readonly CurveSeries[];
  /** Levels `from` to `to` inclusive, as indexes; they do not overlap. */
  readonly zones?:
    | readonly {
        readonly from: number;
        readonly to: number;
        readonly label: string;
        readonly tone: 'bad' | 'middle' | 'good';
      }[]
    | undefined;
  /** Intervals as whiskers (default) or as a band. */
  readonly intervals?: 'whiskers' | 'band' | undefined;
  /** A curve from elsewhere, dotted and hollow; its name is printed once, before the first value. */
  readonly published?:
    | {
        readonly label: string;
        readonly points: readonly { readonly level: number; readonly value: number; readonly text: string }[];
      }
    | undefined;
  /** The step worth showing, from one level to the next: "+32 points", "the biggest step". Only drawn with one series. */
  readonly step?:
    | { readonly from: number; readonly to: number; readonly text: string; readonly note?: string | undefined }
    | undefined;
  /** An author's remark at a level. */
  readonly note?: { readonly level: number; readonly text: string } | undefined;
}
