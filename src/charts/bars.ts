import { scaleLinear } from 'd3-scale';
import { circle, line, path, rect, type Shape } from './drawing.ts';
import type { Frame } from './frame.ts';
import { type Legend, legend } from './legend.ts';
import { arrow, horizontalInterval } from './marks.ts';
import type { BarCell, TwoLevelBarsSpec } from './two-level-bars.ts';
import { type Hidden, isHidden, type ValueAxis } from './values.ts';

export type BarTone = 'bar-a' | 'bar-a-soft' | 'bar-n' | 'bar-n-soft';

export interface BarPlace {
  /** Value to pixel. */
  readonly x: (value: number) => number;
  readonly centre: number;
  readonly height: number;
  readonly tone: BarTone;
  /** Heads are dark: their interval turns light where it lies on the bar. */
  readonly isHead: boolean;
}

export interface BarScale {
  readonly x: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

export function isShown(cell: BarCell | Hidden): cell is BarCell {
  return !isHidden(cell);
}

/** One scale from 0 for all cells, with a little room behind the longest; bounds that open upward get more. */
export function barScale(cells: readonly (BarCell | Hidden)[], axis: ValueAxis, left: number, right: number): BarScale {
  const ends = cells
    .filter(isShown)
    .flatMap(({ value, interval, before, bound }) => [
      value + (bound === 'above' ? 0.12 * value : 0),
      interval?.hi ?? 0,
      before?.value ?? 0,
    ]);
  const longest = Math.max(0, ...ends);
  const domain = axis.domain ?? [0, longest > 0 ? longest * 1.04 : 1];
  const x = scaleLinear(domain, [left, right]);
  const values = x.ticks(right - left < 240 ? 3 : 4);
  return { x, ticks: values.map((value, i) => ({ value, text: axis.tick(value, i === values.length - 1) })) };
}

const OPEN_END = 22;

/** A bar from zero with its interval and, in a lane of its own below, where the value was before. */
export function bar(cell: BarCell, { x, centre, height, tone, isHead }: BarPlace): Shape[] {
  const { value, interval, bound, before, change } = cell;
  const zero = x(0);
  const end = x(value);
  const top = centre - height / 2;
  const pale = cell.small === undefined ? '' : ' small';
  const edge = tone.replace('bar', 'edge');
  const shapes: Shape[] = [];
  if (bound === 'below') shapes.push(rect(zero, top + 0.7, end - zero, height - 1.4, `${tone} ${edge} open${pale}`));
  else shapes.push(rect(zero, top, end - zero, height, tone + pale));
  if (bound === 'above') {
    const head = ['M', end + OPEN_END, centre, 'l', -7, -4.5, 'v', 9, 'Z'];
    const rails = ['M', end, top + 0.7, 'h', OPEN_END - 9, 'M', end, top + height - 0.7, 'h', OPEN_END - 9];
    shapes.push(path(`open-edge ${edge}${pale}`, ...rails), path(tone + pale, ...head));
  }
  if (interval) {
    const onDark = isHead || !tone.endsWith('soft');
    shapes.push(...horizontalInterval(x(interval.lo), x(interval.hi), centre, 3.5, onDark && !pale ? end : undefined));
  }
  if (before) {
    const lane = centre + height / 2 + 6.5;
    const significant = change?.verdict === 'up' || change?.verdict === 'down';
    shapes.push(...(significant ? arrow(x(before.value), end, lane) : []), circle(x(before.value), lane, 4, 'was'));
  }
  return shapes;
}

/** Bar with interval, ring, arrow and open bar, each with its words; what has no words is left out. */
export function barLegend(
  words: TwoLevelBarsSpec['legend'],
  frame: Frame,
  left: number,
  right: number,
  top: number,
): Legend {
  const entries = [
    {
      words: words.now,
      width: 27,
      sample: (x: number, y: number) => [
        rect(x, y - 4.5, 20, 9, 'bar-a-soft'),
        ...horizontalInterval(x + 13, x + 27, y, 3.5),
      ],
    },
    { words: words.before, width: 9, sample: (x: number, y: number) => [circle(x + 4.5, y, 4, 'was')] },
    {
      words: words.significant,
      width: 22,
      sample: (x: number, y: number) => [
        line(x, y, x + 16, y, 'move'),
        path('move-head', 'M', x + 22, y, 'l', -8, -4, 'v', 8, 'Z'),
      ],
    },
    {
      words: words.bound,
      width: 20,
      sample: (x: number, y: number) => [rect(x + 0.5, y - 4.5, 19, 9, 'bar-a edge-a open')],
    },
  ];
  return legend(
    entries.flatMap((entry) => (entry.words === undefined ? [] : [{ ...entry, words: entry.words }])),
    left,
    right,
    top,
    frame,
  );
}
