import { rect, type Shape, text } from './drawing.ts';
import type { Frame } from './frame.ts';
import type { Hue } from './marks.ts';

export interface SegmentStyle {
  readonly hue: Hue;
  readonly pale?: boolean | undefined;
  readonly bold?: boolean | undefined;
}

export interface SegmentsPlace {
  /** Share, 0 to 1, to pixel. */
  readonly x: (share: number) => number;
  readonly top: number;
  readonly height: number;
  /** A small base: pale, without numbers. */
  readonly small?: boolean | undefined;
}

const GAP = 1.5;

/** Where each share begins and ends in pixels, with 1.5 px of paper between neighbours; empty shares take no room. */
export function segmentSpans(shares: readonly number[], x: (share: number) => number): { from: number; to: number }[] {
  let sum = 0;
  const last = shares.findLastIndex((share) => share > 0);
  return shares.map((share, i) => {
    const from = x(sum);
    sum += share;
    const end = x(Math.min(sum, 1));
    return { from, to: share > 0 && i !== last ? Math.max(from + 0.8, end - GAP) : end };
  });
}

/** The class of words on a segment, so that they stay readable. */
export function onSegment({ hue, pale }: SegmentStyle): string {
  if (hue.startsWith('lv-')) return `on-${hue}`;
  return pale ? '' : 'on';
}

/** One stacked bar; shares get their number inside from 6 % (8 % narrow) where it fits. */
export function segments(
  shares: readonly number[],
  styles: readonly SegmentStyle[],
  { x, top, height, small = false }: SegmentsPlace,
  number: ((share: number) => string) | undefined,
  { measure, narrow }: Frame,
): Shape[] {
  const spans = segmentSpans(shares, x);
  return shares.flatMap((share, i) => {
    const style = styles[i];
    if (!(share > 0) || style === undefined) return [];
    const { from, to } = spans[i]!;
    const box = rect(from, top, to - from, height, `${style.hue}${style.pale ? ' pale' : ''}${small ? ' small' : ''}`);
    const words = number?.(share);
    const classes = `n12 num ${onSegment(style)}${style.bold ? ' b' : ''}`;
    const fits = words !== undefined && share >= (narrow ? 0.08 : 0.06) && measure(words, classes) + 4 <= to - from;
    if (!fits || small) return [box];
    return [box, text((from + to) / 2, top + height / 2 + 4.2, words, classes, 'middle')];
  });
}
