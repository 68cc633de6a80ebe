import { scaleLinear } from 'd3-scale';
import { circle, type Drawing, drawing, item, line, lines, rect, type Shape, text } from './drawing.ts';
import { type FigureCell, type FigureColumn, figureColumns } from './figure-columns.ts';
import type { Frame } from './frame.ts';
import { hiddenBar } from './hidden-bar.ts';
import { legend } from './legend.ts';
import { horizontalInterval } from './marks.ts';
import { type Hidden, isHidden } from './values.ts';
import { wrapped } from './wrap.ts';

export interface DumbbellEnd {
  readonly value: number;
  readonly text: string;
}

/** What was received, and what it is held against. */
export interface DumbbellMarks {
  readonly to: DumbbellEnd;
  /** Leave out where there is nothing to hold it against; then the interval of `to` is drawn. */
  readonly from?: DumbbellEnd | undefined;
  readonly interval?: { readonly lo: number; readonly hi: number } | undefined;
  /** `same` is not told apart from no gap, or was not tested. */
  readonly verdict?: 'below' | 'above' | 'same' | undefined;
}

export interface DumbbellRow {
  readonly key: string;
  readonly label: string;
  readonly strong?: boolean | undefined;
  readonly marks: DumbbellMarks | Hidden;
  readonly cells: readonly FigureCell[];
  readonly note?: string | undefined;
  readonly small?: boolean | undefined;
  readonly detail?: string | undefined;
}

/** Two marks a row on one scale and the distance between them. The axis need not begin at zero. */
export interface DumbbellSpec {
  readonly domain: readonly [number, number];
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  readonly columns: readonly FigureColumn[];
  readonly legend: { readonly to: string; readonly from?: string | undefined; readonly interval?: string | undefined };
  readonly groups: readonly { readonly head?: string | undefined; readonly rows: readonly DumbbellRow[] }[];
  /** What the ends of the scale mean, and where the axis begins. */
  readonly scale: string;
}

type Scale = (value: number) => number;

/** Where each row was expected and where it is, with the gap as a band between the two. */
export function dumbbell(spec: DumbbellSpec, frame: Frame): Drawing {
  const { measure, narrow, width } = frame;
  const rows = spec.groups.flatMap((group) => group.rows);
  const columns = figureColumns(
    spec.columns,
    rows.map(({ cells }) => cells),
    frame,
  );
  const names = rows.map(({ label, strong }) => measure(label, strong ? 'b' : ''));
  const left = narrow ? 0 : Math.min(Math.max(110, ...names.map((name) => name + 20)), 250);
  const right = narrow ? width : columns.left - 24;
  const values = rows.flatMap(({ marks }) => (isHidden(marks) ? [] : [marks.to, ...(marks.from ? [marks.from] : [])]));
  const room = Math.max(0, ...values.map(({ text: words }) => measure(words, 'b num'))) + 14;
  const x = scaleLinear(spec.domain, [left + room, right - room]);

  const key = dumbbellLegend(spec, frame, narrow ? 0 : left, narrow ? width : right);
  let y = Math.max(key.height, 12 + (columns.headLines - 1) * 15);
  const shapes: Shape[] = [...key.shapes];
  if (narrow && columns.headLines > 0) {
    y = key.height + 14 + (columns.headLines - 1) * 15;
    shapes.push(...columns.heads(y));
  } else shapes.push(...columns.heads(y));
  y += 20;
  shapes.push(...spec.ticks.map(({ value, text: words }) => text(x(value), y, words, 'ax', 'middle')));
  const top = y + 7;
  y += narrow ? 2 : 6;
  for (const [i, { head, rows: own }] of spec.groups.entries()) {
    if (i > 0) y += narrow ? 8 : 6;
    if (head !== undefined) {
      const words = wrapped(head, narrow ? width : left + 160, measure, 'b halo', 2);
      y += 8;
      shapes.push(...lines(0, y + 14, words, 'b halo', 16));
      y += words.length * 16 + 4;
    }
    for (const row of own) {
      const placed = narrow ? narrowRow(row, x, y, columns, frame) : wideRow(row, x, y, left, columns, frame);
      shapes.push(item(row.key, row.detail, [rect(0, y, width, placed.bottom - y, 'hit'), ...placed.shapes]));
      y = placed.bottom;
    }
  }
  const grid = spec.ticks.map(({ value }) => line(x(value), top, x(value), y + 6, 'grid'));
  const words = wrapped(spec.scale, width - left, measure, 's', 4);
  shapes.push(...lines(left, y + 24, words, 's', 16));
  return drawing(frame.layout, width, y + 32 + (words.length - 1) * 16, [...grid, ...shapes]);
}

