import { symmetricInverse } from '../../stats/symmetric-inverse.ts';
import type { ItemMoments, SampleMoments } from './item-moments.ts';
import {
  causesOf,
  explainedConstructs,
  itemPlaces,
  reachablePairs,
  type IndexModel,
} from '../../survey/index-model/model.ts';
import { PlsSolver, type Failure } from './pls-solver.ts';
import type { DataProblem, ModelWarning, Unusable } from './problems.ts';

export interface Path {
  readonly from: string;
  readonly to: string;
  /** Standardised: how many standard deviations `to` moves with one of `from`, other causes held. */
  readonly coefficient: number;
  /** What leaving this cause out would cost, (R² − R²₋)/(1 − R²); undefined where R² is 1. */
  readonly f2: number | undefined;
  /** Variance inflation by the other causes of `to`; 1 with none. */
  readonly vif: number;
}

export interface Explained {
  readonly construct: string;
  readonly r2: number;
  /** With the unweighted number of respondents; undefined when it does not exceed the number of causes by two. */
  readonly adjusted: number | undefined;
}

export interface ItemFit {
  readonly item: string;
  readonly construct: string;
  /** Of the standardised item (raw metric: of the item itself), for a score of unit variance. */
  readonly weight: number;
  /** Correlation with its own construct, −1 to 1. */
  readonly loading: number;
  /** Correlation with every construct, in the model's order. */
  readonly crossLoadings: readonly number[];
}

export interface TotalEffect {
  readonly from: string;
  readonly to: string;
  /** Direct and indirect, standardised. */
  readonly effect: number;
}

/** An estimated satisfaction index model. Everything is standardised unless it says otherwise. */
export interface IndexModelFit {
  readonly kind: 'fit';
  readonly model: IndexModel;
  /** Respondents, unweighted. */
  readonly n: number;
  readonly loops: number;
  readonly paths: readonly Path[];
  readonly explained: readonly Explained[];
  /** In the model's order. */
  readonly items: readonly ItemFit[];
  /** Of every cause on everything that it reaches. */
  readonly totalEffects: readonly TotalEffect[];
  /** Of the constructs' scores: k × k, row-major. */
  readonly correlations: readonly number[];
  /** Of the items: p × p, row-major. */
  readonly itemCorrelations: readonly number[];
  /** Items' standard deviations, divisor Σw. */
  readonly sd: readonly number[];
  readonly warnings: readonly ModelWarning[];
}

/**
 * A model's paths, weights and loadings by partial least squares, mode A (METHODS 11).
 *
 * @returns no numbers when the weights do not settle, a construct is undetermined or causes are collinear, but why
 */
export function indexModelFit(
  model: IndexModel,
  sample: ItemMoments & Pick<SampleMoments, 'n'>,
): IndexModelFit | Unusable<DataProblem> {
  const solver = new PlsSolver(model);
  const failure = solver.solve(sample.covariance);
  if (failure !== undefined) return { kind: 'unusable', problems: [dataProblem(model, failure)] };
  const items = itemFits(model, solver);
  return {
    kind: 'fit',
    model,
    n: sample.n,
    loops: solver.loops,
    paths: paths(model, solver),
    explained: explained(model, solver, sample.n),
    items,
    totalEffects: totalEffects(model, solver),
    correlations: [...solver.correlations],
    itemCorrelations: itemCorrelations(sample),
    sd: [...solver.sd],
    warnings: [...smallSample(model, sample.n), ...negativeWeights(items)],
  };
}

function dataProblem(model: IndexModel, failure: Failure): DataProblem {
  const construct = (index: number): string => model.constructs[index]!.id;
  switch (failure.kind) {
    case 'constant-item': {
      const place = itemPlaces(model)[failure.item]!;
      return { kind: 'constant-item', ...place };
    }
    case 'undetermined':
      return {
        kind: 'undetermined',
        construct: construct(failure.construct),
        at: ['constructs', construct(failure.construct)],
      };
    case 'collinear': {
      const [to, cause] = [construct(failure.construct), construct(failure.cause)];
      return { kind: 'collinear', construct: to, cause, at: ['constructs', cause] };
    }
    case 'not-converged':
      return { kind: 'not-converged', loops: failure.loops, at: [] };
  }
}

function paths(model: IndexModel, { correlations, coefficients, r2 }: PlsSolver): Path[] {
  const ids = model.constructs.map(({ id }) => id);
  const k = ids.length;
  return model.arrows.map(({ from, to }) => {
    const causes = causesOf(model, to).map((id) => ids.indexOf(id));
    const between = causes.flatMap((a) => causes.map((b) => correlations[a * k + b]!));
    const place = causes.indexOf(ids.indexOf(from));
    const vif = symmetricInverse(between, causes.length)![place * causes.length + place]!;
    const coefficient = coefficients[ids.indexOf(to) * k + ids.indexOf(from)]!;
    const unexplained = 1 - r2[ids.indexOf(to)]!;
    return { from, to, coefficient, f2: unexplained > 1e-12 ? coefficient ** 2 / vif / unexplained : undefined, vif };
  });
}

function explained(model: IndexModel, { r2 }: PlsSolver, n: number): Explained[] {
  return explainedConstructs(model).map((construct) => {
    const value = r2[model.constructs.findIndex(({ id }) => id === construct)]!;
    const free = n - causesOf(model, construct).length - 1;
    return { construct, r2: value, adjusted: free > 0 ? 1 - ((1 - value) * (n - 1)) / free : undefined };
  });
}

function itemFits(model: IndexModel, { weights, loadings, crossCovariance, stride, sd }: PlsSolver): ItemFit[] {
  return itemPlaces(model).map(({ item, construct }, i) => ({
    item,
    construct,
    weight: weights[i]!,
    loading: loadings[i]!,
    crossLoadings: model.constructs.map(
      (_, j) => crossCovariance[j * stride + i]! / (model.metric === 'raw' ? sd[i]! : 1),
    ),
  }));
}

function totalEffects(model: IndexModel, solver: PlsSolver): TotalEffect[] {
  return reachablePairs(model).map(({ from, to, at }) => ({ from, to, effect: solver.totalEffects[at]! }));
}

function itemCorrelations({ means, covariance }: ItemMoments): number[] {
  const p = means.length;
  return Array.from(covariance, (value, at) => {
    const [i, j] = [Math.floor(at / p), at % p];
    return i === j ? 1 : value / Math.sqrt(covariance[i * p + i]! * covariance[j * p + j]!);
  });
}

function smallSample(model: IndexModel, n: number): ModelWarning[] {
  const counts = explainedConstructs(model).map((construct) => ({
    construct,
    arrows: causesOf(model, construct).length,
  }));
  const most = counts.reduce((a, b) => (b.arrows > a.arrows ? b : a));
  return n < 10 * most.arrows ? [{ kind: 'small-sample', n, needed: 10 * most.arrows, ...most }] : [];
}

function negativeWeights(items: readonly ItemFit[]): ModelWarning[] {
  return items
    .filter(({ weight }) => weight < 0)
    .map(({ item, construct }) => ({ kind: 'negative-weight', item, construct }));
}
