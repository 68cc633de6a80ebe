import { standardSlopes } from '../../stats/standard-slopes.ts';
import { causalOrder, causesOf, modelItems, type IndexModel } from '../../survey/index-model/model.ts';

/** Why a sample gives no estimate; `construct` and `cause` are positions in the model. */
export type Failure =
  | { readonly kind: 'constant-item'; readonly item: number }
  | { readonly kind: 'undetermined'; readonly construct: number }
  | { readonly kind: 'collinear'; readonly construct: number; readonly cause: number }
  | { readonly kind: 'not-converged'; readonly loops: number };

const TOLERANCE = 1e-10;
const MAX_LOOPS = 300;
/** Weights of a construct that sum to less are rounding. */
const NOTHING = 1e-12;

/**
 * Partial least squares path modelling, mode A, on a covariance matrix: one solver serves thousands of replicates and allocates nothing for them.
 *
 * k constructs, p items in the model's order, matrices row-major. The arrays hold the latest solution and are overwritten by the next.
 *
 * Sources: Wold (1982); Lohmöller (1989); the loop as in Tenenhaus, Esposito Vinzi, Chatelin & Lauro (2005), CSDA 48, 159–205.
 */
export class PlsSolver {
  /** Outer weights by item: of standardised items (raw metric: of raw ones), for scores of unit variance. */
  readonly weights: Float64Array;
  /** Correlation of each item with its own construct. */
  readonly loadings: Float64Array;
  /** p rounded up to whole fours: the width of arrays with a row of items. Entries beyond p are 0. */
  readonly stride: number;
  /** k × stride: covariance of each item with each construct; of standardised items in the standardised metric. */
  readonly crossCovariance: Float64Array;
  /** k × k, of the scores. */
  readonly correlations: Float64Array;
  /** k × k, row the construct explained, column its cause. */
  readonly coefficients: Float64Array;
  /** By construct; 0 where nothing points at it. */
  readonly r2: Float64Array;
  /** k × k like `coefficients`: direct and indirect. */
  readonly totalEffects: Float64Array;
  /** By item, divisor Σw. */
  readonly sd: Float64Array;
  /** Items' correlations, or in the raw metric their covariances: p × stride. */
  readonly matrix: Float64Array;
  /** Loops that the latest solution took. */
  loops = 0;

  readonly #model: IndexModel;
  readonly #k: number;
  readonly #p: number;
  /** First item of each construct, and p. */
  readonly #start: Int32Array;
  readonly #causes: readonly Int32Array[];
  readonly #effects: readonly Int32Array[];
  readonly #neighbours: readonly Int32Array[];
  readonly #order: Int32Array;
  /** k × k, column j: how much of each score goes into the inner estimate of construct j. */
  readonly #inner: Float64Array;
  readonly #previous: Float64Array;
  readonly #factor: Float64Array;
  readonly #slopes: Float64Array;

