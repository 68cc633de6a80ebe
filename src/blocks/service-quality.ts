import { z } from 'zod';
import { gate } from '../analyses/gate.ts';
import {
  serviceQuality as qualityOf,
  type ServiceQuality,
  type ServiceQualitySettings,
} from '../analyses/service-quality.ts';
import { dumbbell } from '../charts/dumbbell.ts';
import { frame } from '../charts/frame.ts';
import { didYouMean } from '../errors.ts';
import type { PublicFinding } from '../survey/finding.ts';
import type { NumericTerm } from '../survey/moments.ts';
import type { GridItem, GridQuestion } from '../survey/question.ts';
import { BlockProblem, type FigureBlock, type FigureDrawing, type FigureParts } from './block.ts';
import type { Desk } from './desk.ts';
import { address, figureProps, idOf } from './figure-props.ts';
import { gridPair, sameScale } from './grid-pair.ts';
import { hiddenFigure } from './hidden-figure.ts';
import { baseNotes, gateNotes, questionNote } from './notes.ts';
import { dimensionBells, itemBells } from './quality-bells.ts';
import { qualityData, qualityTable } from './quality-table.ts';
import { type QualityView, qualityView } from './quality-view.ts';
import { qualityMethod, qualitySummary, qualityTitle } from './quality-words.ts';

const props = z
  .strictObject({
    perception: address,
    expectation: address.optional(),
    points: z.record(z.string(), z.number().min(0)).optional(),
    ...figureProps,
  })
  .omit({ published: true });
type Props = z.infer<typeof props>;

interface Found {
  readonly all: PublicFinding<ServiceQuality>;
}

const BLOCK = 'ServiceQuality';

/** `<ServiceQuality expectation="expectation" perception="perception" />`: what was expected, what was received, and the gap. */
export const serviceQuality: FigureBlock<Props, Found> = {
  kind: 'figure',
  name: BLOCK,
  props,
  defaultId: ({ perception }) => `${idOf(perception)}-quality`,

  find(desk, { perception, expectation, points, wave, where }) {
    const { grid, dimensions } = questionsOf(desk, perception, expectation);
    checkPoints(points, Object.keys(dimensions));
    const whom = { where: desk.where(BLOCK, where), wave: desk.wave(BLOCK, wave)?.id };
    const received = ({ id }: GridItem): NumericTerm => ({ item: `${perception}.${id}` });
    const gap = (item: GridItem): NumericTerm => ({
      difference: [received(item), { item: `${expectation}.${item.id}` }],
    });
    const paired = expectation !== undefined;
    const moments = desk.moments({
      ...whom,
      missing: 'pairwise',
      terms: {
        ...termsOf('received', grid.items, received),
        ...(paired ? termsOf('expected', grid.items, ({ id }) => ({ item: `${expectation}.${id}` })) : {}),
        ...(paired ? termsOf('gap', grid.items, gap) : {}),
        ...(paired
          ? Object.fromEntries(
              Object.entries(dimensions).map(([id, items]) => [`mean gap ${id}`, { meanOf: items.map(gap) }]),
            )
          : {}),
      },
    });
    const complete = (items: readonly GridItem[], of: (item: GridItem) => NumericTerm) =>
      desk.moments({ ...whom, missing: 'listwise', weighted: false, terms: termsOf('item', items, of) });
    const settings: ServiceQualitySettings = {
      items: grid.items.map(({ id }) => ({
        id,
        perception: `received ${id}`,
        ...(paired && { pair: { expectation: `expected ${id}`, gap: `gap ${id}` } }),
      })),
      dimensions: Object.entries(dimensions).map(([id, items]) => ({
        id,
        items: items.map((item) => item.id),
        ...(paired && { gap: `mean gap ${id}` }),
        reliability: {
          perception: complete(items, received),
          ...(paired && { gap: complete(items, gap) }),
        },
      })),
      ...(points !== undefined && { points }),
    };
    const { privacy } = desk.study;
    const all = gate(qualityOf(moments, settings), privacy);
    const groups = all.state === 'hidden' ? [] : all.finding.items.groups;
    const open = groups.filter(({ state }) => state !== 'hidden').map(({ key }) => key);
    if (open.length === grid.items.length) return { all };
    return { all: gate(qualityOf(moments, { ...settings, tested: open }), privacy) };
  },

  view(desk, { perception, expectation, wave, where }, { all }, voice): FigureParts {
    const { grid, held } = questionsOf(desk, perception, expectation);
    const view =
      all.state === 'hidden' ? undefined : qualityView(voice, grid, all.finding, desk.study.privacy.suppressBelow);
    const name = voice.say('quality.title.plain');
    if (view === undefined || view.dimensions.every(({ group }) => group.state === 'hidden')) {
      return hiddenFigure(desk, voice, name, grid);
    }
    const states = [...view.dimensions, ...view.items].map(({ group }) => group.state);
    const weighted = desk.study.weighting.kind !== 'none';
    return {
      title: qualityTitle(view) ?? name,
      subtitle: voice.say(view.paired ? 'quality.subtitle.gap' : 'quality.subtitle.plain'),
      drawings: states.every((state) => state === 'empty') ? [] : drawings(view),
      summary: qualitySummary(view),
      notes: [
        ...baseNotes(desk, voice, {
          question: grid,
          origin: { kind: 'respondents', weighted },
          base: undefined,
          wave: desk.wave(BLOCK, wave),
          where: desk.where(BLOCK, where),
        }),
        ...(held === undefined ? [] : [questionNote(voice, held)]),
        questionNote(voice, grid),
        qualityMethod(view, weighted),
        ...gateNotes(desk, voice, states),
      ],
      table: qualityTable(view),
      data: qualityData(view),
      reading: voice.say(view.paired ? 'quality.reading.gap' : 'quality.reading.plain'),
    };
  },
};

