import { scaleLinear } from 'd3-scale';
import type { BarTone } from './bars.ts';
import { type Drawing, drawing, item, line, lines, path, rect, type Shape, text } from './drawing.ts';
import { type FigureCell, type FigureColumn, figureColumns } from './figure-columns.ts';
import type { Frame } from './frame.ts';
import { hiddenBar } from './hidden-bar.ts';
import { legend } from './legend.ts';
import { horizontalInterval } from './marks.ts';
import { type Hidden, isHidden, type ValueAxis } from './values.ts';
import { shortened, wrapped } from './wrap.ts';

/** A bar from zero, to the right or to the left. */
export interface SignedBar {
  readonly value: number;
  readonly interval?: { readonly lo: number; readonly hi: number } | undefined;
  readonly tone: BarTone;
}

export interface IntervalBarRow {
  readonly key: string;
  readonly label: string;
  /** One bar, or two in lanes of their own. */
  readonly marks: { readonly bars: readonly SignedBar[] } | Hidden;
  /** One for each column. */
  readonly cells: readonly FigureCell[];
  /** Small words under the name. */
  readonly note?: string | undefined;
  /** A small base: bars turn pale. */
  readonly small?: boolean | undefined;
  readonly detail?: string | undefined;
}

export interface IntervalBarsSpec {
  readonly axis: ValueAxis;
  readonly columns: readonly FigureColumn[];
  readonly legend: readonly { readonly words: string; readonly sample: BarTone | 'interval' }[];
  readonly rows: readonly IntervalBarRow[];
}

type Scale = (value: number) => number;

/** Named bars from zero with intervals, on either side of it, and columns of figures beside them. */
export function intervalBars(spec: IntervalBarsSpec, frame: Frame): Drawing {
  return frame.narrow ? narrowRows(spec, frame) : wideRows(spec, frame);
}

function barsOf({ marks }: IntervalBarRow): readonly SignedBar[] {
  return isHidden(marks) ? [] : marks.bars;
}

