import type { Crosstab } from '../survey/crosstab.ts';
import type { Derived } from '../survey/finding.ts';
import { holm } from '../stats/holm.ts';
import { type Nps, nps, npsDifference } from './nps.ts';
import { panels, type Panels } from './panels.ts';

export type NpsComparison =
  | {
      readonly state: 'tested';
      /** Later minus earlier panel, in points, with its 95 % interval (not widened by the correction). */
      readonly difference: number;
      readonly interval: readonly [low: number, high: number];
      readonly p: number;
      /** Holm's p over all comparisons of this table. */
      readonly adjusted: number;
      /** `adjusted` below 0.05. */
      readonly significant: boolean;
    }
  | { readonly state: 'untested'; readonly why: 'same-people' | 'no-variance' | 'no-base' };

/** `differences` name two panels, the earlier one first. */
export type NpsPanels = Panels<Nps, { readonly differences: readonly Derived<NpsComparison>[] }>;

export interface NpsPanelSettings {
  /** Every panel against the one before it (waves), or every pair (segments). */
  readonly pairs: 'successive' | 'all';
  /** Panels in which the same people answered as in the one before: differences are then paired, and not tested. */
  readonly samePeople?: readonly string[];
}

/**
 * Net Promoter Score once for each wave or segment, and the differences between them.
 *
 * @param table one term with the categories 0 to 10, by one wave or segment
 * @throws {RangeError} if the term has other categories, or there is not exactly one `by`
 *
 * Source: METHODS 3; Holm (1979).
 */
export function npsPanels(table: Crosstab, { pairs, samePeople = [] }: NpsPanelSettings): NpsPanels {
  const found = panels(table, scored);
  const { groups } = found.panels;
  const compared = groups.flatMap((second, j) =>
    groups.slice(pairs === 'all' ? 0 : Math.max(0, j - 1), j).map((first) => ({
      of: [first.key, second.key],
      test: npsDifference(second.value, first.value),
      paired: samePeople.includes(second.key),
    })),
  );
  const adjusted = holm(compared.map(({ test, paired }) => (paired || test.state === 'untested' ? undefined : test.p)));
  const differences = compared.map(({ of, test, paired }, i): Derived<NpsComparison> => {
    const p = adjusted[i];
    if (paired) return { of, value: { state: 'untested', why: 'same-people' } };
    if (test.state === 'untested' || p === undefined) {
      return { of, value: { state: 'untested', why: test.state === 'untested' ? test.why : 'no-variance' } };
    }
    const { difference, interval } = test;
    return { of, value: { state: 'tested', difference, interval, p: test.p, adjusted: p, significant: p < 0.05 } };
  });
  return { ...found, panels: { ...found.panels, derived: { differences } } };
}

function scored(table: Crosstab): Nps {
  const result = nps(table);
  if (result.kind === 'nps') return result;
  throw new RangeError(`a Net Promoter Score needs answers from 0 to 10, not ${result.categories.join(', ')}`);
}
