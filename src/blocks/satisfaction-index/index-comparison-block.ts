import { z } from 'zod';
import { gate } from '../../analyses/gate.ts';
import { BlockProblem, type FigureBlock } from '../block.ts';
import { figureBootstrap } from '../bootstrap.ts';
import { figureProps } from '../figure-props.ts';
import { hiddenFigure } from '../hidden-figure.ts';
import { indexComparisonParts } from './index-comparison-parts.ts';
import { noEstimates, noEstimatesWords } from './index-data-problem.ts';
import type { FoundComparison, IndexComparisonFinding, IndexGroups } from './index-finding.ts';
import { constructName, itemQuestions } from './index-names.ts';
import { baseOf, groupNumbers, indexQuery, studyIndex, type Whom } from './index-numbers.ts';

const props = z
  .strictObject({
    by: z.string().min(1),
    target: z.string().min(1).optional(),
    // With fewer, p corrected for the pairs of five groups could never be small.
    replicates: z.int().min(1000).max(10_000).default(2000),
    ...figureProps,
  })
  .omit({ published: true });
type Props = z.infer<typeof props>;

const BLOCK = 'IndexComparison';

/** `<IndexComparison by="region" />`: the index of every construct in each wave or segment, by one yardstick. */
export const indexComparisonBlock: FigureBlock<Props, FoundComparison> = {
  kind: 'figure',
  name: BLOCK,
  props,
  defaultId: ({ by, target }) => `${target ?? 'satisfaction'}-index-by-${by}`,

  find(desk, { by, wave, where: given, target, replicates }) {
    const index = studyIndex(desk, BLOCK, target);
    const { labels } = desk.by(BLOCK, by);
    if (by === 'wave' && wave !== undefined && wave !== 'all') {
      throw new BlockProblem(
        `wave="${wave}" with by="wave" in <${BLOCK}>`,
        'one of the two',
        'Leave `wave` out to show all waves.',
      );
    }
    const where = desk.where(BLOCK, given);
    if (by in where) {
      throw new BlockProblem(
        `by="${by}" beside where={{ ${by}: … }} in <${BLOCK}>`,
        'one of the two',
        'Leave one of them out.',
      );
    }
    const own = desk.wave(BLOCK, wave, by);
    const { privacy, waves } = desk.study;
    const { seed } = figureBootstrap(replicates);
    const base = baseOf(desk.moments(indexQuery(desk, index, { wave: own?.id, where })));
    const shared = { method: 'satisfaction-index-comparison' as const, base, target: index.target, replicates, seed };
    const nothing = { groups: undefined, none: undefined, resampled: undefined };
    if ((base.n ?? 0) < privacy.suppressBelow)
      return { all: gate<IndexComparisonFinding>({ ...shared, ...nothing }, privacy) };

    const shown = labels.map(({ code }): { key: string; whom: Whom } => ({
      key: code,
      whom: by === 'wave' ? { wave: code, where } : { wave: own?.id, where: { ...where, [by]: [code] } },
    }));
    const rest = own === undefined ? [] : waves.filter(({ id }) => id !== own.id);
    const yardstick = rest.map(({ id }) => ({ key: `wave ${id}`, whom: { wave: id, where } }));
    const pairs = shown.flatMap(({ key }, i) => shown.slice(i + 1).map((other) => [key, other.key] as const));
    const found = groupNumbers(desk, index, [...shown, ...yardstick], pairs, replicates);
    if (found.kind === 'unusable') {
      const none = noEstimates(BLOCK, found.problems, Object.keys(where).length > 0);
      return { all: gate<IndexComparisonFinding>({ ...shared, ...nothing, none }, privacy) };
    }
    const panel = by === 'wave' && waves.some(({ samePeople }) => samePeople);
    const groups: IndexGroups = {
      relation: 'partition',
      groups: shown.map(({ key, whom }) => ({
        key,
        base: baseOf(desk.moments(indexQuery(desk, index, whom))),
        value: found.groups.find((one) => one.key === key)?.indices ?? [],
      })),
      derived: {
        differences: found.differences.map(({ of, construct, difference, interval, p }) => ({
          of,
          value: panel
            ? { construct, difference, interval: undefined, p: undefined }
            : { construct, difference, interval, p },
        })),
      },
    };
    return {
      all: gate<IndexComparisonFinding>({ ...shared, ...nothing, groups, resampled: found.replicates }, privacy),
    };
  },

  view(desk, given, { all }, voice) {
    const index = studyIndex(desk, BLOCK, given.target);
    const [question] = itemQuestions(desk, index);
    const name = voice.say('index.name', { target: constructName(voice, index, index.target) });
    if (all.state === 'hidden') return hiddenFigure(desk, voice, name, question!);
    const { none, groups } = all.finding;
    if (none !== undefined)
      return { ...hiddenFigure(desk, voice, name, question!), summary: noEstimatesWords(voice, none) };
    if (groups === undefined) return { ...hiddenFigure(desk, voice, name, question!), summary: voice.say('base.none') };
    const shown = { wave: desk.wave(BLOCK, given.wave, given.by), where: desk.where(BLOCK, given.where) };
    return indexComparisonParts(desk, voice, index, { ...all.finding, groups }, desk.by(BLOCK, given.by), shown);
  },
};
