import { line, lines, type Shape } from './drawing.ts';
import type { Frame } from './frame.ts';
import type { LevelCurveSpec } from './level-curve.ts';
import { type Box, type LabelledPoint, type PlacedLabel, placedLabels } from './place-labels.ts';
import { wrapped } from './wrap.ts';

/** The plot in pixels: `x` takes a level's index, fractions allowed, `y` a value. */
export interface CurvePlot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Width of one level. */
  readonly step: number;
  readonly x: (position: number) => number;
  readonly y: (value: number) => number;
}

/** One placed point; `low` and `high` are the pixels of its interval, `high` being the upper end. */
export interface CurveMark {
  readonly level: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly words: string;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly small: boolean;
  readonly detail: string | undefined;
}

interface Label {
  readonly at: LabelledPoint;
  readonly words: readonly { readonly text: string; readonly classes: string }[];
}

const BELOW = 4;
const BELOW_RIGHT = 2;
const ABOVE_LEFT = 10;

/**
 * Values, published values, the step and the author's note, placed together so that none covers another, a point or a
 * whisker. Where they do not all fit, values get smaller, then only the ends keep theirs: the table has them all.
 */
export function curveLabels(
  spec: LevelCurveSpec,
  series: readonly (readonly CurveMark[])[],
  taken: readonly Box[],
  plot: CurvePlot,
  frame: Frame,
): Shape[] {
  const { left, right, top, bottom } = plot;
  const bounds = { left: left + 2, right, top: top - 6, bottom: bottom - 2 };
  const several = series.length > 1;
  const attempts = several ? ['n12 b num', 'ends', 'none'] : ['b num big', 'b num', 'n12 b num', 'ends', 'none'];
  const faint = [...series.flatMap(curveBoxes), ...publishedBoxes(spec, plot), ...stepBoxes(spec, series[0] ?? [])];
  for (const attempt of attempts) {
    const labels = [
      ...series.flatMap((marks, k) => valueLabels(marks, k, several, attempt, plot, frame)),
      ...publishedLabels(spec, series[0] ?? [], plot, attempt === 'none', frame),
      ...(several ? [] : stepLabel(spec, series[0] ?? [], frame)),
      ...noteLabel(spec, series, plot, frame),
    ];
    const whiskers = series.flatMap((marks) => marks.flatMap(whiskerBox));
    const places = placedLabels(
      labels.map(({ at }) => at),
      bounds,
      [...whiskers, ...taken],
      faint,
    );
    if (places) return labels.flatMap((label, i) => inkOf(label, places[i]!, frame));
  }
  return [];
}

function sized(words: Label['words'], { measure, narrow }: Frame): { width: number; height: number } {
  const tall = words.map(({ classes }) => (classes.includes('big') ? 19 : narrow ? 17 : 16));
  return {
    width: Math.max(...words.map(({ text, classes }) => measure(text, classes))) * 1.03 + 2,
    height: tall.reduce((sum, height) => sum + height, 0),
  };
}

function valueLabels(
  marks: readonly CurveMark[],
  k: number,
  several: boolean,
  attempt: string,
  plot: CurvePlot,
  frame: Frame,
): Label[] {
  if (attempt === 'none') return [];
  const kept = attempt === 'ends' ? marks.filter((_, i) => i === 0 || i === marks.length - 1) : marks;
  const classes = `${attempt === 'ends' ? 'n12 b num' : attempt} halo${several ? ` ink c-${k + 1}` : ''}`;
  return kept.map(({ x, y, radius, words }) => {
    const shown = [{ text: words, classes }];
    const prefer = frame.narrow ? (x > plot.right - 40 ? 8 : BELOW) : BELOW_RIGHT;
    return {
      at: { x, y, radius: Math.max(radius, 5) + 2, prefer, ...sized(shown, frame) },
      words: shown,
    };
  });
}

/** The name of the published curve once, before its first value. */
function publishedLabels(
  spec: LevelCurveSpec,
  marks: readonly CurveMark[],
  plot: CurvePlot,
  onlyName: boolean,
  frame: Frame,
): Label[] {
  if (!spec.published) return [];
  const { label } = spec.published;
  const { x, y } = plot;
  return apartFrom(spec, marks, plot)
    .slice(0, onlyName ? 1 : undefined)
    .map(({ level, value, text }, i) => {
      const words = i === 0 ? wrapped(`${label} ${text}`, 170, frame.measure, 's', 2) : [text];
      const shown = words.map((word) => ({ text: word, classes: 's num halo' }));
      return {
        at: { x: x(level), y: y(value), radius: 6, prefer: ABOVE_LEFT, ...sized(shown, frame) },
        words: shown,
      };
    });
}

