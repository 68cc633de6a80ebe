import { normalTail } from './normal-tail.ts';

/**
 * Two proportions by z with the pooled proportion; z² is χ² of the 2 × 2 table without correction.
 *
 * @param p1 proportion, 0 to 1; `n1` respondents, or their effective number where they are weighted
 * @returns undefined when both are 0 or both are 1
 *
 * Source: METHODS 12.
 */
export function pooledZ(
  p1: number,
  n1: number,
  p2: number,
  n2: number,
): { readonly z: number; readonly p: number } | undefined {
  const pooled = (p1 * n1 + p2 * n2) / (n1 + n2);
  const variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2);
  if (!(variance > 0)) return undefined;
  const z = (p1 - p2) / Math.sqrt(variance);
  return { z, p: Math.min(1, 2 * normalTail(Math.abs(z))) };
}
