import { z } from 'zod';
import { gate } from '../analyses/gate.ts';
import type { ReasonPanels } from '../analyses/reason-changes.ts';
import { ANY_REASON, switchingReasons as reasonsOf, type SwitchingReasons } from '../analyses/switching-reasons.ts';
import { frame } from '../charts/frame.ts';
import { twoLevelBars } from '../charts/two-level-bars.ts';
import type { MissingCounts, Origin, Term } from '../survey/crosstab.ts';
import { groupsOf } from '../survey/crosstab.ts';
import type { PublicFinding } from '../survey/finding.ts';
import type { MultiQuestion, SingleQuestion } from '../survey/question.ts';
import type { Wave } from '../survey/study.ts';
import type { Voice } from '../i18n/speak.ts';
import { didYouMean } from '../errors.ts';
import { BlockProblem, type FigureBlock, type FigureParts } from './block.ts';
import type { Desk } from './desk.ts';
import { address, figureProps, idOf } from './figure-props.ts';
import { hiddenFigure } from './hidden-figure.ts';
import { baseNotes, gateNotes, questionNote, whoWords } from './notes.ts';
import { plainName } from './short-name.ts';
import { measureKey, reasonBars } from './reason-bars.ts';
import { reasonData, reasonTable } from './reason-table.ts';
import { shownReasons } from './reason-groups.ts';
import { lastReasons, type ReasonPart, type ReasonView } from './reason-view.ts';
import { measureNote, reasonSummary, reasonTitle, testNote } from './reason-words.ts';

const props = z.strictObject({
  of: address,
  by: z.string().optional(),
  show: z.enum(['cases', 'responses']).default('cases'),
  emphasis: z.string().optional(),
  order: z.enum(['size', 'questionnaire']).default('size'),
  ...figureProps,
});
type Props = z.infer<typeof props>;

interface Found {
  readonly all: PublicFinding<SwitchingReasons>;
  readonly groups: PublicFinding<ReasonPanels> | undefined;
  readonly origin: Origin;
  readonly missing: MissingCounts | undefined;
}

/**
 * A figure of the answers to a single or multiple choice: the answers under their groups, and what changed since the wave before or
 * differs between segments.
 *
 * @param about what its words call an answer
 */
export function choiceFigure(block: string, about: ReasonView['about']): FigureBlock<Props, Found> {
  return {
    kind: 'figure',
    name: block,
    props,
    defaultId: ({ of }) => idOf(of),

    find(desk, { of, by, wave, where, published, emphasis }) {
      const question = desk.question(block, 'of', of, ['multi', 'single']);
      if (emphasis !== undefined && !question.groups.some(({ id }) => id === emphasis)) {
        const ids = question.groups.map(({ id }) => id);
        throw new BlockProblem(`emphasis="${emphasis}" in <${block}>`, `a group of "${of}"`, didYouMean(emphasis, ids));
      }
      const settings = { groups: question.groups, last: lastReasons(question) };
      const { privacy } = desk.study;
      const table = desk.published(block, of, published);
      if (table !== undefined) {
        if (by !== undefined) throw publishedBy(block, by);
        const all = gate(reasonsOf(table, settings), privacy);
        return { all, groups: undefined, origin: table.origin, missing: undefined };
      }
      const parts = by === undefined ? undefined : desk.by(block, by);
      const pair = by === 'wave' ? wavePair(block, desk, wave) : undefined;
      const shown = desk.wave(block, wave);
      const query = { of: [termOf(question)], where: desk.where(block, where) };
      const own = { ...query, wave: shown?.id };
      const [all, grouped] = desk.ask(
        parts === undefined ? [own] : [own, { ...(pair === undefined ? own : query), by: [parts.id] }],
      );
      const keys = pair?.map(({ id }) => id);
      const sides = grouped && (keys === undefined ? grouped : groupsOf(grouped, keys));
      return {
        all: gate(reasonsOf(all!, settings), privacy),
        groups: sides && shownReasons(sides, { ...settings, samePeople: pair?.[1].samePeople }, privacy),
        origin: all!.origin,
        missing: all!.missing[0],
      };
    },

    view(desk, given, found, voice): FigureParts {
      const { of, wave, where, by } = given;
      const question = desk.question(block, 'of', of, ['multi', 'single']);
      const name = voice.text(question.label ?? question.text);
      const { all, groups, origin, missing } = found;
      if (all.state === 'hidden') return hiddenFigure(desk, voice, name, question);
      const view = viewOf({ block, about }, desk, voice, given, question, found, all.finding, all.state === 'small');
      const spec = reasonBars(view);
      const states = [
        all.state,
        ...(groups === undefined ? [] : [...view.parts, ...asList(view.since)].map(({ group }) => group.state)),
      ];
      const basis = {
        question,
        origin,
        base: all.finding.base,
        wave: desk.wave(block, wave),
        where: desk.where(block, where),
        missing,
      };
      return {
        title: reasonTitle(view, name),
        subtitle: voice.say(`${about}.subtitle.${measureKey(view)}`, {
          question: plainName(voice.text(question.text)),
        }),
        drawings:
          all.state === 'empty'
            ? []
            : [
                {
                  key: '',
                  wide: twoLevelBars(spec, frame('wide', voice.language)),
                  narrow: twoLevelBars(spec, frame('narrow', voice.language)),
                },
              ],
        summary: reasonSummary(view),
        notes: [
          ...baseNotes(desk, voice, basis),
          questionNote(voice, question),
          measureNote(view),
          ...(by === undefined ? [] : [testNote(view)]),
          ...gateNotes(desk, voice, states),
        ],
        table: reasonTable(view),
        data: reasonData(view),
        reading: voice.say(`${about}.reading`),
      };
    },
  };
}

