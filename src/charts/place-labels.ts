/** Pixels, y downward. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A mark that wants its words beside it; `width` and `height` are those of the words. */
export interface LabelledPoint {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Radius of the mark; 8 if not given, with its air. */
  readonly radius?: number | undefined;
  /** Sixteenths of a turn clockwise from the right: 0 right (the default), 4 below, 8 left, 12 above. */
  readonly prefer?: number | undefined;
  /** Thin lines through the point that words should not cross, such as an interval cross. */
  readonly lines?: readonly Box[] | undefined;
}

export interface PlacedLabel extends Box {
  /** Where a line from the words to the mark begins, if they stand far apart. */
  readonly leader?: { readonly x: number; readonly y: number } | undefined;
}

interface Candidate extends Box {
  readonly distance: number;
  /** What it costs without the other labels. */
  readonly cost: number;
}

const DISTANCES = [9, 13, 18, 24, 32, 44, 60, 80];
const DIRECTIONS = 16;
const MARK = 8;
const AIR = 3;
const LEADER_FROM = 25;

/**
 * Places for words beside their marks: no two overlap, none covers a mark or an obstacle, all lie within `bounds`.
 * Sixteen directions at eight distances, right of the mark preferred; then each label in turn moves to its cheapest place
 * until none wants to. Same input, same places.
 *
 * @param obstacles boxes to keep clear of, such as names of regions; `faint` ones (split lines) may be crossed at a cost
 * @param reach how far a label may stand from its mark
 * @returns undefined if there is no room; three to forty short labels always find some
 */
export function placedLabels(
  points: readonly LabelledPoint[],
  bounds: Box,
  obstacles: readonly Box[],
  faint: readonly Box[] = [],
  reach = 150,
): PlacedLabel[] | undefined {
  const marks = points.map(({ x, y, radius: r = MARK }): Box => ({
    left: x - r,
    right: x + r,
    top: y - r,
    bottom: y + r,
  }));
  const hard = [...obstacles, ...marks];
  const soft = [...faint, ...points.flatMap(({ lines = [] }) => lines)];
  const costed = (box: Box, distance: number, bias: number): Candidate => ({
    ...box,
    distance,
    cost:
      bias +
      hard.reduce((sum, other) => sum + (overlap(box, other) > 0 ? 400 + overlap(box, other) * 6 : 0), 0) +
      soft.reduce((sum, other) => sum + overlap(box, other) * 0.9, 0),
  });
  const candidates = points.map((point) =>
    around(point, bounds).map(({ box, distance, bias }) => costed(box, distance, bias)),
  );
  const picks: (Candidate | undefined)[] = candidates.map((options) => cheapest(options, () => 0));
  const others = (i: number) => picks.filter((pick, j) => j !== i && pick !== undefined) as Candidate[];
  for (let pass = 0, moved = true; moved && pass < 40; pass++) {
    moved = false;
    for (const [i, options] of candidates.entries()) {
      const rest = others(i);
      const best = cheapest(options, (box) => rest.reduce((sum, other) => sum + clash(box, other), 0));
      if (best !== picks[i]) [picks[i], moved] = [best, true];
    }
  }
  const blocked = (box: Box, i: number) =>
    others(i).some((other) => overlap(box, other, AIR) > 0) || hard.some((other) => overlap(box, other) > 0);
  for (const [i, point] of points.entries()) {
    const pick = picks[i];
    if (pick !== undefined && !blocked(pick, i)) continue;
    const free = nearestFree(point, bounds, reach, (box) => blocked(box, i));
    if (free === undefined) return undefined;
    picks[i] = { ...free, distance: Infinity, cost: 0 };
  }
  return points.map((point, i) => withLeader(picks[i]!, point));
}

function around(point: LabelledPoint, bounds: Box) {
  const places: { box: Box; distance: number; bias: number }[] = [];
  const { radius = MARK, prefer = 0 } = point;
  for (const beyond of DISTANCES) {
    const distance = beyond + radius - MARK;
    for (let step = 0; step < DIRECTIONS; step++) {
      const angle = (step * 2 * Math.PI) / DIRECTIONS;
      const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
      const box = boxAt(
        point.x + dx * (distance + (point.width / 2) * Math.abs(dx)),
        point.y + dy * (distance + point.height / 2),
        point,
      );
      const turned = Math.abs(((step - prefer + 24) % 16) - 8);
      const bias = turned === 0 ? 0 : turned === 8 ? 2 : turned === 4 ? 4 : 6;
      if (within(box, bounds)) places.push({ box, distance, bias: beyond * 0.9 + bias });
    }
  }
  return places;
}

function boxAt(x: number, y: number, { width, height }: LabelledPoint): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function within(box: Box, bounds: Box): boolean {
  return box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;
}

/** Shared area, with `air` pixels kept free between the two; 0 if they are apart. */
export function overlap(a: Box, b: Box, air = 0): number {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left) + air;
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) + air;
  return Math.max(0, across) * Math.max(0, down);
}

function clash(a: Box, b: Box): number {
  const area = overlap(a, b, AIR);
  return area > 0 ? 300 + area * 8 : 0;
}

function cheapest(options: readonly Candidate[], more: (box: Box) => number): Candidate | undefined {
  let best: Candidate | undefined;
  let least = Infinity;
  for (const option of options) {
    if (option.cost >= least) continue;
    const cost = option.cost + more(option);
    if (cost < least - 1e-9) [best, least] = [option, cost];
  }
  return best;
}

/** The free place nearest to the point, searched over the whole map. */
function nearestFree(
  point: LabelledPoint,
  bounds: Box,
  reach: number,
  blocked: (box: Box) => boolean,
): Box | undefined {
  let best: Box | undefined;
  let least = Infinity;
  for (let y = bounds.top + point.height / 2; y <= bounds.bottom - point.height / 2; y += 6) {
    for (let x = bounds.left + point.width / 2; x <= bounds.right - point.width / 2; x += 8) {
      const box = boxAt(x, y, point);
      const far = gap(box, point);
      if (far < least && !blocked(box)) [best, least] = [box, far];
    }
  }
  return least <= reach ? best : undefined;
}

function nearest(box: Box, { x, y }: LabelledPoint) {
  return {
    x: Math.max(box.left, Math.min(x, box.right)),
    y: Math.max(box.top + 2, Math.min(y, box.bottom - 2)),
  };
}

function gap(box: Box, point: LabelledPoint): number {
  const from = nearest(box, point);
  return Math.hypot(from.x - point.x, from.y - point.y);
}

function withLeader({ left, right, top, bottom }: Box, point: LabelledPoint): PlacedLabel {
  const box = { left, right, top, bottom };
  return gap(box, point) > LEADER_FROM + (point.radius ?? MARK) - MARK ? { ...box, leader: nearest(box, point) } : box;
}
