import type { ReasonChange } from '../analyses/reason-changes.ts';
import type { Reason, ReasonGroup, SwitchingReasons } from '../analyses/switching-reasons.ts';
import type { Origin } from '../survey/crosstab.ts';
import type { Estimate } from '../survey/estimate.ts';
import type { PublicGroup } from '../survey/finding.ts';
import type { MultiQuestion, SingleQuestion } from '../survey/question.ts';
import type { Voice } from '../i18n/speak.ts';
import { shareWithInterval, shareWords } from './share-words.ts';

/** What a figure of reasons is drawn, written and tabulated from. */
export interface ReasonView {
  readonly voice: Voice;
  /** What the words call an answer: a reason for something, or just an answer. */
  readonly about: 'reasons' | 'answers';
  readonly question: MultiQuestion | SingleQuestion;
  readonly suppressBelow: number;
  /** The share of respondents, or of all reasons they named. The same thing in a single choice. */
  readonly show: 'cases' | 'responses';
  /** Whom shares are of, in a title: `respondents`, `the 129 asked`. */
  readonly who: string;
  /** The group that the author's finding is about; the leading one where absent. */
  readonly emphasis?: string | undefined;
  readonly order?: 'size' | 'questionnaire' | undefined;
  readonly origin: Origin;
  /** Everybody the figure is about: the latest wave when it is compared with the one before. */
  readonly found: SwitchingReasons;
  readonly small: boolean;
  /** The name of the wave shown, where it is compared. */
  readonly now: string | undefined;
  /** The wave before, where it is compared. */
  readonly since: ReasonPart | undefined;
  /** Segments side by side; empty without. */
  readonly parts: readonly ReasonPart[];
  /** Between groups that may be shown. */
  readonly comparisons: readonly Comparison[];
}

export interface ReasonPart {
  readonly key: string;
  readonly label: string;
  readonly group: PublicGroup<SwitchingReasons>;
}

/** Second part against first. */
export interface Comparison {
  readonly first: string;
  readonly second: string;
  readonly changes: readonly ReasonChange[];
}

export type ReasonRow = Reason | ReasonGroup;

/** A group with its reasons, or reasons without a group, in the order of the measure shown. */
export interface ReasonBlock {
  readonly head: ReasonGroup | undefined;
  readonly reasons: readonly Reason[];
}

/** Ids that stand last whatever their size: "other", and a last option that is called so. */
export function lastReasons({ options }: MultiQuestion | SingleQuestion): string[] {
  const end = options.at(-1)?.code ?? '';
  return /(^|[^a-z])other/i.test(end) && end !== 'other' ? ['other', end] : ['other'];
}

/** Whether shares are of mentions, which overlap in respondents and so have no interval and no test. */
export function countsMentions({ show, found }: ReasonView): boolean {
  return show === 'responses' && found.choice === 'multi';
}

/** The number that a figure shows of a reason or group. */
export function measured(view: ReasonView, { ofCases, ofResponses }: ReasonRow): Estimate {
  if (!countsMentions(view)) return ofCases;
  return { value: ofResponses, interval: undefined, base: ofCases.base };
}

/** `45% (42–48%)`; shares of mentions in whole percent, since they have no interval to judge them by. */
export function measuredWords(view: ReasonView, row: ReasonRow, interval: 'with' | 'without'): string {
  const { voice } = view;
  const estimate = measured(view, row);
  if (countsMentions(view) && estimate.value !== undefined) return voice.share(estimate.value, [0, 1]);
  return interval === 'with' ? shareWithInterval(voice, estimate) : shareWords(voice, estimate);
}

/** Groups by size of the measure shown, then reasons without a group. */
export function reasonBlocks(view: ReasonView): ReasonBlock[] {
  const { found, question, order } = view;
  if (order === 'questionnaire') return asAsked(view);
  const last = lastReasons(question);
  const size = ({ ofResponses }: ReasonGroup): number => Math.round((ofResponses ?? -1) * 1e12);
  const rank = ({ id }: ReasonGroup): number => (last.includes(id) ? 1 : 0);
  const groups = countsMentions(view)
    ? [...found.groups].sort((a, b) => rank(a) - rank(b) || size(b) - size(a))
    : found.groups;
  return [
    ...groups.map((head) => ({ head, reasons: head.reasons })),
    ...(found.unassigned.length === 0 ? [] : [{ head: undefined, reasons: found.unassigned }]),
  ];
}

/** Groups and reasons as the questionnaire has them. */
function asAsked({ found, question }: ReasonView): ReasonBlock[] {
  const place = (ids: readonly string[]) => (a: { id: string }, b: { id: string }) =>
    ids.indexOf(a.id) - ids.indexOf(b.id);
  const byOption = place(question.options.map(({ code }) => code));
  const groups = found.groups.toSorted(place(question.groups.map(({ id }) => id)));
  return [
    ...groups.map((head) => ({ head, reasons: head.reasons.toSorted(byOption) })),
    ...(found.unassigned.length === 0 ? [] : [{ head: undefined, reasons: found.unassigned.toSorted(byOption) }]),
  ];
}

/** Groups, each followed by its reasons, in the order of the measure shown. */
export function reasonRows(view: ReasonView): ReasonRow[] {
  return reasonBlocks(view).flatMap(({ head, reasons }): readonly ReasonRow[] =>
    head === undefined ? reasons : [head, ...reasons],
  );
}

/** Reasons without their groups. */
export function singleReasons({ groups, unassigned }: SwitchingReasons): Reason[] {
  return [...groups.flatMap(({ reasons }) => reasons), ...unassigned];
}

/** Every reason and group of a finding, by id. */
export function reasonsById(found: SwitchingReasons): ReadonlyMap<string, ReasonRow> {
  return new Map<string, ReasonRow>([...singleReasons(found), ...found.groups].map((row) => [row.id, row]));
}

/** The same reason or group in another wave or segment; undefined where that is hidden. */
export function rowOf({ group }: ReasonPart, id: string): ReasonRow | undefined {
  return group.state === 'hidden' ? undefined : reasonsById(group.value).get(id);
}

export function reasonName({ voice, question }: ReasonView, id: string): string {
  const label =
    question.groups.find((group) => group.id === id)?.label ?? question.options.find(({ code }) => code === id)?.label;
  return label === undefined ? id : voice.text(label);
}

/** The group or reason that leads by the measure shown; undefined on a tie, or where published bounds leave it open. */
export function leadingGroup(view: ReasonView): string | undefined {
  return countsMentions(view) ? view.found.leadingGroupByResponses : view.found.leadingGroup;
}

/** How a reason or group changed since the wave before; undefined where there is nothing to compare. */
export function changeOf(
  view: ReasonView,
  row: ReasonRow,
): { readonly difference: number; readonly tested: ReasonChange['result'] | undefined } | undefined {
  if (view.since === undefined) return undefined;
  const before = rowOf(view.since, row.id);
  const [then, now] = [before && measured(view, before).value, measured(view, row).value];
  if (then === undefined || now === undefined) return undefined;
  const found = view.comparisons[0]?.changes.find(({ id }) => id === row.id)?.result;
  return { difference: now - then, tested: countsMentions(view) ? undefined : found };
}
