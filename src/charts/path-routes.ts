import type { Edge } from './path-lanes.ts';
import type { Box } from './place-labels.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A cubic curve from one box to another. */
export interface Route {
  readonly start: Point;
  readonly first: Point;
  readonly second: Point;
  readonly end: Point;
  /** Where the arrow points as it arrives: one of the four directions. */
  readonly into: Point;
}

/** Sides of a box as the directions in which they face. */
const RIGHT = { x: 1, y: 0 };
const LEFT = { x: -1, y: 0 };
const TOP = { x: 0, y: -1 };
const BOTTOM = { x: 0, y: 1 };

interface Choice {
  readonly out: Point;
  readonly in: Point;
  readonly bend: number;
}

const BENDS = [0.4, 0.6];
const STEPS = 20;
const THROUGH = 30;
const CROSSING = 20;
const LENGTH = 0.05;
const TURN = 3;
const BACKWARD = 14;
const NO_ROOM = 1e6;
/** Between two arrows on one side of a box. */
const PORT = 17;

/**
 * Curves between boxes: on which sides each arrow leaves and arrives is searched, so that few cross each other and few run behind
 * a box; arrows that share a side are spread along it in the order of their other ends.
 *
 * @param downward arrows lead down rather than to the right
 * @param bounds within which curves stay
 */
export function routes(boxes: readonly Box[], edges: readonly Edge[], downward: boolean, bounds: Box): Route[] {
  const outs = downward ? [BOTTOM, LEFT, RIGHT] : [RIGHT, TOP, BOTTOM];
  const ins = downward ? [TOP, LEFT, RIGHT] : [LEFT, TOP, BOTTOM];
  const choices = outs.flatMap((out) => ins.flatMap((into) => BENDS.map((bend): Choice => ({ out, in: into, bend }))));
  const centred = edges.map(({ from, to }) =>
    choices.map((choice) => {
      const route = routed(boxes[from]!, boxes[to]!, choice, 0, 0, bounds);
      const points = sampled(route, STEPS);
      const blocked = hasRoom(boxes[from]!, choice.out, bounds) && hasRoom(boxes[to]!, choice.in, bounds) ? 0 : NO_ROOM;
      return { choice, points, cost: blocked + ownCost(points, choice, boxes, from, to) };
    }),
  );
  const picks = centred.map((options) => options.reduce((a, b) => (b.cost < a.cost ? b : a)));
  for (let pass = 0, moved = true; moved && pass < 8; pass++) {
    moved = false;
    centred.forEach((options, i) => {
      const costed = (option: (typeof options)[number]): number =>
        option.cost +
        picks.reduce(
          (sum, other, j) =>
            i === j
              ? sum
              : sum +
                CROSSING * crossings(option.points, other.points) +
                sharing(edges, i, j, option.choice, other.choice),
          0,
        );
      const best = options.reduce((a, b) => (costed(b) < costed(a) - 1e-9 ? b : a), picks[i]!);
      if (best !== picks[i]) [picks[i], moved] = [best, true];
    });
  }
  const offsets = portOffsets(
    boxes,
    edges,
    picks.map(({ choice }) => choice),
  );
  return edges.map(({ from, to }, i) =>
    routed(boxes[from]!, boxes[to]!, picks[i]!.choice, offsets[i]!.out, offsets[i]!.in, bounds),
  );
}

/** A point of the curve, `at` from 0 to 1. */
export function pointOn({ start, first, second, end }: Route, at: number): Point {
  const rest = 1 - at;
  const of = (axis: 'x' | 'y'): number =>
    rest ** 3 * start[axis] +
    3 * rest ** 2 * at * first[axis] +
    3 * rest * at * at * second[axis] +
    at ** 3 * end[axis];
  return { x: of('x'), y: of('y') };
}

export function sampled(route: Route, steps: number): Point[] {
  return Array.from({ length: steps + 1 }, (_, step) => pointOn(route, step / steps));
}