  constructor(model: IndexModel) {
    const ids = model.constructs.map(({ id }) => id);
    const position = new Map(ids.map((id, index) => [id, index]));
    const positions = (some: readonly string[]): Int32Array => Int32Array.from(some, (id) => position.get(id)!);
    const k = ids.length;
    const p = modelItems(model).length;
    this.#model = model;
    this.#k = k;
    this.#p = p;
    this.#start = new Int32Array(k + 1);
    model.constructs.forEach(({ items }, j) => (this.#start[j + 1] = this.#start[j]! + items.length));
    this.#causes = ids.map((id) => positions(causesOf(model, id)));
    this.#effects = ids.map((id) => positions(model.arrows.filter(({ from }) => from === id).map(({ to }) => to)));
    this.#neighbours = this.#causes.map((causes, j) => Int32Array.of(...causes, ...this.#effects[j]!));
    this.#order = positions(causalOrder(ids, model.arrows).ids);
    this.#inner = new Float64Array(k * k);
    this.#previous = new Float64Array(p);
    this.#factor = new Float64Array(k * k);
    this.#slopes = new Float64Array(k);
    this.weights = new Float64Array(p);
    this.loadings = new Float64Array(p);
    this.stride = Math.ceil(p / 4) * 4;
    this.crossCovariance = new Float64Array(k * this.stride);
    this.correlations = new Float64Array(k * k);
    this.coefficients = new Float64Array(k * k);
    this.r2 = new Float64Array(k);
    this.totalEffects = new Float64Array(k * k);
    this.sd = new Float64Array(p);
    this.matrix = new Float64Array(p * this.stride);
  }

  /** Estimate the model on one covariance matrix: p × p, row-major, any divisor. */
  solve(covariance: Float64Array): Failure | undefined {
    const constant = this.#standardise(covariance);
    if (constant >= 0) return { kind: 'constant-item', item: constant };
    this.weights.fill(1);
    let failure = this.#score();
    let change = Infinity;
    for (this.loops = 0; failure === undefined && change >= TOLERANCE; this.loops++) {
      if (this.loops === MAX_LOOPS) return { kind: 'not-converged', loops: MAX_LOOPS };
      this.#previous.set(this.weights);
      failure = this.#fillInner() ?? this.#reweigh() ?? this.#score();
      change = this.#change();
    }
    if (failure !== undefined) return failure;
    this.#orient();
    return this.#regressions();
  }

  #standardise(covariance: Float64Array): number {
    const { sd, matrix, stride } = this;
    const p = this.#p;
    for (let i = 0; i < p; i++) {
      const variance = covariance[i * p + i]!;
      if (!(variance > 0)) return i;
      sd[i] = Math.sqrt(variance);
    }
    const raw = this.#model.metric === 'raw';
    for (let i = 0; i < p; i++) {
      const scale = raw ? 1 : sd[i]!;
      for (let j = 0; j <= i; j++) {
        const entry = covariance[i * p + j]! / (raw ? 1 : scale * sd[j]!);
        matrix[i * stride + j] = entry;
        matrix[j * stride + i] = entry;
      }
    }
    return -1;
  }

  /** Scale every score to unit variance, and relate it to all items and scores. */
  #score(): Failure | undefined {
    const { weights, crossCovariance, correlations, stride } = this;
    const k = this.#k;
    const start = this.#start;
    for (let j = 0; j < k; j++) {
      const end = start[j + 1]!;
      const row = j * stride;
      this.#relateItems(start[j]!, end, row);
      let variance = 0;
      for (let i = start[j]!; i < end; i++) variance += weights[i]! * crossCovariance[row + i]!;
      if (!(variance > 0)) return { kind: 'undetermined', construct: j };
      const scale = 1 / Math.sqrt(variance);
      for (let i = start[j]!; i < end; i++) weights[i] = weights[i]! * scale;
      for (let at = row; at < row + stride; at++) crossCovariance[at] = crossCovariance[at]! * scale;
      for (let other = 0; other <= j; other++) {
        let sum = 0;
        for (let i = start[other]!; i < start[other + 1]!; i++) sum += weights[i]! * crossCovariance[row + i]!;
        correlations[other * k + j] = sum;
        correlations[j * k + other] = sum;
      }
    }
    return undefined;
  }

