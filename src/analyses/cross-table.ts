import type { Crosstab, MissingCounts } from '../survey/crosstab.ts';
import type { Base, Estimate } from '../survey/estimate.ts';
import type { Derived, Groups } from '../survey/finding.ts';
import { adjustedComparisons, type Correction } from './adjusted-comparisons.ts';
import type { Comparison, TestedComparison, UntestedComparison } from './comparison.ts';
import { groupMean } from './group-mean.ts';
import { groupEstimate, measureValues, segmentTests, type SegmentSettings } from './segment-tests.ts';

/** A row of a cross table: a share of the base, or a mean. */
export interface CrossRow {
  readonly id: string;
  readonly measure: SegmentSettings['measure'];
}

/** One question by one wave or segment. */
export interface CrossInput {
  /** One term without `by`. */
  readonly total: Crosstab;
  /** The same term by one wave or segment. */
  readonly columns: Crosstab;
  readonly rows: readonly CrossRow[];
}

export interface CrossSettings {
  readonly against: SegmentSettings['against'];
  readonly correction: Correction;
  /** What p values are corrected over: the rows and columns of one question by one segment, or the whole table. */
  readonly family: 'question' | 'table';
  /** The same respondents are in every column. */
  readonly samePeople?: boolean | undefined;
}

export interface CrossTable {
  readonly method: 'cross-table';
  readonly by: string;
  readonly against: SegmentSettings['against'];
  readonly correction: Correction;
  /** Comparisons with a p value in the family that this table belongs to. */
  readonly family: number;
  /** Everybody, whether in a column or not. Nothing is compared with this: it contains every column. */
  readonly base: Base;
  readonly missing: MissingCounts;
  readonly total: readonly Estimate[];
  /**
   * An estimate for each row. `comparisons` name two columns, first minus second, or one that is held against the others together;
   * each holds one comparison for each row.
   */
  readonly columns: Groups<readonly Estimate[], { readonly comparisons: readonly Derived<readonly Comparison[]>[] }>;
}

type Raw = Omit<TestedComparison, 'adjusted' | 'significant'> | UntestedComparison;

/**
 * Questions by segments, side by side, with every difference tested that can be.
 *
 * Shares of unweighted respondents are compared by pooled z, or Fisher's exact test where a count below 5 is expected; weighted or
 * designed ones by z with linearised variances, and not at all where an (effective) count below 5 is expected. Means: Welch's t.
 *
 * Source: METHODS 12; Welch (1947); Rao & Scott (1984); Holm (1979); Benjamini & Hochberg (1995).
 */
export function crossTables(inputs: readonly CrossInput[], settings: CrossSettings): CrossTable[] {
  const raw = inputs.map((input) => comparisonsOf(input, settings));
  const corrected =
    settings.family === 'table'
      ? inGroups(adjustedComparisons(raw.flat(), settings.correction), raw)
      : raw.map((own) => adjustedComparisons(own, settings.correction));
  const tested = (list: readonly Derived<Comparison>[]) => list.filter(({ value }) => value.state === 'tested').length;
  return inputs.map(({ total, columns, rows }, i) => {
    const comparisons = corrected[i]!;
    const estimates = rows.map(({ measure }) =>
      segmentTests(columns, { measure, against: settings.against, correction: 'none' }),
    );
    const [first] = estimates;
    const pairs = comparisons.length / Math.max(1, rows.length);
    return {
      method: 'cross-table',
      by: columns.by[0]!.id,
      against: settings.against,
      correction: settings.correction,
      family: tested(settings.family === 'table' ? corrected.flat() : comparisons),
      base: groupMean(total, measureValues(total.of[0]!.categories, rows[0]!.measure)).base,
      missing: total.missing[0]!,
      total: rows.map(({ measure }) =>
        groupEstimate(groupMean(total, measureValues(total.of[0]!.categories, measure)), total, measure.kind),
      ),
      columns: {
        relation: 'partition',
        groups: (first?.segments.groups ?? []).map(({ key, base }, group) => ({
          key,
          base,
          value: estimates.map(({ segments }) => segments.groups[group]!.value),
        })),
        derived: {
          comparisons: Array.from({ length: pairs }, (_, pair) => ({
            of: comparisons[pair]!.of,
            value: rows.map((_row, row) => comparisons[row * pairs + pair]!.value),
          })),
        },
      },
    };
  });
}

/** Row by row, all pairs of each. */
function comparisonsOf({ columns, rows }: CrossInput, { against, samePeople }: CrossSettings): Derived<Raw>[] {
  const weighted = columns.between !== undefined || columns.bases.some(({ n, w, w2 }) => n !== w || n !== w2);
  return rows.flatMap(({ measure }) => {
    const settings: SegmentSettings = {
      measure,
      against,
      correction: 'none',
      test: weighted ? 'linearised' : 'pooled',
      samePeople: samePeople ?? false,
    };
    return segmentTests(columns, settings).segments.derived.comparisons.map(({ of, value }) => ({
      of,
      value: value.state === 'tested' && value.test === 'z' && value.fewExpected ? TOO_FEW : value,
    }));
  });
}

const TOO_FEW: UntestedComparison = { state: 'untested', why: 'too-few' };

function inGroups<T>(list: readonly T[], like: readonly (readonly unknown[])[]): T[][] {
  let next = 0;
  return like.map(({ length }) => list.slice(next, (next += length)));
}
