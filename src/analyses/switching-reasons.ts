import type { Axis, Cell, Crosstab } from '../survey/crosstab.ts';
import type { Base, Estimate } from '../survey/estimate.ts';
import { leader } from './leader.ts';
import { onlyAxis } from './only-axis.ts';
import { pooledCell } from './pooled-cell.ts';
import { baseOf, share, totalsOf, unknownOf } from './share.ts';

/** Name of the net over all options of a multiple choice; without it the number who named nothing is not known. */
export const ANY_REASON = '*';

export interface ReasonSettings {
  /** Groups of reasons in the questionnaire's order: nets of a multiple choice, a partition of a single one. */
  readonly groups: readonly { readonly id: string; readonly members: readonly string[] }[];
  /** Ids of options and groups that stand last whatever their size, such as "other". */
  readonly last?: readonly string[] | undefined;
}

export interface Reason {
  readonly id: string;
  /** Who named it; published tables may know only the share. */
  readonly count: Cell;
  /** Share of the base that named it. In a multiple choice these add to more than 1. */
  readonly ofCases: Estimate;
  /** Share of all mentions, without interval: mentions are not independent. The same as `ofCases` in a single choice. */
  readonly ofResponses: number | undefined;
  /** Share of its group's mentions, 0 to 1; in a single choice that is the share of the group's respondents. Undefined outside a group. */
  readonly ofGroup: number | undefined;
}

export interface ReasonGroup {
  readonly id: string;
  /** Who named any member; undefined where a published table does not say. */
  readonly count: Cell | undefined;
  /** A net counts a respondent once, however many members were named. */
  readonly ofCases: Estimate;
  /** Share of all mentions that fell on a member. */
  readonly ofResponses: number | undefined;
  readonly reasons: readonly Reason[];
}

/** Why customers leave, in two levels. Everything is sorted by size, then as in the questionnaire, with `last` at the end. */
export interface SwitchingReasons {
  readonly method: 'switching-reasons';
  readonly choice: 'multi' | 'single';
  /** Respondents who were asked and answered. */
  readonly base: Base;
  readonly groups: readonly ReasonGroup[];
  /** Reasons in no group; all of them where none is declared. */
  readonly unassigned: readonly Reason[];
  /** Mentions for each respondent of the base; undefined with published bounds. */
  readonly responsesPerCase: number | undefined;
  /** Share who were asked and named nothing; undefined in a single choice, or without `ANY_REASON` in the query. */
  readonly none: Estimate | undefined;
  /** What leads by cases; undefined on a tie, or where published bounds leave it open. */
  readonly leadingReason: string | undefined;
  readonly leadingGroup: string | undefined;
  /** What leads among the mentions. */
  readonly leadingGroupByResponses: string | undefined;
}

/**
 * Reasons for switching supplier, single or multiple choice, with groups.
 *
 * A multiple choice is asked as `{ item, nets: { …groups, [ANY_REASON]: all options } }`, a single one as `{ item }`.
 * Groups are nets in a multiple choice, never sums of members, and sums in a single one, unless a member is a published bound.
 *
 * @param table one term, without `by`
 * @throws {RangeError} if the crosstab has another shape or lacks a member of a group
 *
 * Source: METHODS 6.
 */
export function switchingReasons(table: Crosstab, { groups, last = [] }: ReasonSettings): SwitchingReasons {
  const { axis, whole } = onlyAxis(table);
  const cellOf = cellsByCategory(axis, table.cells);
  const nets = new Set(axis.kind === 'multi' ? [...groups.map(({ id }) => id), ANY_REASON] : []);
  const options = axis.categories.filter((code) => !nets.has(code));
  const shareOf = (count: Cell, ...codes: readonly string[]): Estimate =>
    share(
      count,
      whole,
      totalsOf(
        table,
        codes.map((code) => axis.categories.indexOf(code)),
      ),
    );
  const mentions = pooledCell(options.map((code) => cellOf(code)))?.w;

  const reasonOf = (code: string, members: readonly string[]): Reason => {
    const count = cellOf(code);
    const groupMentions = pooledCell(members.map((member) => cellOf(member)))?.w;
    return {
      id: code,
      count,
      ofCases: shareOf(count, code),
      ofResponses: ratio(count, mentions),
      ofGroup: ratio(count, members.length === 0 ? undefined : groupMentions),
    };
  };
  const groupOf = ({ id, members }: ReasonSettings['groups'][number]): ReasonGroup => {
    const sum = pooledCell(members.map((member) => cellOf(member)));
    const net = axis.kind === 'single' ? sum : axis.categories.includes(id) ? cellOf(id) : undefined;
    return {
      id,
      count: net,
      ofCases: net === undefined ? unknownOf(whole) : shareOf(net, ...(axis.kind === 'single' ? members : [id])),
      ofResponses: ratio(sum, mentions),
      reasons: bySize(
        members.map((code) => reasonOf(code, members)),
        last,
      ),
    };
  };

  const shareOfRest = (named: Cell): Estimate => {
    const rest = share(restOf(named, whole), whole);
    if (table.between === undefined) return rest;
    const { interval } = shareOf(named, ANY_REASON);
    return { ...rest, interval: interval && [1 - interval[1], 1 - interval[0]] };
  };

  const assigned = new Set(groups.flatMap(({ members }) => members));
  const found = bySize(groups.map(groupOf), last);
  const reasons = options.map((code) => reasonOf(code, []));
  const any = axis.categories.includes(ANY_REASON) ? cellOf(ANY_REASON) : undefined;
  return {
    method: 'switching-reasons',
    choice: axis.kind,
    base: baseOf(whole),
    groups: found,
    unassigned: bySize(
      reasons.filter(({ id }) => !assigned.has(id)),
      last,
    ),
    responsesPerCase: mentions === undefined || whole.w <= 0 ? undefined : mentions / whole.w,
    none: axis.kind === 'multi' && any ? shareOfRest(any) : undefined,
    leadingReason: leader(reasons.map(({ id, ofCases }) => ({ id, ...ofCases }))),
    leadingGroup: leader(found.map(({ id, ofCases }) => ({ id, ...ofCases }))),
    leadingGroupByResponses: leader(found.map(({ id, ofResponses }) => ({ id, value: ofResponses }))),
  };
}

function cellsByCategory(axis: Axis, cells: readonly Cell[]): (code: string) => Cell {
  return (code) => {
    const cell = cells[axis.categories.indexOf(code)];
    if (cell === undefined) throw new RangeError(`"${axis.id}" has no category "${code}".`);
    return cell;
  };
}

function ratio(part: Cell | undefined, whole: number | undefined): number | undefined {
  if (part === undefined || part.bound !== undefined || whole === undefined || whole <= 0) return undefined;
  return part.w / whole;
}

function restOf(part: Cell, whole: Cell): Cell {
  return {
    n: part.n === undefined || whole.n === undefined ? undefined : whole.n - part.n,
    w: Math.max(0, whole.w - part.w),
    w2: part.w2 === undefined || whole.w2 === undefined ? undefined : Math.max(0, whole.w2 - part.w2),
  };
}

function bySize<R extends { id: string; ofCases: Estimate; ofResponses: number | undefined }>(
  rows: readonly R[],
  last: readonly string[],
): readonly R[] {
  // Sums of weights differ in their last bits with the order of rows; the order of reasons must not.
  const size = ({ ofCases, ofResponses }: R): number => Math.round((ofCases.value ?? ofResponses ?? -1) * 1e12);
  const isLast = ({ id }: R): number => (last.includes(id) ? 1 : 0);
  return [...rows].sort((a, b) => isLast(a) - isLast(b) || size(b) - size(a));
}
