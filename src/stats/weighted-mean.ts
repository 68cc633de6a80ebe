/** Those who share a value: the sum of their weights and of their squared weights. */
export interface WeightedValue {
  readonly value: number;
  readonly w: number;
  readonly w2: number;
}

export interface WeightedMean {
  readonly mean: number;
  /** Linearised (Taylor) variance of the mean, n/(n − 1) · Σ(w(y − ȳ)/W)²; undefined with fewer than two respondents or an unknown number. */
  readonly variance: number | undefined;
  /** Standard deviation, √(n/(n − 1) · Σw(y − ȳ)²/W); undefined as `variance`. */
  readonly sd: number | undefined;
}

/**
 * Weighted mean of values that few distinct numbers take, such as the levels of a scale, or 1 and 0 for a proportion.
 *
 * @param n respondents; undefined where it is not known
 * @returns undefined when all weights are 0
 *
 * Source: METHODS 1; Lumley (2010), Complex Surveys.
 */
export function weightedMean(values: readonly WeightedValue[], n: number | undefined): WeightedMean | undefined {
  const sum = (term: (entry: WeightedValue) => number): number =>
    values.reduce((total, entry) => total + term(entry), 0);
  const total = sum(({ w }) => w);
  if (!(total > 0)) return undefined;
  const mean = sum(({ w, value }) => w * value) / total;
  if (n === undefined || n < 2) return { mean, variance: undefined, sd: undefined };
  const correction = n / (n - 1);
  return {
    mean,
    variance: (correction * sum(({ w2, value }) => w2 * (value - mean) ** 2)) / (total * total),
    sd: Math.sqrt((correction * sum(({ w, value }) => w * (value - mean) ** 2)) / total),
  };
}
