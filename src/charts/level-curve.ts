import { scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line as curveLine } from 'd3-shape';
import { apartFrom, curveLabels, type CurvePlot, type CurveMark } from './curve-labels.ts';
import { type Drawing, drawing, item, line, lines, path, rect, type Shape, text } from './drawing.ts';
import type { Frame } from './frame.ts';
import { legend } from './legend.ts';
import { mark, type MarkShape, verticalInterval } from './marks.ts';
import type { Box } from './place-labels.ts';
import type { Estimated, ValueAxis } from './values.ts';
import { shortened, wrapped } from './wrap.ts';

/** What is known at one level: an estimate, nobody there (n = 0), or too few people to show. */
export type CurvePoint =
  | (Estimated & {
      readonly level: number;
      /** Respondents; the point's area follows it. Left out, all points are equal. */
      readonly base?: number | undefined;
      /** `n = 553`. */
      readonly baseText?: string | undefined;
      readonly small?: string | undefined;
      readonly detail?: string | undefined;
    })
  | { readonly level: number; readonly absent: string; readonly baseText?: string | undefined };

/** A fitted line: `position` runs over level indexes, fractions between them allowed for a smooth line. */
export interface CurveFit {
  readonly kind: 'step' | 'smooth';
  readonly label: string;
  readonly points: readonly { readonly position: number; readonly value: number }[];
}

export interface CurveSeries {
  readonly key: string;
  /** Printed at the line's end; needed when there are several. */
  readonly label?: string | undefined;
  readonly points: readonly CurvePoint[];
  readonly fit?: CurveFit | undefined;
}

export interface LevelCurveSpec {
  readonly axis: ValueAxis & { readonly title: string; readonly domain: readonly [number, number] };
  /** Worst to best, two to eleven. */
  readonly levels: readonly { readonly key: string; readonly label: string }[];
  /** One to four. */
  readonly series: readonly CurveSeries[];
  /** Levels `from` to `to` inclusive, as indexes; they do not overlap. */
  readonly zones?:
    | readonly {
        readonly from: number;
        readonly to: number;
        readonly label: string;
        readonly tone: 'bad' | 'middle' | 'good';
      }[]
    | undefined;
  /** Intervals as whiskers (default) or as a band. */
  readonly intervals?: 'whiskers' | 'band' | undefined;
  /** A curve from elsewhere, dotted and hollow; its name is printed once, before the first value. */
  readonly published?:
    | {
        readonly label: string;
        readonly points: readonly { readonly level: number; readonly value: number; readonly text: string }[];
      }
    | undefined;
  /** The step worth showing, from one level to the next: "+32 points", "the biggest step". Only drawn with one series. */
  readonly step?:
    | { readonly from: number; readonly to: number; readonly text: string; readonly note?: string | undefined }
    | undefined;
  /** An author's remark at a level. */
  readonly note?: { readonly level: number; readonly text: string } | undefined;
}

const SHAPES: readonly MarkShape[] = ['circle', 'square', 'triangle', 'diamond'];

/** A measure at each level of a scale: points with intervals on a line, sized by their base, with what happens between them. */
export function levelCurve(spec: LevelCurveSpec, frame: Frame): Drawing {
  const { narrow, width, measure } = frame;
  const head = headOf(spec, frame);
  const tickTexts = ticksOf(spec.axis.domain);
  const tickWords = tickTexts.map((value, i) => spec.axis.tick(value, i === tickTexts.length - 1));
  const left = Math.max(narrow ? 40 : 46, Math.max(...tickWords.map((words) => measure(words, 'ax'))) + 12);
  const names = endNames(spec, frame);
  const right = width - names.width;
  const step = (right - left) / spec.levels.length;
  const zones = zoneStrip(spec, left, step, head.bottom, frame);
  const top = zones.bottom;
  const bottom = top + (narrow ? 268 : 320);
  const x = (position: number) => left + step * (position + 0.5);
  const y = scaleLinear(spec.axis.domain, [bottom, top]);
  const plot: CurvePlot = { left, right, top, bottom, step, x, y };

  const shapes: Shape[] = [...head.shapes, ...zones.shapes(bottom)];
  for (const [i, value] of tickTexts.entries()) {
    shapes.push(line(left, y(value), right, y(value), value === 0 ? 'zero' : 'grid'));
    shapes.push(text(left - 8, y(value) + 4, tickWords[i]!, 'ax', 'end'));
  }
  const below = levelNames(spec, plot, frame);
  shapes.push(...below.shapes);
  if (spec.published) {
    const points = spec.published.points.map(({ level, value }): [number, number] => [x(level), y(value)]);
    shapes.push(path('pub', curveLine()(points) ?? ''));
  }
  const marks = spec.series.map((series, k) => marksOf(spec, series, k, plot, frame));
  for (const [k, series] of spec.series.entries()) shapes.push(...inkOf(spec, series, marks[k]!, k, plot));
  shapes.push(...stepShapes(spec, marks[0] ?? []));
  if (spec.published) {
    for (const { level, value } of apartFrom(spec, marks[0] ?? [], plot))
      shapes.push(mark('circle', x(level), y(value), 3.5, 'pub-dot'));
  }
  const frames = absentFrames(spec, plot, frame);
  shapes.push(...frames.flatMap((each) => each.shapes));
  for (const [k, series] of spec.series.entries()) {
    for (const point of marks[k]!) {
      const shape = mark(
        spec.series.length > 1 ? SHAPES[k % 4]! : 'circle',
        point.x,
        point.y,
        point.radius,
        `pt c-${k + 1}${point.small ? ' small' : ''}`,
      );
      const whisker =
        point.high === undefined || spec.intervals === 'band'
          ? []
          : [verticalInterval(point.x, point.high, point.low!, 4, spec.series.length > 1 ? `ci c-${k + 1}` : 'ci')];
      shapes.push(
        item(`${series.key}-${spec.levels[point.level]?.key ?? point.level}`, point.detail, [shape, ...whisker]),
      );
    }
  }
  shapes.push(
    ...names.shapes(marks, plot),
    ...curveLabels(
      spec,
      marks,
      frames.map(({ box }) => box),
      plot,
      frame,
    ),
  );
  return drawing(frame.layout, width, below.bottom, shapes);
}

