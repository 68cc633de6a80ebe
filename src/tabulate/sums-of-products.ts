import type { NumericRows } from './numeric-rows.ts';

/** p × p, row-major: Σ of counts, Σa, Σa·xᵢ and Σa·xᵢxⱼ over whoever has both terms of a pair. */
export interface Sums {
  readonly n: Float64Array;
  readonly w: Float64Array;
  readonly wx: Float64Array;
  readonly wxx: Float64Array;
}

/** Rows summed at a time: two copies of them stay in a processor's nearest cache. */
const BLOCK = 64;
/** Columns are multiplied three by three: nine sums fit the registers. */
const STEP = 3;

/**
 * Rows laid out so that they can be summed again and again with other weights, as a bootstrap does.
 *
 * Who has most terms enters with 0 for the others, and is then taken out of the pairs that he or she lacks; who lacks most is
 * added pair by pair.
 */
export class SumsOfProducts {
  /** Respondents who can enter any sum, ascending: in the base, weight above 0, and with all terms if `listwise`. */
  readonly rows: Int32Array;
  readonly #p: number;
  /** p rounded up to whole steps; the columns beyond p are 0. */
  readonly #width: number;
  /** Row-major over `rows`, `#width` wide; 0 where there is no answer. */
  readonly #x: Float64Array;
  /** Positions in `rows` of whoever has most terms. */
  readonly #most: Int32Array;
  /** Of those, the terms that some lack. */
  readonly #lacking: readonly Partial[];
  /** Everyone else, with the terms that they have. */
  readonly #few: readonly Partial[];
  /** Column-major copies of a block of rows, and of the same rows times their weight. */
  readonly #block: Float64Array;
  readonly #weighted: Float64Array;
  readonly #linear: Float64Array;
  readonly #square: Float64Array;

  constructor({ values, weight, missing, base }: NumericRows) {
    const p = values.length;
    const rows: number[] = [];
    const most: number[] = [];
    const lacking: Partial[] = [];
    const few: Partial[] = [];
    const all = Array.from({ length: p }, (_, i) => i);
    for (let row = 0; row < (values[0]?.length ?? 0); row++) {
      if (base?.[row] === 0 || weight?.[row] === 0) continue;
      const lacks = all.filter((i) => Number.isNaN(values[i]![row]!));
      if (lacks.length > 0 && (missing === 'listwise' || lacks.length === p)) continue;
      const at = rows.length;
      if (lacks.length > p / 2)
        few.push(
          new Partial(
            at,
            all.filter((i) => !lacks.includes(i)),
          ),
        );
      else most.push(at);
      if (lacks.length > 0 && lacks.length <= p / 2) lacking.push(new Partial(at, lacks));
      rows.push(row);
    }
    this.#p = p;
    this.#width = Math.ceil(p / STEP) * STEP;
    this.rows = Int32Array.from(rows);
    this.#x = new Float64Array(rows.length * this.#width);
    rows.forEach((row, at) => {
      for (let i = 0; i < p; i++) this.#x[at * this.#width + i] = values[i]![row]! || 0;
    });
    this.#most = Int32Array.from(most);
    this.#lacking = lacking;
    this.#few = few;
    this.#block = new Float64Array(this.#width * BLOCK);
    this.#weighted = new Float64Array(this.#width * BLOCK);
    this.#linear = new Float64Array(this.#width);
    this.#square = new Float64Array(this.#width ** 2);
  }

