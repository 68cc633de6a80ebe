import type { ItemRange } from '../../survey/index-model/satisfaction-index.ts';
import type { IndexModelFit } from './estimate.ts';
import type { SampleMoments } from './item-moments.ts';
import {
  constructBlocks,
  itemPlaces,
  modelItems,
  type Block,
  type IndexModel,
} from '../../survey/index-model/model.ts';
import type { DataProblem, Unusable } from './problems.ts';

/** How items add up to indices: score of a respondent = Σ weight × answer mapped to 0–100. */
export interface IndexWeights {
  readonly model: IndexModel;
  /** By item; they sum to 1 in each construct, and are undefined where a construct's weights cancel out. */
  readonly weights: readonly (number | undefined)[];
  readonly ranges: readonly ItemRange[];
}

export interface ConstructIndex {
  readonly construct: string;
  /** Mean score, 0 to 100 unless a weight is negative; undefined where the weights cancel out. */
  readonly index: number | undefined;
  /** Of the index, holding its weights fixed: too small, so print the bootstrap's. */
  readonly se: number | undefined;
  /** Of the respondents' scores, divisor n − 1. */
  readonly sd: number | undefined;
}

/** A driver in the map of a target: performance across, importance up. */
export interface Driver {
  readonly construct: string;
  /** Points that the target's index moves with one point of this one, direct and indirect. */
  readonly importance: number;
  /** Its own index, 0 to 100. */
  readonly performance: number;
}

/** Weights that sum to less than this share of their absolute sum cancel out. */
const CANCELS = 1e-9;

/**
 * Weights of the 0–100 indices: outer weights divided by the items' standard deviations and normalised (Tenenhaus et al. 2005, CSDA 48),
 * with every item first mapped from its own scale to 0–100.
 *
 * @param ranges by item id, of every item of the model
 */
export function indexWeights(
  { model, items, sd }: IndexModelFit,
  ranges: Readonly<Record<string, ItemRange>>,
): { readonly kind: 'weights'; readonly weights: IndexWeights } | Unusable<DataProblem> {
  const byItem = modelItems(model).map((item) => ranges[item]!);
  const other = byItem.findIndex(({ min, max }) => min !== byItem[0]!.min || max !== byItem[0]!.max);
  if (model.metric === 'raw' && other >= 0) {
    return { kind: 'unusable', problems: [{ kind: 'mixed-scales', ...itemPlaces(model)[other]! }] };
  }
  const outer = Float64Array.from(items, ({ weight }) => weight);
  const scale = indexScale(model, byItem);
  const normalised = new Float64Array(outer.length);
  const weights = scale.blocks.flatMap((block) => {
    const adds = normaliseBlock(scale, block, outer, Float64Array.from(sd), normalised);
    return Array.from(normalised.subarray(block.start, block.end), (weight) => (adds ? weight : undefined));
  });
  return { kind: 'weights', weights: { model, weights, ranges: byItem } };
}

/** Constructs whose weights add up to an index. */
export function indexedConstructs({ model, weights }: IndexWeights): string[] {
  const blocks = constructBlocks(model);
  return model.constructs.map(({ id }) => id).filter((_, j) => weights[blocks[j]!.start] !== undefined);
}

/** What the indices of many replicates have in common; arrays by item. */
export interface IndexScale {
  readonly blocks: readonly Block[];
  readonly min: Float64Array;
  readonly span: Float64Array;
  readonly metric: IndexModel['metric'];
}

export function indexScale(model: IndexModel, ranges: readonly ItemRange[]): IndexScale {
  return {
    blocks: constructBlocks(model),
    min: Float64Array.from(ranges, ({ min }) => min),
    span: Float64Array.from(ranges, ({ min, max }) => max - min),
    metric: model.metric,
  };
}

/** Write one construct's weights of items mapped to 0–100; false where they cancel out or point the wrong way. */
export function normaliseBlock(
  { span, metric }: IndexScale,
  { start, end }: Block,
  outer: Float64Array,
  sd: Float64Array,
  normalised: Float64Array,
): boolean {
  let sum = 0;
  let absolute = 0;
  for (let i = start; i < end; i++) {
    const weight = metric === 'raw' ? outer[i]! : (outer[i]! * span[i]!) / sd[i]!;
    normalised[i] = weight;
    sum += weight;
    absolute += Math.abs(weight);
  }
  if (!(sum > CANCELS * absolute)) return false;
  for (let i = start; i < end; i++) normalised[i] = normalised[i]! / sum;
  return true;
}

/**
 * Index of every construct in a sample: the one that the weights come from, or a wave or segment of it.
 * With the pooled sample's weights the indices of groups are comparable: they differ by answers only, not by yardstick.
 */
export function constructIndices(
  { model, weights, ranges }: IndexWeights,
  { n, means, covariance, squared }: SampleMoments,
): ConstructIndex[] {
  const p = means.length;
  return constructBlocks(model).map(({ start, end }, j) => {
    const construct = model.constructs[j]!.id;
    const slopes = weights.slice(start, end).map((weight, i) => {
      const { min, max } = ranges[start + i]!;
      return weight === undefined ? undefined : (100 * weight) / (max - min);
    });
    if (!slopes.every((slope) => slope !== undefined))
      return { construct, index: undefined, se: undefined, sd: undefined };
    const spread = (matrix: Float64Array): number =>
      slopes.reduce(
        (sum, a, i) => sum + slopes.reduce((row, b, l) => row + a * b * matrix[(start + i) * p + start + l]!, 0),
        0,
      );
    const unbiased = n / (n - 1);
    return {
      construct,
      index: slopes.reduce((sum, slope, i) => sum + slope * (means[start + i]! - ranges[start + i]!.min), 0),
      se: Math.sqrt(Math.max(0, unbiased * spread(squared))),
      sd: Math.sqrt(Math.max(0, unbiased * spread(covariance))),
    };
  });
}

/** Points of `to` that go with one point of `from`, other causes held: paths between the 0–100 indices. */
export function indexPaths(
  { paths }: IndexModelFit,
  indices: readonly ConstructIndex[],
): { readonly from: string; readonly to: string; readonly points: number | undefined }[] {
  return paths.map(({ from, to, coefficient }) => ({ from, to, points: inPoints(coefficient, from, to, indices) }));
}

/**
 * Importance–performance map of a target (Ringle & Sarstedt 2016): every construct that reaches it, the most important first.
 *
 * @param indices of the whole sample, from `constructIndices`
 */
export function importancePerformance(
  { totalEffects }: IndexModelFit,
  indices: readonly ConstructIndex[],
  target: string,
): Driver[] {
  return totalEffects
    .filter(({ to }) => to === target)
    .flatMap(({ from, effect }) => {
      const importance = inPoints(effect, from, target, indices);
      const performance = indices.find(({ construct }) => construct === from)?.index;
      return importance === undefined || performance === undefined
        ? []
        : [{ construct: from, importance, performance }];
    })
    .sort((a, b) => b.importance - a.importance);
}

function inPoints(effect: number, from: string, to: string, indices: readonly ConstructIndex[]): number | undefined {
  const sdOf = (id: string): number | undefined => indices.find(({ construct }) => construct === id)?.sd;
  const [cause, target] = [sdOf(from), sdOf(to)];
  return cause === undefined || target === undefined ? undefined : (effect * target) / cause;
}
