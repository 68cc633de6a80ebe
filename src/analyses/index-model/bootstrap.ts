import { indexedConstructs, type IndexWeights } from './index-score.ts';
import { pooledMoments, type ItemMoments } from './item-moments.ts';
import { explainedConstructs, modelItems, reachablePairs } from '../../survey/index-model/model.ts';
import { htmtPairs } from './quality.ts';
import { Replica } from './replica.ts';
import type { Resamples } from './resamples.ts';

/**
 * Re-estimate a model on replicates of its sample (METHODS 11).
 *
 * Each construct of a replicate is turned to the full sample's loadings (round, where that brings them nearer). A replicate that gives no estimate is dropped and counted.
 *
 * @param sample whose fit gave `weights`
 * @param replicates `count` of them; each is read before the next is asked for, so that one object may serve for all
 */
export function bootstrapResamples(
  weights: IndexWeights,
  sample: ItemMoments,
  replicates: Iterable<ItemMoments>,
  count: number,
): Resamples {
  const replica = new Replica(weights, sample);
  return resamples(parameterNames(weights), sample, replicates, count, (replicate, write) => {
    return replica.estimate(replicate) && replica.parameters(replicate, write);
  });
}

/**
 * The indices of groups (waves, segments) by weights of all groups together, which every replicate estimates anew.
 *
 * @param groups id → moments; together the sample whose fit gave `weights`
 * @param replicates for each, the groups' moments in the order of `groups`; people who answered in two waves have to be drawn for both
 */
export function groupIndexResamples(
  weights: IndexWeights,
  groups: ReadonlyMap<string, ItemMoments>,
  replicates: Iterable<readonly ItemMoments[]>,
  count: number,
): Resamples {
  const samples = [...groups.values()];
  const replica = new Replica(weights, pooledMoments(samples));
  const names = [...groups.keys()].flatMap((group) => indexedConstructs(weights).map((id) => `index:${id}@${group}`));
  return resamples(names, samples, replicates, count, (parts, write) => {
    if (parts.some(({ w }) => !(w > 0)) || !replica.estimate(pooledMoments(parts))) return false;
    for (const { means } of parts) replica.indices(means, write);
    return true;
  });
}

type Write = (value: number) => void;

function resamples<T>(
  names: readonly string[],
  sample: T,
  replicates: Iterable<T>,
  count: number,
  estimate: (replicate: T, write: Write) => boolean,
): Resamples {
  const size = names.length;
  const row = new Float64Array(size);
  let at = 0;
  const write = (value: number): void => {
    row[at++] = value;
  };
  estimate(sample, write);
  const estimates = row.slice();
  const rows = new Float64Array(size * count);
  let kept = 0;
  let asked = 0;
  for (const replicate of replicates) {
    if (asked++ === count) throw new RangeError(`more than the ${count} replicates announced`);
    at = 0;
    if (estimate(replicate, write)) rows.set(row, size * kept++);
  }
  return { names, estimates, values: transposed(rows, kept, size), kept, failed: asked - kept };
}

function transposed(rows: Float64Array, count: number, size: number): Float64Array {
  const columns = new Float64Array(count * size);
  for (let r = 0; r < count; r++) for (let c = 0; c < size; c++) columns[c * count + r] = rows[r * size + c]!;
  return columns;
}

/** In the order in which `Replica.parameters` writes them. */
function parameterNames(weights: IndexWeights): string[] {
  const { model } = weights;
  const ids = model.constructs.map(({ id }) => id);
  const items = modelItems(model);
  return [
    ...model.arrows.map(({ from, to }) => `path:${from}>${to}`),
    ...reachablePairs(model).map(({ from, to }) => `effect:${from}>${to}`),
    ...items.map((item) => `weight:${item}`),
    ...items.map((item) => `loading:${item}`),
    ...explainedConstructs(model).map((id) => `r2:${id}`),
    ...indexedConstructs(weights).map((id) => `index:${id}`),
    ...htmtPairs(ids.length).map(([a, b]) => `htmt:${ids[a]}~${ids[b]}`),
  ];
}
