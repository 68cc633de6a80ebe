import type { Moments, PointMoments } from '../../survey/moments.ts';
import { itemPlaces, modelItems, type IndexModel } from '../../survey/index-model/model.ts';
import type { DataProblem, Unusable } from './problems.ts';

/** What a model needs of one sample, or of one replicate of it: weighted means and covariances of its items. */
export interface ItemMoments {
  /** Σw. */
  readonly w: number;
  /** By item, in the model's order. */
  readonly means: Float64Array;
  /** Items × items, row-major, divisor Σw. */
  readonly covariance: Float64Array;
}

/** The moments of a sample itself, which the standard error of an index with frozen weights needs as well. */
export interface SampleMoments extends ItemMoments {
  /** Respondents, unweighted. */
  readonly n: number;
  /** (Σw)²/Σw². */
  readonly effective: number;
  /** Σw²(x−x̄)(x′−x̄′)/(Σw)²: items × items. */
  readonly squared: Float64Array;
}

/** Variances up to this share of the item's mean square are rounding, not answers that differ. */
const CONSTANT = 1e-12;

/**
 * Weighted means and covariances of a model's items.
 *
 * @param moments complete ones: listwise, or pairwise where missing answers were replaced before
 */
export function itemMoments(
  model: IndexModel,
  moments: Moments,
): ({ readonly kind: 'moments' } & SampleMoments) | Unusable<DataProblem> {
  const known = new Map(moments.terms.map((term, index) => [term, index]));
  const places = itemPlaces(model);
  const unknown = places.filter(({ item }) => !known.has(item));
  if (unknown.length > 0)
    return {
      kind: 'unusable',
      problems: unknown.map((place) => ({ kind: 'unknown-item', ...place, known: moments.terms })),
    };

  const index = modelItems(model).map((item) => known.get(item)!);
  const entry = (i: number, j: number): number => index[i]! * moments.terms.length + index[j]!;
  const answered = (i: number, j: number): number => moments.n[entry(i, j)]!;
  const n = places.reduce((most, _, i) => Math.max(most, answered(i, i)), 0);
  if (!(n >= 2 && moments.w[entry(0, 0)]! > 0))
    return { kind: 'unusable', problems: [{ kind: 'no-respondents', n, at: [] }] };
  const incomplete = places.filter((_, i) => answered(i, i) < n);
  if (incomplete.length > 0)
    return { kind: 'unusable', problems: incomplete.map((place) => ({ kind: 'incomplete', ...place })) };

  const sample = completeMoments(moments, places.length, entry);
  const constant = places.filter((_, i) => {
    const variance = sample.covariance[i * places.length + i]!;
    return !(variance > CONSTANT * (variance + sample.means[i]! ** 2));
  });
  return constant.length > 0
    ? { kind: 'unusable', problems: constant.map((place) => ({ kind: 'constant-item', ...place })) }
    : { kind: 'moments', ...sample };
}

function completeMoments(moments: Moments, p: number, entry: (i: number, j: number) => number): SampleMoments {
  const first = entry(0, 0);
  const w = moments.w[first]!;
  const w2 = moments.w2[first]!;
  const means = Float64Array.from({ length: p }, (_, i) => moments.wx[entry(i, i)]! / w);
  const covariance = new Float64Array(p * p);
  const squared = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      const at = entry(i, j);
      const [a, b] = [means[i]!, means[j]!];
      covariance[i * p + j] = moments.wxx[at]! / w - a * b;
      squared[i * p + j] =
        (moments.w2xx[at]! - a * moments.w2x[entry(j, i)]! - b * moments.w2x[entry(i, j)]! + a * b * w2) / w ** 2;
    }
  }
  return { n: moments.n[first]!, w, effective: w ** 2 / w2, means, covariance, squared };
}

/**
 * Moments of a model's items in every replicate of a sample, as `itemMoments` has them of the sample.
 * Every step hands out the same object, overwritten by the next step.
 */
export function* itemReplicates(
  model: IndexModel,
  replicates: Iterable<PointMoments>,
): Generator<ItemMoments, void, undefined> {
  const items = modelItems(model);
  const p = items.length;
  const means = new Float64Array(p);
  const covariance = new Float64Array(p * p);
  let places: Int32Array | undefined;
  for (const { terms, w, wx, wxx } of replicates) {
    places ??= Int32Array.from(items, (item) => terms.indexOf(item));
    const size = terms.length;
    const total = w[places[0]! * (size + 1)]!;
    for (let i = 0; i < p; i++) means[i] = wx[places[i]! * (size + 1)]! / total;
    for (let i = 0; i < p; i++) {
      const row = places[i]! * size;
      for (let j = 0; j <= i; j++) {
        const value = wxx[row + places[j]!]! / total - means[i]! * means[j]!;
        covariance[i * p + j] = value;
        covariance[j * p + i] = value;
      }
    }
    yield { w: total, means, covariance };
  }
}

/** The moments of several groups taken together; groups without weight add nothing. */
export function pooledMoments(groups: readonly ItemMoments[]): ItemMoments {
  const p = groups[0]?.means.length ?? 0;
  const w = groups.reduce((sum, group) => sum + group.w, 0);
  const means = new Float64Array(p);
  const covariance = new Float64Array(p * p);
  for (const group of groups) for (let i = 0; i < p; i++) means[i]! += (group.w / w) * group.means[i]!;
  for (const group of groups) {
    for (let i = 0; i < p; i++) {
      const shift = group.means[i]! - means[i]!;
      for (let j = 0; j < p; j++)
        covariance[i * p + j]! +=
          (group.w / w) * (group.covariance[i * p + j]! + shift * (group.means[j]! - means[j]!));
    }
  }
  return { w, means, covariance };
}
