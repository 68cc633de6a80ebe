import type { Estimate } from '../survey/estimate.ts';
import type { Moments } from '../survey/moments.ts';
import { designVariance } from '../stats/design-variance.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import { meanOfSums } from '../stats/mean-of-sums.ts';
import { wilsonInterval } from '../stats/wilson-interval.ts';
import { meanGradient, momentSums, termIndex } from './moment-sums.ts';

/** A mean with its linearised standard error, in the term's units. */
export interface TermMean extends Estimate {
  /** Undefined with fewer than two respondents. */
  readonly se: number | undefined;
  /** Degrees of freedom of `se`: n − 1, or clusters less strata of a declared design. */
  readonly df: number;
  /** Standard deviation, weighted, divisor n − 1. */
  readonly sd: number | undefined;
}

/**
 * Mean of a term over whoever has it, with the t interval of its linearised variance: of the design, where one is declared.
 *
 * @throws {RangeError} if the moments do not hold the term
 *
 * Source: METHODS 1; Lumley (2010).
 */
export function termMean(moments: Moments, term: string): TermMean {
  const index = termIndex(moments, term);
  const sums = momentSums(moments, index);
  const found = meanOfSums(sums);
  const base = { n: sums.n, weighted: sums.w, effective: found?.effective ?? 0 };
  if (found === undefined) return { value: undefined, interval: undefined, base, se: undefined, df: 0, sd: undefined };
  const { mean, sd } = found;
  const { between } = moments;
  const variance =
    between === undefined ? found.variance : designVariance(between.matrix, meanGradient(moments, index, mean));
  const df = between?.df ?? sums.n - 1;
  return {
    value: mean,
    interval: variance === undefined ? undefined : meanInterval(mean, variance, df),
    base,
    se: variance === undefined ? undefined : Math.sqrt(variance),
    df,
    sd,
  };
}

/**
 * Share of those for whom a 0/1 term is 1, with the Wilson interval: on Kish's effective number, or, where a design is declared,
 * on the number that would give the design's variance. At 0 or 1 the design says nothing, and Kish's number is used.
 *
 * Source: METHODS 1; Korn & Graubard (1998).
 */
export function termShare(moments: Moments, term: string): Estimate {
  const { value: mean, se, base } = termMean(moments, term);
  if (mean === undefined) return { value: undefined, interval: undefined, base };
  const value = wholeShare(mean);
  const { between } = moments;
  const designed = between !== undefined && se !== undefined && se > 0 && value > 0 && value < 1;
  const effective = designed ? (value * (1 - value)) / se ** 2 : base.effective!;
  return { value, interval: wilsonInterval(value, effective), base };
}

/** Sums of weights leave 1 a hair off when everyone counts. */
function wholeShare(mean: number): number {
  return mean < 1e-12 ? 0 : mean > 1 - 1e-12 ? 1 : mean;
}
