/** One variable to rake on. */
export interface RakingMargin {
  readonly id: string;
  /** Codes that a respondent can have, in the questionnaire's order. */
  readonly codes: readonly string[];
  /** Index into `codes` for each respondent; below 0 where it is not known. */
  readonly category: ArrayLike<number>;
  /** Code → share of the population, together 1 or 100. */
  readonly targets: Readonly<Record<string, number>>;
}

export interface RakingInput {
  /** Adjusted in this order, again and again. */
  readonly margins: readonly RakingMargin[];
  /** Weight of each respondent to start from; 1 where absent. Whoever has 0 keeps it and is in no count. */
  readonly baseWeight?: Float64Array | undefined;
  /** Bounds of a weight over the mean weight, such as [0.3, 3]. */
  readonly trim?: readonly [low: number, high: number] | undefined;
}
