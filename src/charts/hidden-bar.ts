import { rect, type Shape, text } from './drawing.ts';
import type { Frame } from './frame.ts';
import { shortened } from './wrap.ts';

/** A dashed empty frame with the reason in words, where something may not be shown. */
export function hiddenBar(words: string, left: number, right: number, centre: number, { measure }: Frame): Shape[] {
  return [
    rect(left + 0.5, centre - 9.5, right - left - 1, 19, 'hidden filled'),
    text((left + right) / 2, centre + 4, shortened(words, right - left - 16, measure, 's'), 's', 'middle'),
  ];
}
