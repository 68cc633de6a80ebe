import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { type Drawing, drawing, item, line, lines, path, type Shape, text } from './drawing.ts';
import type { Frame } from './frame.ts';
import { mark, type MarkShape, triangle, verticalInterval } from './marks.ts';
import type { Change, Estimated, ValueAxis } from './values.ts';
import { wrapped } from './wrap.ts';

/** What is known of a wave: an estimate, or why there is none. */
export type TrendPoint =
  | (Estimated & { readonly wave: number; readonly detail?: string | undefined })
  | { readonly wave: number; readonly absent: string };

export interface TrendSeries {
  readonly key: string;
  /** Printed at the line's end. */
  readonly label?: string | undefined;
  readonly points: readonly TrendPoint[];
  /** The last wave against the one before. */
  readonly change?: Change | undefined;
}

/** One to four numbers over two waves or more. */
export interface TrendLinesSpec {
  readonly axis: ValueAxis & { readonly title: string };
  readonly waves: readonly { readonly key: string; readonly label: string; readonly base?: string | undefined }[];
  readonly series: readonly TrendSeries[];
  /** Between `after` and the next wave something changed that forbids comparing; no line crosses. */
  readonly breaks?: readonly { readonly after: number; readonly words: string }[] | undefined;
}

const SHAPES: readonly MarkShape[] = ['circle', 'square', 'triangle', 'diamond'];

export function trendLines(spec: TrendLinesSpec, frame: Frame): Drawing {
  const { measure, narrow, width } = frame;
  const shown = spec.series.flatMap(({ points }) => points.filter(isShown));
  const ends = shown.flatMap(({ value, interval }) => [value, interval?.lo ?? value, interval?.hi ?? value]);
  const [low, high] = spec.axis.domain ?? room(min(ends) ?? 0, max(ends) ?? 1);
  const left = narrow ? 40 : 48;
  const side = narrow ? 96 : 170;
  const [top, bottom] = [44, narrow ? 260 : 300];
  const y = scaleLinear([low, high], [bottom, top]).nice(4);
  const step = (width - side - left) / Math.max(1, spec.waves.length - 0.5);
  const x = (wave: number) => left + step * (wave + 0.25);
  const right = x(spec.waves.length - 1) + step * 0.25;

  const ticks = y.ticks(4);
  const shapes: Shape[] = [
    text(0, 12, spec.axis.title, 'axt'),
    ...ticks.flatMap((tick, i) => [
      line(left, y(tick), right, y(tick), tick === 0 ? 'zero' : 'grid'),
      text(left - 8, y(tick) + 4, spec.axis.tick(tick, i === ticks.length - 1), 'ax', 'end'),
    ]),
    ...(spec.breaks ?? []).flatMap(({ after, words }) => {
      const at = (x(after) + x(after + 1)) / 2;
      const kept = wrapped(words, step * 1.6, measure, 's', 2);
      return [
        line(at, top - 6, at, bottom, 'break'),
        ...lines(at, top - 12 - (kept.length - 1) * 14, kept, 's', 14, 'middle'),
      ];
    }),
  ];
  const waveLabels = spec.waves.flatMap(({ label, base }, i) => [
    ...lines(x(i), bottom + 20, wrapped(label, step - 6, measure, 'b', 2), 'b', 16, 'middle'),
    ...(base === undefined ? [] : [text(x(i), bottom + 38, base, 's num', 'middle')]),
  ]);
  shapes.push(...waveLabels);

  const broken = new Set((spec.breaks ?? []).map(({ after }) => after));
  spec.series.forEach((series, at) => {
    const tone = `c-${at + 1}`;
    for (const run of runs(series.points, broken)) {
      if (run.length > 1 && run.every(({ interval }) => interval !== undefined)) {
        const up = run.map(({ wave, interval }) => [x(wave), y(interval!.hi)] as const);
        const down = run.map(({ wave, interval }) => [x(wave), y(interval!.lo)] as const);
        shapes.push(path(`band ${tone}`, ...polygon([...up, ...down.toReversed()])));
      }
      shapes.push(path(`curve ${tone}`, ...polyline(run.map(({ wave, value }) => [x(wave), y(value)] as const))));
      const [only] = run;
      if (run.length === 1 && only?.interval !== undefined) {
        shapes.push(verticalInterval(x(only.wave), y(only.interval.hi), y(only.interval.lo), 4));
      }
    }
    for (const point of series.points) {
      if (!isShown(point)) continue;
      const shape = mark(SHAPES[at % SHAPES.length]!, x(point.wave), y(point.value), 4.5, `pt ring ink ${tone}`);
      shapes.push(item(`${series.key}-${spec.waves[point.wave]!.key}`, point.detail, [shape]));
    }
  });
  shapes.push(...endLabels(spec, frame, right + 10, y, [top, bottom]));
  return drawing(frame.layout, width, bottom + 46, shapes);
}