function drawings(view: QualityView): FigureDrawing[] {
  const { language } = view.voice;
  return [
    { key: 'dimensions', spec: dimensionBells(view) },
    { key: 'items', spec: itemBells(view) },
  ].map(({ key, spec }) => ({
    key,
    wide: dumbbell(spec, frame('wide', language)),
    narrow: dumbbell(spec, frame('narrow', language)),
  }));
}

function termsOf(
  name: string,
  items: readonly GridItem[],
  of: (item: GridItem) => NumericTerm,
): Record<string, NumericTerm> {
  return Object.fromEntries(items.map((item) => [`${name} ${item.id}`, of(item)]));
}

/** The grids, and the items of each dimension in the questionnaire's order. */
function questionsOf(desk: Desk, perception: string, expectation: string | undefined) {
  const grid = desk.question(BLOCK, 'perception', perception, ['grid']);
  const held = expectation === undefined ? undefined : pairOf(desk, perception, expectation);
  const dimensions: Record<string, GridItem[]> = {};
  for (const item of grid.items) {
    if (item.dimension === undefined) {
      throw new BlockProblem(
        `"${perception}.${item.id}" in <${BLOCK}>, without a dimension`,
        'every item to belong to one',
        `Write \`dimension: tangibles\`, or whatever it belongs to, into the item in study.yaml.`,
      );
    }
    (dimensions[item.dimension] ??= []).push(item);
  }
  return { grid, held, dimensions };
}

function pairOf(desk: Desk, perception: string, expectation: string): GridQuestion {
  const pair = gridPair(desk, BLOCK, ['expectation', expectation], ['perception', perception]);
  sameScale(BLOCK, pair);
  return pair.first;
}

function checkPoints(points: Props['points'], dimensions: readonly string[]): void {
  if (points === undefined) return;
  const unknown = Object.keys(points).find((id) => !dimensions.includes(id));
  if (unknown !== undefined) {
    throw new BlockProblem(
      `points.${unknown} in <${BLOCK}>`,
      'a dimension of its items',
      didYouMean(unknown, dimensions),
    );
  }
  const without = dimensions.filter((id) => points[id] === undefined);
  if (without.length > 0 || Object.values(points).every((own) => own === 0)) {
    throw new BlockProblem(
      without.length > 0
        ? `points without ${without.map((id) => `"${id}"`).join(', ')} in <${BLOCK}>`
        : `points that are all 0 in <${BLOCK}>`,
      'points for every dimension, such as 100 divided among them',
      'Give each dimension its points; 0 leaves one out.',
    );
  }
}
