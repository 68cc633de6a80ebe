import { achievedMargins, type AchievedMargin } from './achieved-margins.ts';
import { rakingProblems, type RakingProblem } from './raking-problems.ts';
import type { RakingInput, RakingMargin } from './raking-margin.ts';
import { targetsOf, type TargetMargin } from './raking-targets.ts';

export interface Raking {
  readonly kind: 'raked';
  /** One for each respondent, in sum as many as there are with a weight to start from. */
  readonly weight: Float64Array;
  readonly report: RakingReport;
}

export interface RakingFailure {
  readonly kind: 'failed';
  readonly problems: readonly RakingProblem[];
}

export interface RakingReport {
  /** Respondents with a weight to start from. */
  readonly n: number;
  /** Kish's effective number, and n over it. */
  readonly effective: number;
  readonly designEffect: number;
  /** Smallest and largest weight; the mean is 1. */
  readonly smallest: number;
  readonly largest: number;
  /** Passes over all margins, those after trimming included. */
  readonly passes: number;
  readonly margins: readonly AchievedMargin[];
  readonly trimming: Trimming | undefined;
  /** `wide`: largest weight above 5; `design-effect`: above 2. */
  readonly warnings: readonly ('wide' | 'design-effect')[];
}

export interface Trimming {
  readonly bounds: readonly [low: number, high: number];
  /** Times that weights were clipped. */
  readonly rounds: number;
  /** Respondents at a bound in the end. */
  readonly clipped: number;
  /** False where 50 rounds did not reconcile bounds and margins: the bounds were given precedence. */
  readonly exact: boolean;
}

const TOLERANCE = 1e-10;
/** Share of everyone by which a margin may be off when the weights rest. */
const MISSED = 1e-7;
const MAX_PASSES = 1000;
const MAX_ROUNDS = 50;

/**
 * Weights whose sums over each margin's categories are the targets, as near to the starting weights as can be.
 *
 * @returns every problem of the targets at once, or that the margins cannot be reconciled
 *
 * Sources: METHODS 2; Deming & Stephan (1940); trimming by clipping and raking again, Battaglia et al. (2009).
 */
export function rake(input: RakingInput): Raking | RakingFailure {
  const problems = rakingProblems(input);
  if (problems.length > 0) return { kind: 'failed', problems };
  const { margins, trim } = input;
  const start = startingWeights(input);
  const targets = targetsOf(margins, start);
  const weight = start.slice();
  let passes = rakeOnce(weight, targets);
  if (passes === undefined) return { kind: 'failed', problems: [notConverged(weight, start, input)] };
  let trimming: Trimming | undefined;
  if (trim !== undefined) {
    let rounds = 0;
    while (rounds < MAX_ROUNDS && clip(weight, trim) > 0) {
      rounds++;
      const more = rakeOnce(weight, targets);
      if (more === undefined) break;
      passes += more;
    }
    const exact = clip(weight, trim) === 0;
    if (!exact) scale(weight);
    trimming = { bounds: trim, rounds, clipped: atBounds(weight, trim), exact };
  }
  return { kind: 'raked', weight, report: report(weight, start, margins, passes, trimming) };
}

function startingWeights({ margins, baseWeight }: RakingInput): Float64Array {
  const weight = baseWeight?.slice() ?? new Float64Array(margins[0]?.category.length ?? 0).fill(1);
  scale(weight);
  return weight;
}

/** Multiply so that the mean of the weights above 0 is 1. */
function scale(weight: Float64Array): void {
  let n = 0;
  let sum = 0;
  for (const w of weight) {
    if (w > 0) n++;
    sum += w;
  }
  for (let row = 0; row < weight.length; row++) weight[row]! *= n / sum;
}

/** @returns passes made; undefined when the weights still moved after the last one, or came to rest beside the targets */
function rakeOnce(weight: Float64Array, margins: readonly TargetMargin[]): number | undefined {
  const before = new Float64Array(weight.length);
  for (let pass = 1; pass <= MAX_PASSES; pass++) {
    before.set(weight);
    for (const { category, total } of margins) {
      const sums = new Float64Array(total.length);
      for (let row = 0; row < weight.length; row++) sums[category[row]!]! += weight[row]!;
      const factors = sums.map((sum, c) => (sum > 0 ? total[c]! / sum : 0));
      for (let row = 0; row < weight.length; row++) weight[row]! *= factors[category[row]!]!;
    }
    let moved = 0;
    for (let row = 0; row < weight.length; row++) moved = Math.max(moved, Math.abs(weight[row]! - before[row]!));
    if (moved <= TOLERANCE) return meets(weight, margins) ? pass : undefined;
  }
  return undefined;
}

/** Contradictory margins can undo each other exactly, pass after pass: the weights rest, and one margin is missed. */
function meets(weight: Float64Array, margins: readonly TargetMargin[]): boolean {
  return margins.every(({ category, total }) => {
    const left = total.slice();
    weight.forEach((w, row) => (left[category[row]!]! -= w));
    return left.every((gap) => Math.abs(gap) <= MISSED * weight.length);
  });
}

/** Clip at the bounds, as the mean is 1. @returns how many weights were beyond them by more than rounding */
function clip(weight: Float64Array, [low, high]: readonly [number, number]): number {
  let beyond = 0;
  for (let row = 0; row < weight.length; row++) {
    const w = weight[row]!;
    if (w === 0 || (w >= low && w <= high)) continue;
    if (w < low * (1 - 1e-9) || w > high * (1 + 1e-9)) beyond++;
    weight[row] = w < low ? low : high;
  }
  return beyond;
}

function atBounds(weight: Float64Array, [low, high]: readonly [number, number]): number {
  return weight.reduce((n, w) => n + (w > 0 && (w <= low * (1 + 1e-6) || w >= high * (1 - 1e-6)) ? 1 : 0), 0);
}

function notConverged(weight: Float64Array, start: Float64Array, { margins }: RakingInput): RakingProblem {
  const gaps = achievedMargins(margins, start, weight).flatMap(({ margin, categories }) =>
    categories.map(({ code, target, achieved }) => ({ margin, category: code, target, achieved })),
  );
  const worst = gaps.reduce((a, b) => (Math.abs(b.achieved - b.target) > Math.abs(a.achieved - a.target) ? b : a));
  return { kind: 'not-converged', ...worst };
}

function report(
  weight: Float64Array,
  start: Float64Array,
  margins: readonly RakingMargin[],
  passes: number,
  trimming: Trimming | undefined,
): RakingReport {
  const kept = weight.filter((_, row) => start[row]! > 0);
  const n = kept.length;
  const sum = kept.reduce((total, w) => total + w, 0);
  const effective = sum ** 2 / kept.reduce((total, w) => total + w * w, 0);
  const largest = kept.reduce((max, w) => Math.max(max, w), 0);
  const designEffect = n / effective;
  return {
    n,
    effective,
    designEffect,
    smallest: kept.reduce((min, w) => Math.min(min, w), Infinity),
    largest,
    passes,
    margins: achievedMargins(margins, start, weight),
    trimming,
    warnings: [
      ...(largest > 5 * (sum / n) ? ['wide' as const] : []),
      ...(designEffect > 2 ? ['design-effect' as const] : []),
    ],
  };
}