/** Names and last values at the lines' ends, pushed apart where lines end close to each other. */
function endLabels(
  spec: TrendLinesSpec,
  { measure, width }: Frame,
  left: number,
  y: (value: number) => number,
  [top, bottom]: readonly [number, number],
): Shape[] {
  const labels = spec.series.flatMap((series, at) => {
    const last = series.points.findLast(isShown);
    if (last === undefined) return [];
    const names = series.label === undefined ? [] : wrapped(series.label, width - left, measure, 's', 3);
    return [
      {
        series,
        last,
        at,
        names,
        height: 20 + names.length * 15 + (series.change === undefined ? 0 : 16),
        y: y(last.value),
      },
    ];
  });
  labels.sort((a, b) => a.y - b.y);
  let floor = top - 14;
  for (const label of labels) {
    label.y = Math.max(floor, label.y - 10);
    floor = label.y + label.height + 4;
  }
  let ceiling = bottom + 8;
  for (const label of labels.toReversed()) {
    label.y = Math.min(label.y, ceiling - label.height);
    ceiling = label.y - 4;
  }
  return labels.flatMap(({ series, last, at, names, y: from }) => {
    const tested = series.change?.verdict === 'up' || series.change?.verdict === 'down';
    const under = from + 16 + names.length * 15;
    return [
      text(left, from + 14, last.text, `b num big ink c-${at + 1}`),
      ...lines(left, from + 30, names, 's', 15),
      ...(series.change === undefined
        ? []
        : [
            ...(tested ? [triangle(left + 5, under + 9.5, series.change.verdict === 'up')] : []),
            text(left + (tested ? 14 : 0), under + 14, series.change.text, tested ? 's b num' : 's num'),
          ]),
    ];
  });
}

type Shown = Extract<TrendPoint, Estimated>;

function isShown(point: TrendPoint): point is Shown {
  return 'value' in point;
}

/** Stretches of neighbouring waves with values, cut at the breaks. */
function runs(points: readonly TrendPoint[], broken: ReadonlySet<number>): Shown[][] {
  const result: Shown[][] = [];
  let run: Shown[] = [];
  for (const point of points) {
    const before = run.at(-1);
    const joined = before !== undefined && isShown(point) && point.wave === before.wave + 1 && !broken.has(before.wave);
    if (!joined && run.length > 0) {
      result.push(run);
      run = [];
    }
    if (isShown(point)) run.push(point);
  }
  return run.length > 0 ? [...result, run] : result;
}

function room(low: number, high: number): readonly [number, number] {
  const extra = (high - low) * 0.15 || Math.abs(high) * 0.1 || 1;
  return [low >= 0 ? Math.max(0, low - extra) : low - extra, high + extra];
}

function polyline(points: readonly (readonly [number, number])[]): (string | number)[] {
  return points.flatMap(([x, y], i) => [i === 0 ? 'M' : 'L', x, y]);
}

function polygon(points: readonly (readonly [number, number])[]): (string | number)[] {
  return [...polyline(points), 'Z'];
}
