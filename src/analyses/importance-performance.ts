import type { Base, Estimate } from '../survey/estimate.ts';
import type { Groups } from '../survey/finding.ts';
import type { Moments, PointMoments } from '../survey/moments.ts';
import { percentileInterval } from '../stats/percentile-interval.ts';
import { linearModel } from './linear-model.ts';
import { momentSums, termIndex } from './moment-sums.ts';
import { termMean } from './term-mean.ts';

export type Quadrant = 'keep-up' | 'concentrate-here' | 'low-priority' | 'possible-overkill';

export interface ImportanceItem {
  readonly importance: Estimate;
  readonly performance: Estimate;
  /** A value equal to the crosshair counts as high. Undefined where either number cannot be computed. */
  readonly quadrant: Quadrant | undefined;
  /** An interval spans one of the lines: the quadrant is not settled. */
  readonly undecided: boolean;
}

export interface ImportancePerformance {
  readonly method: 'importance-performance';
  readonly base: undefined;
  /** `stated`: mean of its own question. `derived`: correlation of the item's performance with the outcome. */
  readonly importance: 'stated' | 'derived';
  /** Undefined where no item can be computed. */
  readonly crosshair:
    { readonly kind: 'means' | 'given'; readonly importance: number; readonly performance: number } | undefined;
  readonly items: Groups<ImportanceItem>;
}

export interface ImportanceSettings {
  readonly items: readonly {
    readonly id: string;
    /** Term of how well it does. */
    readonly performance: string;
    /** Term of its stated importance, or what its importance is derived from. */
    readonly importance: string | DerivedFrom;
  }[];
  /**
   * Means of the items' numbers by default, or of some items' alone (`meansOf`, so that what is hidden does not move the lines);
   * else the scale's midpoint or any other place.
   */
  readonly crosshair?:
    { readonly importance: number; readonly performance: number } | { readonly meansOf: readonly string[] };
}

export interface DerivedFrom {
  /** Listwise over the item's performance and the outcome: whoever has both. */
  readonly pair: Moments;
  readonly outcome: string;
  /** Moments of bootstrap resamples over the same two terms; read once. */
  readonly replicates?: Iterable<PointMoments>;
}

/**
 * Items by how important they are and how well they do.
 *
 * Stated importance and performance have t intervals; derived importance has one from replicates alone.
 *
 * @param moments pairwise, over the items' performance and stated importance
 * @throws {RangeError} if the moments lack a term, or some items' importance is stated and others' derived
 *
 * Source: METHODS 8; Martilla & James (1977).
 */
export function importancePerformance(
  moments: Moments,
  { items, crosshair }: ImportanceSettings,
): ImportancePerformance {
  const derived = items.filter(({ importance }) => typeof importance !== 'string').length;
  if (derived > 0 && derived < items.length)
    throw new RangeError('importance is stated for all items or derived for all');
  const points = items.map(({ id, performance, importance }) => ({
    id,
    performance: termMean(moments, performance),
    importance:
      typeof importance === 'string' ? termMean(moments, importance) : derivedImportance(importance, performance),
  }));
  const lines =
    crosshair === undefined
      ? meanOfMeans(points)
      : 'meansOf' in crosshair
        ? meanOfMeans(points.filter(({ id }) => crosshair.meansOf.includes(id)))
        : { kind: 'given' as const, ...crosshair };
  return {
    method: 'importance-performance',
    base: undefined,
    importance: derived > 0 ? 'derived' : 'stated',
    crosshair: lines,
    items: {
      relation: 'separate',
      derived: {},
      groups: points.map(({ id, importance, performance }) => ({
        key: id,
        base: smaller(performance.base, importance.base),
        value: {
          importance,
          performance,
          quadrant: lines && quadrantOf(importance.value, performance.value, lines),
          undecided:
            lines !== undefined &&
            (spans(importance.interval, lines.importance) || spans(performance.interval, lines.performance)),
        },
      })),
    },
  };
}

/** The base that decides whether an item may be shown. */
function smaller(first: Base, second: Base): Base {
  return (second.n ?? 0) < (first.n ?? 0) ? second : first;
}

/** Correlation with the outcome; no value where either is the same for everyone. */
function derivedImportance({ pair, outcome, replicates = [] }: DerivedFrom, performance: string): Estimate {
  const { n, w, w2 } = momentSums(pair, termIndex(pair, performance));
  const base = { n, weighted: w, effective: w2 > 0 ? (w * w) / w2 : 0 };
  const value = correlationOf(pair, performance, outcome);
  if (value === undefined) return { value, interval: undefined, base };
  const drawn: number[] = [];
  for (const replicate of replicates) {
    const r = correlationOf(replicate, performance, outcome);
    if (r !== undefined) drawn.push(r);
  }
  return { value, interval: percentileInterval(drawn), base };
}

function correlationOf(moments: PointMoments, first: string, second: string): number | undefined {
  const model = linearModel(moments, second, [first]);
  return model.kind === 'model' ? model.withOutcome[0] : undefined;
}

function meanOfMeans(points: readonly { importance: Estimate; performance: Estimate }[]) {
  const both = points.filter(
    ({ importance, performance }) => importance.value !== undefined && performance.value !== undefined,
  );
  if (both.length === 0) return undefined;
  const mean = (of: 'importance' | 'performance') =>
    both.reduce((sum, point) => sum + point[of].value!, 0) / both.length;
  return { kind: 'means' as const, importance: mean('importance'), performance: mean('performance') };
}

function quadrantOf(
  importance: number | undefined,
  performance: number | undefined,
  lines: { readonly importance: number; readonly performance: number },
): Quadrant | undefined {
  if (importance === undefined || performance === undefined) return undefined;
  if (importance >= lines.importance) return performance >= lines.performance ? 'keep-up' : 'concentrate-here';
  return performance >= lines.performance ? 'possible-overkill' : 'low-priority';
}

function spans(interval: readonly [number, number] | undefined, line: number): boolean {
  return interval !== undefined && interval[0] < line && line < interval[1];
}
