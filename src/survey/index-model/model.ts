/** A construct and the items that reflect it (mode A); a single item stands for itself. */
export interface Construct {
  readonly id: string;
  readonly items: readonly string[];
}

/** A cause and what it moves, both ids of constructs. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** How a construct's neighbours are combined while the weights are sought (inner weighting). */
export type Scheme = 'path' | 'factorial' | 'centroid';

/** `standardised` works on the items' correlations; `raw` on their covariances, for items that share one scale. */
export type Metric = 'standardised' | 'raw';

/** A satisfaction index model that has passed `indexModel`: no cycle, nothing isolated, no item used twice. */
export interface IndexModel {
  readonly constructs: readonly Construct[];
  readonly arrows: readonly Arrow[];
  readonly scheme: Scheme;
  readonly metric: Metric;
}

/** All items of a model in its own order: construct by construct. Every array "by item" follows it. */
export function modelItems(model: IndexModel): string[] {
  return model.constructs.flatMap(({ items }) => items);
}

/** Where each item stands in the model: its construct, and its position in the settings. */
export function itemPlaces(
  model: IndexModel,
): { readonly item: string; readonly construct: string; readonly at: readonly (string | number)[] }[] {
  return model.constructs.flatMap(({ id, items }) =>
    items.map((item, index) => ({ item, construct: id, at: ['constructs', id, index] })),
  );
}

/** A construct's place in arrays by item: its first item, and the one after its last. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

export function constructBlocks(model: IndexModel): Block[] {
  let end = 0;
  return model.constructs.map(({ items }) => ({ start: end, end: (end += items.length) }));
}

/** The causes drawn into a construct, in the order of the model's constructs. */
export function causesOf(model: IndexModel, id: string): string[] {
  const causes = new Set(model.arrows.filter(({ to }) => to === id).map(({ from }) => from));
  return model.constructs.map((construct) => construct.id).filter((candidate) => causes.has(candidate));
}

/** Constructs with at least one cause, in the model's order: those that have an R². */
export function explainedConstructs(model: IndexModel): string[] {
  const explained = new Set(model.arrows.map(({ to }) => to));
  return model.constructs.map(({ id }) => id).filter((id) => explained.has(id));
}

/** Every cause with everything that arrows lead to from it, and the pair's place in a solver's k × k arrays. */
export function reachablePairs(
  model: IndexModel,
): { readonly from: string; readonly to: string; readonly at: number }[] {
  const ids = model.constructs.map(({ id }) => id);
  return ids.flatMap((from, column) => {
    const reached = new Set([from]);
    for (const id of reached) for (const arrow of model.arrows) if (arrow.from === id) reached.add(arrow.to);
    return ids.flatMap((to, row) =>
      to !== from && reached.has(to) ? [{ from, to, at: row * ids.length + column }] : [],
    );
  });
}

/**
 * Constructs so ordered that causes come before what they move, otherwise in their given order;
 * or, where that is impossible, the ids of one cycle in the direction of its arrows.
 */
export function causalOrder(
  ids: readonly string[],
  arrows: readonly Arrow[],
):
  | { readonly kind: 'order'; readonly ids: readonly string[] }
  | { readonly kind: 'cycle'; readonly ids: readonly string[] } {
  const open = new Set(ids);
  const order: string[] = [];
  while (open.size > 0) {
    const next = [...open].find((id) => !arrows.some(({ from, to }) => to === id && open.has(from)));
    if (next === undefined) return { kind: 'cycle', ids: cycleWithin(open, arrows) };
    open.delete(next);
    order.push(next);
  }
  return { kind: 'order', ids: order };
}

/** Every construct of `open` has a cause in `open`, so walking backwards must come round. */
function cycleWithin(open: ReadonlySet<string>, arrows: readonly Arrow[]): string[] {
  const walk: string[] = [];
  let at = [...open][0]!;
  while (!walk.includes(at)) {
    walk.push(at);
    at = arrows.find(({ from, to }) => to === at && open.has(from))!.from;
  }
  return walk.slice(walk.indexOf(at)).reverse();
}
