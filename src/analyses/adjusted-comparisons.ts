import type { Derived } from '../survey/finding.ts';
import { benjaminiHochberg } from '../stats/benjamini-hochberg.ts';
import { holm } from '../stats/holm.ts';
import type { Comparison, TestedComparison, UntestedComparison } from './comparison.ts';

/** `holm`: no false claim at all, with 95 % confidence; `benjamini-hochberg`: 5 % of the claims expected to be false. */
export type Correction = 'holm' | 'benjamini-hochberg' | 'none';

/**
 * Comparisons of one family with their p corrected for how many there are. To widen the family to a whole table, hand in the
 * comparisons of all its questions; earlier corrections are replaced.
 *
 * Source: METHODS 12.
 */
export function adjustedComparisons(
  comparisons: readonly Derived<Omit<TestedComparison, 'adjusted' | 'significant'> | UntestedComparison>[],
  correction: Correction,
): Derived<Comparison>[] {
  const ps = comparisons.map(({ value }) => (value.state === 'tested' ? value.p : undefined));
  const adjusted = correction === 'none' ? ps : correction === 'holm' ? holm(ps) : benjaminiHochberg(ps);
  return comparisons.map(({ of, value }, i) => ({
    of,
    value: value.state === 'untested' ? value : { ...value, adjusted: adjusted[i]!, significant: adjusted[i]! < 0.05 },
  }));
}
