import { circle, path, rect, type Shape } from './drawing.ts';

/** Four shapes that stay apart in grey; in Kano charts must-be, one-dimensional, attractive, indifferent in this order. */
export type MarkShape = 'square' | 'circle' | 'triangle' | 'diamond';

/** A colour by name; chart.css knows what it looks like. `lv-…` are the tones of a rating scale, see `levelTones`. */
export type Hue = 'k-M' | 'k-O' | 'k-A' | 'k-I' | 'k-RQ' | 'accent' | 'other' | 'worse' | LevelTone;

/** `lv-neg-1` is the worst of five steps, `lv-mid` neutral, `lv-pos-5` the best. */
export type LevelTone = `lv-neg-${Step}` | 'lv-mid' | `lv-pos-${Step}`;
type Step = 1 | 2 | 3 | 4 | 5;

/** One mark of radius `r`; the four have about the same area. */
export function mark(shape: MarkShape, x: number, y: number, r: number, classes: string): Shape {
  switch (shape) {
    case 'square':
      return rect(x - r * 0.89, y - r * 0.89, r * 1.78, r * 1.78, classes);
    case 'circle':
      return circle(x, y, r, classes);
    case 'triangle':
      return path(classes, 'M', x, y - r * 1.16, 'L', x + r * 1.12, y + r * 0.84, 'H', x - r * 1.12, 'Z');
    case 'diamond':
      return path(classes, 'M', x, y - r * 1.22, 'L', x + r * 1.22, y, 'L', x, y + r * 1.22, 'L', x - r * 1.22, y, 'Z');
  }
}

/** A whisker along x with end caps. Left of `barEnd` it lies on a full bar and takes the paper's colour. */
export function horizontalInterval(x1: number, x2: number, y: number, cap: number, barEnd = -Infinity): Shape[] {
  const left = ['M', x1, y - cap, 'V', y + cap, 'M', x1, y, 'H'];
  const right = ['H', x2, 'M', x2, y - cap, 'V', y + cap];
  if (barEnd <= x1) return [path('ci', ...left, ...right.slice(1))];
  if (barEnd >= x2) return [path('ci-in', ...left, ...right.slice(1))];
  return [path('ci-in', ...left, barEnd), path('ci', 'M', barEnd, y, ...right)];
}

/** A whisker along y with end caps. */
export function verticalInterval(x: number, y1: number, y2: number, cap: number, classes = 'ci'): Shape {
  return path(classes, 'M', x - cap, y1, 'H', x + cap, 'M', x, y1, 'V', y2, 'M', x - cap, y2, 'H', x + cap);
}

/** The filled triangle of a significant change. */
export function triangle(x: number, y: number, up: boolean, classes = 'sig', r = 4.5): Shape {
  return path(classes, 'M', x - r, y + (up ? 0.8 : -0.8) * r, 'H', x + r, 'L', x, y + (up ? -r : r), 'Z');
}

/** From where a value was to where it is. Nothing if the two lie too close for a head. */
export function arrow(from: number, to: number, y: number): Shape[] {
  const direction = Math.sign(to - from);
  if (Math.abs(to - from) < 10) return [];
  const tip = ['l', -8 * direction, -4, 'v', 8, 'Z'];
  return [path('move', 'M', from + 4 * direction, y, 'H', to - 6 * direction), path('move-head', 'M', to, y, ...tip)];
}

const STRENGTHS: readonly (readonly Step[])[] = [[], [1], [1, 3], [1, 2, 4], [1, 2, 4, 5], [1, 2, 3, 4, 5]];

/**
 * The tones of a rating scale, worst to best: orange from the bad end, blue from the good end, the middle neutral by rule.
 * Without a middle the scale is halved. Beyond five levels a side, neighbours may share a tone.
 */
export function levelTones(count: number, middle: readonly number[]): LevelTone[] {
  const firstMiddle = middle.length ? Math.min(...middle) : Math.floor(count / 2);
  const lastMiddle = middle.length ? Math.max(...middle) : firstMiddle - 1;
  const below = firstMiddle;
  const above = count - 1 - lastMiddle;
  return Array.from({ length: count }, (_, i): LevelTone => {
    if (i < firstMiddle) return `lv-neg-${strength(i, below)}`;
    if (i > lastMiddle) return `lv-pos-${(6 - strength(count - 1 - i, above)) as Step}`;
    return 'lv-mid';
  });
}

function strength(distanceFromEnd: number, size: number): Step {
  const listed = STRENGTHS[size]?.[distanceFromEnd];
  return listed ?? ((1 + Math.round((4 * distanceFromEnd) / (size - 1))) as Step);
}
