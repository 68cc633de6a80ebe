import { z } from 'zod';
import { gate } from '../analyses/gate.ts';
import {
  penaltyReward as contrastsOf,
  type PenaltyReward,
  type PenaltyRewardAttribute,
} from '../analyses/penalty-reward.ts';
import { termMean } from '../analyses/term-mean.ts';
import { frame } from '../charts/frame.ts';
import { intervalBars } from '../charts/interval-bars.ts';
import type { Base } from '../survey/estimate.ts';
import type { Groups, PublicFinding } from '../survey/finding.ts';
import type { NumericTerm } from '../survey/moments.ts';
import type { Level } from '../survey/question.ts';
import { BlockProblem, type FigureBlock, type FigureParts } from './block.ts';
import { figureBootstrap } from './bootstrap.ts';
import { contrastBars } from './contrast-bars.ts';
import { contrastData, contrastTable } from './contrast-table.ts';
import type { ContrastView } from './contrast-view.ts';
import { contrastMethod, contrastSummary, contrastTitle } from './contrast-words.ts';
import type { Desk } from './desk.ts';
import { driverItems, outcomeItem, type RatedItem } from './driver-items.ts';
import { address, code, figureProps, idOf } from './figure-props.ts';
import { hiddenFigure } from './hidden-figure.ts';
import { modelProblem } from './model-problem.ts';
import { baseNotes, gateNotes, peopleWords, questionNote } from './notes.ts';

const props = z
  .strictObject({
    of: address,
    drivers: z.union([address, z.array(address).min(1)], { error: 'the id of a grid, or a list of ratings' }),
    low: code.optional(),
    high: code.optional(),
    ...figureProps,
  })
  .omit({ published: true });
type Props = z.infer<typeof props>;

export interface ContrastFinding extends Pick<
  PenaltyReward,
  'method' | 'outcome' | 'intercept' | 'r2' | 'adjustedR2' | 'errors'
> {
  readonly base: Base;
  /** The base of an attribute is the smaller of those who scored it high and those who scored it low. */
  readonly attributes: Groups<PenaltyRewardAttribute>;
  /** Left out of the model: too few scored high, or low. */
  readonly dropped: readonly string[];
  readonly seed: number;
}

interface Found {
  readonly all: PublicFinding<ContrastFinding>;
}

const BLOCK = 'PenaltyReward';

/** `<PenaltyReward of="overall" drivers="ratings" />`: what a high and what a low score on each rating goes with. */
export const penaltyReward: FigureBlock<Props, Found> = {
  kind: 'figure',
  name: BLOCK,
  props,
  defaultId: ({ of }) => `${idOf(of)}-contrasts`,

  find(desk, given) {
    const { of, wave, where } = given;
    const { outcome, items, low, high } = questionsOf(desk, given);
    const whom = { where: desk.where(BLOCK, where), wave: desk.wave(BLOCK, wave)?.id, missing: 'listwise' as const };
    const dummies = items.flatMap(({ item }): [string, NumericTerm][] => [
      [`${item} high`, { item, atLeast: high.value }],
      [`${item} low`, { item, atMost: low.value }],
    ]);
    const query = { ...whom, terms: { [of]: { item: of }, ...Object.fromEntries(dummies) } };
    const moments = desk.moments(query);
    const { base } = termMean(moments, of);
    const { privacy } = desk.study;
    const bootstrap = figureBootstrap();
    const nothing = { outcome: of, intercept: 0, r2: 0, adjustedR2: 0, errors: 'none' as const };
    const shared = { method: 'penalty-reward' as const, base, dropped: [], seed: bootstrap.seed };
    if ((base.n ?? 0) < privacy.suppressBelow) {
      return { all: gate<ContrastFinding>({ ...nothing, ...shared, attributes: separate([]) }, privacy) };
    }
    const attributes = items.map(({ item }) => ({ id: item, reward: `${item} high`, penalty: `${item} low` }));
    const found = contrastsOf(moments, { outcome: of, attributes }, desk.replicates(query, bootstrap));
    if (found.kind === 'all-dropped') throw nobodyScored(high, low);
    if (found.kind !== 'contrasts') {
      throw modelProblem(BLOCK, outcome, items, found, (term) => term.replace(/ (?:high|low)$/, ''));
    }
    const { intercept, r2, adjustedR2, errors } = found;
    const finding: ContrastFinding = {
      ...shared,
      outcome: of,
      intercept,
      r2,
      adjustedR2,
      errors,
      attributes: separate(found.attributes),
      dropped: found.dropped.map(({ id }) => id),
    };
    return { all: gate(finding, privacy) };
  },

  view(desk, given, { all }, voice): FigureParts {
    const { wave, where } = given;
    const { outcome, items, low, high } = questionsOf(desk, given);
    const name = voice.say('contrast.title.plain', { outcome: voice.quote(voice.text(outcome.label)) });
    if (all.state === 'hidden' || all.finding.attributes.groups.every(({ state }) => state === 'hidden')) {
      return hiddenFigure(desk, voice, name, outcome.question);
    }
    const labelOf = (id: string) => voice.text(items.find(({ item }) => item === id)?.label ?? {});
    const view: ContrastView = {
      voice,
      outcome: voice.quote(voice.text(outcome.label)),
      found: all.finding,
      low: voice.quote(voice.text(low.label)),
      high: voice.quote(voice.text(high.label)),
      attributes: all.finding.attributes.groups.map((group) => ({ key: group.key, label: labelOf(group.key), group })),
      dropped: all.finding.dropped.map(labelOf),
      suppressBelow: desk.study.privacy.suppressBelow,
    };
    const weighted = desk.study.weighting.kind !== 'none';
    const spec = contrastBars(view);
    return {
      title: contrastTitle(view) ?? name,
      subtitle: voice.say('contrast.subtitle', { outcome: view.outcome }),
      drawings: [
        {
          key: '',
          wide: intervalBars(spec, frame('wide', voice.language)),
          narrow: intervalBars(spec, frame('narrow', voice.language)),
        },
      ],
      summary: contrastSummary(view),
      notes: [
        ...baseNotes(desk, voice, {
          question: outcome.question,
          origin: { kind: 'respondents', weighted },
          base: all.finding.base,
          who: voice.say('drivers.base', { who: peopleWords(voice, all.finding.base, weighted) }),
          wave: desk.wave(BLOCK, wave),
          where: desk.where(BLOCK, where),
        }),
        ...[...new Set([outcome.question, ...items.map(({ question }) => question)])].map((question) =>
          questionNote(voice, question),
        ),
        contrastMethod(view),
        ...gateNotes(desk, voice, [all.state, ...view.attributes.map(({ group }) => group.state)]),
      ],
      table: contrastTable(view),
      data: contrastData(view),
      reading: voice.say('contrast.reading'),
    };
  },
};

