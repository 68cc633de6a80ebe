import type { ItemRange } from '../../../src/survey/index-model/satisfaction-index.ts';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { indexModelFit, type IndexModelFit } from '../../../src/analyses/index-model/estimate.ts';
import {
  constructIndices,
  indexWeights,
  type ConstructIndex,
  type IndexWeights,
} from '../../../src/analyses/index-model/index-score.ts';
import { itemMoments, type ItemMoments, type SampleMoments } from '../../../src/analyses/index-model/item-moments.ts';
import { modelItems, type IndexModel } from '../../../src/survey/index-model/model.ts';
import type { Moments } from '../../../src/survey/moments.ts';

interface StoredMoments {
  readonly n: number;
  readonly w: number;
  readonly w2: number;
  readonly wx: readonly number[];
  readonly wxx: readonly number[];
  readonly w2x?: readonly number[];
  readonly w2xx?: readonly number[];
}

const folder = new URL('../../goldens/pls-csi/', import.meta.url);
const stored: { readonly items: readonly string[]; readonly moments: Readonly<Record<string, StoredMoments>> } =
  JSON.parse(readFileSync(new URL('moments.json', folder), 'utf8'));

export const ITEMS = stored.items;

/** Sums over the respondents of the ECSI mobile phone survey: `complete`, `weighted`, `mean-replacement`, `listwise` or `reversed-value`. */
export function mobiMoments(name: string): Moments {
  const { n, w, w2, wx, wxx, w2x, w2xx } = stored.moments[name]!;
  const p = ITEMS.length;
  const every = (value: number): Float64Array => new Float64Array(p * p).fill(value);
  const byFirst = (sums: readonly number[]): Float64Array => every(0).map((_, at) => sums[Math.floor(at / p)]!);
  return {
    terms: ITEMS,
    missing: 'listwise',
    n: every(n),
    w: every(w),
    w2: every(w2),
    wx: byFirst(wx),
    w2x: byFirst(w2x ?? wx),
    wxx: symmetric(wxx, p),
    w2xx: symmetric(w2xx ?? wxx, p),
  };
}

function symmetric(upper: ArrayLike<number>, p: number): Float64Array {
  const matrix = new Float64Array(p * p);
  let at = 0;
  for (let i = 0; i < p; i++) for (let j = i; j < p; j++) matrix[i * p + j] = matrix[j * p + i] = upper[at++]!;
  return matrix;
}

/** 2,000 bootstrap resamples of the 250 respondents, as sums: made once with numpy from a seed nobody kept, so that no row can be solved for. */
export function* mobiReplicates(model: IndexModel): Generator<ItemMoments> {
  const bytes = gunzipSync(readFileSync(new URL('replicates.bin.gz', folder)));
  const differences = new Int16Array(new Uint8Array(bytes).buffer);
  const { wx, wxx } = stored.moments['complete']!;
  const full = [...wx, ...wxx];
  const count = differences.length / full.length;
  for (let b = 0; b < count; b++) {
    const sums = full.map((sum, at) => sum + differences[at * count + b]!);
    yield replicateMoments(model, sums.slice(0, ITEMS.length), symmetric(sums.slice(ITEMS.length), ITEMS.length));
  }
}

function replicateMoments(model: IndexModel, wx: readonly number[], wxx: Float64Array): ItemMoments {
  const index = modelItems(model).map((item) => ITEMS.indexOf(item));
  const means = Float64Array.from(index, (i) => wx[i]! / 250);
  const covariance = index.flatMap((i) =>
    index.map((j) => wxx[i * ITEMS.length + j]! / 250 - (wx[i]! * wx[j]!) / 250 ** 2),
  );
  return { w: 250, means, covariance: Float64Array.from(covariance) };
}

export const RANGES: Readonly<Record<string, ItemRange>> = Object.fromEntries(
  ITEMS.map((item) => [item, { min: 1, max: 10 }]),
);

const CONSTRUCTS = {
  image: ['IMAG1', 'IMAG2', 'IMAG3', 'IMAG4', 'IMAG5'],
  expectation: ['CUEX1', 'CUEX2', 'CUEX3'],
  quality: ['PERQ1', 'PERQ2', 'PERQ3', 'PERQ4', 'PERQ5', 'PERQ6', 'PERQ7'],
  value: ['PERV1', 'PERV2'],
  satisfaction: ['CUSA1', 'CUSA2', 'CUSA3'],
  complaints: ['CUSCO'],
  loyalty: ['CUSL1', 'CUSL2', 'CUSL3'],
} as const;

/** The survey's items under the names that the presets use. */
export function mobiConstructs(without: readonly string[] = []): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(CONSTRUCTS).filter(([id]) => !without.includes(id)));
}

/** Fit, weights and indices of a model that is known to be estimable. */
export function estimated(
  model: IndexModel,
  moments: Moments,
  ranges: Readonly<Record<string, ItemRange>> = RANGES,
): { fit: IndexModelFit; weights: IndexWeights; indices: ConstructIndex[]; sample: SampleMoments } {
  const sample = itemMoments(model, moments);
  if (sample.kind === 'unusable') throw new Error(JSON.stringify(sample.problems));
  const fit = indexModelFit(model, sample);
  if (fit.kind === 'unusable') throw new Error(JSON.stringify(fit.problems));
  const scored = indexWeights(fit, ranges);
  if (scored.kind === 'unusable') throw new Error(JSON.stringify(scored.problems));
  return { fit, weights: scored.weights, indices: constructIndices(scored.weights, sample), sample };
}