  /** Covariance of every item with the weighted sum of items `start` to `end`, four items at a time in registers. */
  #relateItems(start: number, end: number, row: number): void {
    const { weights, matrix, crossCovariance, stride } = this;
    for (let i = 0; i < stride; i += 4) {
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let l = start, at = start * stride + i; l < end; l++, at += stride) {
        const weight = weights[l]!;
        a += weight * matrix[at]!;
        b += weight * matrix[at + 1]!;
        c += weight * matrix[at + 2]!;
        d += weight * matrix[at + 3]!;
      }
      crossCovariance[row + i] = a;
      crossCovariance[row + i + 1] = b;
      crossCovariance[row + i + 2] = c;
      crossCovariance[row + i + 3] = d;
    }
  }

  #fillInner(): Failure | undefined {
    const k = this.#k;
    const inner = this.#inner;
    const correlations = this.correlations;
    const { scheme } = this.#model;
    for (let j = 0; j < k; j++) {
      const causes = this.#causes[j]!;
      if (scheme === 'path') {
        const collinear = standardSlopes(correlations, k, j, causes, this.#factor, this.#slopes);
        if (collinear >= 0) return { kind: 'collinear', construct: j, cause: causes[collinear]! };
      }
      for (let c = 0; c < causes.length; c++) {
        const q = correlations[j * k + causes[c]!]!;
        inner[causes[c]! * k + j] = scheme === 'path' ? this.#slopes[c]! : scheme === 'factorial' ? q : Math.sign(q);
      }
      const effects = this.#effects[j]!;
      for (let e = 0; e < effects.length; e++) {
        const q = correlations[j * k + effects[e]!]!;
        inner[effects[e]! * k + j] = scheme === 'centroid' ? Math.sign(q) : q;
      }
    }
    return undefined;
  }

  /** Mode A: the new weight of an item is its covariance with the inner estimate of its construct. */
  #reweigh(): Failure | undefined {
    const { weights, crossCovariance, stride } = this;
    const k = this.#k;
    const inner = this.#inner;
    for (let j = 0; j < k; j++) {
      const neighbours = this.#neighbours[j]!;
      const end = this.#start[j + 1]!;
      let size = 0;
      for (let i = this.#start[j]!; i < end; i++) {
        let sum = 0;
        for (let l = 0; l < neighbours.length; l++) {
          const neighbour = neighbours[l]!;
          sum += inner[neighbour * k + j]! * crossCovariance[neighbour * stride + i]!;
        }
        weights[i] = sum;
        size += Math.abs(sum) / this.#unit(i);
      }
      if (!(size > NOTHING)) return { kind: 'undetermined', construct: j };
    }
    return undefined;
  }

  /** The standard deviation of an item as the loop sees it. */
  #unit(item: number): number {
    return this.#model.metric === 'raw' ? this.sd[item]! : 1;
  }

  /** Σ|Δ|w||, of weights on standardised items whatever the metric. */
  #change(): number {
    let change = 0;
    for (let i = 0; i < this.#p; i++)
      change += Math.abs(Math.abs(this.weights[i]!) - Math.abs(this.#previous[i]!)) * this.#unit(i);
    return change;
  }

  /** The majority of a construct's loadings is positive; with equal counts, their sum. */
  #orient(): void {
    const { loadings, crossCovariance } = this;
    const k = this.#k;
    for (let j = 0; j < k; j++) {
      let majority = 0;
      let sum = 0;
      for (let i = this.#start[j]!; i < this.#start[j + 1]!; i++) {
        const loading = crossCovariance[j * this.stride + i]! / this.#unit(i);
        loadings[i] = loading;
        majority += Math.sign(loading);
        sum += loading;
      }
      if (majority < 0 || (majority === 0 && sum < 0)) this.flip(j);
    }
  }

  /** Turn a construct round: its weights, loadings, correlations, slopes and effects change sign. */
  flip(construct: number): void {
    const k = this.#k;
    for (let i = this.#start[construct]!; i < this.#start[construct + 1]!; i++) {
      this.weights[i] = -this.weights[i]!;
      this.loadings[i] = -this.loadings[i]!;
    }
    const row = construct * this.stride;
    for (let at = row; at < row + this.stride; at++) this.crossCovariance[at] = -this.crossCovariance[at]!;
    for (const matrix of [this.correlations, this.coefficients, this.totalEffects]) {
      for (let j = 0; j < k; j++) {
        if (j === construct) continue;
        matrix[construct * k + j] = -matrix[construct * k + j]!;
        matrix[j * k + construct] = -matrix[j * k + construct]!;
      }
    }
  }

  #regressions(): Failure | undefined {
    const { correlations, coefficients, r2, totalEffects } = this;
    const k = this.#k;
    for (let j = 0; j < k; j++) {
      const causes = this.#causes[j]!;
      const collinear = standardSlopes(correlations, k, j, causes, this.#factor, this.#slopes);
      if (collinear >= 0) return { kind: 'collinear', construct: j, cause: causes[collinear]! };
      let explained = 0;
      for (let c = 0; c < causes.length; c++) {
        coefficients[j * k + causes[c]!] = this.#slopes[c]!;
        explained += this.#slopes[c]! * correlations[j * k + causes[c]!]!;
      }
      r2[j] = explained;
    }
    for (const j of this.#order) {
      for (let from = 0; from < k; from++) {
        let effect = coefficients[j * k + from]!;
        for (const cause of this.#causes[j]!) effect += coefficients[j * k + cause]! * totalEffects[cause * k + from]!;
        totalEffects[j * k + from] = effect;
      }
    }
    return undefined;
  }
}
