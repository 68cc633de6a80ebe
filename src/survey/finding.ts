import type { Base } from './estimate.ts';

/** One group of respondents in a finding, with what was found in it. */
export interface Group<T> {
  /** Code of the category, level or wave, or id of the attribute. */
  readonly key: string;
  readonly base: Base;
  readonly value: T;
}

/** A number that rests on several groups of the list it stands in; it goes when the gate hides any of them. */
export interface Derived<T> {
  /** Keys of the groups. */
  readonly of: readonly string[];
  readonly value: T;
}

/** Names of lists of derived numbers, such as the steps between levels. */
export type DerivedLists = Readonly<Record<string, readonly Derived<unknown>[]>>;

/**
 * Groups side by side: the only shape in which a finding may hold numbers about parts of its base.
 *
 * `partition`: each respondent is in exactly one group, so a single hidden group could be found by subtraction.
 * `separate`: each group has a base of its own, as KANO attributes have.
 */
export interface Groups<T, D extends DerivedLists = Readonly<Record<never, never>>> {
  readonly relation: 'partition' | 'separate';
  readonly groups: readonly Group<T>[];
  readonly derived: D;
}

/** What an analysis returns. `base` is everyone it rests on; undefined when each of its groups has a base of its own. */
export interface Finding {
  readonly base: Base | undefined;
}

/**
 * A group as it may be shown. `small`: fewer respondents than `privacy.flagBelow`. `empty`: none at all.
 * `hidden`: fewer than `privacy.suppressBelow`, or hidden to protect another group; not even its size is known.
 */
export type PublicGroup<T> =
  | {
      readonly state: 'shown' | 'small' | 'empty';
      readonly key: string;
      readonly base: Base;
      readonly value: Public<T>;
    }
  | { readonly state: 'hidden'; readonly key: string };

export interface PublicGroups<T, D extends DerivedLists> {
  readonly relation: 'partition' | 'separate';
  readonly groups: readonly PublicGroup<T>[];
  /** Only what rests on no hidden group. */
  readonly derived: D;
}

/** A finding's data once the gate has been through: the same shape, with `PublicGroups` for each `Groups` in it. */
export type Public<T> =
  T extends Groups<infer V, infer D>
    ? PublicGroups<V, D>
    : T extends object
      ? { readonly [K in keyof T]: Public<T[K]> }
      : T;

declare const gated: unique symbol;

/** The only thing that blocks, downloads and pages accept. Made by `gate` alone. */
export type PublicFinding<F> = { readonly [gated]: true } & (
  { readonly state: 'shown' | 'small' | 'empty'; readonly finding: Public<F> } | { readonly state: 'hidden' }
);
