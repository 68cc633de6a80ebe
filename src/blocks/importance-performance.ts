import { z } from 'zod';
import { gate } from '../analyses/gate.ts';
import {
  type ImportancePerformance,
  importancePerformance as mapOf,
  type ImportanceSettings,
} from '../analyses/importance-performance.ts';
import { frame } from '../charts/frame.ts';
import { quadrantMap } from '../charts/quadrant-map.ts';
import type { PublicFinding } from '../survey/finding.ts';
import type { MomentsQuery } from '../survey/moments.ts';
import type { GridQuestion, Question } from '../survey/question.ts';
import { BlockProblem, type FigureBlock, type FigureParts } from './block.ts';
import { figureBootstrap } from './bootstrap.ts';
import type { Desk } from './desk.ts';
import { driverItems, outcomeItem, type RatedItem } from './driver-items.ts';
import { address, figureProps, idOf } from './figure-props.ts';
import { gridPair } from './grid-pair.ts';
import { hiddenFigure } from './hidden-figure.ts';
import { importanceMap } from './importance-map.ts';
import { importanceData, importanceTable } from './importance-table.ts';
import { type ImportanceView, importanceView } from './importance-view.ts';
import { importanceMethod, importanceSummary, importanceTitle } from './importance-words.ts';
import { baseNotes, gateNotes, questionNote } from './notes.ts';

const props = z
  .strictObject({
    performance: address,
    importance: address.optional(),
    of: address.optional(),
    crosshair: z
      .union([z.enum(['means', 'midpoint']), z.tuple([z.number(), z.number()])], {
        error: '"means", "midpoint", or {[performance, importance]}',
      })
      .default('means'),
    ...figureProps,
  })
  .omit({ published: true });
type Props = z.infer<typeof props>;

interface Found {
  readonly all: PublicFinding<ImportancePerformance>;
  /** Of the bootstrap behind derived importance. */
  readonly seed: number | undefined;
}

const BLOCK = 'ImportancePerformance';

/** `<ImportancePerformance performance="satisfaction" importance="importance" />`: what matters, and how well it is done. */
export const importancePerformance: FigureBlock<Props, Found> = {
  kind: 'figure',
  name: BLOCK,
  props,
  defaultId: ({ performance }) => `${idOf(performance)}-importance`,

  find(desk, given) {
    const { items, stated, outcome } = questionsOf(desk, given);
    const { privacy } = desk.study;
    const whom = { where: desk.where(BLOCK, given.where), wave: desk.wave(BLOCK, given.wave)?.id };
    const bootstrap = figureBootstrap();
    const moments = desk.moments({
      ...whom,
      missing: 'pairwise',
      terms: Object.fromEntries(
        items
          .flatMap(({ item }) => (stated === undefined ? [item] : [item, partner(stated, item)]))
          .map((item) => [item, { item }]),
      ),
    });
    const settings = (): ImportanceSettings['items'] =>
      items.map(({ item }) => {
        if (stated !== undefined) return { id: item, performance: item, importance: partner(stated, item) };
        const query: MomentsQuery = {
          ...whom,
          missing: 'listwise',
          terms: { [item]: { item }, [outcome!.item]: { item: outcome!.item } },
        };
        const replicates = desk.replicates(query, bootstrap);
        return {
          id: item,
          performance: item,
          importance: { pair: desk.moments(query), outcome: outcome!.item, replicates },
        };
      });
    const lines = crosshairOf(given, items, stated);
    const first = gate(mapOf(moments, { items: settings(), ...(lines && { crosshair: lines }) }), privacy);
    const groups = first.state === 'hidden' ? [] : first.finding.items.groups;
    const open = groups.filter(({ state }) => state !== 'hidden').map(({ key }) => key);
    const seed = stated === undefined ? bootstrap.seed : undefined;
    if (lines !== undefined || open.length === items.length) return { all: first, seed };
    return { all: gate(mapOf(moments, { items: settings(), crosshair: { meansOf: open } }), privacy), seed };
  },

  view(desk, given, { all, seed }, voice): FigureParts {
    const { items, grid, stated, outcome } = questionsOf(desk, given);
    const name = voice.say('importance.title.plain');
    const groups = all.state === 'hidden' ? [] : all.finding.items.groups;
    if (all.state === 'hidden' || groups.every(({ state }) => state === 'hidden')) {
      return hiddenFigure(desk, voice, name, grid);
    }
    const view: ImportanceView = importanceView(voice, items, all.finding, {
      grid,
      stated,
      outcome: outcome && voice.quote(voice.text(outcome.label)),
      crosshair: given.crosshair === 'means' ? 'means' : given.crosshair === 'midpoint' ? 'midpoint' : 'given',
      seed,
    });
    const weighted = desk.study.weighting.kind !== 'none';
    const questions: Question[] = [grid, ...(stated ? [stated] : []), ...(outcome ? [outcome.question] : [])];
    const map = importanceMap(view);
    return {
      title: importanceTitle(view) ?? name,
      subtitle:
        stated === undefined
          ? voice.say('importance.subtitle.derived', { outcome: view.outcome ?? '' })
          : voice.say('importance.subtitle.stated'),
      drawings:
        map === undefined
          ? []
          : [
              {
                key: '',
                wide: quadrantMap(map, frame('wide', voice.language)),
                narrow: quadrantMap(map, frame('narrow', voice.language)),
              },
            ],
      summary: importanceSummary(view),
      notes: [
        ...baseNotes(desk, voice, {
          question: grid,
          origin: { kind: 'respondents', weighted },
          base: undefined,
          wave: desk.wave(BLOCK, given.wave),
          where: desk.where(BLOCK, given.where),
        }),
        ...questions.map((question) => questionNote(voice, question)),
        importanceMethod(view),
        ...gateNotes(
          desk,
          voice,
          groups.map(({ state }) => state),
        ),
      ],
      table: importanceTable(view),
      data: importanceData(view),
      reading: voice.say(stated === undefined ? 'importance.reading.derived' : 'importance.reading.stated'),
    };
  },
};

