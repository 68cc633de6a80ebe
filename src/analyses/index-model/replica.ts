import { indexScale, normaliseBlock, type IndexScale, type IndexWeights } from './index-score.ts';
import type { ItemMoments } from './item-moments.ts';
import { explainedConstructs, reachablePairs } from '../../survey/index-model/model.ts';
import { PlsSolver } from './pls-solver.ts';
import { htmt, htmtPairs } from './quality.ts';

type Write = (value: number) => void;

/** Estimates a model on one replicate after another, without allocating for any of them. */
export class Replica {
  readonly #solver: PlsSolver;
  readonly #scale: IndexScale;
  readonly #fullLoadings: Float64Array;
  readonly #indexWeights: Float64Array;
  readonly #correlations: Float64Array;
  readonly #pairs: readonly (readonly [number, number])[];
  /** Places of arrows and of total effects in k × k arrays, of explained constructs in arrays by construct. */
  readonly #arrows: readonly number[];
  readonly #effects: readonly number[];
  readonly #explained: readonly number[];
  /** Constructs whose weights add up to an index in the full sample. */
  readonly #indexed: readonly number[];

  /** @param sample to which every replicate is turned; its fit gave `weights` */
  constructor({ model, weights, ranges }: IndexWeights, sample: ItemMoments) {
    const ids = model.constructs.map(({ id }) => id);
    const p = sample.means.length;
    this.#solver = new PlsSolver(model);
    if (this.#solver.solve(sample.covariance) !== undefined)
      throw new RangeError('a sample without an estimate has no bootstrap');
    this.#scale = indexScale(model, ranges);
    this.#indexed = this.#scale.blocks.flatMap(({ start }, j) => (weights[start] === undefined ? [] : [j]));
    this.#fullLoadings = this.#solver.loadings.slice();
    this.#indexWeights = new Float64Array(p);
    this.#correlations = new Float64Array(p * this.#solver.stride);
    this.#pairs = htmtPairs(ids.length);
    this.#arrows = model.arrows.map(({ from, to }) => ids.indexOf(to) * ids.length + ids.indexOf(from));
    this.#effects = reachablePairs(model).map(({ at }) => at);
    this.#explained = explainedConstructs(model).map((id) => ids.indexOf(id));
  }

  /** False where the replicate gives no estimate. */
  estimate({ covariance }: ItemMoments): boolean {
    const solver = this.#solver;
    if (solver.solve(covariance) !== undefined) return false;
    this.#align();
    for (const construct of this.#indexed)
      if (!normaliseBlock(this.#scale, this.#scale.blocks[construct]!, solver.weights, solver.sd, this.#indexWeights))
        return false;
    return true;
  }

  /** Everything that `parameterNames` names, in its order; false where one of them has no value. */
  parameters({ means }: ItemMoments, write: Write): boolean {
    const { coefficients, totalEffects, weights, loadings, r2, sd, matrix, stride } = this.#solver;
    const p = weights.length;
    for (const at of this.#arrows) write(coefficients[at]!);
    for (const at of this.#effects) write(totalEffects[at]!);
    for (let i = 0; i < p; i++) write(weights[i]!);
    for (let i = 0; i < p; i++) write(loadings[i]!);
    for (const at of this.#explained) write(r2[at]!);
    this.indices(means, write);
    let correlations = matrix;
    if (this.#scale.metric === 'raw') {
      correlations = this.#correlations;
      for (let i = 0; i < p; i++)
        for (let j = 0; j < p; j++) correlations[i * stride + j] = matrix[i * stride + j]! / (sd[i]! * sd[j]!);
    }
    for (const [a, b] of this.#pairs) {
      const ratio = htmt(correlations, stride, this.#scale.blocks[a]!, this.#scale.blocks[b]!);
      if (ratio === undefined) return false;
      write(ratio);
    }
    return true;
  }

  /** Index of every construct that has one where the items have these means, by the weights of the latest replicate. */
  indices(means: Float64Array, write: Write): void {
    const { blocks, min, span } = this.#scale;
    const weights = this.#indexWeights;
    for (const construct of this.#indexed) {
      const { start, end } = blocks[construct]!;
      let index = 0;
      for (let i = start; i < end; i++) index += (100 * weights[i]! * (means[i]! - min[i]!)) / span[i]!;
      write(index);
    }
  }

  #align(): void {
    const { loadings } = this.#solver;
    this.#scale.blocks.forEach(({ start, end }, construct) => {
      let product = 0;
      for (let i = start; i < end; i++) product += loadings[i]! * this.#fullLoadings[i]!;
      if (product < 0) this.#solver.flip(construct);
    });
  }
}
