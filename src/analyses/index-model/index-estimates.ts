import type { SatisfactionIndex } from '../../survey/index-model/satisfaction-index.ts';
import type { IndexModel } from '../../survey/index-model/model.ts';
import type { Moments, PointMoments } from '../../survey/moments.ts';
import { bootstrapResamples, groupIndexResamples } from './bootstrap.ts';
import { indexModelFit, type IndexModelFit, type ItemFit, type Path } from './estimate.ts';
import {
  constructIndices,
  importancePerformance,
  indexWeights,
  type Driver,
  type IndexWeights,
} from './index-score.ts';
import { itemMoments, itemReplicates, pooledMoments, type ItemMoments } from './item-moments.ts';
import { discrimination, reliability, type Discrimination, type Reliability } from './quality.ts';
import type { DataProblem, ModelWarning, Unusable } from './problems.ts';
import { pairedDifference, uncertainties, type Uncertain } from './resamples.ts';

type Interval = readonly [low: number, high: number] | undefined;

/** Respondents whose answers are taken together, and bootstrap replicates of them, `count` each. */
export interface IndexPart {
  readonly key: string;
  readonly moments: Moments;
  readonly replicates: Iterable<PointMoments>;
}

export interface IndexEstimate {
  readonly construct: string;
  /** 0 to 100; undefined where the weights of its items cancel out. */
  readonly index: number | undefined;
  readonly interval: Interval;
}

export interface PathEstimate extends Path {
  readonly interval: Interval;
  /** The interval does not hold 0. */
  readonly significant: boolean;
  /** Of `from` on `to`, direct and by all other ways. */
  readonly total: number;
  readonly totalInterval: Interval;
}

/** A model with everything that a report says of it, from one sample. Numbers are plain, so that they can be kept in a file. */
export interface IndexModelEstimates {
  readonly kind: 'estimates';
  /** In the model's order. */
  readonly indices: readonly IndexEstimate[];
  readonly explained: readonly {
    readonly construct: string;
    readonly r2: number;
    readonly adjusted: number | undefined;
    readonly interval: Interval;
  }[];
  readonly paths: readonly PathEstimate[];
  /** Causes of the target, the most important first. */
  readonly drivers: readonly Driver[];
  readonly items: readonly ItemFit[];
  readonly reliability: readonly Reliability[];
  readonly discrimination: readonly Discrimination[];
  readonly warnings: readonly ModelWarning[];
  readonly replicates: Replicates;
}

export interface Replicates {
  /** That gave an estimate. */
  readonly kept: number;
  readonly failed: number;
}

/** Indices of several groups by one yardstick: weights estimated on all of them together. */
export interface GroupIndices {
  readonly kind: 'estimates';
  readonly groups: readonly { readonly key: string; readonly indices: readonly IndexEstimate[] }[];
  /** Of every pair, the later one minus the earlier one. */
  readonly differences: readonly {
    readonly of: readonly [earlier: string, later: string];
    readonly construct: string;
    readonly difference: number;
    readonly interval: Interval;
    /** Two-sided, that there is none. */
    readonly p: number | undefined;
  }[];
  readonly replicates: Replicates;
}

/**
 * A study's index model from one sample.
 *
 * @param yardstick samples by whose weights together the indices are scored, the sample's own among them, so that waves are comparable;
 *   where absent, the sample's own weights
 * @param count replicates of the sample
 */
export function indexModelEstimates(
  index: SatisfactionIndex,
  sample: Omit<IndexPart, 'key'>,
  count: number,
  yardstick?: readonly Moments[],
): IndexModelEstimates | Unusable<DataProblem> {
  const { model, target } = index;
  const own = itemMoments(model, sample.moments);
  if (own.kind === 'unusable') return own;
  const fit = indexModelFit(model, own);
  if (fit.kind === 'unusable') return fit;
  const scored = indexWeights(fit, index.ranges);
  if (scored.kind === 'unusable') return scored;
  const common =
    yardstick === undefined
      ? scored
      : yardstickWeights(
          index,
          yardstick.map((one) => someMoments(model, one)),
        );
  if (common.kind === 'unusable') return common;
  const resamples = bootstrapResamples(scored.weights, own, itemReplicates(model, sample.replicates), count);
  const found = new Map(uncertainties(resamples).map((one) => [one.name, one]));
  const intervalOf = (name: string): Interval => found.get(name)?.interval;
  const indices = constructIndices(common.weights, own);
  return {
    kind: 'estimates',
    indices: indices.map(({ construct, index: value }) => ({
      construct,
      index: value,
      interval: yardstick === undefined ? intervalOf(`index:${construct}`) : undefined,
    })),
    explained: fit.explained.map((one) => ({ ...one, interval: intervalOf(`r2:${one.construct}`) })),
    paths: fit.paths.map((path) => pathEstimate(path, fit, found)),
    drivers: importancePerformance(fit, indices, target),
    items: fit.items,
    reliability: reliability(fit),
    discrimination: discrimination(fit),
    warnings: fit.warnings,
    replicates: { kept: resamples.kept, failed: resamples.failed },
  };
}

