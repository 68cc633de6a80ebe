import type { Base, Estimate } from '../survey/estimate.ts';
import type { Moments, PointMoments } from '../survey/moments.ts';
import { studentTQuantile } from '../stats/student-t-quantile.ts';
import { studentTTail } from '../stats/student-t-tail.ts';
import { linearModel, type LinearModel, type NoModel } from './linear-model.ts';
import { isUnweighted, momentSums, termIndex } from './moment-sums.ts';

/** `performance`: rewards and penalises; `excitement`: rewards alone; `basic`: penalises alone. */
export type PenaltyRewardClass = 'performance' | 'excitement' | 'basic' | 'indifferent';

/** What a high or a low score goes with, in points of the outcome, beside all other attributes. */
export interface Contrast extends Estimate {
  /** Respondents with such a score; where they are weighted, their effective number. */
  readonly cases: number;
  /** Undefined where respondents are weighted and no replicates were given; so are `t`, `p` and the interval. */
  readonly se: number | undefined;
  readonly t: number | undefined;
  /** Two-sided. */
  readonly p: number | undefined;
}

export interface PenaltyRewardAttribute {
  readonly id: string;
  readonly reward: Contrast;
  readonly penalty: Contrast;
  /** Reward minus penalty coefficient. */
  readonly range: number;
  /** (|reward| − |penalty|)/(|reward| + |penalty|), −1 to 1; undefined where both are 0. */
  readonly asymmetry: number | undefined;
  /** At 5 %, in the expected direction; undefined without standard errors. */
  readonly class: PenaltyRewardClass | undefined;
}

export interface PenaltyReward {
  readonly kind: 'contrasts';
  readonly method: 'penalty-reward';
  readonly outcome: string;
  /** Whoever answered the outcome and every attribute. */
  readonly base: Base;
  readonly attributes: readonly PenaltyRewardAttribute[];
  /** Attributes that fewer than five scored high, or low, or that everybody did: left out of the model. */
  readonly dropped: readonly { readonly id: string; readonly reward: number; readonly penalty: number }[];
  readonly intercept: number;
  readonly r2: number;
  readonly adjustedR2: number;
  /** How standard errors were found. */
  readonly errors: 'least-squares' | 'replicates' | 'none';
}

export interface PenaltyRewardSettings {
  readonly outcome: string;
  /** Terms that are 1 for a high score, and 1 for a low one, else 0. */
  readonly attributes: readonly { readonly id: string; readonly reward: string; readonly penalty: string }[];
}

const FEWEST_CASES = 5;

/**
 * What high and low scores on attributes go with: one regression on two dummies for each, the middle as reference.
 *
 * @param moments listwise over the outcome and all dummies
 * @param replicates moments of bootstrap resamples over the same terms, for standard errors where respondents are weighted; read once
 * @returns why there is no model, or that every attribute had to be dropped
 * @throws {RangeError} if the moments lack a term, or are of differing respondents
 *
 * Source: METHODS 10; Brandt (1987); Mikulić & Prebežac (2008).
 */
