import { groupOf, type Crosstab } from '../survey/crosstab.ts';
import type { Base } from '../survey/estimate.ts';
import type { DerivedLists, Groups } from '../survey/finding.ts';
import { pooledCell } from './pooled-cell.ts';
import { baseOf } from './share.ts';

/** The same finding once for each wave or segment. Keys are the categories of `by`. */
export interface Panels<F, D extends DerivedLists = Readonly<Record<never, never>>> {
  readonly method: 'panels';
  readonly by: string;
  /** Everyone in any of the panels. */
  readonly base: Base;
  readonly panels: Groups<F, D>;
}

/**
 * One finding for each category of a crosstab's only `by` axis. Respondents are in one panel each, so panels are a partition.
 *
 * @throws {RangeError} unless the crosstab has exactly one `by` axis
 */
export function panels<F>(table: Crosstab, finding: (group: Crosstab) => F): Panels<F> {
  const [axis] = table.by;
  if (axis === undefined || table.by.length !== 1) {
    throw new RangeError(`Expected a crosstab by one wave or segment, found ${table.by.length} of them.`);
  }
  const whole = pooledCell(table.bases) ?? { n: undefined, w: 0, w2: undefined };
  const groups = axis.categories.map((key, i) => ({
    key,
    base: baseOf(table.bases[i]!),
    value: finding(groupOf(table, i)),
  }));
  return { method: 'panels', by: axis.id, base: baseOf(whole), panels: { relation: 'partition', groups, derived: {} } };
}