/** From the lowest to the highest end of any bar or interval, zero included, with a little room beyond. */
function domainOf({ axis, rows }: IntervalBarsSpec): readonly [number, number] {
  if (axis.domain !== undefined) return axis.domain;
  const ends = rows
    .flatMap(barsOf)
    .flatMap(({ value, interval }) => [value, interval?.lo ?? value, interval?.hi ?? value]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return low === high ? [0, 1] : [low * 1.04, high * 1.04];
}

function barLegend({ legend: entries }: IntervalBarsSpec, frame: Frame) {
  const drawn = entries.map(({ words, sample }) => ({
    words,
    width: sample === 'interval' ? 18 : 16,
    sample: (x: number, y: number): Shape[] =>
      sample === 'interval' ? horizontalInterval(x, x + 18, y, 3.5) : [rect(x, y - 4.5, 16, 9, sample)],
  }));
  return legend(drawn, 0, frame.width, 0, frame);
}

const LANE = 13;

function wideRows(spec: IntervalBarsSpec, frame: Frame): Drawing {
  const { measure, width } = frame;
  const columns = figureColumns(
    spec.columns,
    spec.rows.map(({ cells }) => cells),
    frame,
  );
  const names = spec.rows.flatMap(({ label, note }) => [measure(label), note === undefined ? 0 : measure(note, 's')]);
  const left = Math.min(Math.max(110, ...names.map((name) => name + 20)), 232);
  const right = columns.left - 28;
  const scale = scaleLinear(domainOf(spec), [left, right]);
  const key = barLegend(spec, frame);
  const title =
    spec.axis.title === undefined ? [] : [shortened(spec.axis.title, columns.left - 14 - left, measure, 'axt')];
  const values = scale.ticks(right - left < 240 ? 3 : 4);
  let y = key.height + (key.height ? 18 : 0) + 12 + Math.max((columns.headLines - 1) * 15, title.length * 17);
  const shapes: Shape[] = [...key.shapes, ...lines(left, y - 17, title, 'axt', 15), ...columns.heads(y)];
  for (const [i, value] of values.entries()) {
    shapes.push(text(scale(value), y, spec.axis.tick(value, i === values.length - 1), 'ax', 'middle'));
  }
  const top = y + 8;
  y += 12;
  for (const row of spec.rows) {
    const label = wrapped(row.label, left - 14, measure, '', 4);
    const note = row.note === undefined ? [] : wrapped(row.note, left - 14, measure, 's', 2);
    const count = label.length + note.length;
    const height = Math.max(15 + LANE * Math.max(1, barsOf(row).length), count * 16 + 12);
    const centre = y + height / 2;
    const first = centre + 4.5 - (count - 1) * 8;
    const shown = isHidden(row.marks)
      ? hiddenBar(row.marks.hidden, left, width, centre, frame)
      : [...lanes(row, scale, centre, barsOf(row).length > 1 ? 10 : 14), ...columns.cells(row.cells, centre + 4.5)];
    shapes.push(
      item(row.key, row.detail, [
        rect(0, y, width, height, 'hit'),
        ...lines(0, first, label, '', 16),
        ...lines(0, first + label.length * 16, note, 's', 16),
        ...shown,
      ]),
    );
    y += height;
  }
  const grid = values.map((value) => line(scale(value), top, scale(value), y + 2, value === 0 ? 'zero' : 'grid'));
  return drawing(frame.layout, width, y + 8, [...grid, ...shapes]);
}

function narrowRows(spec: IntervalBarsSpec, frame: Frame): Drawing {
  const { measure, width } = frame;
  const columns = figureColumns(
    spec.columns,
    spec.rows.map(({ cells }) => cells),
    frame,
  );
  const scale = scaleLinear(domainOf(spec), [0.5, width - 0.5]);
  const key = barLegend(spec, frame);
  const title = spec.axis.title === undefined ? [] : wrapped(spec.axis.title, columns.left - 14, measure, 'axt', 3);
  let y = key.height + (key.height ? 10 : 0) + 12 + (Math.max(1, columns.headLines, title.length) - 1) * 16;
  const shapes: Shape[] = [
    ...key.shapes,
    ...lines(0, y - (title.length - 1) * 16, title, 'axt', 16),
    ...columns.heads(y),
  ];
  y += 6;
  for (const row of spec.rows) {
    const room = (isHidden(row.marks) ? width : columns.left) - 12;
    const label = wrapped(row.label, room, measure, '', 4);
    const note = row.note === undefined ? [] : wrapped(row.note, room, measure, 's', 2);
    const start = y;
    y += 20;
    const words = [...lines(0, y, label, '', 17), ...lines(0, y + label.length * 17, note, 's', 17)];
    const below = y + (label.length + note.length - 1) * 17;
    const tall = LANE * Math.max(1, barsOf(row).length);
    const shown = isHidden(row.marks)
      ? hiddenBar(row.marks.hidden, 0, width, below + 18, frame)
      : [
          line(scale(0), below + 5, scale(0), below + 9 + tall, 'zero'),
          ...lanes(row, scale, below + 7 + tall / 2, 10),
          ...columns.cells(row.cells, y),
        ];
    y = isHidden(row.marks) ? below + 32 : below + 11 + tall;
    shapes.push(item(row.key, row.detail, [rect(0, start, width, y - start, 'hit'), ...words, ...shown]));
  }
  return drawing(frame.layout, width, y + 6, shapes);
}

function lanes(row: IntervalBarRow, x: Scale, centre: number, height: number): Shape[] {
  const bars = barsOf(row);
  return bars.flatMap((bar, i) => {
    const at = centre + (i - (bars.length - 1) / 2) * LANE;
    const [from, to] = [Math.min(x(0), x(bar.value)), Math.max(x(0), x(bar.value))];
    const pale = row.small === true;
    const drawn = rect(from, at - height / 2, to - from, height, `${bar.tone}${pale ? ' small' : ''}`);
    if (bar.interval === undefined) return [drawn];
    const dark = !pale && !bar.tone.endsWith('soft');
    return [drawn, ...whisker(x(bar.interval.lo), x(bar.interval.hi), at, dark ? [from, to] : [0, 0])];
  });
}

/** A whisker with end caps; where it lies on the dark part of a bar it takes the paper's colour. */
function whisker(low: number, high: number, y: number, [from, to]: readonly [number, number]): Shape[] {
  const cap = 3.5;
  const onBar = (x: number) => x > from && x < to;
  const cuts = [low, ...[from, to].filter((x) => x > low && x < high), high];
  const pieces = cuts.slice(1).map((end, i) => {
    const begin = cuts[i]!;
    const caps = [...(i === 0 ? [begin] : []), ...(i === cuts.length - 2 ? [end] : [])];
    return path(
      onBar((begin + end) / 2) ? 'ci-in' : 'ci',
      'M',
      begin,
      y,
      'H',
      end,
      ...caps.flatMap((x) => ['M', x, y - cap, 'V', y + cap]),
    );
  });
  return pieces;
}