/** Published points that do not coincide with ours; where they do, our value says it. */
export function apartFrom({ published }: LevelCurveSpec, marks: readonly CurveMark[], { y }: CurvePlot) {
  return (published?.points ?? []).filter(({ level, value, text }) => {
    const own = marks.find((mark) => mark.level === level);
    return own === undefined || own.words !== text || Math.abs(own.y - y(value)) > 6;
  });
}

function stepLabel({ step }: LevelCurveSpec, marks: readonly CurveMark[], frame: Frame): Label[] {
  const from = marks.find(({ level }) => level === step?.from);
  const to = marks.find(({ level }) => level === step?.to);
  if (step === undefined || from === undefined || to === undefined) return [];
  const note = step.note === undefined ? [] : wrapped(step.note, 130, frame.measure, 's', 3);
  const words = [{ text: step.text, classes: 'b accent halo' }, ...note.map((text) => ({ text, classes: 's halo' }))];
  const prefer = to.y < from.y ? BELOW : 12;
  return [{ at: { x: to.x, y: from.y, radius: 4, prefer, ...sized(words, frame) }, words }];
}

function noteLabel(
  { note }: LevelCurveSpec,
  series: readonly (readonly CurveMark[])[],
  plot: CurvePlot,
  frame: Frame,
): Label[] {
  if (note === undefined) return [];
  const at = series[0]?.find(({ level }) => level === note.level);
  const words = wrapped(note.text, frame.narrow ? 130 : 170, frame.measure, 's', 5).map((text) => ({
    text,
    classes: 's halo',
  }));
  const { x, y, radius } = at ?? { x: plot.x(note.level), y: plot.bottom, radius: 4 };
  return [
    {
      at: { x, y, radius: radius + 2, prefer: y > (plot.top + plot.bottom) / 2 ? 12 : BELOW, ...sized(words, frame) },
      words,
    },
  ];
}

function inkOf({ at, words }: Label, place: PlacedLabel, { narrow }: Frame): Shape[] {
  const centred = Math.abs((place.left + place.right) / 2 - at.x) < (place.right - place.left) * 0.3;
  const anchor = centred ? 'middle' : place.left > at.x ? 'start' : 'end';
  const x =
    anchor === 'middle' ? (place.left + place.right) / 2 : anchor === 'start' ? place.left + 1 : place.right - 1;
  const shapes: Shape[] = [];
  const { leader } = place;
  if (leader) {
    const far = Math.hypot(leader.x - at.x, leader.y - at.y);
    const rim = (at.radius ?? 8) + 1;
    shapes.push(
      line(
        leader.x,
        leader.y,
        at.x + ((leader.x - at.x) / far) * rim,
        at.y + ((leader.y - at.y) / far) * rim,
        'leader',
      ),
    );
  }
  let y = place.top;
  for (const { text, classes } of words) {
    const tall = classes.includes('big') ? 19 : narrow ? 17 : 16;
    shapes.push(...lines(x, y + tall - 4, [text], classes, 0, anchor));
    y += tall;
  }
  return shapes;
}

function whiskerBox({ x, low, high }: CurveMark): Box[] {
  return low === undefined || high === undefined ? [] : [{ left: x - 5, right: x + 5, top: high - 2, bottom: low + 2 }];
}

/** A line as small boxes, so that words keep off it where they can. */
function alongLine(points: readonly { readonly x: number; readonly y: number }[]): Box[] {
  return points.slice(1).flatMap((to, i) => {
    const from = points[i]!;
    const pieces = Math.max(1, Math.round(Math.hypot(to.x - from.x, to.y - from.y) / 8));
    return Array.from({ length: pieces }, (_, k) => {
      const t = (k + 0.5) / pieces;
      const [x, y] = [from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t];
      return { left: x - 4, right: x + 4, top: y - 3, bottom: y + 3 };
    });
  });
}

function curveBoxes(marks: readonly CurveMark[]): Box[] {
  return alongLine(marks);
}

function publishedBoxes({ published }: LevelCurveSpec, { x, y }: CurvePlot): Box[] {
  return alongLine((published?.points ?? []).map(({ level, value }) => ({ x: x(level), y: y(value) })));
}

function stepBoxes({ step }: LevelCurveSpec, marks: readonly CurveMark[]): Box[] {
  const from = marks.find(({ level }) => level === step?.from);
  const to = marks.find(({ level }) => level === step?.to);
  if (from === undefined || to === undefined) return [];
  return alongLine([from, { x: to.x, y: from.y }, to]);
}
