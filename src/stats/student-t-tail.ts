import { incompleteBeta } from './incomplete-beta.ts';

/**
 * Upper tail of Student's t distribution, P(T > t).
 *
 * @param df degrees of freedom, any number > 0
 *
 * Source: Abramowitz & Stegun 26.7.1.
 */
export function studentTTail(t: number, df: number): number {
  const half = incompleteBeta(df / (df + t * t), df / 2, 0.5) / 2;
  return t >= 0 ? half : 1 - half;
}