/** A contrast is about those who scored high or low: where these are few, it is theirs alone. */
function separate(attributes: readonly PenaltyRewardAttribute[]): Groups<PenaltyRewardAttribute> {
  return {
    relation: 'separate',
    derived: {},
    groups: attributes.map((value) => {
      const cases = Math.min(value.reward.cases, value.penalty.cases);
      return { key: value.id, base: { n: Math.floor(cases + 1e-9), weighted: undefined, effective: cases }, value };
    }),
  };
}

interface Questions {
  readonly outcome: RatedItem;
  readonly items: readonly RatedItem[];
  readonly low: Level;
  readonly high: Level;
}

function questionsOf(desk: Desk, { of, drivers, low, high }: Props): Questions {
  const outcome = outcomeItem(desk, BLOCK, of);
  const items = driverItems(desk, BLOCK, 'drivers', drivers, of);
  const first = items[0]!;
  const levels = first.levels!;
  const codesOf = ({ levels: own = [] }: RatedItem) => own.map(({ code: one }) => one).join();
  const other = items.find((item) => codesOf(item) !== codesOf(first));
  if (other !== undefined) {
    throw new BlockProblem(
      `"${first.item}" and "${other.item}" in drivers of <${BLOCK}>, on different scales`,
      'drivers on one scale, so that `low` and `high` mean the same for all',
      'Make a figure for each scale.',
    );
  }
  const level = (prop: 'low' | 'high', given: string): Level => {
    const [known] = desk.codes(BLOCK, prop, given, levels, first.item);
    return levels.find(({ code: one }) => one === known)!;
  };
  const middle = desk.rating(BLOCK, 'drivers', first.item).midpoint;
  const below = levels.findIndex(({ code: one }) => middle.includes(one));
  const chosen = {
    low: low === undefined ? levels[Math.max(0, below - 1)]! : level('low', low),
    high: high === undefined ? levels.find(({ value }) => value >= first.favourableFrom)! : level('high', high),
  };
  if (chosen.low.value >= chosen.high.value) {
    throw new BlockProblem(
      `low="${chosen.low.code}" and high="${chosen.high.code}" in <${BLOCK}>`,
      'a low score below the high one',
      'What lies between the two is what both are compared with.',
    );
  }
  return { outcome, items, ...chosen };
}

function nobodyScored(high: Level, low: Level): BlockProblem {
  return new BlockProblem(
    `fewer than five respondents who scored "${high.code}" or more, or "${low.code}" or less, on every driver of <${BLOCK}>`,
    'five or more on either side of at least one driver',
    'Move `low` and `high` towards the middle of the scale.',
  );
}
