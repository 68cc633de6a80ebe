/** Power sums of a weighted variable x: additive over groups that do not overlap. */
export interface WeightedSums {
  /** Observations, unweighted. */
  readonly n: number;
  /** Σw. */
  readonly w: number;
  /** Σw². */
  readonly w2: number;
  /** Σwx. */
  readonly wx: number;
  /** Σw²x. */
  readonly w2x: number;
  /** Σwx². */
  readonly wxx: number;
  /** Σw²x². */
  readonly w2xx: number;
}

/** Sums over several groups together. */
export function sumOfSums(parts: readonly WeightedSums[]): WeightedSums {
  const total = { n: 0, w: 0, w2: 0, wx: 0, w2x: 0, wxx: 0, w2xx: 0 };
  for (const part of parts) {
    total.n += part.n;
    total.w += part.w;
    total.w2 += part.w2;
    total.wx += part.wx;
    total.w2x += part.w2x;
    total.wxx += part.wxx;
    total.w2xx += part.w2xx;
  }
  return total;
}
