import { z } from 'zod';
import { gate } from '../../analyses/gate.ts';
import type { FigureBlock } from '../block.ts';
import { figureBootstrap } from '../bootstrap.ts';
import { figureProps } from '../figure-props.ts';
import { hiddenFigure } from '../hidden-figure.ts';
import { noEstimates, noEstimatesWords } from './index-data-problem.ts';
import { type FoundModel, type IndexGroups, type IndexModelFinding } from './index-finding.ts';
import { indexModelParts } from './index-model-parts.ts';
import { indexNotes } from './index-notes.ts';
import {
  baseOf,
  groupNumbers,
  indexQuery,
  missingShares,
  modelNumbers,
  studyIndex,
  type Whom,
} from './index-numbers.ts';
import { constructName, itemQuestions } from './index-names.ts';

const props = z
  .strictObject({
    target: z.string().min(1).optional(),
    replicates: z.int().min(100).max(10_000).default(2000),
    ...figureProps,
  })
  .omit({ published: true });
type Props = z.infer<typeof props>;

const BLOCK = 'IndexModel';

/** `<IndexModel />`: the satisfaction index, the model behind it, and how well it is measured. */
export const indexModelBlock: FigureBlock<Props, FoundModel> = {
  kind: 'figure',
  name: BLOCK,
  props,
  defaultId: ({ target }) => `${target ?? 'satisfaction'}-index`,

  find(desk, { wave, where: given, target, replicates }) {
    const index = studyIndex(desk, BLOCK, target);
    const where = desk.where(BLOCK, given);
    const own = desk.wave(BLOCK, wave);
    const whom: Whom = { wave: own?.id, where };
    const { privacy, waves } = desk.study;
    const base = baseOf(desk.moments(indexQuery(desk, index, whom)));
    const { seed } = figureBootstrap(replicates);
    const shared = { method: 'satisfaction-index' as const, base, target: index.target, replicates, seed };
    if ((base.n ?? 0) < privacy.suppressBelow)
      return { all: gate<IndexModelFinding>({ ...shared, model: undefined, waves: undefined, missing: [] }, privacy) };

    const all = waves.map(({ id }): { key: string; whom: Whom } => ({ key: id, whom: { wave: id, where } }));
    const compared = own !== undefined && waves.length > 1;
    const estimated = modelNumbers(desk, index, whom, compared ? all.map((one) => one.whom) : undefined, replicates);
    const missing = missingShares(desk, index, whom);
    if (estimated.kind === 'unusable') {
      const model = noEstimates(BLOCK, estimated.problems, Object.keys(where).length > 0);
      return { all: gate<IndexModelFinding>({ ...shared, model, waves: undefined, missing }, privacy) };
    }
    let groups: IndexGroups | undefined;
    if (compared) {
      const before = waves[waves.indexOf(own) - 1];
      const pairs = before === undefined ? [] : [[before.id, own.id] as const];
      const found = groupNumbers(desk, index, all, pairs, replicates);
      if (found.kind === 'estimates') {
        const shown = [...(before === undefined ? [] : [before]), own];
        groups = {
          relation: 'separate',
          groups: shown.map(({ id }) => ({
            key: id,
            base: baseOf(desk.moments(indexQuery(desk, index, { wave: id, where }))),
            value: found.groups.find(({ key }) => key === id)?.indices ?? [],
          })),
          derived: {
            differences: found.differences.map(({ of, construct, difference, interval, p }) => ({
              of,
              value: own.samePeople
                ? { construct, difference, interval: undefined, p: undefined }
                : { construct, difference, interval, p },
            })),
          },
        };
      }
    }
    return { all: gate<IndexModelFinding>({ ...shared, model: estimated, waves: groups, missing }, privacy) };
  },

  view(desk, given, { all }, voice) {
    const index = studyIndex(desk, BLOCK, given.target);
    const [question] = itemQuestions(desk, index);
    const name = voice.say('index.name', { target: constructName(voice, index, index.target) });
    if (all.state === 'hidden') return hiddenFigure(desk, voice, name, question!);
    const { model } = all.finding;
    const whom = { wave: desk.wave(BLOCK, given.wave), where: desk.where(BLOCK, given.where) };
    if (model === undefined) return { ...hiddenFigure(desk, voice, name, question!), summary: voice.say('base.none') };
    if (model.kind === 'none') {
      return {
        ...hiddenFigure(desk, voice, name, question!),
        summary: noEstimatesWords(voice, model),
        notes: indexNotes(desk, voice, index, { base: all.finding.base, missing: all.finding.missing }, whom, [
          all.state,
        ]),
      };
    }
    return indexModelParts(desk, voice, index, { ...all.finding, model }, whom, all.state);
  },
};
