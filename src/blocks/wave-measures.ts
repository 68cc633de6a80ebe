import { adjustedComparisons } from '../analyses/adjusted-comparisons.ts';
import type { Comparison } from '../analyses/comparison.ts';
import { gate } from '../analyses/gate.ts';
import { type SegmentTests, segmentTests } from '../analyses/segment-tests.ts';
import type { Origin } from '../survey/crosstab.ts';
import type { Derived, PublicFinding } from '../survey/finding.ts';
import type { Condition } from '../survey/question.ts';
import type { Desk } from './desk.ts';
import type { Measure } from './measure.ts';

/** A number in every wave, and the tests between neighbouring waves. */
export interface WaveMeasure {
  readonly tests: PublicFinding<SegmentTests>;
  readonly origin: Origin;
}

/**
 * Numbers by wave, with each wave compared to the one before. All comparisons asked for are one family (Holm);
 * what the gate will hide does not count in it.
 *
 * @param pairs earlier and later wave of each comparison
 */
export function waveMeasures(
  desk: Desk,
  measures: readonly Measure[],
  where: Condition,
  pairs: readonly (readonly [string, string])[],
): readonly WaveMeasure[] {
  const tables = desk.ask(measures.map(({ term }) => ({ of: [term], by: ['wave'], where })));
  const samePeople = desk.study.waves.some((wave) => wave.samePeople);
  const found = measures.map(({ settings }, i) => {
    const tests = segmentTests(tables[i]!, { measure: settings, against: 'pairs', correction: 'none', samePeople });
    const { groups, derived } = tests.segments;
    const shown = new Set(
      groups.filter(({ base }) => (base.n ?? 0) >= desk.study.privacy.suppressBelow).map(({ key }) => key),
    );
    const wanted = derived.comparisons.filter(
      ({ of }) => pairs.some(([a, b]) => of[0] === a && of[1] === b) && of.every((key) => shown.has(key)),
    );
    return { tests, wanted };
  });
  const family: readonly Derived<Comparison>[] = adjustedComparisons(
    found.flatMap(({ wanted }) => wanted),
    'holm',
  );
  const count = family.filter(({ value }) => value.state === 'tested').length;
  let next = 0;
  return found.map(({ tests, wanted }, i) => {
    const comparisons = family.slice(next, next + wanted.length);
    next += wanted.length;
    const finding: SegmentTests = {
      ...tests,
      correction: 'holm',
      family: count,
      segments: { ...tests.segments, derived: { comparisons } },
    };
    return { tests: gate(finding, desk.study.privacy), origin: tables[i]!.origin };
  });
}

/** The comparison of two waves as later minus earlier, if it may be shown. */
export function waveChange(
  measure: WaveMeasure,
  before: string,
  now: string,
): { readonly difference: number; readonly significant: boolean; readonly adjusted: number } | undefined {
  if (measure.tests.state === 'hidden') return undefined;
  const { comparisons } = measure.tests.finding.segments.derived;
  const found = comparisons.find(({ of }) => of[0] === before && of[1] === now)?.value;
  if (found?.state !== 'tested') return undefined;
  return { difference: -found.difference, significant: found.significant, adjusted: found.adjusted };
}

/** What is known of one wave: its estimate, or that it is hidden or empty. */
export function waveGroup(measure: WaveMeasure, wave: string) {
  if (measure.tests.state === 'hidden') return undefined;
  return measure.tests.finding.segments.groups.find(({ key }) => key === wave);
}
