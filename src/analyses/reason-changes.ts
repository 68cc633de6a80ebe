import type { Cell, Crosstab } from '../survey/crosstab.ts';
import type { Derived } from '../survey/finding.ts';
import { designVariance } from '../stats/design-variance.ts';
import { differenceTest, type DifferenceTest } from '../stats/difference-test.ts';
import { holm } from '../stats/holm.ts';
import { differenceOf } from '../stats/mean-difference.ts';
import { weightedMean, type WeightedMean } from '../stats/weighted-mean.ts';
import { groupMean } from './group-mean.ts';
import { panels, type Panels } from './panels.ts';
import { switchingReasons, type ReasonSettings, type SwitchingReasons } from './switching-reasons.ts';

/** A reason's or group's share of cases in one panel against another. */
export interface ReasonChange {
  /** Option or group. */
  readonly id: string;
  readonly result: TestedChange | UntestedChange;
}

export interface TestedChange {
  readonly state: 'tested';
  /** Second share minus first, −1 to 1, with its 95 % interval. */
  readonly difference: number;
  readonly interval: readonly [low: number, high: number];
  readonly p: number;
  /** Holm's p over all pairs of panels and all reasons of this question. */
  readonly adjusted: number;
  /** `adjusted` below 0.05. */
  readonly significant: boolean;
}

/** `no-variance`: nobody or everybody named it in both panels, or a panel is a single respondent. `no-base`: empty or published. */
export interface UntestedChange {
  readonly state: 'untested';
  readonly why: 'same-people' | 'no-variance' | 'no-base';
}

export interface CompareSettings extends ReasonSettings {
  /** The same respondents answered in every panel: differences are then paired, and no test of independent groups is made. */
  readonly samePeople?: boolean | undefined;
}

export type ReasonPanels = Panels<SwitchingReasons, { readonly changes: readonly Derived<readonly ReasonChange[]>[] }>;

/**
 * Switching reasons once for each wave or segment, and how they differ: every pair of panels in their order, every reason and group.
 *
 * @param table one term by one wave or segment
 *
 * Source: METHODS 12 (two weighted proportions, linearised variances, of the design where one is declared, z); Holm (1979).
 */
export function comparedReasons(table: Crosstab, settings: CompareSettings): ReasonPanels {
  const compared = panels(table, (group) => switchingReasons(group, settings));
  const proportions = compared.panels.groups.map(({ value }, i) => proportionsOf(value, table.bases[i]!));
  const codesOf = (id: string): readonly string[] => {
    const members =
      table.of[0]!.kind === 'single' ? settings.groups.find((group) => group.id === id)?.members : undefined;
    return members ?? [id];
  };
  const keys = compared.panels.groups.map(({ key }) => key);
  const pairs = keys.flatMap((_, second) => keys.slice(0, second).map((_key, first) => [first, second] as const));
  const ids = [...(proportions[0]?.keys() ?? [])];
  const tests = pairs.flatMap(([first, second]) =>
    ids.map((id) => {
      const [a, b] = [proportions[first]?.get(id), proportions[second]?.get(id)];
      const found =
        table.between === undefined
          ? a && b && differenceTest(a, b)
          : a?.variance !== undefined && b?.variance !== undefined
            ? designedTest(table, codesOf(id), first, second)
            : undefined;
      return { id, known: a !== undefined && b !== undefined, found };
    }),
  );
  const adjusted = holm(tests.map(({ found }) => found?.p));
  const changes = tests.map(({ id, known, found }, i): ReasonChange => {
    const p = adjusted[i];
    if (settings.samePeople) return { id, result: { state: 'untested', why: 'same-people' } };
    if (!known) return { id, result: { state: 'untested', why: 'no-base' } };
    if (found === undefined || p === undefined) return { id, result: { state: 'untested', why: 'no-variance' } };
    return { id, result: { state: 'tested', ...found, adjusted: p, significant: p < 0.05 } };
  });
  const lists = pairs.map(([first, second], pair) => ({
    of: [keys[first]!, keys[second]!],
    value: changes.slice(pair * ids.length, (pair + 1) * ids.length),
  }));
  return { ...compared, panels: { ...compared.panels, derived: { changes: lists } } };
}

/** Second share minus first, with what the two have in common through their clusters. */
function designedTest(
  table: Crosstab,
  codes: readonly string[],
  first: number,
  second: number,
): DifferenceTest | undefined {
  const values = table.of[0]!.categories.map((code) => (codes.includes(code) ? 1 : 0));
  const [a, b] = [groupMean(table, values, [first]), groupMean(table, values, [second])];
  if (table.between === undefined || a.mean === undefined || b.mean === undefined) return undefined;
  const variance = designVariance(table.between.matrix, [
    ...b.gradient,
    ...a.gradient.map(([total, slope]) => [total, -slope] as const),
  ]);
  return differenceOf(b.mean - a.mean, variance, undefined);
}

function proportionsOf(found: SwitchingReasons, whole: Cell): ReadonlyMap<string, WeightedMean | undefined> {
  const reasons = [...found.groups.flatMap((group) => group.reasons), ...found.unassigned];
  return new Map([...reasons, ...found.groups].map(({ id, count }) => [id, proportion(count, whole)]));
}

function proportion(part: Cell | undefined, whole: Cell): WeightedMean | undefined {
  if (part?.w2 === undefined || whole.w2 === undefined || whole.n === undefined) return undefined;
  const rest = { w: Math.max(0, whole.w - part.w), w2: Math.max(0, whole.w2 - part.w2), value: 0 };
  return weightedMean([{ w: part.w, w2: part.w2, value: 1 }, rest], whole.n);
}
