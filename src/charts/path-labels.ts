import type { Frame } from './frame.ts';
import { textSize } from './measure.ts';
import { type Point, pointOn, type Route, sampled } from './path-routes.ts';
import { type Box, overlap } from './place-labels.ts';

export interface ArrowLabel {
  readonly text: string;
  readonly classes: string;
}

/** A label in its place: centred on `x`, with a line to its arrow where it could not stand on it. */
export interface PlacedArrowLabel extends ArrowLabel, Box {
  readonly x: number;
  readonly baseline: number;
  readonly leader: { readonly from: Point; readonly to: Point } | undefined;
}

const AIR = 4;
const ON_THE_ARROW = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8];

/**
 * A place for the number of each arrow: on it, as near to its middle as boxes and other labels allow and clear of other arrows where
 * that is possible; beside it with a leader where there is no place left on it. No two labels touch, and none touches a box.
 */
export function placedArrowLabels(
  routes: readonly Route[],
  labels: readonly ArrowLabel[],
  boxes: readonly Box[],
  bounds: Box,
  { measure, layout }: Frame,
): PlacedArrowLabel[] {
  const curves = routes.map((route) => sampled(route, 40));
  const sizes = labels.map(({ text, classes }) => ({
    width: measure(text, classes) + AIR,
    height: textSize(classes, layout) + 2,
  }));
  const places: (Box | undefined)[] = labels.map(() => undefined);
  const taken = (box: Box): boolean =>
    boxes.some((other) => overlap(box, other, 3) > 0) ||
    places.some((other) => other !== undefined && overlap(box, other, AIR) > 0);
  const hardestFirst = routes.map((_, i) => i).sort((a, b) => lengthOf(curves[a]!) - lengthOf(curves[b]!) || a - b);
  for (const i of hardestFirst) {
    let least = Infinity;
    for (const at of ON_THE_ARROW) {
      const box = centred(pointOn(routes[i]!, at), sizes[i]!);
      if (!within(box, bounds) || taken(box)) continue;
      const cost =
        12 * Math.abs(at - 0.5) + curves.reduce((sum, curve, j) => (i === j ? sum : sum + 3 * hits(curve, box)), 0);
      if (cost < least - 1e-9) [places[i], least] = [box, cost];
    }
  }
  for (const i of hardestFirst) places[i] ??= nearestFree(pointOn(routes[i]!, 0.5), sizes[i]!, bounds, taken);
  return labels.map((label, i) => {
    const box = places[i]!;
    const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    const nearest = curves[i]!.reduce((a, b) => (distance(b, middle) < distance(a, middle) ? b : a));
    return {
      ...label,
      ...box,
      x: middle.x,
      baseline: middle.y + textSize(label.classes, layout) * 0.29,
      leader: distance(nearest, middle) > 12 ? { from: edgeTowards(box, nearest), to: nearest } : undefined,
    };
  });
}

function centred({ x, y }: Point, { width, height }: { readonly width: number; readonly height: number }): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function within(box: Box, bounds: Box): boolean {
  return box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;
}

function hits(curve: readonly Point[], { left, right, top, bottom }: Box): number {
  return curve.filter(({ x, y }) => x > left - 2 && x < right + 2 && y > top - 1 && y < bottom + 1).length;
}

/** Downwards without end, so that there is always room. */
function nearestFree(
  from: Point,
  size: { readonly width: number; readonly height: number },
  bounds: Box,
  taken: (box: Box) => boolean,
): Box {
  let best: Box | undefined;
  let least = Infinity;
  const [halfWidth, halfHeight] = [size.width / 2, size.height / 2];
  for (let y = bounds.top + halfHeight; best === undefined || y <= bounds.bottom - halfHeight; y += 5) {
    for (let x = bounds.left + halfWidth; x <= bounds.right - halfWidth; x += 6) {
      const far = distance({ x, y }, from);
      if (far >= least) continue;
      const box = centred({ x, y }, size);
      if (!taken(box)) [best, least] = [box, far];
    }
  }
  return best;
}

function edgeTowards({ left, right, top, bottom }: Box, { x, y }: Point): Point {
  return { x: Math.min(right, Math.max(left, x)), y: Math.min(bottom, Math.max(top, y)) };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function lengthOf(curve: readonly Point[]): number {
  return curve.reduce((sum, point, i) => (i === 0 ? 0 : sum + distance(point, curve[i - 1]!)), 0);
}