/** Quarters of a whole, or round values of any other domain. */
function ticksOf([low, high]: readonly [number, number]): number[] {
  return low === 0 && (high === 1 || high === 100)
    ? [0, high / 4, high / 2, (high * 3) / 4, high]
    : scaleLinear([low, high], [0, 1]).ticks(4);
}

/** Axis title and a legend for what cannot be named in place. */
function headOf(spec: LevelCurveSpec, frame: Frame) {
  const { measure, width } = frame;
  const title = wrapped(spec.axis.title, width, measure, 'axt', 2);
  const fits = spec.series.flatMap(({ fit }, k) => (fit ? [{ label: fit.label, k }] : []));
  const entries = fits.map(({ label, k }) => ({
    words: shortened(label, width - 40, measure, 's'),
    width: 22,
    sample: (x: number, y: number) => [line(x, y, x + 22, y, `fit c-${k + 1}`)],
  }));
  const key = legend(entries, 0, width, 6 + title.length * 15, frame);
  return {
    shapes: [...lines(0, 12, title, 'axt', 15), ...key.shapes],
    bottom: 12 + (title.length - 1) * 15 + (key.height ? key.height + 2 : 0) + 6,
  };
}

/** Names over a strip of colour and faint grounds; a name that does not fit its span is moved into a line above. */
function zoneStrip(spec: LevelCurveSpec, left: number, step: number, top: number, frame: Frame) {
  const { measure, width } = frame;
  const zones = spec.zones ?? [];
  if (zones.length === 0) return { shapes: () => [], bottom: top + 16 };
  const placed = zones.map((zone, i) => {
    const span = step * (zone.to - zone.from + 1);
    return {
      ...zone,
      span,
      from: left + step * zone.from,
      last: i === zones.length - 1,
      words: wrapped(zone.label, span - 6, measure, 'b n12', 2),
    };
  });
  const fit = placed.every(
    ({ words, span, label }) =>
      words.length <= 2 &&
      words.join('').replace(/ /g, '') === label.replace(/\s/g, '') &&
      words.every((word) => measure(word, 'b n12') <= span) &&
      !cutsWord(label, words),
  );
  const key = legend(
    fit
      ? []
      : placed.map(({ label, tone }) => ({
          words: shortened(label, width - 30, measure, 's'),
          width: 14,
          sample: (x: number, y: number) => [rect(x, y - 2.5, 14, 5, `zone-${tone}`)],
        })),
    0,
    width,
    top,
    frame,
  );
  const rows = fit ? Math.max(...placed.map(({ words }) => words.length)) : 0;
  const strip = top + (fit ? 12 + rows * 15 - 3 : key.height + 8);
  const shapes = (bottom: number) => [
    ...key.shapes,
    ...placed.flatMap(({ from, span, tone, words, last }): Shape[] => [
      rect(from, strip, span - (last ? 0 : 2), 5, `zone-${tone}`),
      rect(from, strip + 5, span - (last ? 0 : 2), bottom - strip - 5, `zone-${tone} zone`),
      ...(fit
        ? lines(from + span / 2 - (last ? 0 : 1), strip - 7 - (words.length - 1) * 15, words, 'b n12', 15, 'middle')
        : []),
    ]),
  ];
  return { shapes, bottom: strip + 14 };
}

