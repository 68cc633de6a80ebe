import { normalTail } from '../stats/normal-tail.ts';

/** Whether the largest category of a KANO feature stands out from the second. Counts are scaled to the effective number. */
export interface FongTest {
  readonly largest: number;
  readonly second: number;
  /** Smallest difference of the two counts that is significant at 90 %. */
  readonly critical90: number;
  /** Difference over its standard error, treating the two counts as independent. */
  readonly statistic: number;
  readonly significant90: boolean;
  readonly significant95: boolean;
  /** The same with the covariance of two multinomial counts, as a detail: z and its two-sided p. Undefined when one category holds everybody. */
  readonly multinomial: { readonly z: number; readonly p: number } | undefined;
}

/**
 * @param a weighted count of the largest category
 * @param b weighted count of the second
 * @param total weighted count of all six
 * @param effective Kish's effective number of the base
 *
 * Source: Fong (1996), Center for Quality of Management Journal 5(3); METHODS 4.
 */
export function fongTest(a: number, b: number, total: number, effective: number): FongTest {
  const scale = effective / total;
  const [largest, second, n] = [a * scale, b * scale, effective];
  const difference = Math.abs(largest - second);
  const error = Math.sqrt(((largest + second) * (2 * n - largest - second)) / (2 * n));
  const statistic = difference / error;
  const variance = largest + second - (largest - second) ** 2 / n;
  const z = variance > n * 1e-12 ? difference / Math.sqrt(variance) : undefined;
  return {
    largest,
    second,
    critical90: 1.65 * error,
    statistic,
    significant90: difference >= 1.65 * error,
    significant95: statistic >= 1.96,
    multinomial: z === undefined ? undefined : { z, p: Math.min(1, 2 * normalTail(z)) },
  };
}