function asList<T>(one: T | undefined): T[] {
  return one === undefined ? [] : [one];
}

function viewOf(
  { block, about }: { readonly block: string; readonly about: ReasonView['about'] },
  desk: Desk,
  voice: Voice,
  { by, wave, show, emphasis, order }: Props,
  question: MultiQuestion | SingleQuestion,
  { groups, origin, missing }: Found,
  found: SwitchingReasons,
  small: boolean,
): ReasonView {
  const labels = by === undefined ? [] : desk.by(block, by).labels;
  const panels = groups === undefined || groups.state === 'hidden' ? undefined : groups.finding.panels;
  const sides = (panels?.groups ?? []).map((group): ReasonPart => {
    const label = labels.find(({ code }) => code === group.key)?.label;
    return { key: group.key, label: label === undefined ? group.key : voice.text(label), group };
  });
  const pair = by === 'wave' ? wavePair(block, desk, wave) : undefined;
  return {
    voice,
    about,
    question,
    suppressBelow: desk.study.privacy.suppressBelow,
    show,
    who: whoWords(voice, { question, base: found.base, missing }),
    emphasis,
    order,
    origin,
    found,
    small,
    now: pair && voice.text(pair[1].label),
    since: pair && sides.find(({ key }) => key === pair[0].id),
    parts: pair === undefined ? sides : [],
    comparisons: (panels?.derived.changes ?? []).map(({ of, value }) => ({
      first: of[0]!,
      second: of[1]!,
      changes: value,
    })),
  };
}

/** What is asked: nets of a multiple choice are counted, never added up. */
function termOf({ id, type, options, groups }: MultiQuestion | SingleQuestion): Term {
  if (type === 'single') return { item: id };
  const nets = Object.fromEntries(groups.map((group) => [group.id, group.members]));
  return { item: id, nets: { ...nets, [ANY_REASON]: options.map(({ code }) => code) } };
}

/** The wave shown and the one before it. */
function wavePair(block: string, desk: Desk, given: string | undefined): readonly [Wave, Wave] {
  const { waves } = desk.study;
  const index = waves.findIndex(({ id }) => id === desk.wave(block, given)?.id);
  const [before, now] = [waves[index - 1], waves[index]];
  if (before === undefined || now === undefined) {
    throw new BlockProblem(
      `wave="${given}" with by="wave" in <${block}>`,
      'a wave that has another one before it',
      'Leave `wave` out to compare the last two.',
    );
  }
  return [before, now];
}

function publishedBy(block: string, by: string): BlockProblem {
  return new BlockProblem(
    `by="${by}" in <${block}>, which shows published figures`,
    'no `by`: published figures name no groups of respondents',
    'Leave `by` out.',
  );
}