export function penaltyReward(
  moments: Moments,
  { outcome, attributes }: PenaltyRewardSettings,
  replicates?: Iterable<PointMoments>,
): PenaltyReward | NoModel | { readonly kind: 'all-dropped'; readonly dropped: PenaltyReward['dropped'] } {
  const counted = attributes.map((attribute) => ({
    ...attribute,
    cases: [attribute.reward, attribute.penalty].map((term) => casesOf(moments, term)) as [number, number],
    varies: [attribute.reward, attribute.penalty].every((term) => varies(moments, term)),
  }));
  const enough = ({ cases, varies }: (typeof counted)[number]) => varies && Math.min(...cases) >= FEWEST_CASES;
  const kept = counted.filter(enough);
  const dropped = counted
    .filter((attribute) => !enough(attribute))
    .map(({ id, cases: [reward, penalty] }) => ({ id, reward, penalty }));
  if (kept.length === 0) return { kind: 'all-dropped', dropped };
  const terms = kept.flatMap(({ reward, penalty }) => [reward, penalty]);
  const model = linearModel(moments, outcome, terms);
  if (model.kind !== 'model') return model;
  const sums = momentSums(moments, termIndex(moments, outcome));
  const base: Base = { n: sums.n, weighted: sums.w, effective: (sums.w * sums.w) / sums.w2 };
  const plain = isUnweighted(moments) && moments.between === undefined;
  const errors = plain ? leastSquaresErrors(model) : replicates && replicateErrors(replicates, outcome, terms);
  const df = moments.between === undefined ? model.n - terms.length - 1 : moments.between.df;
  const contrast = (at: number, cases: number): Contrast => contrastOf(model.b[at]!, errors?.[at], df, cases, base);
  return {
    kind: 'contrasts',
    method: 'penalty-reward',
    outcome,
    base,
    attributes: kept.map(({ id, cases }, i) =>
      attributeOf(id, contrast(2 * i, cases[0]), contrast(2 * i + 1, cases[1])),
    ),
    dropped,
    intercept: model.intercept,
    r2: model.r2,
    adjustedR2: model.adjustedR2,
    errors: plain ? 'least-squares' : errors === undefined ? 'none' : 'replicates',
  };
}

/** (Σwx)²/Σw²x: a plain count where nobody is weighted. */
function casesOf(moments: Moments, term: string): number {
  const { wx, w2x } = momentSums(moments, termIndex(moments, term));
  return w2x > 0 ? (wx * wx) / w2x : 0;
}

function varies(moments: Moments, term: string): boolean {
  const { wx, w } = momentSums(moments, termIndex(moments, term));
  return wx > 0 && wx < w * (1 - 1e-12);
}

function leastSquaresErrors(model: LinearModel): number[] {
  const p = model.b.length;
  const residual = ((1 - model.r2) * model.outcomeDeviation ** 2 * model.n) / (model.n - p - 1);
  return Array.from(model.b, (_, i) =>
    Math.sqrt((residual * model.inverse[i * p + i]!) / (model.n * model.deviations[i]! ** 2)),
  );
}

/** Standard deviations of the replicated slopes; singular replicates are left out. */
function replicateErrors(
  replicates: Iterable<PointMoments>,
  outcome: string,
  terms: readonly string[],
): number[] | undefined {
  let used = 0;
  const mean = new Float64Array(terms.length);
  const squares = new Float64Array(terms.length);
  for (const replicate of replicates) {
    const model = linearModel(replicate, outcome, terms);
    if (model.kind !== 'model') continue;
    used++;
    model.b.forEach((slope, i) => {
      const away = slope - mean[i]!;
      mean[i]! += away / used;
      squares[i]! += away * (slope - mean[i]!);
    });
  }
  return used < 2 ? undefined : Array.from(squares, (sum) => Math.sqrt(sum / (used - 1)));
}

function contrastOf(value: number, se: number | undefined, df: number, cases: number, base: Base): Contrast {
  if (se === undefined || !(se > 0)) {
    return { value, interval: undefined, base, cases, se: undefined, t: undefined, p: undefined };
  }
  const t = value / se;
  const half = studentTQuantile(0.975, df) * se;
  return {
    value,
    interval: [value - half, value + half],
    base,
    cases,
    se,
    t,
    p: Math.min(1, 2 * studentTTail(Math.abs(t), df)),
  };
}

function attributeOf(id: string, reward: Contrast, penalty: Contrast): PenaltyRewardAttribute {
  const [up, down] = [reward.value!, penalty.value!];
  const sizes = Math.abs(up) + Math.abs(down);
  const rewards = reward.p !== undefined && reward.p < 0.05 && up > 0;
  const penalises = penalty.p !== undefined && penalty.p < 0.05 && down < 0;
  const known = reward.p !== undefined && penalty.p !== undefined;
  const named = rewards ? (penalises ? 'performance' : 'excitement') : penalises ? 'basic' : 'indifferent';
  return {
    id,
    reward,
    penalty,
    range: up - down,
    asymmetry: sizes > 0 ? (Math.abs(up) - Math.abs(down)) / sizes : undefined,
    class: known ? named : undefined,
  };
}