/** True if a line break fell inside a Latin word. */
function cutsWord(label: string, words: readonly string[]): boolean {
  const known = new Set(label.split(/[\s\-–—/]+/));
  return words.some(
    (word) =>
      word.endsWith('…') ||
      word.split(/[\s\-–—/]+/).some((part) => /^[\p{Script=Latin}\d]+$/u.test(part) && !known.has(part)),
  );
}

/** Level names and bases under the axis; what does not fit its column is numbered and spelled out below. */
function levelNames(spec: LevelCurveSpec, { bottom, step, x }: CurvePlot, frame: Frame) {
  const { measure, width } = frame;
  const only = spec.series.length === 1 ? spec.series[0]! : undefined;
  const baseOf = (level: number) => only?.points.find((point) => point.level === level)?.baseText;
  const room = step - 8;
  const names = spec.levels.map(({ label }) => wrapped(label, room, measure, 'b', 4));
  const inPlace = names.every((words, i) => words.length <= 3 && !cutsWord(spec.levels[i]!.label, words));
  const bases = spec.levels.map((_, i) => baseOf(i));
  const basesInPlace = inPlace && bases.every((base) => base === undefined || measure(base, 's num') <= room);
  const shown = inPlace ? names : spec.levels.map((_, i) => [String(i + 1)]);
  const shapes: Shape[] = shown.flatMap((words, i) => lines(x(i), bottom + 20, words, 'b', 16, 'middle'));
  let y = bottom + 20 + (Math.max(...shown.map((words) => words.length)) - 1) * 16;
  if (basesInPlace && bases.some((base) => base !== undefined)) {
    y += 17;
    bases.forEach((base, i) => base !== undefined && shapes.push(text(x(i), y, base, 's num', 'middle')));
  }
  const spelled = spec.levels.flatMap(({ label }, i) => {
    const base = basesInPlace ? undefined : bases[i];
    if (inPlace && base === undefined) return [];
    return [[inPlace ? label : `${i + 1} ${label}`, base].filter((part) => part !== undefined).join(' · ')];
  });
  const absent = spec.series.flatMap(({ label, points }) =>
    points.flatMap((point) => {
      if (!('absent' in point) || (only && absentFits(point.absent, step, frame))) return [];
      return [[label, spec.levels[point.level]?.label, point.absent].filter((part) => part !== undefined).join(' · ')];
    }),
  );
  const key = legend(
    [...spelled, ...absent].map((words) => ({
      words: shortened(words, width - 12, measure, 's'),
      width: -6,
      sample: () => [],
    })),
    0,
    width,
    y + 10,
    frame,
  );
  shapes.push(...key.shapes);
  return { shapes, bottom: y + (key.height ? key.height + 14 : 9) };
}

function absentFits(words: string, step: number, { measure }: Frame): boolean {
  const wrappedWords = wrapped(words, step - 14, measure, 's', 8);
  return wrappedWords.length <= 7 && !cutsWord(words, wrappedWords);
}

/** An empty or hidden level of a single curve: a dashed frame, with the reason in it where it fits. */
function absentFrames(
  spec: LevelCurveSpec,
  { bottom, step, x }: CurvePlot,
  frame: Frame,
): { box: Box; shapes: Shape[] }[] {
  if (spec.series.length > 1) return [];
  return (spec.series[0]?.points ?? []).flatMap((point) => {
    if (!('absent' in point)) return [];
    const words = absentFits(point.absent, step, frame) ? wrapped(point.absent, step - 14, frame.measure, 's', 8) : [];
    const height = 16 + Math.max(2, words.length) * 15;
    const [left, top, width] = [x(point.level) - step / 2 + 3.5, bottom - height - 8, step - 7];
    const shapes = [
      rect(left, top, width, height, 'hidden filled'),
      ...lines(x(point.level), top + 18, words, 's', 15, 'middle'),
    ];
    return [{ box: { left, right: left + width, top, bottom: top + height }, shapes }];
  });
}

function marksOf(
  spec: LevelCurveSpec,
  series: CurveSeries,
  k: number,
  { x, y, step }: CurvePlot,
  { narrow }: Frame,
): CurveMark[] {
  const several = spec.series.length > 1;
  const bases = series.points.flatMap((point) => ('value' in point && point.base !== undefined ? [point.base] : []));
  const largest = Math.max(1, ...bases);
  const fullRadius = Math.min(narrow ? 15 : 18, step * 0.3);
  const dodge = several ? (k - (spec.series.length - 1) / 2) * Math.min(9, step * 0.12) : 0;
  return series.points
    .flatMap((point): CurveMark[] => {
      if (!('value' in point)) return [];
      const radius =
        several || point.base === undefined ? 4.5 : Math.max(4, fullRadius * Math.sqrt(point.base / largest));
      const { level, value, text: words, interval, small, detail } = point;
      return [
        {
          level,
          x: x(level) + dodge,
          y: y(value),
          radius,
          words,
          low: interval && y(interval.lo),
          high: interval && y(interval.hi),
          small: small !== undefined,
          detail,
        },
      ];
    })
    .sort((a, b) => a.level - b.level);
}

