/** Who an estimate rests on. Published figures may leave any of it unsaid. */
export interface Base {
  /** Respondents, unweighted. */
  readonly n: number | undefined;
  /** Sum of their weights. */
  readonly weighted: number | undefined;
  /** Kish's effective number, (Σw)²/Σw². */
  readonly effective: number | undefined;
}

/** A number about a population, with what is known of its precision. */
export interface Estimate {
  /** Proportions are 0 to 1. Undefined when it cannot be computed, or when the gate has hidden it. */
  readonly value: number | undefined;
  /** 95 % interval; undefined when none can be given. */
  readonly interval: readonly [low: number, high: number] | undefined;
  readonly base: Base;
  /** A published bound: the true value lies below or above `value`. */
  readonly bound?: 'below' | 'above';
}
