import { type Drawing, drawing, item, line, lines, path, rect, type Shape, text } from './drawing.ts';
import type { Frame } from './frame.ts';
import { legend } from './legend.ts';
import { horizontalInterval, type LevelTone, levelTones } from './marks.ts';
import { onSegment, segments, segmentSpans } from './segments.ts';
import type { Interval } from './values.ts';
import { shortened, wrapped } from './wrap.ts';

/** A sum of outer levels with its words: `{ levels: 2, text: '15%', label: 'good or very good (top 2)' }`. */
export interface Reading {
  readonly levels: number;
  readonly text: string;
  readonly label: string;
  /** On the same scale as the shares. */
  readonly interval?: Interval | undefined;
}

export interface ReadingRow {
  readonly key: string;
  readonly label: string;
  /** `n = 1,021`. */
  readonly base?: string | undefined;
  /** One share for each level, 0 to 1, together 1. */
  readonly shares: readonly number[];
  /** The top-k share, as printed at the right. */
  readonly top?: string | undefined;
  /** A word for a small base; the bar turns pale and loses its numbers. */
  readonly small?: string | undefined;
  readonly detail?: string | undefined;
}

/** The shares of a rating scale, and how they may and may not be added up. */
export interface ReadingBarSpec {
  /** Worst to best, two to eleven. */
  readonly levels: readonly { readonly key: string; readonly label: string }[];
  /** Indexes of the neutral levels; empty if the scale has none. They take the neutral colour, never a pale green. */
  readonly middle: readonly number[];
  readonly total: ReadingRow;
  readonly topBox?: Reading | undefined;
  readonly top?: Reading | undefined;
  readonly bottomBox?: Reading | undefined;
  /** That the levels from index `from` to `to` are on neither side, where a reader may count them as favourable. */
  readonly uncounted?: { readonly from: number; readonly to: number; readonly text: string } | undefined;
  readonly rows: readonly (ReadingRow | { readonly key: string; readonly label: string; readonly hidden: string })[];
  /** Heading over the rows' right-hand figures. */
  readonly topHead?: string | undefined;
  /** Inside the large bar ("62%") and inside the rows ("62"). */
  readonly percent: (share: number) => string;
  readonly number: (share: number) => string;
}

interface Bar {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
  readonly x: (share: number) => number;
}

/** The whole scale as one large bar with its readings bracketed, and the same bar, smaller, for each group of people. */
export function readingBar(spec: ReadingBarSpec, frame: Frame): Drawing {
  const { narrow, width, measure } = frame;
  const tones = levelTones(spec.levels.length, spec.middle);
  const columns = columnsOf(spec, frame);
  const x = (share: number) => columns.left + share * (columns.right - columns.left);
  const shapes: Shape[] = [];
  let y = 0;

  const beside = lastLevelBeside(spec, columns, frame);
  // The worst level is named by its bracket. Of any other without its name, the legend shows its place among all.
  const complete = spec.levels.every(
    (_, i) =>
      nameFits(spec, i, x, frame) ||
      (beside && i === spec.levels.length - 1) ||
      (i === 0 && spec.bottomBox?.levels === 1),
  );
  const named = complete
    ? []
    : spec.levels.map((level, i) => ({
        words: `${level.label} · ${spec.percent(spec.total.shares[i] ?? 0)}`,
        tone: tones[i]!,
      }));
  const key = legend(
    named.map(({ words, tone }) => ({
      words: shortened(words, width - 30, measure, 's'),
      width: 10,
      sample: (at: number, middle: number) => [rect(at + 0.5, middle - 4.5, 9, 9, tone)],
    })),
    0,
    width,
    0,
    frame,
  );
  shapes.push(...key.shapes);
  y += key.height + (key.height ? 14 : 0);
  if (narrow) {
    shapes.push(...totalName(spec, 0, y + 14, width, frame).shapes);
    y += totalName(spec, 0, 0, width, frame).height + 6;
  }
  const above = readingsAbove(spec, { x, right: columns.right, top: y }, frame);
  shapes.push(...above.shapes);
  const bar: Bar = { ...columns, x, top: above.bottom, height: narrow ? 40 : 46 };
  shapes.push(item(spec.total.key, spec.total.detail, largeBar(spec, tones, bar, beside, frame)));
  if (!narrow) {
    const name = totalName(spec, 0, 0, columns.left - 14, frame);
    shapes.push(
      ...totalName(spec, 0, bar.top + bar.height / 2 - name.height / 2 + 13, columns.left - 14, frame).shapes,
    );
  }
  const below = readingsBelow(spec, bar, frame);
  shapes.push(...below.shapes);
  y = below.bottom;
  if (spec.rows.length > 0) {
    const rows = groupRows(spec, tones, bar, y + 8, frame);
    shapes.push(...rows.shapes);
    y = rows.bottom;
  }
  return drawing(frame.layout, width, y + 4, shapes);
}

