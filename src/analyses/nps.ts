import type { Crosstab } from '../survey/crosstab.ts';
import type { Base, Estimate } from '../survey/estimate.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { normalTail } from '../stats/normal-tail.ts';
import { groupMean } from './group-mean.ts';
import { onlyAxis } from './only-axis.ts';
import { pooledCell } from './pooled-cell.ts';
import { share, totalsOf } from './share.ts';
import { meanInterval } from '../stats/mean-interval.ts';

/** Net Promoter Score in points, −100 to 100. */
export interface NpsScore extends Estimate {
  /** Undefined with fewer than two respondents or an unknown base. */
  readonly se: number | undefined;
  /** Degrees of freedom of `se`. */
  readonly df: number | undefined;
  /** Everyone is in one group: the interval would be a point, and none is given. */
  readonly noVariation: boolean;
}

export interface Nps {
  readonly kind: 'nps';
  readonly method: 'nps';
  readonly interval: NpsInterval;
  readonly base: Base;
  readonly score: NpsScore;
  /** 9 and 10. */
  readonly promoters: Estimate;
  /** 7 and 8. */
  readonly passives: Estimate;
  /** 0 to 6. */
  readonly detractors: Estimate;
  /** 0 to 10. */
  readonly spread: readonly { readonly score: number; readonly share: Estimate }[];
}

/** `taylor`: linearised variance, of the design where one is declared, with t. `effective-n`: σ²/n_eff with z. */
export type NpsInterval = 'taylor' | 'effective-n';

/** The question is not on the scale of 0 to 10: it has to be mapped onto it explicitly. */
export interface NotNps {
  readonly kind: 'not-0-to-10';
  readonly categories: readonly string[];
}

/**
 * Net Promoter Score: promoters less detractors, in points of a hundred.
 *
 * @param table one term with the categories 0 to 10 in any order, without `by`
 * @throws {RangeError} if the crosstab has another shape
 *
 * Source: METHODS 3; Reichheld (2003); Rocks (2016) for intervals.
 */
export function nps(table: Crosstab, interval: NpsInterval = 'taylor'): Nps | NotNps {
  const { axis, whole } = onlyAxis(table);
  const scores = axis.categories.map(Number);
  const missing = Array.from({ length: 11 }, (_, score) => score).filter((score) => !scores.includes(score));
  if (scores.length !== 11 || missing.length > 0) return { kind: 'not-0-to-10', categories: axis.categories };
  const points = scores.map((score) => (score >= 9 ? 1 : score >= 7 ? 0 : -1));
  const sharesOf = (point: number) => {
    const places = points.flatMap((own, i) => (own === point ? [i] : []));
    return share(pooledCell(places.map((i) => table.cells[i]!)), whole, totalsOf(table, places));
  };
  const promoters = sharesOf(1);
  const detractors = sharesOf(-1);
  return {
    kind: 'nps',
    method: 'nps',
    interval,
    base: promoters.base,
    score: scoreOf(table, points, interval),
    promoters,
    passives: sharesOf(0),
    detractors,
    spread: Array.from({ length: 11 }, (_, score) => ({
      score,
      share: share(table.cells[scores.indexOf(score)], whole, totalsOf(table, [scores.indexOf(score)])),
    })),
  };
}

function scoreOf(table: Crosstab, points: readonly number[], interval: NpsInterval): NpsScore {
  const { mean, variance, df, base, squares } = groupMean(table, points);
  if (mean === undefined) return { value: undefined, interval: undefined, base, se: undefined, df, noVariation: false };
  const unit = squares - mean * mean;
  const noVariation = unit <= 1e-12;
  const byNumber = interval === 'effective-n' && base.effective !== undefined;
  const own = byNumber ? unit / base.effective! : variance;
  const half = normalQuantile(0.975) * Math.sqrt(own ?? 0);
  const ends =
    own === undefined || noVariation
      ? undefined
      : byNumber
        ? ([mean - half, mean + half] as const)
        : meanInterval(mean, own, df ?? 0);
  return {
    value: 100 * mean,
    interval: ends && [100 * ends[0], 100 * ends[1]],
    base,
    se: own === undefined ? undefined : 100 * Math.sqrt(own),
    df,
    noVariation,
  };
}

export type NpsDifference =
  | {
      readonly state: 'tested';
      /** First minus second, in points, with its 95 % interval. */
      readonly difference: number;
      readonly interval: readonly [low: number, high: number];
      readonly se: number;
      readonly z: number;
      readonly p: number;
    }
  | { readonly state: 'untested'; readonly why: 'no-variance' | 'no-base' };

/**
 * Difference of the scores of two independent groups, z = d/√(se₁² + se₂²).
 *
 * Source: METHODS 3.
 */
export function npsDifference(first: Nps, second: Nps): NpsDifference {
  const [a, b] = [first.score, second.score];
  if (a.value === undefined || b.value === undefined || a.se === undefined || b.se === undefined) {
    return { state: 'untested', why: 'no-base' };
  }
  const se = Math.hypot(a.se, b.se);
  if (!(se > 0)) return { state: 'untested', why: 'no-variance' };
  const difference = a.value - b.value;
  const half = normalQuantile(0.975) * se;
  const z = difference / se;
  return {
    state: 'tested',
    difference,
    interval: [difference - half, difference + half],
    se,
    z,
    p: 2 * normalTail(Math.abs(z)),
  };
}
