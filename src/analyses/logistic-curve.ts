import { logisticRegression, type LogisticLevel } from '../stats/logistic-regression.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { normalTail } from '../stats/normal-tail.ts';
import type { CurveCounts } from './curve-counts.ts';

/** A logistic curve of the rate on the level's number, or why there is none. */
export type LogisticCurve =
  | LogisticFit
  /** One answer stops where the other begins: the slope has no finite estimate (Albert & Anderson 1984). */
  | { readonly kind: 'separation' }
  /** Everybody answered the same. */
  | { readonly kind: 'constant' }
  /** Published shares without bases, or fewer than two levels with respondents. */
  | { readonly kind: 'none' };

interface Coefficients {
  readonly intercept: number;
  readonly slope: number;
}

export interface LogisticFit extends Coefficients {
  readonly kind: 'fit';
  /** Standard errors from the inverse information; `seRobust` from the sandwich, to be shown when respondents are weighted. */
  readonly seModel: Coefficients;
  readonly seRobust: Coefficients;
  /** Factor on the odds for one level more. */
  readonly oddsRatio: number;
  /** 95 % interval of it by Wald, on the robust error when respondents are weighted. */
  readonly oddsRatioInterval: readonly [low: number, high: number];
  readonly logLikelihood: number;
  readonly logLikelihoodNull: number;
  /** Likelihood ratio against a flat curve, one degree of freedom. */
  readonly likelihoodRatio: number;
  /** p of it; undefined when respondents are weighted, where it is no test. */
  readonly likelihoodRatioP: number | undefined;
  readonly mcFadden: number;
  /** Level at which half, or four fifths, buy again; may lie outside the scale. Undefined on a flat curve. */
  readonly levelAt50: number | undefined;
  readonly levelAt80: number | undefined;
  /** Average marginal effect: points of rate, 0 to 1, for one level more. */
  readonly averageEffect: number;
  /** Fitted rate of each level that anybody chose, by its code. */
  readonly predicted: Readonly<Record<string, number>>;
}

/**
 * Logistic regression of buying again on the level's number.
 *
 * Source: METHODS 5; Albert & Anderson (1984) for separation; McFadden (1974).
 */
export function logisticCurve(counts: readonly CurveCounts[]): LogisticCurve {
  const present = counts.filter(({ whole }) => whole.w > 0);
  const levels = present.map(levelOf);
  const known = levels.filter((level) => level !== undefined);
  if (known.length !== levels.length || known.length < 2) return { kind: 'none' };
  const varies = known.some(({ yes }) => yes.w > 0) && known.some(({ no }) => no.w > 0);
  if (!varies) return { kind: 'constant' };
  const fit = logisticRegression(known);
  if (fit === undefined) return { kind: 'separation' };
  const { intercept, slope, logLikelihood, logLikelihoodNull } = fit;
  const likelihoodRatio = Math.max(0, 2 * (logLikelihood - logLikelihoodNull));
  const weighted = present.some(({ whole }) => whole.n !== whole.w || whole.w !== whole.w2);
  const half = normalQuantile(0.975) * (weighted ? fit.seRobust : fit.seModel).slope;
  const levelAt = (rate: number) => (slope === 0 ? undefined : (Math.log(rate / (1 - rate)) - intercept) / slope);
  return {
    kind: 'fit',
    ...fit,
    oddsRatio: Math.exp(slope),
    oddsRatioInterval: [Math.exp(slope - half), Math.exp(slope + half)],
    likelihoodRatio,
    likelihoodRatioP: weighted ? undefined : 2 * normalTail(Math.sqrt(likelihoodRatio)),
    mcFadden: 1 - logLikelihood / logLikelihoodNull,
    levelAt50: levelAt(0.5),
    levelAt80: levelAt(0.8),
    averageEffect: averageEffect(known, intercept, slope),
    predicted: Object.fromEntries(present.map(({ code, value }) => [code, rateAt(value, intercept, slope)])),
  };
}

/** Rate of the curve at any level between the scale's ends, for drawing. */
export function rateAt(level: number, intercept: number, slope: number): number {
  return 1 / (1 + Math.exp(-intercept - slope * level));
}

function averageEffect(levels: readonly LogisticLevel[], intercept: number, slope: number): number {
  let [effect, total] = [0, 0];
  for (const { x, yes, no } of levels) {
    const rate = rateAt(x, intercept, slope);
    effect += (yes.w + no.w) * rate * (1 - rate) * slope;
    total += yes.w + no.w;
  }
  return effect / total;
}

function levelOf({ value, whole, yes }: CurveCounts): LogisticLevel | undefined {
  if (yes === undefined || yes.bound !== undefined) return undefined;
  if (whole.n === undefined || whole.w2 === undefined || yes.w2 === undefined) return undefined;
  const no = { w: Math.max(0, whole.w - yes.w), w2: Math.max(0, whole.w2 - yes.w2) };
  return { x: value, n: whole.n, yes: { w: yes.w, w2: yes.w2 }, no };
}
