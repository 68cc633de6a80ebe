import { symmetricEigen } from '../../stats/symmetric-eigen.ts';
import type { IndexModelFit } from './estimate.ts';
import { constructBlocks, type Block } from '../../survey/index-model/model.ts';

/** How well a construct's items measure one thing. A single item has no reliability to estimate: everything but `ave` is undefined. */
export interface Reliability {
  readonly construct: string;
  /** Cronbach's alpha of the standardised items; at least 0.7 is the usual guide, here and for both rho. */
  readonly alpha: number | undefined;
  /** Cronbach's alpha of the items as answered; of use only where they share one scale. */
  readonly rawAlpha: number | undefined;
  /** Dijkstra & Henseler (2015). */
  readonly rhoA: number | undefined;
  /** Composite reliability. */
  readonly rhoC: number | undefined;
  /** Average variance extracted, the mean squared loading; at least 0.5 is the usual guide. */
  readonly ave: number;
  /** Two largest eigenvalues of the items' correlations: one dimension where the first exceeds 1 and the second does not. */
  readonly eigenvalues: readonly [first: number, second: number] | undefined;
}

/** Whether two constructs are measured apart. */
export interface Discrimination {
  readonly a: string;
  readonly b: string;
  /** Heterotrait–monotrait ratio of absolute correlations (Henseler, Ringle & Sarstedt 2015); below 0.85 to 0.90 is the usual guide. Undefined where items within a construct are uncorrelated. */
  readonly htmt: number | undefined;
  /** Of the two scores, −1 to 1. */
  readonly correlation: number;
  /** Fornell & Larcker (1981): both constructs share more variance with their own items than with each other. */
  readonly fornellLarcker: boolean;
}

export function reliability(fit: IndexModelFit): Reliability[] {
  const blocks = constructBlocks(fit.model);
  return fit.model.constructs.map(({ id }, j) => {
    const { start, end } = blocks[j]!;
    const k = end - start;
    const own = fit.items.slice(start, end);
    const loadings = own.map(({ loading }) => loading);
    const squares = sum(loadings.map((loading) => loading ** 2));
    const ave = squares / k;
    if (k === 1)
      return {
        construct: id,
        alpha: undefined,
        rawAlpha: undefined,
        rhoA: undefined,
        rhoC: undefined,
        ave,
        eigenvalues: undefined,
      };

    const correlation = (i: number, l: number): number =>
      fit.itemCorrelations[(start + i) * fit.items.length + start + l]!;
    const correlations = pairs(k).map(([i, l]) => correlation(i, l));
    const deviations = fit.sd.slice(start, end);
    const covariances = pairs(k).map(([i, l]) => correlation(i, l) * deviations[i]! * deviations[l]!);
    const raw = fit.model.metric === 'raw';
    const weights = own.map(({ weight }, i) => (raw ? weight * deviations[i]! : weight));
    const { values } = symmetricEigen(
      pairs(k).map(([i, l]) => correlation(i, l)),
      k,
    );
    return {
      construct: id,
      alpha: alpha(k, k, sum(correlations)),
      rawAlpha: alpha(k, sum(deviations.map((sd) => sd ** 2)), sum(covariances)),
      rhoA: rhoA(weights, correlations),
      rhoC: sum(loadings) ** 2 / (sum(loadings) ** 2 + k - squares),
      ave,
      eigenvalues: [values[0]!, values[1]!],
    };
  });
}

/** Every pair of constructs, in the model's order. */
export function discrimination(fit: IndexModelFit): Discrimination[] {
  const ids = fit.model.constructs.map(({ id }) => id);
  const blocks = constructBlocks(fit.model);
  const correlations = Float64Array.from(fit.itemCorrelations);
  const ratios = htmtPairs(ids.length).map(([a, b]) => htmt(correlations, fit.items.length, blocks[a]!, blocks[b]!));
  const aves = reliability(fit).map(({ ave }) => ave);
  return htmtPairs(ids.length).map(([a, b], index) => {
    const correlation = fit.correlations[a * ids.length + b]!;
    const fornellLarcker = Math.min(aves[a]!, aves[b]!) > correlation ** 2;
    return { a: ids[a]!, b: ids[b]!, htmt: ratios[index], correlation, fornellLarcker };
  });
}

/** Positions (a, b), a < b, of k constructs. */
export function htmtPairs(k: number): (readonly [number, number])[] {
  return pairs(k).filter(([a, b]) => a < b);
}

/** Mean |r| between two blocks over the geometric mean of mean |r| within each; undefined where a block's items are uncorrelated. */
export function htmt(correlations: Float64Array, p: number, a: Block, b: Block): number | undefined {
  const within = meanWithin(correlations, p, a) * meanWithin(correlations, p, b);
  if (!(within > 0)) return undefined;
  let between = 0;
  for (let i = a.start; i < a.end; i++)
    for (let j = b.start; j < b.end; j++) between += Math.abs(correlations[i * p + j]!);
  return between / ((a.end - a.start) * (b.end - b.start)) / Math.sqrt(within);
}

/** 1 for a single item. */
function meanWithin(correlations: Float64Array, p: number, { start, end }: Block): number {
  const k = end - start;
  if (k === 1) return 1;
  let total = 0;
  for (let i = start; i < end; i++) for (let j = start; j < i; j++) total += Math.abs(correlations[i * p + j]!);
  return total / ((k * (k - 1)) / 2);
}

function alpha(k: number, diagonal: number, total: number): number | undefined {
  return total > 0 ? (k / (k - 1)) * (1 - diagonal / total) : undefined;
}

/**
 * (w′w)² · w′(S − diag S)w / w′(ww′ − diag ww′)w (Dijkstra & Henseler 2015); undefined for a single item.
 *
 * @param weights of standardised items, for a score of unit variance
 * @param correlations S, row-major
 */
export function rhoA(weights: readonly number[], correlations: readonly number[]): number | undefined {
  const k = weights.length;
  const off = pairs(k).map(([i, l], at) => ({
    product: weights[i]! * weights[l]!,
    r: correlations[at]!,
    same: i === l,
  }));
  const apart = off.filter(({ same }) => !same);
  const denominator = sum(apart.map(({ product }) => product ** 2));
  if (!(denominator > 0)) return undefined;
  const length = sum(weights.map((weight) => weight ** 2));
  return (length ** 2 * sum(apart.map(({ product, r }) => product * r))) / denominator;
}

function pairs(k: number): (readonly [number, number])[] {
  return Array.from({ length: k * k }, (_, at) => [Math.floor(at / k), at % k] as const);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