/** Band, fitted line, and the line through neighbouring levels; a missing level leaves a gap. */
function inkOf(
  spec: LevelCurveSpec,
  series: CurveSeries,
  marks: readonly CurveMark[],
  k: number,
  { x, y, step }: CurvePlot,
): Shape[] {
  const shapes: Shape[] = [];
  const runs: CurveMark[][] = [];
  for (const point of marks) {
    const run = runs.at(-1);
    if (run && run.at(-1)!.level === point.level - 1) run.push(point);
    else runs.push([point]);
  }
  const band = area<CurveMark>()
    .x((point) => point.x)
    .y0((point) => point.low ?? point.y)
    .y1((point) => point.high ?? point.y)
    .digits(2);
  const through = curveLine<CurveMark>()
    .x((point) => point.x)
    .y((point) => point.y)
    .digits(2);
  for (const run of runs.filter(({ length }) => length > 1)) {
    if (spec.intervals === 'band') shapes.push(path(`band c-${k + 1}`, band(run) ?? ''));
    shapes.push(path(`curve c-${k + 1}`, through(run) ?? ''));
  }
  if (series.fit?.kind === 'smooth') {
    const smooth = curveLine<{ position: number; value: number }>()
      .x((point) => x(point.position))
      .y((point) => y(point.value))
      .curve(curveMonotoneX)
      .digits(2);
    shapes.push(path(`fit c-${k + 1}`, smooth([...series.fit.points]) ?? ''));
  } else if (series.fit) {
    const stairs = series.fit.points.flatMap(({ position, value }, i) => [
      ...(i === 0 ? ['M', x(position) - step / 2, y(value)] : ['V', y(value)]),
      'H',
      x(position) + step / 2,
    ]);
    shapes.push(path(`fit c-${k + 1}`, ...stairs));
  }
  return shapes;
}

/** The step worth showing as a right angle with an arrow head. */
function stepShapes(spec: LevelCurveSpec, marks: readonly CurveMark[]): Shape[] {
  const from = marks.find(({ level }) => level === spec.step?.from);
  const to = marks.find(({ level }) => level === spec.step?.to);
  if (spec.series.length > 1 || from === undefined || to === undefined) return [];
  const up = to.y < from.y;
  const end = up ? Math.max(to.low ?? 0, to.y + to.radius) + 6 : Math.min(to.high ?? Infinity, to.y - to.radius) - 6;
  const shapes = [line(from.x + from.radius + 4, from.y, to.x, from.y, 'step')];
  if (up ? end < from.y - 10 : end > from.y + 10) {
    shapes.push(line(to.x, from.y, to.x, end + (up ? 6 : -6), 'step'));
    shapes.push(path('step-head', 'M', to.x, end, 'l', -4, up ? 8 : -8, 'h', 8, 'Z'));
  }
  return shapes;
}

/** Names at the ends of several curves, in the order of the ends, never over each other. */
function endNames(spec: LevelCurveSpec, { narrow, measure }: Frame) {
  const several = spec.series.length > 1;
  const room = narrow ? 76 : 116;
  const step = narrow ? 16 : 15;
  const words = spec.series.map(({ label }) => (several && label ? wrapped(label, room, measure, 'b n12', 3) : []));
  const widest = Math.max(0, ...words.flat().map((word) => measure(word, 'b n12')));
  const shapes = (marks: readonly (readonly CurveMark[])[], { right, top, bottom }: CurvePlot): Shape[] => {
    const ends = words
      .map((word, k) => ({ word, k, y: marks[k]?.at(-1)?.y }))
      .filter(({ word }) => word.length > 0)
      .map((end) => ({ ...end, y: end.y ?? bottom, height: end.word.length * step + 4 }))
      .sort((a, b) => a.y - b.y);
    let free = top - 8;
    const tops = ends.map(({ y, height }) => (free = Math.max(free, y - height / 2) + height) - height);
    let limit = bottom + 4;
    for (let i = ends.length - 1; i >= 0; i--) limit = tops[i] = Math.min(tops[i]!, limit - ends[i]!.height);
    return ends.flatMap(({ word, k }, i) => [
      mark(SHAPES[k % 4]!, right + 8, tops[i]! + 8, 4, `ink c-${k + 1}`),
      ...lines(right + 17, tops[i]! + 12, word, `b n12 ink c-${k + 1}`, step),
    ]);
  };
  return { shapes, width: widest > 0 ? widest + 20 : 0 };
}