/** Left and right end of the bars; narrow ones take the whole width. */
function columnsOf(spec: ReadingBarSpec, { narrow, width, measure }: Frame) {
  if (narrow) return { left: 0, right: width, stacked: true };
  const names = Math.max(measure(spec.total.label, 'b'), ...spec.rows.map(({ label }) => measure(label, 'b')));
  const bases = Math.max(0, ...spec.rows.map((row) => ('base' in row && row.base ? measure(row.base, 's num') : 0)));
  const stacked = names + bases + 24 > 190;
  const total = spec.total.base ? measure(spec.total.base, 's num') : 0;
  const left = stacked ? Math.min(Math.max(names, bases, total), 170) + 16 : Math.max(names + bases + 12, total) + 14;
  const shown = spec.rows.filter((row) => 'shares' in row);
  const top = Math.max(0, ...shown.map((row) => (row.top ? measure(row.top, 'b num') : 0)));
  const small = Math.max(0, ...shown.map((row) => (row.small ? measure(row.small, 's') + 8 : 0)));
  const last = measure(spec.levels.at(-1)?.label ?? '', 's');
  const head = Math.max(
    0,
    ...(spec.topHead ? wrapped(spec.topHead, 84, measure, 'h', 3) : []).map((words) => measure(words, 'h')),
  );
  const room = Math.min(150, Math.max(top + small, head, Math.min(last, 84)));
  return { left: Math.max(left, 60), right: width - room - 10, stacked };
}

function nameFits(spec: ReadingBarSpec, i: number, x: (share: number) => number, { measure }: Frame): boolean {
  const share = spec.total.shares[i] ?? 0;
  if (!(share > 0) || spec.total.small !== undefined) return false;
  const room = x(share) - x(0) - 8;
  return measure(spec.levels[i]?.label ?? '', 's') <= room && measure(spec.percent(share), 'b num') <= room;
}

/** May the best level, too thin for words, be named right of the bar? */
function lastLevelBeside(spec: ReadingBarSpec, { right }: { readonly right: number }, frame: Frame): boolean {
  const last = spec.levels.length - 1;
  const x = (share: number) => share * right;
  if (frame.narrow || nameFits(spec, last, x, frame) || !((spec.total.shares[last] ?? 0) > 0)) return false;
  return (
    spec.total.small === undefined && frame.measure(spec.levels[last]?.label ?? '', 's') <= frame.width - right - 8
  );
}

function totalName(
  { total }: ReadingBarSpec,
  left: number,
  baseline: number,
  room: number,
  { measure, narrow }: Frame,
) {
  const step = narrow ? 17 : 16;
  const name = wrapped(total.label, room, measure, 'b', 3);
  const facts = [total.base, total.small].filter((words) => words !== undefined);
  const note = facts.length ? wrapped(facts.join(' · '), room, measure, 's num', 2) : [];
  const shapes = [
    ...lines(left, baseline, name, 'b', step),
    ...lines(left, baseline + name.length * step, note, 's num', step),
  ];
  return { shapes, height: (name.length + note.length) * step };
}

function largeBar(spec: ReadingBarSpec, tones: readonly LevelTone[], bar: Bar, beside: boolean, frame: Frame): Shape[] {
  const { x, top, height } = bar;
  const styles = tones.map((hue) => ({ hue }));
  const small = spec.total.small !== undefined;
  const shapes = segments(spec.total.shares, styles, { x, top, height, small }, undefined, frame);
  const spans = segmentSpans(spec.total.shares, x);
  const middle = top + height / 2;
  for (const [i, level] of spec.levels.entries()) {
    const share = spec.total.shares[i] ?? 0;
    const { from, to } = spans[i]!;
    const ink = onSegment({ hue: tones[i]! });
    const words = spec.percent(share);
    if (nameFits(spec, i, x, frame)) {
      shapes.push(text((from + to) / 2, middle - 2, words, `b num ${ink}`, 'middle'));
      shapes.push(text((from + to) / 2, middle + 15, level.label, `s ${ink}`, 'middle'));
    } else if (
      share > 0 &&
      !small &&
      !(beside && i === spec.levels.length - 1) &&
      frame.measure(words, 'n12 b num') + 6 <= to - from
    ) {
      shapes.push(text((from + to) / 2, middle + 4.5, words, `n12 b num ${ink}`, 'middle'));
    }
  }
  if (beside) {
    const last = spec.levels.length - 1;
    shapes.push(text(bar.right + 8, middle - 2, spec.percent(spec.total.shares[last]!), 'b num'));
    shapes.push(text(bar.right + 8, middle + 15, spec.levels[last]!.label, 's'));
  }
  return shapes;
}