function routed(
  from: Box,
  to: Box,
  { out, in: into, bend }: Choice,
  leaving: number,
  arriving: number,
  bounds: Box,
): Route {
  const start = port(from, out, leaving);
  const end = port(to, into, arriving);
  const reach = Math.min(150, Math.max(26, bend * Math.hypot(end.x - start.x, end.y - start.y)));
  const control = (point: Point, side: Point): Point => ({
    x: Math.min(bounds.right, Math.max(bounds.left, point.x + side.x * reach)),
    y: Math.min(bounds.bottom, Math.max(bounds.top, point.y + side.y * reach)),
  });
  return { start, first: control(start, out), second: control(end, into), end, into: { x: -into.x, y: -into.y } };
}

/** For an arrowhead and its turn, between a side of a box and the edge of the sheet. */
function hasRoom(box: Box, { x }: Point, bounds: Box): boolean {
  return (x < 0 ? box.left - bounds.left : x > 0 ? bounds.right - box.right : Infinity) > 22;
}

function port({ left, right, top, bottom }: Box, side: Point, offset: number): Point {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return side.x === 0
    ? { x: x + offset, y: side.y < 0 ? top : bottom }
    : { x: side.x < 0 ? left : right, y: y + offset };
}

function ownCost(
  points: readonly Point[],
  { out, in: into, bend }: Choice,
  boxes: readonly Box[],
  from: number,
  to: number,
): number {
  let cost = bend === BENDS[0] ? 0 : 1;
  if (out.x !== -into.x || out.y !== -into.y) cost += TURN;
  const [start, end] = [points[0]!, points.at(-1)!];
  const ahead = (side: Point): number => side.x * (end.x - start.x) + side.y * (end.y - start.y);
  for (const side of [out, { x: -into.x, y: -into.y }]) if (ahead(side) < 12) cost += BACKWARD;
  points.forEach((point, step) => {
    if (step > 0) cost += LENGTH * Math.hypot(point.x - points[step - 1]!.x, point.y - points[step - 1]!.y);
    boxes.forEach((box, node) => {
      const own = node === from || node === to;
      if (own && (step < 2 || step > STEPS - 2)) return;
      if (inside(point, box, own ? -1 : 6)) cost += THROUGH;
    });
  });
  return cost;
}

function inside({ x, y }: Point, { left, right, top, bottom }: Box, air: number): boolean {
  return x > left - air && x < right + air && y > top - air && y < bottom + air;
}

function crossings(a: readonly Point[], b: readonly Point[]): number {
  let count = 0;
  for (let i = 1; i < a.length - 1; i++)
    for (let j = 1; j < b.length - 1; j++) if (segmentsCross(a[i]!, a[i + 1]!, b[j]!, b[j + 1]!)) count++;
  return count;
}

function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point): number => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** An arrow that leaves where another arrives reads as one that goes on. */
function sharing(edges: readonly Edge[], i: number, j: number, own: Choice, other: Choice): number {
  const same = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y;
  const [a, b] = [edges[i]!, edges[j]!];
  let cost = 0;
  if (a.from === b.to && same(own.out, other.in)) cost += 8;
  if (a.to === b.from && same(own.in, other.out)) cost += 8;
  if (a.from === b.from && same(own.out, other.out)) cost += 2;
  if (a.to === b.to && same(own.in, other.in)) cost += 2;
  return cost;
}

function portOffsets(
  boxes: readonly Box[],
  edges: readonly Edge[],
  choices: readonly Choice[],
): { out: number; in: number }[] {
  const offsets = edges.map(() => ({ out: 0, in: 0 }));
  for (const [node, box] of boxes.entries()) {
    for (const side of [RIGHT, LEFT, TOP, BOTTOM]) {
      const across = side.x === 0;
      const ends = edges.flatMap(({ from, to }, i) => {
        const end = from === node ? 'out' : to === node ? 'in' : undefined;
        if (end === undefined || choices[i]![end].x !== side.x || choices[i]![end].y !== side.y) return [];
        const other = boxes[end === 'out' ? to : from]!;
        return [{ i, end, at: across ? other.left + other.right : other.top + other.bottom } as const];
      });
      ends.sort((a, b) => a.at - b.at || a.i - b.i);
      const room = (across ? box.right - box.left : box.bottom - box.top) - 14;
      const step = Math.min(across ? 2 * PORT : PORT, room / Math.max(1, ends.length - 1));
      ends.forEach(({ i, end }, place) => (offsets[i]![end] = (place - (ends.length - 1) / 2) * step));
    }
  }
  return offsets;
}
