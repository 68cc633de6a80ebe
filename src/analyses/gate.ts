import type { Base } from '../survey/estimate.ts';
import type { DerivedLists, Finding, Group, Groups, PublicFinding, PublicGroup } from '../survey/finding.ts';

/** Thresholds of a study, in respondents, unweighted (`Study.privacy`). */
export interface Thresholds {
  /** Groups with fewer respondents are marked. */
  readonly flagBelow: number;
  /** Groups with fewer respondents are hidden. */
  readonly suppressBelow: number;
}

/**
 * The one door between findings and whatever is shown.
 *
 * Groups below `flagBelow` are marked `small`, groups below `suppressBelow` are `hidden`. Where exactly one group of a partition
 * is hidden, the smallest of the others goes too, since it could be found by subtraction. Groups without respondents are `empty`, never hidden.
 * A hidden group keeps its key and nothing else, and every derived number that rests on it goes. A finding whose whole base is
 * below `suppressBelow` is hidden entirely. Published figures that name no base pass: whoever published them has disclosed them.
 */
export function gate<F extends Finding>(finding: F, thresholds: Thresholds): PublicFinding<F> {
  const state = stateOf(finding.base, thresholds);
  const opened = state === 'hidden' ? { state } : { state, finding: withoutHidden(finding, thresholds) };
  return opened as PublicFinding<F>;
}

function stateOf(base: Base | undefined, { flagBelow, suppressBelow }: Thresholds): PublicGroup<unknown>['state'] {
  const n = base?.n;
  if (n === undefined) return 'shown';
  if (n === 0) return 'empty';
  return n < suppressBelow ? 'hidden' : n < flagBelow ? 'small' : 'shown';
}

function withoutHidden(part: unknown, thresholds: Thresholds): unknown {
  if (Array.isArray(part)) return part.map((entry) => withoutHidden(entry, thresholds));
  if (typeof part !== 'object' || part === null) return part;
  if (isGroups(part)) return publicGroups(part, thresholds);
  return Object.fromEntries(Object.entries(part).map(([key, entry]) => [key, withoutHidden(entry, thresholds)]));
}

function isGroups(part: object): part is Groups<unknown, DerivedLists> {
  return 'relation' in part && 'groups' in part && 'derived' in part;
}

function publicGroups({ relation, groups, derived }: Groups<unknown, DerivedLists>, thresholds: Thresholds) {
  const hidden = hiddenKeys(relation, groups, thresholds);
  return {
    relation,
    groups: groups.map(({ key, base, value }) =>
      hidden.has(key)
        ? { state: 'hidden', key }
        : { state: stateOf(base, thresholds), key, base, value: withoutHidden(value, thresholds) },
    ),
    derived: Object.fromEntries(
      Object.entries(derived).map(([name, list]) => [
        name,
        list.filter(({ of }) => of.every((key) => !hidden.has(key))),
      ]),
    ),
  };
}

function hiddenKeys(
  relation: Groups<unknown>['relation'],
  groups: readonly Group<unknown>[],
  thresholds: Thresholds,
): Set<string> {
  const hidden = new Set(groups.filter(({ base }) => stateOf(base, thresholds) === 'hidden').map(({ key }) => key));
  if (relation === 'partition' && hidden.size === 1) {
    const others = groups.filter(({ key, base }) => !hidden.has(key) && base.n !== undefined && base.n > 0);
    const smallest = others.sort((a, b) => (a.base.n ?? 0) - (b.base.n ?? 0))[0];
    if (smallest) hidden.add(smallest.key);
  }
  return hidden;
}