/** A bracket with ticks of 6 px toward the bar. */
function bracket(from: number, to: number, y: number, tick: number, classes = 'bracket'): Shape {
  return path(classes, 'M', from, y + tick, 'V', y, 'H', to, 'V', y + tick);
}

/** "15%  good or very good", ending at `right`. */
function readingWords(
  { text: number, label }: Reading,
  right: number,
  bottom: number,
  { measure, narrow }: Frame,
  big: boolean,
) {
  const classes = big ? 'b num big' : 'b num';
  const step = narrow ? 17 : 16;
  const words = wrapped(label, right - measure(number, classes) - 12, measure, '', 3);
  const widest = Math.max(...words.map((word) => measure(word)));
  const first = bottom - (words.length - 1) * step;
  const shapes = [
    ...lines(right, first, words, '', step, 'end'),
    text(right - widest - 8, first, number, classes, 'end'),
  ];
  return { shapes, height: words.length * step + (big ? 3 : 0) };
}

function readingsAbove(
  spec: ReadingBarSpec,
  { x, right, top }: { readonly x: (share: number) => number; readonly right: number; readonly top: number },
  frame: Frame,
): { shapes: Shape[]; bottom: number } {
  const shapes: Shape[] = [];
  let y = top;
  const readings = [
    { reading: spec.top, big: true },
    { reading: spec.topBox, big: spec.top === undefined },
  ];
  for (const { reading, big } of readings) {
    if (reading === undefined) continue;
    const sum = spec.total.shares.slice(-reading.levels).reduce((total, share) => total + share, 0);
    const { height } = readingWords(reading, right, 0, frame, big);
    shapes.push(...readingWords(reading, right, y + height, frame, big).shapes);
    y += height + 10;
    shapes.push(bracket(Math.min(x(1 - sum) + 0.75, x(1) - 2), x(1) - 0.7, y, 6));
    if (reading.interval)
      shapes.push(...horizontalInterval(x(1 - reading.interval.hi), x(1 - reading.interval.lo), y, 4));
    y += 12;
  }
  return { shapes, bottom: y };
}

function readingsBelow(spec: ReadingBarSpec, bar: Bar, frame: Frame): { shapes: Shape[]; bottom: number } {
  const { measure, narrow } = frame;
  const { x } = bar;
  const step = narrow ? 17 : 16;
  const shapes: Shape[] = [];
  let y = bar.top + bar.height + 12;
  let bottom = y - 6;
  let taken = bar.left;
  if (spec.bottomBox) {
    const { levels, text: number, label, interval } = spec.bottomBox;
    const sum = spec.total.shares.slice(0, levels).reduce((total, share) => total + share, 0);
    const big = measure(number, 'b num big');
    const words = wrapped(label, bar.right - bar.left - big - 8, measure, '', 3);
    shapes.push(bracket(x(0) + 0.7, Math.max(x(sum) - 1.5, x(0) + 2), y, -6));
    if (interval) shapes.push(...horizontalInterval(x(interval.lo), x(interval.hi), y, 4));
    shapes.push(text(x(0), y + 23, number, 'b num big'), ...lines(x(0) + big + 8, y + 23, words, '', step));
    taken = Math.max(x(interval?.hi ?? sum), x(0) + big + 8 + Math.max(...words.map((word) => measure(word))));
    bottom = y + 23 + (words.length - 1) * step;
  }
  if (spec.uncounted) {
    const upTo = (level: number) => spec.total.shares.slice(0, level).reduce((total, share) => total + share, 0);
    const [from, to] = [x(upTo(spec.uncounted.from)), x(upTo(spec.uncounted.to + 1))];
    const after = Math.max(from + 0.75, taken + 14);
    const beside = !narrow && frame.width - after > 300 && bar.right - after > 40;
    if (!beside && spec.bottomBox) y = bottom + 15;
    const right = narrow ? bar.right : frame.width;
    const room = beside ? right - after : Math.max(right - from - 8, Math.min(300, right - bar.left));
    const words = wrapped(spec.uncounted.text, room, measure, 's', 4);
    const widest = Math.max(...words.map((word) => measure(word, 's')));
    const at = beside ? after : Math.max(bar.left, Math.min(from + 0.75, right - widest));
    const begin = beside && spec.bottomBox?.interval ? Math.max(from, x(spec.bottomBox.interval.hi) + 6) : from + 0.75;
    shapes.push(bracket(Math.min(begin, to - 4), to - 1.5, y, -6, 'bracket uncounted'));
    shapes.push(...lines(at, y + 23, words, 's', step + 1));
    bottom = Math.max(bottom, y + 23 + (words.length - 1) * (step + 1));
  }
  return { shapes, bottom: bottom + 10 };
}

