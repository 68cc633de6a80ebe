import { type Drawing, drawing, item, line, lines, path, rect, type Shape, text } from './drawing.ts';
import type { Frame } from './frame.ts';
import { legend } from './legend.ts';
import { placedArrowLabels } from './path-labels.ts';
import { causalRows, type Grid, nodeSpots, type Spot } from './path-lanes.ts';
import { type Route, routes, sampled } from './path-routes.ts';
import type { Box } from './place-labels.ts';
import { shortened, wrapped } from './wrap.ts';

export interface PathNode {
  readonly key: string;
  readonly label: string;
  /** Under the name: `58 · R² .67`. */
  readonly value: string;
  /** What the diagram is about: dark. */
  readonly main?: boolean | undefined;
  readonly detail?: string | undefined;
}

export interface PathArrow {
  readonly from: string;
  readonly to: string;
  /** The number on the arrow. */
  readonly label: string;
  /** Decides the width: 0 to 1, and beyond as if it were 1. */
  readonly strength: number;
  /** Thin and grey, whatever its strength. */
  readonly faint?: boolean | undefined;
  readonly detail?: string | undefined;
}

export interface PathDiagramSpec {
  /** The one number that the diagram is about, and what it is. */
  readonly headline?: { readonly figure: string; readonly words: string } | undefined;
  /** At least one. */
  readonly nodes: readonly PathNode[];
  /** Between nodes, and never leading back. */
  readonly arrows: readonly PathArrow[];
  readonly legend: {
    readonly samples: readonly { readonly strength: number; readonly words: string }[];
    /** Left out where no arrow is faint. */
    readonly faint: string;
    /** What the numbers in the boxes and on the arrows are. */
    readonly key: string;
  };
}

const EDGE = 6;

/** Boxes and arrows: causes left and what they move right, on a narrow sheet from top to bottom. */
export function pathDiagram(spec: PathDiagramSpec, frame: Frame): Drawing {
  const { narrow, width, measure } = frame;
  const { nodes } = spec;
  const edges = spec.arrows.map(({ from, to }) => ({
    from: nodes.findIndex(({ key }) => key === from),
    to: nodes.findIndex(({ key }) => key === to),
  }));
  const boxWidth = narrow ? 112 : 114;
  const names = nodes.map(({ label }) => wrapped(label, boxWidth - 12, measure, 'b n12', 3));
  const step = narrow ? 16 : 15;
  const boxHeight = 32 + step * Math.max(...names.map((name) => name.length));
  const size = { width: boxWidth, height: boxHeight };
  const head = headline(spec, frame);
  const spots = placed(causalRows(nodes.length, edges, narrow ? 2 : 5), edges, size, frame);
  const boxes = spots.map(({ forward, beside }) => boxAt(narrow ? beside : forward, narrow ? forward : beside, size));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  const free = { left: EDGE, right: width - EDGE, top: -40, bottom: bottom + 40 };
  const drawn = routes(boxes, edges, narrow, free);
  const reach = drawn.flatMap((route) => sampled(route, 24).map(({ y }) => y));
  const shift = head.height + 10 - Math.min(...boxes.map((box) => box.top), ...reach.map((y) => y - EDGE));
  const down = (box: Box): Box => ({ ...box, top: box.top + shift, bottom: box.bottom + shift });
  const lowered = drawn.map((route) => loweredRoute(route, shift));
  const placedBoxes = boxes.map(down);
  const end = Math.max(...placedBoxes.map((box) => box.bottom), ...reach.map((y) => y + shift + EDGE));
  const labels = placedArrowLabels(
    lowered,
    spec.arrows.map(({ label, faint }) => ({ text: label, classes: labelClasses(faint) })),
    placedBoxes,
    { left: 1, right: width - 1, top: head.height, bottom: end },
    frame,
  );
  const foot = Math.max(end, ...labels.map((label) => label.bottom)) + 18;
  const key = footing(spec, frame, foot);
  return drawing(frame.layout, width, foot + key.height + 4, [
    ...head.shapes,
    ...arrowsBehindFirst(spec).map((i) =>
      item(
        `${spec.arrows[i]!.from}-${spec.arrows[i]!.to}`,
        spec.arrows[i]!.detail,
        arrowShapes(spec.arrows[i]!, lowered[i]!),
      ),
    ),
    ...nodes.map((node, i) => item(node.key, node.detail, nodeShapes(node, names[i]!, placedBoxes[i]!, frame))),
    ...labels.flatMap(({ leader, x, baseline, text: words, classes }): Shape[] => [
      ...(leader === undefined ? [] : [line(leader.from.x, leader.from.y, leader.to.x, leader.to.y, 'leader')]),
      text(x, baseline, words, classes, 'middle'),
    ]),
    ...key.shapes,
  ]);
}

function labelClasses(faint: boolean | undefined): string {
  return faint === true ? 's halo-wide' : 'b n12 halo-wide';
}

