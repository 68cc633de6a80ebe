import type { Box } from './place-labels.ts';

/** Node → node, by position in the list of nodes. */
export interface Edge {
  readonly from: number;
  readonly to: number;
}

/** Where things may stand: `across` runs with the arrows, `along` beside them. Centres of boxes, in pixels. */
export interface Grid {
  /** Of each row of nodes, in the direction of the arrows. */
  readonly rows: readonly number[];
  readonly lanes: readonly number[];
  /** Half of a box in the direction of the arrows, and beside it. */
  readonly half: readonly [forward: number, beside: number];
}

/** A node's centre, in the direction of the arrows and beside it. */
export interface Spot {
  readonly forward: number;
  readonly beside: number;
}

/** Rows of nodes: every arrow leads from a row to a later one. Rows of more than `most` nodes are broken. */
export function causalRows(count: number, edges: readonly Edge[], most: number): number[][] {
  const depth = Array.from({ length: count }, () => 0);
  for (let pass = 0; pass < count; pass++)
    for (const { from, to } of edges) depth[to] = Math.max(depth[to]!, depth[from]! + 1);
  const rows: number[][] = [];
  for (let level = 0; level < count; level++) {
    const members = depth.flatMap((own, node) => (own === level ? [node] : []));
    for (let at = 0; at < members.length; at += most) rows.push(members.slice(at, at + most));
  }
  return rows;
}

const AIR = 12;
const OVERLAP = 1e5;
const THROUGH = 40;
const CROSSING = 25;
const LENGTH = 0.06;
const STARTS = 6;

/**
 * Lanes for the nodes of each row: boxes never overlap, arrows cross each other and run behind boxes as little as a search finds.
 * Same input, same places.
 *
 * @returns undefined when the grid has too few lanes
 */
export function nodeSpots(
  rows: readonly (readonly number[])[],
  edges: readonly Edge[],
  grid: Grid,
): Spot[] | undefined {
  const count = rows.reduce((sum, row) => sum + row.length, 0);
  const forward = Array.from({ length: count }, () => 0);
  rows.forEach((row, at) => row.forEach((node) => (forward[node] = grid.rows[at]!)));
  let best: number[] | undefined;
  let least = OVERLAP;
  for (let start = 0; start < STARTS; start++) {
    const lanes = Array.from({ length: count }, () => 0);
    rows.forEach((row, at) =>
      row.forEach(
        (node, i) =>
          (lanes[node] =
            (at * (start + 1) + i * Math.max(1, Math.floor(grid.lanes.length / row.length))) % grid.lanes.length),
      ),
    );
    const cost = descended(lanes, grid.lanes.length, (tried) => {
      const spots = tried.map((lane, node) => ({ forward: forward[node]!, beside: grid.lanes[lane]! }));
      return costOf(spots, edges, grid);
    });
    if (cost < least - 1e-9) [best, least] = [lanes, cost];
  }
  return best?.map((lane, node) => ({ forward: forward[node]!, beside: grid.lanes[lane]! }));
}

/** Move one node, or swap two, as long as that costs less. Changes `lanes`. */
function descended(lanes: number[], count: number, cost: (lanes: readonly number[]) => number): number {
  let least = cost(lanes);
  for (let pass = 0, better = true; better && pass < 12; pass++) {
    better = false;
    for (let node = 0; node < lanes.length; node++) {
      for (let lane = 0; lane < count; lane++) {
        const before = lanes[node]!;
        if (lane === before) continue;
        lanes[node] = lane;
        const tried = cost(lanes);
        if (tried < least - 1e-9) [least, better] = [tried, true];
        else lanes[node] = before;
      }
      for (let other = 0; other < node; other++) {
        [lanes[node], lanes[other]] = [lanes[other]!, lanes[node]!];
        const tried = cost(lanes);
        if (tried < least - 1e-9) [least, better] = [tried, true];
        else [lanes[node], lanes[other]] = [lanes[other]!, lanes[node]!];
      }
    }
  }
  return least;
}

function costOf(spots: readonly Spot[], edges: readonly Edge[], { half: [forward, beside] }: Grid): number {
  let cost = 0;
  for (let a = 0; a < spots.length; a++) {
    for (let b = 0; b < a; b++) {
      const near =
        Math.abs(spots[a]!.forward - spots[b]!.forward) < 2 * forward + AIR &&
        Math.abs(spots[a]!.beside - spots[b]!.beside) < 2 * beside + AIR;
      if (near) cost += OVERLAP;
    }
  }
  for (const [index, { from, to }] of edges.entries()) {
    const [a, b] = [spots[from]!, spots[to]!];
    cost += LENGTH * Math.hypot(a.forward - b.forward, a.beside - b.beside);
    for (const [node, { forward: x, beside: y }] of spots.entries()) {
      if (node === from || node === to) continue;
      const box = { left: x - forward - 4, right: x + forward + 4, top: y - beside - 4, bottom: y + beside + 4 };
      if (meets(box, a, b)) cost += THROUGH;
    }
    for (const other of edges.slice(0, index)) {
      if (new Set([from, to, other.from, other.to]).size < 4) continue;
      if (crosses(a, b, spots[other.from]!, spots[other.to]!)) cost += CROSSING;
    }
  }
  return cost;
}

/** Whether the straight line between two spots passes through a box (x forward, y beside). */
function meets({ left, right, top, bottom }: Box, a: Spot, b: Spot): boolean {
  for (let step = 1; step < 16; step++) {
    const x = a.forward + ((b.forward - a.forward) * step) / 16;
    const y = a.beside + ((b.beside - a.beside) * step) / 16;
    if (x > left && x < right && y > top && y < bottom) return true;
  }
  return false;
}

function crosses(a: Spot, b: Spot, c: Spot, d: Spot): boolean {
  const side = (p: Spot, q: Spot, r: Spot): number =>
    (q.forward - p.forward) * (r.beside - p.beside) - (q.beside - p.beside) * (r.forward - p.forward);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
