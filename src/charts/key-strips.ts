import { scaleLinear } from 'd3-scale';
import { circle, type Drawing, drawing, item, line, lines, rect, type Shape, text } from './drawing.ts';
import type { Frame } from './frame.ts';
import { hiddenBar } from './hidden-bar.ts';
import { legend } from './legend.ts';
import { triangle } from './marks.ts';
import { type Change, type Estimated, type Hidden, isHidden } from './values.ts';
import { shortened, wrapped } from './wrap.ts';

/** A headline number on a short axis of its own. */
export interface KeyStrip extends Estimated {
  /** Ends of the axis; strips of one kind span the same distance, so that intervals and changes compare. */
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly before?: number | undefined;
  readonly target?: number | undefined;
  readonly change?: Change | undefined;
  /** `n = 1,432`. */
  readonly base?: string | undefined;
}

export interface KeyStripRow {
  readonly key: string;
  readonly label: string;
  readonly strip: KeyStrip | Hidden;
  readonly detail?: string | undefined;
}

/** Headline numbers under each other: the number, where it may lie, where it was, where it should be. */
export interface KeyStripsSpec {
  readonly rows: readonly KeyStripRow[];
  /** Headings of the columns of figures. */
  readonly heads: { readonly interval: string; readonly change?: string | undefined };
  readonly legend: {
    readonly now: string;
    readonly before?: string | undefined;
    readonly target?: string | undefined;
  };
}

export function keyStrips(spec: KeyStripsSpec, frame: Frame): Drawing {
  return frame.narrow ? narrow(spec, frame) : wide(spec, frame);
}

function wide(spec: KeyStripsSpec, frame: Frame): Drawing {
  const { measure, width } = frame;
  const [label, value, left, right, interval] = [190, 288, 306, 500, 622];
  const key = keyOf(spec, frame, left, width);
  const shapes: Shape[] = [...key.shapes];
  let y = key.height + 22;
  shapes.push(text(interval, y, spec.heads.interval, 'h', 'end'));
  if (spec.heads.change !== undefined) shapes.push(text(width, y, spec.heads.change, 'h', 'end'));
  y += 8;
  for (const row of spec.rows) {
    const names = wrapped(row.label, label, measure, 'b', 3);
    const height = Math.max(46, names.length * 16 + 22);
    const centre = y + height / 2;
    const own: Shape[] = [
      line(0, y, width, y, 'rule'),
      ...lines(0, centre - (names.length - 1) * 8 + 4.5, names, 'b', 16),
    ];
    if (isHidden(row.strip)) own.push(...hiddenBar(row.strip.hidden, left, right, centre, frame));
    else {
      const { strip } = row;
      own.push(
        text(value, centre + 6, strip.text, 'b num big', 'end'),
        ...stripShapes(strip, left, right, centre),
        ...(strip.interval === undefined ? [] : [text(interval, centre + 4.5, strip.interval.text, 's num', 'end')]),
        ...(strip.base === undefined ? [] : [text(left, centre + 22, strip.base, 's num')]),
        ...changeShapes(strip.change, width, centre),
      );
    }
    shapes.push(item(row.key, row.detail, own));
    y += height;
  }
  return drawing('wide', width, y + 2, shapes);
}

function narrow(spec: KeyStripsSpec, frame: Frame): Drawing {
  const { measure, width } = frame;
  const key = keyOf(spec, frame, 0, width);
  const shapes: Shape[] = [...key.shapes];
  let y = key.height + 10;
  for (const row of spec.rows) {
    const own: Shape[] = [line(0, y, width, y, 'rule')];
    const names = wrapped(row.label, width - 90, measure, 'b', 3);
    own.push(...lines(0, y + 22, names, 'b', 18));
    if (isHidden(row.strip)) {
      y += 22 + names.length * 18;
      own.push(...hiddenBar(row.strip.hidden, 0, width, y, frame));
      y += 20;
    } else {
      const { strip } = row;
      own.push(text(width, y + 24, strip.text, 'b num big', 'end'));
      y += 22 + names.length * 18;
      own.push(...stripShapes(strip, 2, width - 2, y));
      y += 26;
      const facts = [strip.interval?.text, strip.base].filter((fact) => fact !== undefined).join(' · ');
      own.push(
        text(0, y, shortened(facts, width - 100, measure, 's'), 's num'),
        ...changeShapes(strip.change, width, y - 4.5),
      );
      y += 12;
    }
    shapes.push(item(row.key, row.detail, own));
  }
  return drawing('narrow', width, y + 2, shapes);
}

/** Axis with ticks, interval as a box, the number as a bar in it, the last wave as a ring, the target as a wedge from above. */
function stripShapes(
  { domain, ticks, value, interval, before, target }: KeyStrip,
  left: number,
  right: number,
  y: number,
): Shape[] {
  const x = scaleLinear(domain, [left, right]).clamp(true);
  return [
    line(left, y, right, y, 'split'),
    ...ticks.map((tick) => line(x(tick), y - 4, x(tick), y + 4, 'split')),
    ...(interval === undefined ? [] : [rect(x(interval.lo), y - 5, x(interval.hi) - x(interval.lo), 10, 'bar-a-soft')]),
    ...(before === undefined ? [] : [circle(x(before), y, 4, 'was')]),
    rect(x(value) - 1.5, y - 8, 3, 16, 'bar-a'),
    ...(target === undefined ? [] : [triangle(x(target), y - 13, false, 'target', 4.5)]),
  ];
}

function changeShapes(change: Change | undefined, right: number, y: number): Shape[] {
  if (change === undefined) return [];
  const tested = change.verdict === 'up' || change.verdict === 'down';
  return [
    ...(tested ? [triangle(right - 44, y, change.verdict === 'up')] : []),
    text(right, y + 4.5, change.text, tested ? 'b num' : 's num', 'end'),
  ];
}

function keyOf({ legend: words }: KeyStripsSpec, frame: Frame, left: number, right: number) {
  const entries = [
    {
      words: words.now,
      width: 26,
      sample: (x: number, y: number) => [
        line(x, y, x + 26, y, 'split'),
        rect(x + 5, y - 5, 16, 10, 'bar-a-soft'),
        rect(x + 11.5, y - 7, 3, 14, 'bar-a'),
      ],
    },
    { words: words.before, width: 9, sample: (x: number, y: number) => [circle(x + 4.5, y, 4, 'was')] },
    { words: words.target, width: 10, sample: (x: number, y: number) => [triangle(x + 5, y, false, 'target', 4.5)] },
  ];
  const given = entries.flatMap((entry) => (entry.words === undefined ? [] : [{ ...entry, words: entry.words }]));
  return legend(given, left, right, 0, frame);
}
