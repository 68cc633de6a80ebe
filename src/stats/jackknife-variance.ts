/**
 * Variance of an estimate from its values without one of G groups each: (G−1)/G · Σ(θ_g − θ̄)².
 *
 * @returns undefined for fewer than two groups
 *
 * Source: Wolter, Introduction to Variance Estimation, 2nd ed., ch. 4 (random groups).
 */
export function jackknifeVariance(values: readonly number[]): number | undefined {
  const groups = values.length;
  if (groups < 2) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / groups;
  return ((groups - 1) / groups) * values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
