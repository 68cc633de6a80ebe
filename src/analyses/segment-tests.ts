import type { Crosstab } from '../survey/crosstab.ts';
import type { Base, Estimate } from '../survey/estimate.ts';
import type { Derived, Groups } from '../survey/finding.ts';
import { designVariance } from '../stats/design-variance.ts';
import { fisherExact } from '../stats/fisher-exact.ts';
import { differenceOf, welchDifference } from '../stats/mean-difference.ts';
import { pooledZ } from '../stats/pooled-z.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import { wilsonInterval } from '../stats/wilson-interval.ts';
import { adjustedComparisons, type Correction } from './adjusted-comparisons.ts';
import type { Comparison, TestedComparison, UntestedComparison } from './comparison.ts';
import { groupMean, type GroupMean } from './group-mean.ts';

export interface SegmentSettings {
  /** A share of the base (`hits`: codes that count), or a mean (`values`: code → number). */
  readonly measure:
    | { readonly kind: 'proportion'; readonly hits: readonly string[] }
    | { readonly kind: 'mean'; readonly values: Readonly<Record<string, number>> };
  /** Every pair of groups, or each group against all others together. */
  readonly against: 'pairs' | 'rest';
  readonly correction: Correction;
  /**
   * Of proportions: `linearised` variances; or `pooled`, the classical z on (effective) counts, which gives way to Fisher's exact
   * test where an expected count is below 5 and nobody is weighted.
   */
  readonly test?: 'linearised' | 'pooled';
  /** The same respondents are in every group (waves of a panel): differences are paired, and no test of independent groups is made. */
  readonly samePeople?: boolean;
}

export interface SegmentTests {
  readonly method: 'segment-tests';
  readonly base: Base;
  readonly measure: 'proportion' | 'mean';
  readonly against: 'pairs' | 'rest';
  readonly correction: Correction;
  /** Comparisons with a p value: what the correction is for. */
  readonly family: number;
  /** `derived.comparisons` name two groups, or one that is held against the rest; first minus second. */
  readonly segments: Groups<Estimate, { readonly comparisons: readonly Derived<Comparison>[] }>;
}

/**
 * Groups of respondents side by side, and which of them differ.
 *
 * @param table one term by one `wave` or segment
 * @throws {RangeError} if the crosstab has another shape, or a code is not among its categories
 *
 * Source: METHODS 12; Welch (1947); Rao & Scott (1984); Holm (1979); Benjamini & Hochberg (1995).
 */
export function segmentTests(table: Crosstab, settings: SegmentSettings): SegmentTests {
  const { measure, against, correction } = settings;
  const [axis, by] = [table.of[0], table.by[0]];
  if (axis === undefined || by === undefined || table.of.length !== 1 || table.by.length !== 1) {
    throw new RangeError('segments are compared on a crosstab of one term by one wave or segment');
  }
  const values = measureValues(axis.categories, measure);
  const keys = by.categories;
  const groups = keys.map((_, group) => groupMean(table, values, [group]));
  const others = (group: number) => keys.flatMap((_, other) => (other === group ? [] : [other]));
  const pairs =
    against === 'rest'
      ? keys.map((key, group) => ({
          of: [key],
          first: groups[group]!,
          second: groupMean(table, values, others(group)),
        }))
      : keys.flatMap((key, first) =>
          keys
            .slice(first + 1)
            .map((other, next) => ({ of: [key, other], first: groups[first]!, second: groups[first + 1 + next]! })),
        );
  const raw = pairs.map(({ of, first, second }) => ({ of, value: compared(table, first, second, settings) }));
  const comparisons = adjustedComparisons(raw, correction);
  return {
    method: 'segment-tests',
    base: groupMean(table, values).base,
    measure: measure.kind,
    against,
    correction,
    family: comparisons.filter(({ value }) => value.state === 'tested').length,
    segments: {
      relation: 'partition',
      groups: groups.map((group, i) => ({
        key: keys[i]!,
        base: group.base,
        value: groupEstimate(group, table, measure.kind),
      })),
      derived: { comparisons },
    },
  };
}

/**
 * The number that each answer counts.
 *
 * @throws {RangeError} if a code is not among the categories, or has no number
 */
