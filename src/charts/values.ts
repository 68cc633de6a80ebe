/** A range on a chart's axis and how it reads: `{ lo: 0.67, hi: 0.73, text: '67–73' }`. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
  readonly text: string;
}

/** A number on a chart's axis and how it reads. A bound ('below' or 'above' the value) is drawn open and never as a full bar. */
export interface Estimated {
  readonly value: number;
  readonly text: string;
  readonly interval?: Interval | undefined;
  readonly bound?: 'below' | 'above' | undefined;
}

/** Something that may not be shown: the words stand where the mark would. */
export interface Hidden {
  readonly hidden: string;
}

/**
 * How a difference reads. `up` and `down` passed a test, `same` was tested and did not pass, `untested` was not tested
 * (its text comes in brackets from the caller).
 */
export interface Change {
  readonly text: string;
  readonly verdict: 'up' | 'down' | 'same' | 'untested';
}

/** A scale of values. Ticks are chosen by the chart at round values; `tick` prints one, the last one with its unit. */
export interface ValueAxis {
  /** The measure's name with its unit, in words. */
  readonly title?: string | undefined;
  /** 0 to the largest value or interval end, rounded up, if not given. */
  readonly domain?: readonly [number, number] | undefined;
  readonly tick: (value: number, last: boolean) => string;
}

export function isHidden<Shown extends object>(value: Shown | Hidden): value is Hidden {
  return 'hidden' in value && typeof value.hidden === 'string';
}
