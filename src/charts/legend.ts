import { type Shape, text } from './drawing.ts';
import type { Frame } from './frame.ts';
import { shortened } from './wrap.ts';

/** One line of a legend: a small sample and its words. `sample` draws at `x`, centred on `y`, `width` pixels wide. */
export interface LegendEntry {
  readonly words: string;
  readonly width: number;
  readonly sample: (x: number, y: number) => readonly Shape[];
}

export interface Legend {
  readonly shapes: readonly Shape[];
  /** Height in pixels; 0 for no entries. */
  readonly height: number;
}

const LINE = 20;

/** Entries in reading order from `left` to `right`, by measured width, on as many lines as they need. First baseline at `top` + 12. */
export function legend(
  entries: readonly LegendEntry[],
  left: number,
  right: number,
  top: number,
  { measure, narrow }: Frame,
): Legend {
  const gap = narrow ? 14 : 24;
  const shapes: Shape[] = [];
  let x = left;
  let baseline = top + 12;
  for (const { words: full, width, sample } of entries) {
    const words = shortened(full, right - left - width - 10, measure, 's');
    const needed = width + 6 + measure(words, 's') + 4;
    if (x > left && x + needed > right) {
      x = left;
      baseline += LINE;
    }
    shapes.push(...sample(x, baseline - 4.5), text(x + width + 6, baseline, words, 's'));
    x += needed + gap;
  }
  return { shapes, height: entries.length === 0 ? 0 : baseline - top + 4 };
}