export function measureValues(categories: readonly string[], measure: SegmentSettings['measure']): number[] {
  if (measure.kind === 'proportion') {
    const stranger = measure.hits.find((code) => !categories.includes(code));
    if (stranger !== undefined)
      throw new RangeError(`"${stranger}" is not one of the answers ${categories.join(', ')}`);
    return categories.map((code) => (measure.hits.includes(code) ? 1 : 0));
  }
  return categories.map((code) => {
    const value = measure.values[code];
    if (value === undefined) throw new RangeError(`the answer "${code}" has no number to take a mean of`);
    return value;
  });
}

/** A share with Wilson's interval, or a mean with that of its linearised variance; both of the design where one is declared. */
export function groupEstimate(
  { mean, variance, df, base }: GroupMean,
  table: Crosstab,
  kind: 'proportion' | 'mean',
): Estimate {
  if (mean === undefined) return { value: undefined, interval: undefined, base };
  if (kind === 'mean') {
    return {
      value: mean,
      interval: variance === undefined || df === undefined ? undefined : meanInterval(mean, variance, df),
      base,
    };
  }
  const designed = table.between !== undefined && variance !== undefined && variance > 0 && mean > 0 && mean < 1;
  const effective = designed ? (mean * (1 - mean)) / variance : base.effective;
  const value = Math.min(1, mean);
  return { value, interval: effective === undefined ? undefined : wilsonInterval(value, effective), base };
}

function compared(
  table: Crosstab,
  first: GroupMean,
  second: GroupMean,
  { measure, test = 'linearised', samePeople }: SegmentSettings,
): Omit<TestedComparison, 'adjusted' | 'significant'> | UntestedComparison {
  if (samePeople) return { state: 'untested', why: 'same-people' };
  if (
    first.mean === undefined ||
    second.mean === undefined ||
    first.base.n === undefined ||
    second.base.n === undefined
  ) {
    return { state: 'untested', why: 'no-base' };
  }
  if (first.base.n < 2 || second.base.n < 2) return { state: 'untested', why: 'one-respondent' };
  const few = measure.kind === 'proportion' && fewExpected(first, second);
  const [v1, v2] = [first.variance!, second.variance!];
  const { between } = table;
  const found =
    between !== undefined
      ? differenceOf(
          first.mean - second.mean,
          designVariance(between.matrix, [
            ...first.gradient,
            ...second.gradient.map(([at, slope]) => [at, -slope] as const),
          ]),
          measure.kind === 'mean' ? between.df : undefined,
        )
      : measure.kind === 'mean'
        ? welchDifference(
            { mean: first.mean, variance: v1, df: first.df! },
            { mean: second.mean, variance: v2, df: second.df! },
          )
        : differenceOf(first.mean - second.mean, v1 + v2, undefined);
  if (found === undefined) return { state: 'untested', why: 'no-variance' };
  if (measure.kind === 'mean') {
    return { state: 'tested', test: between === undefined ? 'welch' : 't', ...found, fewExpected: false };
  }
  if (test === 'linearised') return { state: 'tested', test: 'z', ...found, fewExpected: few };
  const [n1, n2] = [first.base.effective!, second.base.effective!];
  if (few) {
    const counted = n1 === first.base.n && n2 === second.base.n;
    if (!counted) return { state: 'untested', why: 'too-few' };
    const p = fisherExact(Math.round(first.mean * n1), n1, Math.round(second.mean * n2), n2);
    return { state: 'tested', test: 'fisher', ...found, p, fewExpected: true };
  }
  const pooled = pooledZ(first.mean, n1, second.mean, n2);
  if (pooled === undefined) return { state: 'untested', why: 'no-variance' };
  return { state: 'tested', test: 'pooled-z', ...found, statistic: pooled.z, p: pooled.p, fewExpected: false };
}

/** Whether a cell of the 2 × 2 table expects fewer than five (effective) respondents. */
function fewExpected(first: GroupMean, second: GroupMean): boolean {
  const [n1, n2] = [first.base.effective ?? 0, second.base.effective ?? 0];
  const pooled = (first.mean! * n1 + second.mean! * n2) / (n1 + n2);
  return Math.min(n1, n2) * Math.min(pooled, 1 - pooled) < 5;
}
