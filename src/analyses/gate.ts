import type { Base } from '../survey/estimate.ts';
import type { DerivedLists, Finding, Group, Groups, PublicFinding, PublicGroup } from '../survey/finding.ts';

/** Thresholds of a study, in respondents, unweighted (`Study.privacy`). */
export interface Thresholds {
  /** Groups with fewer respondents are marked. */
  readonly flagBelow: number;
  /** Groups with fewer respondents are hidden. */
  readonly suppressBelow: number;
  /** Places to hide whatever their base: `''` is the finding itself, `panels/north/levels/4` a group in it. See `furtherHidden`. */
  readonly alsoHidden?: ReadonlySet<string>;
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
  const state = thresholds.alsoHidden?.has('') ? 'hidden' : stateOf(finding.base, thresholds);
  const opened = state === 'hidden' ? { state } : { state, finding: withoutHidden(finding, thresholds, '') };
  return opened as PublicFinding<F>;
}

function stateOf(base: Base | undefined, { flagBelow, suppressBelow }: Thresholds): PublicGroup<unknown>['state'] {
  const n = base?.n;
  if (n === undefined) return 'shown';
  if (n === 0) return 'empty';
  return n < suppressBelow ? 'hidden' : n < flagBelow ? 'small' : 'shown';
}

function withoutHidden(part: unknown, thresholds: Thresholds, place: string): unknown {
  if (Array.isArray(part)) return part.map((entry, i) => withoutHidden(entry, thresholds, within(place, String(i))));
  if (typeof part !== 'object' || part === null) return part;
  if (isGroups(part)) return publicGroups(part, thresholds, place);
  return Object.fromEntries(
    Object.entries(part).map(([key, entry]) => [key, withoutHidden(entry, thresholds, within(place, key))]),
  );
}

/** The place of a part of a finding: names of properties and keys of groups. */
export function within(place: string, name: string): string {
  return place === '' ? name : `${place}/${name}`;
}

function isGroups(part: object): part is Groups<unknown, DerivedLists> {
  return 'relation' in part && 'groups' in part && 'derived' in part;
}

function publicGroups(
  { relation, groups, derived }: Groups<unknown, DerivedLists>,
  thresholds: Thresholds,
  place: string,
) {
  const hidden = hiddenKeys(relation, groups, thresholds, place);
  return {
    relation,
    groups: groups.map(({ key, base, value }) =>
      hidden.has(key)
        ? { state: 'hidden', key }
        : {
            state: stateOf(base, thresholds),
            key,
            base,
            value: withoutHidden(value, thresholds, within(place, key)),
          },
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
  place: string,
): Set<string> {
  const isHidden = ({ key, base }: Group<unknown>): boolean =>
    stateOf(base, thresholds) === 'hidden' || (thresholds.alsoHidden?.has(within(place, key)) ?? false);
  const hidden = new Set(groups.filter(isHidden).map(({ key }) => key));
  if (relation === 'partition' && hidden.size === 1) {
    const others = groups.filter(({ key, base }) => !hidden.has(key) && base.n !== undefined && base.n > 0);
    const smallest = others.sort((a, b) => (a.base.n ?? 0) - (b.base.n ?? 0))[0];
    if (smallest) hidden.add(smallest.key);
  }
  return hidden;
}
