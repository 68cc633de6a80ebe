import { normalQuantile } from './normal-quantile.ts';

const Z = normalQuantile(0.975);

/**
 * Wilson's score interval of a proportion at 95 %, within 0 and 1.
 *
 * @param p proportion, 0 to 1
 * @param k respondents, or their effective number where they are weighted; need not be whole
 * @returns undefined when k is not above 0
 *
 * Source: Wilson (1927); Brown, Cai & DasGupta (2001).
 */
export function wilsonInterval(p: number, k: number): readonly [low: number, high: number] | undefined {
  if (!(k > 0)) return undefined;
  const shrink = 1 + (Z * Z) / k;
  const centre = (p + (Z * Z) / (2 * k)) / shrink;
  const half = (Z / shrink) * Math.sqrt((p * (1 - p)) / k + (Z * Z) / (4 * k * k));
  return [p === 0 ? 0 : Math.max(0, centre - half), p === 1 ? 1 : Math.min(1, centre + half)];
}