function groupRows(spec: ReadingBarSpec, tones: readonly LevelTone[], bar: Bar, top: number, frame: Frame) {
  const { narrow, measure, width } = frame;
  const shapes: Shape[] = [line(0, top, width, top, 'rule')];
  let y = top + 6;
  if (spec.topHead !== undefined) {
    const head = narrow
      ? [shortened(spec.topHead, width, measure, 'h')]
      : wrapped(spec.topHead, width - bar.right - 8, measure, 'h', 3);
    shapes.push(...lines(narrow ? width : bar.right + 8, y + 12, head, 'h', 15, narrow ? 'end' : 'start'));
    y += head.length * 15 + 4;
  }
  for (const row of spec.rows) {
    const placed = narrow ? narrowRow(spec, row, tones, y, frame) : wideRow(spec, row, tones, bar, y, frame);
    shapes.push(
      item(row.key, 'detail' in row ? row.detail : undefined, [
        rect(0, y, width, placed.bottom - y, 'hit'),
        ...placed.shapes,
      ]),
    );
    y = placed.bottom;
  }
  return { shapes, bottom: y };
}

type Row = ReadingBarSpec['rows'][number];

function wideRow(spec: ReadingBarSpec, row: Row, tones: readonly LevelTone[], bar: Bar, y: number, frame: Frame) {
  const { measure } = frame;
  const base = 'base' in row ? row.base : undefined;
  const baseWidth = base === undefined ? 0 : measure(base, 's num');
  const oneLine = measure(row.label, 'b') + baseWidth + 12 <= bar.left - 12;
  const label = wrapped(row.label, bar.left - 14, measure, 'b', 3);
  const note = oneLine || base === undefined ? [] : wrapped(base, bar.left - 14, measure, 's num', 2);
  const count = label.length + note.length;
  const height = Math.max(27, count * 16 + 9);
  const centre = y + height / 2;
  const first = centre + 4.5 - (count - 1) * 8;
  const shapes: Shape[] = [
    ...lines(0, first, label, 'b', 16),
    ...lines(0, first + label.length * 16, note, 's num', 16),
  ];
  if (oneLine && base !== undefined) shapes.push(text(bar.left - 10, first, base, 's num', 'end'));
  if ('hidden' in row) {
    shapes.push(rect(bar.left + 0.5, centre - 10.5, bar.right - bar.left - 1, 21, 'hidden'));
    const words = shortened(row.hidden, bar.right - bar.left - 12, measure, 's');
    shapes.push(text((bar.left + bar.right) / 2, centre + 4, words, 's', 'middle'));
    return { shapes, bottom: y + height };
  }
  const styles = tones.map((hue) => ({ hue }));
  const small = row.small !== undefined;
  shapes.push(...segments(row.shares, styles, { x: bar.x, top: centre - 8.5, height: 17, small }, spec.number, frame));
  let at = bar.right + 8;
  if (row.top !== undefined) {
    shapes.push(text(at, centre + 4.5, row.top, 'b num'));
    at += measure(row.top, 'b num') + 8;
  }
  if (row.small !== undefined)
    shapes.push(text(at, centre + 4.5, shortened(row.small, frame.width - at, measure, 's'), 's'));
  return { shapes, bottom: y + height };
}

function narrowRow(spec: ReadingBarSpec, row: Row, tones: readonly LevelTone[], y: number, frame: Frame) {
  const { measure, width } = frame;
  const top = 'top' in row && row.top !== undefined ? row.top : '';
  const room = width - (top ? measure(top, 'b num') + 12 : 0);
  const facts = 'shares' in row ? [row.base, row.small].filter((words) => words !== undefined).join(' · ') : '';
  const label = wrapped(row.label, room, measure, 'b', 3);
  const beside = measure(row.label, 'b') + 12 + measure(facts, 's num') <= room;
  const note = facts && !beside ? wrapped(facts, room, measure, 's num', 2) : [];
  const first = y + 16;
  const shapes: Shape[] = [
    ...lines(0, first, label, 'b', 17),
    ...lines(0, first + label.length * 17, note, 's num', 17),
  ];
  if (facts && beside) shapes.push(text(measure(row.label, 'b') + 12, first, facts, 's num'));
  if (top) shapes.push(text(width, first, top, 'b num', 'end'));
  const below = first + (label.length + note.length - 1) * 17 + 6;
  if ('hidden' in row) {
    const words = wrapped(row.hidden, width - 14, measure, 's', 2);
    shapes.push(rect(0.5, below + 0.5, width - 1, words.length * 16 + 6, 'hidden'));
    shapes.push(...lines(width / 2, below + 15, words, 's', 16, 'middle'));
    return { shapes, bottom: below + words.length * 16 + 14 };
  }
  const styles = tones.map((hue) => ({ hue }));
  const place = { x: (share: number) => share * width, top: below, height: 17, small: row.small !== undefined };
  shapes.push(...segments(row.shares, styles, place, spec.number, frame));
  return { shapes, bottom: below + 25 };
}