/** As few lanes as leave every box its room. */
function placed(
  rows: readonly (readonly number[])[],
  edges: Parameters<typeof nodeSpots>[1],
  size: { readonly width: number; readonly height: number },
  { narrow, width }: Frame,
): Spot[] {
  const [forward, beside] = narrow ? [size.height, size.width] : [size.width, size.height];
  const spread = (count: number, from: number, to: number): number[] =>
    Array.from({ length: count }, (_, i) => (count === 1 ? (from + to) / 2 : from + ((to - from) * i) / (count - 1)));
  const at = narrow
    ? rows.map((_, row) => forward / 2 + row * (forward + 44))
    : spread(rows.length, forward / 2 + 1, width - forward / 2 - 1);
  const half = [forward / 2, beside / 2] as const;
  for (let count = narrow ? 5 : Math.max(4, ...rows.map((row) => row.length)); ; count++) {
    const lanes = narrow
      ? spread(count, beside / 2 + 1, width - beside / 2 - 1)
      : Array.from({ length: count }, (_, lane) => beside / 2 + lane * (beside + 40));
    const grid: Grid = { rows: at, lanes, half };
    const spots = nodeSpots(rows, edges, grid);
    if (spots !== undefined) return spots;
  }
}

function boxAt(x: number, y: number, { width, height }: { readonly width: number; readonly height: number }): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function loweredRoute(route: Route, shift: number): Route {
  const down = (point: Route['start']) => ({ x: point.x, y: point.y + shift });
  return {
    ...route,
    start: down(route.start),
    first: down(route.first),
    second: down(route.second),
    end: down(route.end),
  };
}

/** Faint arrows first, so that they never lie over strong ones. */
function arrowsBehindFirst({ arrows }: PathDiagramSpec): number[] {
  const order = arrows.map((_, i) => i);
  return order.sort((a, b) => Number(arrows[b]!.faint === true) - Number(arrows[a]!.faint === true) || a - b);
}

/** Classes `w0` to `w10` of chart.css: 1.2 pixels, and 0.8 more with each tenth of strength. */
function widthClass(strength: number, faint: boolean | undefined): { readonly name: string; readonly pixels: number } {
  const tenth = faint === true ? 0 : Math.min(10, Math.round(Math.abs(strength) * 10));
  return { name: `w${tenth}`, pixels: 1.2 + 0.8 * tenth };
}

function arrowShapes({ strength, faint }: PathArrow, route: Route): Shape[] {
  const { name, pixels } = widthClass(strength, faint);
  const tone = faint === true ? ' ns' : '';
  const long = faint === true ? 7 : Math.max(9, pixels * 2);
  const wide = faint === true ? 3.2 : Math.max(4.5, pixels * 1.05);
  const { start, first, second, end, into } = route;
  const tip = { x: end.x - into.x * 1.5, y: end.y - into.y * 1.5 };
  const base = { x: tip.x - into.x * long, y: tip.y - into.y * long };
  const side = { x: -into.y * wide, y: into.x * wide };
  return [
    path(`edge ${name}${tone}`, 'M', start.x, start.y, 'C', first.x, first.y, second.x, second.y, base.x, base.y),
    path(
      `edge-head${tone}`,
      'M',
      tip.x,
      tip.y,
      'L',
      base.x + side.x,
      base.y + side.y,
      'L',
      base.x - side.x,
      base.y - side.y,
      'Z',
    ),
  ];
}

function nodeShapes({ value, main }: PathNode, name: readonly string[], box: Box, { narrow, measure }: Frame): Shape[] {
  const x = (box.left + box.right) / 2;
  const step = narrow ? 16 : 15;
  const width = box.right - box.left;
  const first = (box.top + box.bottom) / 2 - (name.length * step) / 2 + 3;
  const tone = main === true ? ' on-node' : '';
  return [
    rect(box.left, box.top, width, box.bottom - box.top, main === true ? 'node-main' : 'node'),
    ...lines(x, first, name, `b n12${tone}`, step, 'middle'),
    text(x, first + name.length * step + 2, shortened(value, width - 8, measure, 's'), `s${tone}`, 'middle'),
  ];
}

function headline({ headline: given }: PathDiagramSpec, { width, measure, narrow }: Frame) {
  if (given === undefined) return { shapes: [], height: 0 };
  const left = measure(given.figure, 'big b') + 12;
  const words = wrapped(given.words, width - left, measure, 's', 4);
  const step = narrow ? 17 : 16;
  return {
    shapes: [text(0, 16, given.figure, 'big b'), ...lines(left, 16, words, 's', step)],
    height: 26 + (words.length - 1) * step,
  };
}

function footing({ arrows, legend: words }: PathDiagramSpec, frame: Frame, top: number) {
  const { width, measure, narrow } = frame;
  const sample =
    (strength: number, faint: boolean) =>
    (x: number, y: number): Shape[] => [
      line(x, y, x + 20, y, `edge ${widthClass(strength, faint).name}${faint ? ' ns' : ''}`),
    ];
  const entries = [
    ...words.samples.map((one) => ({ words: one.words, width: 20, sample: sample(one.strength, false) })),
    ...(arrows.some(({ faint }) => faint) ? [{ words: words.faint, width: 20, sample: sample(0, true) }] : []),
  ];
  const samples = legend(entries, 0, width, top, frame);
  const key = wrapped(words.key, width, measure, 's', 5);
  const step = narrow ? 17 : 16;
  const first = top + samples.height + (samples.height === 0 ? 12 : 16);
  return {
    shapes: [...samples.shapes, ...lines(0, first, key, 's', step)],
    height: first + (key.length - 1) * step + 4 - top,
  };
}