interface Questions {
  readonly items: readonly RatedItem[];
  readonly grid: GridQuestion;
  readonly stated: GridQuestion | undefined;
  readonly outcome: RatedItem | undefined;
}

function questionsOf(desk: Desk, { performance, importance, of }: Props): Questions {
  if ((importance === undefined) === (of === undefined)) {
    throw new BlockProblem(
      importance === undefined
        ? `<${BLOCK}> without importance`
        : `importance="${importance}" beside of="${of}" in <${BLOCK}>`,
      'either `importance` (a grid that asks for it) or `of` (an outcome that it is derived from)',
      importance === undefined ? 'Name one of them.' : 'Leave one of them out.',
    );
  }
  const items = driverItems(desk, BLOCK, 'performance', performance, of);
  const grid = desk.question(BLOCK, 'performance', performance, ['grid']);
  const stated =
    importance === undefined
      ? undefined
      : gridPair(desk, BLOCK, ['importance', importance], ['performance', performance]).first;
  return { items, grid, stated, outcome: of === undefined ? undefined : outcomeItem(desk, BLOCK, of) };
}

/** The item of another grid that asks about the same thing. */
function partner({ id }: GridQuestion, item: string): string {
  return `${id}.${item.slice(item.indexOf('.') + 1)}`;
}

function crosshairOf(
  { crosshair }: Props,
  items: readonly RatedItem[],
  stated: GridQuestion | undefined,
): { readonly importance: number; readonly performance: number } | undefined {
  if (crosshair === 'means') return undefined;
  if (crosshair !== 'midpoint') return { performance: crosshair[0], importance: crosshair[1] };
  if (stated === undefined) {
    throw new BlockProblem(
      `crosshair="midpoint" with derived importance in <${BLOCK}>`,
      '"means", or {[performance, importance]}',
      'A correlation has no midpoint of a scale.',
    );
  }
  const middle = (levels: readonly { readonly value: number }[]) => (levels[0]!.value + levels.at(-1)!.value) / 2;
  return { performance: middle(items[0]!.levels!), importance: middle(stated.levels) };
}