/**
 * Indices of groups of different people, scored by weights that all of them together give; every replicate estimates the weights anew.
 *
 * @param parts groups that make up the yardstick; those without respondents are left out
 * @param pairs keys of groups to be compared, earlier one first
 * @param count replicates of each part
 */
export function groupIndices(
  index: SatisfactionIndex,
  parts: readonly IndexPart[],
  pairs: readonly (readonly [earlier: string, later: string])[],
  count: number,
): GroupIndices | Unusable<DataProblem> {
  const { model } = index;
  const present = parts.filter(({ moments }) => (moments.n[0] ?? 0) > 0);
  const samples = new Map(present.map(({ key, moments }) => [key, someMoments(model, moments)]));
  const weights = yardstickWeights(index, [...samples.values()]);
  if (weights.kind === 'unusable') return weights;
  const replicates = together(present.map((part) => itemReplicates(model, part.replicates)));
  const resamples = groupIndexResamples(weights.weights, samples, replicates, count);
  const found = new Map(uncertainties(resamples).map((one) => [one.name, one]));
  const ids = model.constructs.map(({ id }) => id);
  return {
    kind: 'estimates',
    groups: present.map(({ key }) => ({
      key,
      indices: ids.map((construct) => {
        const one = found.get(`index:${construct}@${key}`);
        return { construct, index: one?.estimate, interval: one?.interval };
      }),
    })),
    differences: pairs.flatMap(([earlier, later]) =>
      ids.flatMap((construct) => {
        const [a, b] = [`index:${construct}@${earlier}`, `index:${construct}@${later}`];
        if (!found.has(a) || !found.has(b)) return [];
        const { estimate, interval, p } = pairedDifference(resamples, b, a);
        return [{ of: [earlier, later] as const, construct, difference: estimate, interval, p }];
      }),
    ),
    replicates: { kept: resamples.kept, failed: resamples.failed },
  };
}

/** Moments of a group, however few they rest on: it is never estimated alone. */
function someMoments(model: IndexModel, moments: Moments): ItemMoments & { readonly n: number } {
  const [first] = itemReplicates(model, [moments]);
  return { ...first!, n: moments.n[0]! };
}

function yardstickWeights(
  index: SatisfactionIndex,
  samples: readonly (ItemMoments & { readonly n: number })[],
): { readonly kind: 'weights'; readonly weights: IndexWeights } | Unusable<DataProblem> {
  const present = samples.filter(({ n }) => n > 0);
  const n = present.reduce((sum, one) => sum + one.n, 0);
  const fit = indexModelFit(index.model, { ...pooledMoments(present), n });
  return fit.kind === 'unusable' ? fit : indexWeights(fit, index.ranges);
}

function pathEstimate(
  path: Path,
  { totalEffects }: IndexModelFit,
  found: ReadonlyMap<string, Uncertain>,
): PathEstimate {
  const ends = `${path.from}>${path.to}`;
  const interval = found.get(`path:${ends}`)?.interval;
  return {
    ...path,
    interval,
    significant: interval !== undefined && (interval[0] > 0 || interval[1] < 0),
    total: totalEffects.find(({ from, to }) => from === path.from && to === path.to)!.effect,
    totalInterval: found.get(`effect:${ends}`)?.interval,
  };
}

/** One of each at a time, until any of them ends. */
function* together<T>(all: readonly Iterable<T>[]): Generator<readonly T[]> {
  const iterators = all.map((one) => one[Symbol.iterator]());
  for (;;) {
    const next = iterators.map((one) => one.next());
    if (next.length === 0 || next.some(({ done }) => done)) return;
    yield next.map(({ value }) => value as T);
  }
}
