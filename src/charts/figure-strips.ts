import { type Drawing, drawing, item, line, lines, path, rect, type Shape, text } from './drawing.ts';
import type { Frame } from './frame.ts';
import { wrapped } from './wrap.ts';

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

interface Strip {
  readonly left: number;
  readonly right: number;
  readonly centre: number;
  readonly height: number;
  /** Squares in the longest line of the group, which all its rows are sized by. */
  readonly wanted: number;
}

const SQUARE = 14;
const SQUARE_GAP = 4;

/** Quoted numbers, each large, with as much drawing as the number bears: a strip from 0 to 100 %, squares, or none. */
export function figureStrips(spec: FigureStripsSpec, frame: Frame): Drawing {
  const { narrow, width, measure } = frame;
  const rows = spec.groups.flatMap((group) => group.rows);
  const widestText = Math.max(0, ...rows.map((row) => measure(row.text, 'b num big')));
  const widestLabel = Math.max(0, ...rows.map((row) => measure(row.label)));
  const value = narrow ? width : Math.min(Math.max(widestLabel + 24, 150), 290) + Math.min(widestText, 110);
  const left = narrow ? 0 : value + 22;
  const strip = { left, right: narrow ? width : width - 14 };
  const x = (share: number) => strip.left + share * (strip.right - strip.left);
  const shapes: Shape[] = [];
  let y = 0;
  let scaleShown = false;
  for (const [i, group] of spec.groups.entries()) {
    if (i > 0) {
      shapes.push(line(0, y + 10, width, y + 10, 'rule'));
      y += 20;
    }
    if (group.title !== undefined) {
      const title = wrapped(group.title, narrow ? width : left - 12, measure, 'b', 3);
      shapes.push(...lines(0, y + 13, title, 'b', 17));
      y += 17 * title.length + (narrow ? 2 : 6);
    }
    const hasShares = group.rows.some(({ shape }) => shape.kind === 'share');
    if (hasShares && !scaleShown && !narrow) {
      const ticks = [0, 0.5, 1];
      if (group.title === undefined) y += 16;
      shapes.push(
        ...ticks.map((tick) =>
          text(x(tick), y - 4, spec.tick(tick, tick === 1), 'ax', tick === 1 ? 'end' : tick === 0 ? 'start' : 'middle'),
        ),
      );
      scaleShown = true;
    }
    const wanted = Math.min(25, Math.max(0, ...group.rows.map((row) => squaresOf(row).length)));
    for (const row of group.rows) {
      const placed = narrow
        ? narrowRow(row, y, wanted, x, frame)
        : wideRow(row, y, { value, widestText, wanted, ...strip }, x, frame);
      shapes.push(item(row.key, row.detail, [rect(0, y, width, placed.bottom - y, 'hit'), ...placed.shapes]));
      y = placed.bottom;
    }
    if (group.source !== undefined) {
      const source = wrapped(group.source, width, measure, 's', 3);
      shapes.push(...lines(0, y + 16, source, 's', 16));
      y += 6 + source.length * 16;
    }
  }
  return drawing(frame.layout, width, y + 6, shapes);
}

function wideRow(
  row: FigureRow,
  y: number,
  {
    value,
    widestText,
    wanted,
    left,
    right,
  }: {
    readonly value: number;
    readonly widestText: number;
    readonly wanted: number;
    readonly left: number;
    readonly right: number;
  },
  x: (share: number) => number,
  { measure }: Frame,
) {
  const label = wrapped(row.label, value - Math.min(widestText, 110) - 18, measure, '', 5);
  const words = wrapped(row.text, 110, measure, 'b num big', 2);
  const height = Math.max(
    34,
    label.length * 16 + 14,
    words.length * 20 + 12,
    squaresHeight(row, wanted, right - left) + 14,
  );
  const centre = y + height / 2;
  const first = centre + 4.5 - (label.length - 1) * 8;
  const shapes = [
    ...lines(0, first, label, '', 16),
    ...lines(value, centre + 6 - (words.length - 1) * 10, words, 'b num big', 20, 'end'),
    ...shapeOf(row, { left, right, centre, height: 14, wanted }, x),
  ];
  return { shapes, bottom: y + height };
}

function narrowRow(row: FigureRow, y: number, wanted: number, x: (share: number) => number, { measure, width }: Frame) {
  const words = wrapped(row.text, 120, measure, 'b num big', 2);
  const taken = Math.max(...words.map((word) => measure(word, 'b num big')));
  const label = wrapped(row.label, width - taken - 14, measure, '', 6);
  const below = y + 17 + Math.max((label.length - 1) * 17, (words.length - 1) * 20);
  const tall =
    row.shape.kind === 'none' ? 0 : row.shape.kind === 'share' ? 12 : squaresHeight(row, wanted, width) - SQUARE_GAP;
  const shapes = [
    ...lines(0, y + 17, label, '', 17),
    ...lines(width, y + 18, words, 'b num big', 20, 'end'),
    ...shapeOf(row, { left: 0, right: width, centre: below + 8 + tall / 2, height: 12, wanted }, x),
  ];
  return { shapes, bottom: below + tall + (tall ? 18 : 8) };
}

