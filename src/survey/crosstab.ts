import type { BetweenClusters } from './between-clusters.ts';
import type { Condition, MissingReason } from './question.ts';
import type { Text } from './text.ts';

/** A count: respondents, the sum of their weights, and of their squared weights. */
export interface Cell {
  /** Respondents, unweighted; undefined when a published table does not say. */
  readonly n: number | undefined;
  /** Σw: respondents where nobody is weighted, a share of 1 where a published table gives no base. */
  readonly w: number;
  /** Σw²; undefined when a published table gives no base. */
  readonly w2: number | undefined;
  /** A published bound instead of a value: "<10" is below, ">65" is above. Drawn open, never summed. */
  readonly bound?: 'below' | 'above';
}

/** One question of a crosstab, its categories in the questionnaire's order. */
export interface Axis {
  /** Term id: question id, `grid.item`, `features.tracking.functional`, `wave`. */
  readonly id: string;
  /** `single`: each respondent of the base is in exactly one category. `multi`: in any number, nets among them. */
  readonly kind: 'single' | 'multi';
  readonly categories: readonly string[];
}

/** Respondents outside the base, by reason. */
export type MissingCounts = Readonly<Partial<Record<MissingReason, { readonly n: number; readonly w: number }>>>;

/**
 * How many gave which answers: the only shape in which answers to closed questions leave `tabulate/`.
 *
 * `bases` and `missing` are row-major over `by`; `cells` row-major over `by`, then `of`. An empty axis list counts as one combination.
 * The base of a group is everyone in it who answered every term of `of`; a category nobody chose is there with n = 0.
 */
export interface Crosstab {
  readonly by: readonly Axis[];
  readonly of: readonly Axis[];
  readonly cells: readonly Cell[];
  readonly bases: readonly Cell[];
  readonly missing: readonly MissingCounts[];
  /** Where strata or clusters are declared: of the totals Σw of every cell, then of every base, in their orders. */
  readonly between?: BetweenClusters;
  readonly origin: Origin;
}

export type Origin =
  | { readonly kind: 'respondents'; readonly weighted: boolean }
  | { readonly kind: 'published'; readonly source: Text; readonly base: 'stated' | 'unknown' };

/** What is counted of one respondent. */
export type Term =
  /** The answer itself, or for a `multi` question each option. */
  | { readonly item: string }
  /** Each option, and for each net whether any member was named. */
  | { readonly item: string; readonly nets: Readonly<Record<string, readonly string[]>> }
  /** "1" if the answer is one of these codes, else "0". */
  | { readonly item: string; readonly oneOf: readonly string[] }
  /** "1" if the answer's value reaches the cut, else "0". */
  | { readonly item: string; readonly atLeast: number };

/** A question put to a study's respondents; `by` names `wave` or questions of type `single` or `scale`. */
export interface Query {
  readonly of: readonly Term[];
  readonly by?: readonly string[];
  readonly where?: Condition;
  /** Wave id; all waves where absent. */
  readonly wave?: string | undefined;
  readonly weighted?: boolean;
}

/** The part of a crosstab that belongs to one combination of `by` categories, itself without `by`. */
export function groupOf(table: Crosstab, index: number): Crosstab {
  return { ...groupsAt(table, [index]), by: [] };
}

/**
 * The part of a crosstab by one axis that belongs to some of its categories, in the order given.
 *
 * @throws {RangeError} if the crosstab has another shape or lacks a category
 */
export function groupsOf(table: Crosstab, categories: readonly string[]): Crosstab {
  const [axis] = table.by;
  if (axis === undefined || table.by.length !== 1)
    throw new RangeError(`Expected one \`by\`, found ${table.by.length}.`);
  const unknown = categories.find((category) => !axis.categories.includes(category));
  if (unknown !== undefined) throw new RangeError(`"${axis.id}" has no category "${unknown}".`);
  const indices = categories.map((category) => axis.categories.indexOf(category));
  return { ...groupsAt(table, indices), by: [{ ...axis, categories }] };
}

function groupsAt(table: Crosstab, groups: readonly number[]): Omit<Crosstab, 'by'> {
  const size = table.of.reduce((product, axis) => product * axis.categories.length, 1);
  const cells = groups.flatMap((group) => Array.from({ length: size }, (_, cell) => group * size + cell));
  const totals = [...cells, ...groups.map((group) => table.cells.length + group)];
  return {
    of: table.of,
    cells: cells.map((cell) => table.cells[cell]!),
    bases: groups.map((group) => table.bases[group]!),
    missing: groups.map((group) => table.missing[group]!),
    ...(table.between === undefined ? {} : { between: betweenOf(table.between, totals) }),
    origin: table.origin,
  };
}

function betweenOf({ matrix, df }: BetweenClusters, totals: readonly number[]): BetweenClusters {
  const size = Math.round(Math.sqrt(matrix.length));
  return { matrix: totals.flatMap((i) => totals.map((j) => matrix[i * size + j]!)), df };
}