type Columns = ReturnType<typeof figureColumns>;
interface PlacedRow {
  readonly shapes: Shape[];
  readonly bottom: number;
}

function wideRow(row: DumbbellRow, x: Scale, top: number, left: number, columns: Columns, frame: Frame): PlacedRow {
  const { measure, width } = frame;
  const style = row.strong ? 'b' : '';
  const label = wrapped(row.label, left - 14, measure, style, 4);
  const note = row.note === undefined ? [] : wrapped(row.note, left - 14, measure, 's', 2);
  const count = label.length + note.length;
  const height = Math.max(row.strong ? 34 : 28, count * 16 + 12);
  const centre = top + height / 2;
  const first = centre + 4.5 - (count - 1) * 8;
  const shown = isHidden(row.marks)
    ? hiddenBar(row.marks.hidden, left, width, centre, frame)
    : [...marksOf(row.marks, x, centre, row.small), ...columns.cells(row.cells, centre + 4.5)];
  const words = [...lines(0, first, label, style, 16), ...lines(0, first + label.length * 16, note, 's', 16)];
  return { shapes: [...words, ...shown], bottom: top + height };
}

function narrowRow(row: DumbbellRow, x: Scale, top: number, columns: Columns, frame: Frame): PlacedRow {
  const { measure, width } = frame;
  const style = row.strong ? 'b' : '';
  const room = (isHidden(row.marks) ? width : columns.left) - 12;
  const label = wrapped(row.label, room, measure, `${style} halo`, 4);
  const note = row.note === undefined ? [] : wrapped(row.note, room, measure, 's halo', 2);
  const y = top + 20;
  const below = y + (label.length + note.length - 1) * 17;
  const centre = below + 16;
  const shown = isHidden(row.marks)
    ? hiddenBar(row.marks.hidden, 0, width, centre + 2, frame)
    : [...marksOf(row.marks, x, centre, row.small), ...columns.cells(row.cells, y)];
  const words = [...lines(0, y, label, `${style} halo`, 17), ...lines(0, y + label.length * 17, note, 's halo', 17)];
  return { shapes: [...words, ...shown], bottom: centre + 12 };
}

function marksOf({ from, to, interval, verdict }: DumbbellMarks, x: Scale, y: number, small = false): Shape[] {
  const pale = small ? ' small' : '';
  const at = x(to.value);
  const toLeft = from === undefined || to.value < from.value;
  const reach = interval === undefined || from !== undefined ? 0 : toLeft ? at - x(interval.lo) : x(interval.hi) - at;
  const side = (left: boolean, by: number) => (left ? -by : by);
  const words = text(at + side(toLeft, 10 + reach), y + 4.5, to.text, 'b num halo', toLeft ? 'end' : 'start');
  if (from === undefined) {
    const whisker = interval ? horizontalInterval(x(interval.lo), x(interval.hi), y, 3.5) : [];
    return [...whisker, circle(at, y, 5.5, `accent ring${pale}`), words];
  }
  const other = x(from.value);
  const band = verdict === 'below' ? 'gap' : verdict === 'above' ? 'gap-up' : 'gap-ns';
  return [
    rect(Math.min(at, other), y - 2.5, Math.abs(at - other), 5, band + pale),
    circle(other, y, 4.8, 'was'),
    circle(at, y, 5.5, `accent ring${pale}`),
    words,
    text(other + side(!toLeft, 10), y + 4.5, from.text, 's num halo', toLeft ? 'start' : 'end'),
  ];
}

function dumbbellLegend({ legend: words }: DumbbellSpec, frame: Frame, left: number, right: number) {
  const entries = [
    { words: words.to, width: 11, sample: (x: number, y: number) => [circle(x + 5.5, y, 5.5, 'accent ring')] },
    { words: words.from, width: 11, sample: (x: number, y: number) => [circle(x + 5.5, y, 4.8, 'was')] },
    { words: words.interval, width: 18, sample: (x: number, y: number) => horizontalInterval(x, x + 18, y, 3.5) },
  ];
  return legend(
    entries.flatMap((entry) => (entry.words === undefined ? [] : [{ ...entry, words: entry.words }])),
    left,
    right,
    0,
    frame,
  );
}