function shapeOf(row: FigureRow, strip: Strip, x: (share: number) => number): Shape[] {
  const tone = row.emphasis === false ? 'bar-n' : 'bar-a';
  switch (row.shape.kind) {
    case 'share':
      return shareShapes(row.shape, tone, strip, x);
    case 'squares':
    case 'times':
      return squareShapes(row, strip);
    case 'none':
      return [];
  }
}

function shareShapes(
  { to, from, bound }: Extract<FigureShape, { readonly kind: 'share' }>,
  tone: string,
  { left, right, centre, height }: Strip,
  x: (share: number) => number,
): Shape[] {
  const top = centre - height / 2;
  const edge = tone.replace('bar', 'edge');
  const track = rect(left, top, right - left, height, 'track');
  const zero = line(left, top - 3, left, top + height + 3, 'zero');
  const open = (a: number, b: number) => rect(x(a), top + 0.7, x(b) - x(a), height - 1.4, `${tone} ${edge} open`);
  const full = (a: number, b: number) => rect(x(a), top, x(b) - x(a), height, tone);
  if (from !== undefined) return [track, full(0, from), open(from, to), zero];
  if (bound === 'below') return [track, open(0, to), zero];
  if (bound === 'above') {
    const end = Math.min(x(to) + 26, right);
    const head = path(tone, 'M', end, centre, 'l', -7, -4.5, 'v', 9, 'Z');
    const rails = path(
      `open-edge ${edge}`,
      'M',
      x(to),
      top + 0.7,
      'H',
      end - 9,
      'M',
      x(to),
      top + height - 0.7,
      'H',
      end - 9,
    );
    return end - x(to) < 12 ? [track, full(0, to), zero] : [track, full(0, to), rails, head, zero];
  }
  if (bound === 'about')
    return [track, full(0, Math.max(0, to - 0.02)), open(Math.max(0, to - 0.02), Math.min(1, to + 0.02)), zero];
  return [track, full(0, to), zero];
}

/** What each square says, in order; the first of a `times` row is the one that the others are counted in. */
function squaresOf({ shape }: FigureRow): string[] {
  if (shape.kind === 'squares') {
    const { total, filled, second = 0 } = shape;
    return Array.from({ length: Math.min(100, total) }, (_, i) =>
      i < filled ? 'u-full' : i < filled + second ? 'u-second' : 'u-empty',
    );
  }
  if (shape.kind === 'times') {
    const certain = Math.min(40, Math.round(shape.times));
    const most = Math.min(40, Math.round(shape.upTo ?? shape.times));
    const possible = Math.max(0, most - certain);
    const kind = shape.bound === 'below' ? 'u-open' : 'u-full';
    return [...Array.from({ length: certain }, () => kind), ...Array.from({ length: possible }, () => 'u-open')];
  }
  return [];
}

const COUNTED_BY = 36;

/** Squares in a line and their distance: up to 25 on one line, smaller if need be, alike in all rows of a group. */
function squareGrid(row: FigureRow, wanted: number, room: number): { each: number; step: number } {
  const free = room - (row.shape.kind === 'times' ? COUNTED_BY : 0) + SQUARE_GAP;
  const step = Math.min(SQUARE + SQUARE_GAP, Math.max(11, free / Math.max(1, wanted)));
  return { each: Math.max(1, Math.min(wanted, Math.floor(free / step + 1e-9))), step };
}

/** Height in pixels of a row's squares. */
function squaresHeight(row: FigureRow, wanted: number, room: number): number {
  const { each, step } = squareGrid(row, wanted, room);
  return Math.ceil(squaresOf(row).length / each) * step;
}

function squareShapes(row: FigureRow, { left, right, centre, wanted }: Strip): Shape[] {
  const squares = squaresOf(row);
  const { each, step } = squareGrid(row, wanted, right - left);
  const side = step - SQUARE_GAP;
  const top = centre - (Math.ceil(squares.length / each) * step - SQUARE_GAP) / 2;
  const isTimes = row.shape.kind === 'times';
  const begin = left + (isTimes ? COUNTED_BY : 0);
  const one = isTimes
    ? [rect(left, top, side, side, 'u-second'), line(left + 24, top - 3, left + 24, top + side + 3, 'split')]
    : [];
  return [
    ...one,
    ...squares.map((kind, i) => {
      const outlined = kind === 'u-empty' || kind === 'u-open' ? 0.5 : 0;
      const [x, y] = [begin + (i % each) * step, top + Math.floor(i / each) * step];
      return rect(x + outlined, y + outlined, side - 2 * outlined, side - 2 * outlined, kind);
    }),
  ];
}
