import { sortedQuantile } from '../../stats/sorted-quantile.ts';

/**
 * A model's parameters in every replicate that gave an estimate.
 *
 * Names say what they are of: `path:image>quality`, `effect:image>loyalty` (total), `weight:img1`, `loading:img1`, `r2:quality`,
 * `index:quality`, `htmt:image~quality`; of a group `index:quality@2026`.
 */
export interface Resamples {
  readonly names: readonly string[];
  /** Of the full sample, by name. */
  readonly estimates: Float64Array;
  /** Names × kept, row-major: the replicates of one parameter lie together. */
  readonly values: Float64Array;
  readonly kept: number;
  /** Replicates without an estimate: not converged, a constant item, collinear causes. */
  readonly failed: number;
}

/** A parameter and how far its replicates spread. */
export interface Uncertain {
  readonly name: string;
  readonly estimate: number;
  /** Standard deviation of the replicates, divisor one less than their number; undefined below two replicates, like the interval. */
  readonly se: number | undefined;
  /** Percentile interval (quantiles of type 7), 95 % unless another level was asked for. */
  readonly interval: readonly [low: number, high: number] | undefined;
  /** Two-sided, that the parameter is 0: twice the smaller tail, counted with the sample itself; for paths, effects and differences. */
  readonly p: number | undefined;
}

/** Standard errors and percentile intervals of all parameters, in their order. */
export function uncertainties(resamples: Resamples, level = 0.95): Uncertain[] {
  return resamples.names.map((name, at) => uncertain(name, resamples.estimates[at]!, valuesOf(resamples, at), level));
}

/** One parameter minus another of the same replicates, such as an index in two waves; right whether or not the same people answered both. */
export function pairedDifference(resamples: Resamples, plus: string, minus: string, level = 0.95): Uncertain {
  const [a, b] = [placeOf(resamples, plus), placeOf(resamples, minus)];
  const other = valuesOf(resamples, b);
  const differences = valuesOf(resamples, a).map((value, at) => value - other[at]!);
  return uncertain(`${plus} - ${minus}`, resamples.estimates[a]! - resamples.estimates[b]!, differences, level);
}

/** A parameter in one sample minus the same one in another, both estimated and resampled on their own: groups of different people. */
export function independentDifference(plus: Resamples, minus: Resamples, name: string, level = 0.95): Uncertain {
  const [a, b] = [placeOf(plus, name), placeOf(minus, name)];
  const other = valuesOf(minus, b);
  const differences = valuesOf(plus, a)
    .subarray(0, other.length)
    .map((value, at) => value - other[at]!);
  return uncertain(name, plus.estimates[a]! - minus.estimates[b]!, differences, level);
}

function placeOf({ names }: Resamples, name: string): number {
  const place = names.indexOf(name);
  if (place < 0) throw new RangeError(`no parameter "${name}" among the resamples`);
  return place;
}

function valuesOf({ values, kept }: Resamples, at: number): Float64Array {
  return values.subarray(at * kept, (at + 1) * kept);
}

function uncertain(name: string, estimate: number, values: Float64Array, level: number): Uncertain {
  const count = values.length;
  if (count < 2) return { name, estimate, se: undefined, interval: undefined, p: undefined };
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sorted = values.toSorted();
  const tail = (1 - level) / 2;
  const below = values.reduce((sum, value) => sum + (value <= 0 ? 1 : 0), 0);
  const above = values.reduce((sum, value) => sum + (value >= 0 ? 1 : 0), 0);
  return {
    name,
    estimate,
    se: Math.sqrt(squares / (count - 1)),
    interval: [sortedQuantile(sorted, tail), sortedQuantile(sorted, 1 - tail)],
    p: Math.min(1, (2 * (Math.min(below, above) + 1)) / (count + 1)),
  };
}