  /**
   * @param count of each of `rows`, for n; rows counted 0 are skipped
   * @param weight of each of `rows`, count included
   * @param into written over where given
   */
  sums(count: ArrayLike<number>, weight: Float64Array, into: Sums = emptySums(this.#p)): Sums {
    const [n, w] = this.#sumMost(count, weight);
    this.#spread(n, w, into);
    for (const { at, terms } of this.#lacking)
      if (count[at]! > 0) this.#without(at, terms, count[at]!, weight[at]!, into);
    if (this.#lacking.length > 0) clearUnanswered(into);
    for (const { at, terms } of this.#few) if (count[at]! > 0) this.#with(at, terms, count[at]!, weight[at]!, into);
    return into;
  }

  #sumMost(count: ArrayLike<number>, weight: Float64Array): [n: number, w: number] {
    const most = this.#most;
    const x = this.#x;
    const width = this.#width;
    const block = this.#block;
    const weighted = this.#weighted;
    this.#linear.fill(0);
    this.#square.fill(0);
    let filled = 0;
    let n = 0;
    let w = 0;
    for (let k = 0; k < most.length; k++) {
      const at = most[k]!;
      if (count[at]! === 0) continue;
      const own = weight[at]!;
      n += count[at]!;
      w += own;
      for (let i = 0, to = filled, from = at * width; i < width; i++, to += BLOCK, from++) {
        const value = x[from]!;
        block[to] = value;
        weighted[to] = own * value;
      }
      if (++filled === BLOCK) {
        this.#addBlock(filled);
        filled = 0;
      }
    }
    this.#addBlock(filled);
    return [n, w];
  }

  #addBlock(rows: number): void {
    const width = this.#width;
    const weighted = this.#weighted;
    for (let i = 0; i < width; i++) {
      let sum = 0;
      for (let k = i * BLOCK; k < i * BLOCK + rows; k++) sum += weighted[k]!;
      this.#linear[i]! += sum;
    }
    for (let i = 0; i < width; i += STEP) {
      for (let j = 0; j <= i; j += STEP) addNine(this.#square, width, i, j, weighted, this.#block, rows);
    }
  }

  #spread(count: number, weight: number, { n, w, wx, wxx }: Sums): void {
    const p = this.#p;
    n.fill(count);
    w.fill(weight);
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < p; j++) wx[i * p + j] = this.#linear[i]!;
      for (let j = 0; j <= i; j++) wxx[i * p + j] = wxx[j * p + i] = this.#square[i * this.#width + j]!;
    }
  }

  /** Take a row out of the pairs with a term that it lacks; of its products none was added. */
  #without(at: number, lacks: Int32Array, count: number, weight: number, { n, w, wx }: Sums): void {
    const p = this.#p;
    for (const j of lacks) {
      for (let i = 0; i < p; i++) {
        n[i * p + j]! -= count;
        w[i * p + j]! -= weight;
        wx[i * p + j]! -= weight * this.#x[at * this.#width + i]!;
        if (lacks.includes(i)) continue;
        n[j * p + i]! -= count;
        w[j * p + i]! -= weight;
      }
    }
  }

  #with(at: number, has: Int32Array, count: number, weight: number, { n, w, wx, wxx }: Sums): void {
    const p = this.#p;
    for (const i of has) {
      const xi = weight * this.#x[at * this.#width + i]!;
      for (const j of has) {
        n[i * p + j]! += count;
        w[i * p + j]! += weight;
        wx[i * p + j]! += xi;
        wxx[i * p + j]! += xi * this.#x[at * this.#width + j]!;
      }
    }
  }
}

/** A respondent without all terms: a position in `rows`, and the terms had or lacked. */
class Partial {
  readonly at: number;
  readonly terms: Int32Array;

  constructor(at: number, terms: readonly number[]) {
    this.at = at;
    this.terms = Int32Array.from(terms);
  }
}

function emptySums(p: number): Sums {
  const zeros = (): Float64Array => new Float64Array(p * p);
  return { n: zeros(), w: zeros(), wx: zeros(), wxx: zeros() };
}

/** Where everyone was taken out again, rounding would leave a weight that is not quite 0. */
function clearUnanswered({ n, w, wx }: Sums): void {
  for (let pair = 0; pair < n.length; pair++) if (n[pair] === 0) w[pair] = wx[pair] = 0;
}

/** Products of three weighted columns with three plain ones. */
function addNine(
  square: Float64Array,
  width: number,
  i: number,
  j: number,
  weighted: Float64Array,
  block: Float64Array,
  rows: number,
): void {
  const [a, b, c] = [i * BLOCK, (i + 1) * BLOCK, (i + 2) * BLOCK];
  const [d, e, f] = [j * BLOCK, (j + 1) * BLOCK, (j + 2) * BLOCK];
  let ad = 0;
  let ae = 0;
  let af = 0;
  let bd = 0;
  let be = 0;
  let bf = 0;
  let cd = 0;
  let ce = 0;
  let cf = 0;
  for (let k = 0; k < rows; k++) {
    const x = weighted[a + k]!;
    const y = weighted[b + k]!;
    const z = weighted[c + k]!;
    const u = block[d + k]!;
    const v = block[e + k]!;
    const w = block[f + k]!;
    ad += x * u;
    ae += x * v;
    af += x * w;
    bd += y * u;
    be += y * v;
    bf += y * w;
    cd += z * u;
    ce += z * v;
    cf += z * w;
  }
  const first = i * width + j;
  const second = first + width;
  const third = second + width;
  square[first]! += ad;
  square[first + 1]! += ae;
  square[first + 2]! += af;
  square[second]! += bd;
  square[second + 1]! += be;
  square[second + 2]! += bf;
  square[third]! += cd;
  square[third + 1]! += ce;
  square[third + 2]! += cf;
}
