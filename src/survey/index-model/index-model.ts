import { causalOrder, type Arrow, type Construct, type IndexModel, type Metric, type Scheme } from './model.ts';
import { PRESETS, arrowsOf, type Preset } from './presets.ts';
import type { At, ModelProblem } from './model-problem.ts';

/** `indexModel` as an author writes it in `study.yaml`. */
export interface IndexModelSettings {
  /** Arrows to begin with; without one, `arrows` says them all. */
  readonly preset?: Preset | undefined;
  /** Construct → items. */
  readonly constructs: Readonly<Record<string, readonly string[]>>;
  /** Cause → effects, beside those of the preset. */
  readonly arrows?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Cause → effects of the preset that are not wanted. */
  readonly without?: Readonly<Record<string, readonly string[]>> | undefined;
  /** `path` by default. */
  readonly scheme?: Scheme | undefined;
  /** `standardised` by default. */
  readonly metric?: Metric | undefined;
}

/** A sound model, or what is wrong with it. */
export type CheckedModel =
  | { readonly kind: 'model'; readonly model: IndexModel }
  | { readonly kind: 'unusable'; readonly problems: readonly ModelProblem[] };

interface PlacedArrow extends Arrow {
  readonly at: At;
}

/**
 * The model that the settings describe, or everything that is wrong with them: an item used twice, a construct without items,
 * isolated or unknown, an arrow drawn twice or taken away where there is none, a cycle.
 */
export function indexModel(settings: IndexModelSettings): CheckedModel {
  const problems: ModelProblem[] = [];
  const constructs = Object.entries(settings.constructs).map(([id, items]): Construct => ({ id, items }));
  const arrows = drawnArrows(settings, problems);
  problems.push(...itemProblems(constructs), ...graphProblems(constructs, arrows));
  if (problems.length > 0) return { kind: 'unusable', problems };
  return {
    kind: 'model',
    model: {
      constructs,
      arrows: arrows.map(({ from, to }) => ({ from, to })),
      scheme: settings.scheme ?? 'path',
      metric: settings.metric ?? 'standardised',
    },
  };
}

function drawnArrows({ preset, arrows, without }: IndexModelSettings, problems: ModelProblem[]): PlacedArrow[] {
  const drawn: PlacedArrow[] = preset ? arrowsOf(PRESETS[preset]).map((arrow) => ({ ...arrow, at: ['preset'] })) : [];
  for (const arrow of placedArrows(without, 'without')) {
    const index = drawn.findIndex(sameAs(arrow));
    if (index < 0) problems.push({ kind: 'no-such-arrow', ...arrow });
    else drawn.splice(index, 1);
  }
  for (const arrow of placedArrows(arrows, 'arrows')) {
    if (drawn.some(sameAs(arrow))) problems.push({ kind: 'repeated-arrow', ...arrow });
    else drawn.push(arrow);
  }
  return drawn;
}

function placedArrows(effects: Readonly<Record<string, readonly string[]>> | undefined, key: string): PlacedArrow[] {
  return Object.entries(effects ?? {}).flatMap(([from, targets]) =>
    targets.map((to, index) => ({ from, to, at: [key, from, index] })),
  );
}

function sameAs(arrow: Arrow) {
  return ({ from, to }: Arrow): boolean => from === arrow.from && to === arrow.to;
}

function itemProblems(constructs: readonly Construct[]): ModelProblem[] {
  const owner = new Map<string, string>();
  return constructs.flatMap(({ id: construct, items }): ModelProblem[] => {
    if (items.length === 0) return [{ kind: 'no-items', construct, at: ['constructs', construct] }];
    return items.flatMap((item, index): ModelProblem[] => {
      const first = owner.get(item);
      if (first === undefined) owner.set(item, construct);
      return first === undefined
        ? []
        : [{ kind: 'item-twice', item, construct, first, at: ['constructs', construct, index] }];
    });
  });
}

function graphProblems(constructs: readonly Construct[], arrows: readonly PlacedArrow[]): ModelProblem[] {
  const ids = constructs.map(({ id }) => id);
  const unknown = new Map<string, ModelProblem>();
  for (const { from, to, at } of arrows)
    for (const construct of [from, to])
      if (!ids.includes(construct) && !unknown.has(construct))
        unknown.set(construct, { kind: 'unknown-construct', construct, known: ids, at });
  const isolated = ids
    .filter((id) => !arrows.some(({ from, to }) => from === id || to === id))
    .map((construct): ModelProblem => ({ kind: 'isolated', construct, at: ['constructs', construct] }));
  const order = causalOrder(ids, arrows);
  const cycle: ModelProblem[] =
    order.kind === 'order' ? [] : [{ kind: 'cycle', constructs: order.ids, at: closingArrow(order.ids, arrows).at }];
  return [...unknown.values(), ...isolated, ...cycle];
}

/** The arrow to point at: one that the author drew, if the cycle has one, rather than the preset's. */
function closingArrow(cycle: readonly string[], arrows: readonly PlacedArrow[]): PlacedArrow {
  const members = cycle.map((from, index) => {
    const to = cycle[(index + 1) % cycle.length]!;
    return arrows.find(sameAs({ from, to }))!;
  });
  return members.find(({ at }) => at[0] === 'arrows') ?? members.at(-1)!;
}
