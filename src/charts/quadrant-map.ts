import { scaleLinear } from 'd3-scale';
import { type Drawing, drawing, item, line, lines, path, rect, type Shape, text } from './drawing.ts';
import type { Frame } from './frame.ts';
import { legend } from './legend.ts';
import { type Hue, mark, type MarkShape } from './marks.ts';
import { type Box, type LabelledPoint, type PlacedLabel, placedLabels } from './place-labels.ts';
import { shortened, wrapped } from './wrap.ts';

/** One direction of the map. Points outside `domain` are the caller's mistake. */
export interface QuadrantAxis {
  readonly domain: readonly [number, number];
  /** Where the map is cut in two. */
  readonly split: number;
  readonly title: string;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

export interface Quadrant {
  readonly name: string;
  readonly hue: Hue;
  /** The mark of the kind that belongs here, if there is one. */
  readonly mark?: MarkShape | undefined;
}

export interface PointKind {
  readonly key: string;
  readonly name: string;
  readonly mark: MarkShape;
  readonly hue: Hue;
}

export interface MapPoint {
  readonly key: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly xInterval?: readonly [number, number] | undefined;
  readonly yInterval?: readonly [number, number] | undefined;
  /** `key` of one of `kinds`. */
  readonly kind: string;
  /** Two kinds are too close to call: drawn hollow; the words stand in the narrow list ("mixed with Must-be"). */
  readonly mixed?: string | undefined;
  readonly small?: string | undefined;
  readonly detail?: string | undefined;
}

/** Points on a plane cut into four: Kano coefficients, importance and performance. Three to forty points. */
export interface QuadrantMapSpec {
  readonly x: QuadrantAxis;
  readonly y: QuadrantAxis;
  readonly quadrants: {
    readonly topLeft: Quadrant;
    readonly topRight: Quadrant;
    readonly bottomLeft: Quadrant;
    readonly bottomRight: Quadrant;
  };
  /** In the order in which the narrow list names them. */
  readonly kinds: readonly PointKind[];
  readonly points: readonly MapPoint[];
  readonly legend: {
    readonly clear?: string | undefined;
    readonly mixed?: string | undefined;
    readonly interval?: string | undefined;
  };
}

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

const LABEL_LINE = 15;
const MARK_RADIUS = 5.5;

/**
 * Points on a plane cut into four, named beside their marks. Narrow, or where the names find no room, numbers stand in the
 * map and the names below it, ordered by kind.
 */
export function quadrantMap(spec: QuadrantMapSpec, frame: Frame): Drawing {
  const { narrow, width, measure } = frame;
  const key = mapLegend(spec, frame);
  const right = width - (narrow ? 7 : 14);
  const xTitle = wrapped(spec.x.title, right - 4, measure, 'axt', 2);
  const yTitle = wrapped(spec.y.title, width - 4, measure, 'axt', 2);
  const inline = !narrow && measure(spec.y.title, 'axt') + key.used + 40 < width;
  const tickWidth = Math.max(...spec.y.ticks.map((tick) => measure(tick.text, 'ax')));
  const left = Math.max(narrow ? 30 : 46, tickWidth + 10);
  const head = inline ? 12 : (key.height ? key.height + 8 : 0) + 12 + (yTitle.length - 1) * 15;
  const top = head + (narrow ? 14 : 16);
  const bottom = top + (narrow ? 300 : 484);
  const x = scaleLinear(spec.x.domain, [left, right]);
  const y = scaleLinear(spec.y.domain, [bottom, top]);
  const plot: Plot = { left, right, top, bottom, x, y };

  const shapes: Shape[] = [...(inline ? mapLegend(spec, frame, width - 14 - key.used, 0).shapes : key.shapes)];
  shapes.push(...lines(0, head - (yTitle.length - 1) * 15, yTitle, 'axt', 15));
  const grounds = quadrantGrounds(spec, plot, frame);
  shapes.push(...grounds.shapes, ...axes(spec, plot, frame));
  shapes.push(...lines(right, bottom + 38, xTitle, 'axt', 15, 'end'));

  const named = narrow ? undefined : pointNames(spec, plot, grounds.names, frame);
  const numbered = named ?? pointNumbers(spec, plot, grounds.names, frame);
  shapes.push(...spec.points.map((point) => cross(point, plot)));
  for (const [i, label] of numbered.places.entries()) {
    const { leader } = label;
    if (leader === undefined) continue;
    const [cx, cy] = [x(spec.points[i]!.x), y(spec.points[i]!.y)];
    const far = Math.hypot(leader.x - cx, leader.y - cy);
    const toward = (from: number, to: number) => from + ((to - from) / far) * (MARK_RADIUS + 2);
    shapes.push(line(leader.x, leader.y, toward(cx, leader.x), toward(cy, leader.y), 'leader'));
  }
  const kinds = new Map(spec.kinds.map((kind) => [kind.key, kind]));
  for (const [i, point] of spec.points.entries()) {
    const kind = kinds.get(point.kind);
    const shown = mark(kind?.mark ?? 'circle', x(point.x), y(point.y), MARK_RADIUS, markClasses(point, kind));
    const place = numbered.places[i]!;
    const label = lines(place.left + 1, place.top + LABEL_LINE - 3, numbered.words[i]!, numbered.classes, LABEL_LINE);
    shapes.push(item(point.key, point.detail, [shown, ...label]));
  }
  const end = bottom + 46 + (xTitle.length - 1) * 15;
  if (named !== undefined) return drawing(frame.layout, width, end, shapes);
  const list = pointList(spec, end, frame);
  return drawing(frame.layout, width, list.bottom, [...shapes, ...list.shapes]);
}

function markClasses(point: MapPoint, kind: PointKind | undefined): string {
  return `${kind?.hue ?? 'other'} ring${point.mixed === undefined ? '' : ' hollow'}${point.small === undefined ? '' : ' small'}`;
}

function mapLegend({ legend: words }: QuadrantMapSpec, frame: Frame, left = 0, top = 0) {
  const entries = [
    { words: words.clear, width: 10, sample: (x: number, y: number) => [mark('circle', x + 5, y, 5, 'k-ink')] },
    {
      words: words.mixed,
      width: 10,
      sample: (x: number, y: number) => [mark('circle', x + 5, y, 4.4, 'k-ink hollow')],
    },
    {
      words: words.interval,
      width: 16,
      sample: (x: number, y: number) => [path('cross', 'M', x, y, 'h', 16, 'M', x + 8, y - 7, 'v', 14)],
    },
  ].flatMap((entry) => (entry.words === undefined ? [] : [{ ...entry, words: entry.words }]));
  const used = entries.reduce((sum, entry) => sum + entry.width + 10 + frame.measure(entry.words, 's') + 24, -24);
  return { ...legend(entries, left, frame.width, top, frame), used };
}

/** Coloured grounds at 7 %, each with its name in the outer corner. */
function quadrantGrounds(spec: QuadrantMapSpec, { left, right, top, bottom, x, y }: Plot, { measure }: Frame) {
  const [middle, centre] = [x(spec.x.split), y(spec.y.split)];
  const corners = [
    {
      quadrant: spec.quadrants.topLeft,
      from: left,
      to: middle,
      above: top,
      below: centre,
      isRight: false,
      isTop: true,
    },
    {
      quadrant: spec.quadrants.topRight,
      from: middle,
      to: right,
      above: top,
      below: centre,
      isRight: true,
      isTop: true,
    },
    {
      quadrant: spec.quadrants.bottomRight,
      from: middle,
      to: right,
      above: centre,
      below: bottom,
      isRight: true,
      isTop: false,
    },
    {
      quadrant: spec.quadrants.bottomLeft,
      from: left,
      to: middle,
      above: centre,
      below: bottom,
      isRight: false,
      isTop: false,
    },
  ];
  const shapes: Shape[] = [];
  const names: Box[] = [];
  for (const { quadrant, from, to, above, below, isRight, isTop } of corners) {
    shapes.push(rect(from, above, to - from, below - above, `ground ${quadrant.hue}`));
    if (to - from < 60 || below - above < 30) continue;
    const icon = quadrant.mark === undefined ? 0 : 19;
    const words = wrapped(quadrant.name, to - from - 14 - icon, measure, 'b', 2);
    const widest = Math.max(...words.map((word) => measure(word, 'b')));
    const at = isRight ? to - 10 : from + 10;
    const first = isTop ? above + 20 : below - 11 - (words.length - 1) * 16;
    if (quadrant.mark) {
      shapes.push(mark(quadrant.mark, isRight ? at - widest - 13 : at + 6, first - 4.5, 5, quadrant.hue));
    }
    shapes.push(...lines(isRight ? at : at + icon, first, words, `b ${quadrant.hue}`, 16, isRight ? 'end' : 'start'));
    const used = widest + icon + 8;
    names.push({
      left: isRight ? at - used : at - 6,
      right: isRight ? at + 6 : at + used,
      top: first - 16,
      bottom: first + (words.length - 1) * 16 + 7,
    });
  }
  return { shapes, names };
}

function axes(spec: QuadrantMapSpec, { left, right, top, bottom, x, y }: Plot, { measure }: Frame): Shape[] {
  const [middle, centre] = [x(spec.x.split), y(spec.y.split)];
  const shapes: Shape[] = [line(middle, top, middle, bottom, 'split'), line(left, centre, right, centre, 'split')];
  let free = -Infinity;
  for (const tick of spec.x.ticks) {
    const half = measure(tick.text, 'ax') / 2;
    const at = Math.min(Math.max(x(tick.value), left + half), right - half);
    if (at - half < free) continue;
    free = at + half + 8;
    shapes.push(text(at, bottom + 17, tick.text, 'ax', 'middle'));
  }
  let above = Infinity;
  for (const tick of spec.y.ticks) {
    const at = Math.min(Math.max(y(tick.value) + 4, top + 10), bottom);
    if (at > above) continue;
    above = at - 16;
    shapes.push(text(left - 7, at, tick.text, 'ax', 'end'));
  }
  return shapes;
}

function cross(point: MapPoint, { x, y }: Plot): Shape {
  const [cx, cy] = [x(point.x), y(point.y)];
  const across = point.xInterval ? ['M', x(point.xInterval[0]), cy, 'H', x(point.xInterval[1])] : [];
  const down = point.yInterval ? ['M', cx, y(point.yInterval[0]), 'V', y(point.yInterval[1])] : [];
  return path('cross', ...across, ...down);
}

function crossLines(point: MapPoint, { x, y }: Plot): Box[] {
  const [cx, cy] = [x(point.x), y(point.y)];
  const across = point.xInterval && {
    left: x(point.xInterval[0]),
    right: x(point.xInterval[1]),
    top: cy - 1.5,
    bottom: cy + 1.5,
  };
  const down = point.yInterval && {
    left: cx - 1.5,
    right: cx + 1.5,
    top: y(point.yInterval[1]),
    bottom: y(point.yInterval[0]),
  };
  return [across, down].filter((box) => box !== undefined);
}

interface PlacedWords {
  readonly words: readonly (readonly string[])[];
  readonly places: readonly PlacedLabel[];
  readonly classes: string;
}

function placed(
  spec: QuadrantMapSpec,
  words: readonly string[][],
  classes: string,
  plot: Plot,
  names: readonly Box[],
  { measure }: Frame,
  reach?: number,
): PlacedWords | undefined {
  const { left, right, top, bottom, x, y } = plot;
  const points = spec.points.map((point, i): LabelledPoint => ({
    x: x(point.x),
    y: y(point.y),
    width: Math.max(...words[i]!.map((word) => measure(word, classes))) * 1.04 + 3,
    height: words[i]!.length * LABEL_LINE,
    lines: crossLines(point, plot),
  }));
  const [middle, centre] = [x(spec.x.split), y(spec.y.split)];
  const splits = [
    { left, right, top: centre - 1, bottom: centre + 1 },
    { left: middle - 1, right: middle + 1, top, bottom },
  ];
  const bounds = { left: left + 3, right: right - 3, top: top + 3, bottom: bottom - 3 };
  const places = placedLabels(points, bounds, names, splits, reach);
  return places && { words, places, classes };
}

/** Names beside the marks: one line if short, up to four if long; narrower columns are tried before giving up. */
function pointNames(spec: QuadrantMapSpec, plot: Plot, names: readonly Box[], frame: Frame): PlacedWords | undefined {
  for (const column of [190, 150, 118]) {
    const words = spec.points.map((point) => wrapped(point.label, column, frame.measure, '', column === 118 ? 5 : 4));
    const result = placed(spec, words, 'halo', plot, names, frame);
    if (result !== undefined) return result;
  }
  return undefined;
}

/** Numbers always find room for forty points; beyond that the marks may stay without. */
function pointNumbers(spec: QuadrantMapSpec, plot: Plot, names: readonly Box[], frame: Frame): PlacedWords {
  const classes = 'n12 b halo num';
  const words = numbers(spec).map((number) => [number]);
  const nowhere: PlacedLabel = { left: plot.left, right: plot.left, top: plot.top, bottom: plot.top };
  return (
    placed(spec, words, classes, plot, names, frame, Infinity) ?? {
      words: words.map(() => []),
      places: words.map(() => nowhere),
      classes,
    }
  );
}

/** Numbers as the list below counts: by kind in the order of `kinds`, then as given. */
function numbers(spec: QuadrantMapSpec): string[] {
  const order = spec.kinds.flatMap(({ key }) => spec.points.filter(({ kind }) => kind === key));
  return spec.points.map((point) => String(order.indexOf(point) + 1));
}

/** Names by kind; two columns when wide. */
function pointList(spec: QuadrantMapSpec, top: number, frame: Frame): { shapes: Shape[]; bottom: number } {
  const { narrow, width, measure } = frame;
  const shapes: Shape[] = [];
  const number = numbers(spec);
  const columnGap = 28;
  const columns = narrow ? 1 : 2;
  const column = (width - columnGap * (columns - 1)) / columns;
  const step = 17;
  let y = top + 8;
  for (const kind of spec.kinds) {
    const rows = spec.points
      .map((point, i) => ({ point, number: number[i]! }))
      .filter(({ point }) => point.kind === kind.key);
    if (rows.length === 0) continue;
    y += 14;
    shapes.push(mark(kind.mark, 6, y - 4.5, 5, kind.hue));
    shapes.push(text(18, y, shortened(kind.name, width - 18, measure, 'b'), `b ${kind.hue}`));
    y += 5;
    const depth = Math.ceil(rows.length / columns);
    let lowest = y;
    for (let c = 0; c < columns; c++) {
      let line = y;
      const left = c * (column + columnGap);
      for (const { point, number: digits } of rows.slice(c * depth, (c + 1) * depth)) {
        const note = point.mixed === undefined ? '' : shortened(point.mixed, column * 0.45, measure, 's');
        const noteWidth = note ? measure(note, 's') + 12 : 0;
        const words = wrapped(point.label, column - 46 - noteWidth, measure, '', 4);
        line += step + 1;
        shapes.push(text(left + 36, line, digits, 'b num', 'end'), ...lines(left + 46, line, words, '', step));
        if (note) shapes.push(text(left + column, line, note, 's', 'end'));
        line += (words.length - 1) * step;
      }
      lowest = Math.max(lowest, line);
    }
    y = lowest + 10;
  }
  return { shapes, bottom: y };
}
