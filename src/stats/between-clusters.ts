/** Between-cluster sums of squares and products, or the strata that hold one cluster and so no variance. */
export type ClusterSpread =
  | {
      readonly kind: 'between';
      /** Row-major, size × size. */
      readonly matrix: Float64Array;
      /** Σ_h(k_h − 1). */
      readonly df: number;
    }
  | { readonly kind: 'one-cluster'; readonly strata: readonly number[] };

/**
 * Σ_h k_h/(k_h−1) Σ_c (T_hc − T̄_h)(T_hc − T̄_h)′ over the clusters c of the strata h, without a finite-population correction.
 *
 * @param totals cluster after cluster, `size` numbers each; all clusters of the design, those outside a domain as zeros
 * @param stratum of each cluster, 0 to H − 1
 *
 * Source: Wolter, Introduction to Variance Estimation, 2nd ed., ultimate clusters; Lumley (2010).
 */
export function betweenClusters(totals: Float64Array, size: number, stratum: ArrayLike<number>): ClusterSpread {
  const clusters = stratum.length;
  const strata = 1 + Math.max(-1, ...new Set(Array.from(stratum)));
  const count = new Float64Array(strata);
  const mean = new Float64Array(strata * size);
  for (let c = 0; c < clusters; c++) {
    const h = stratum[c]!;
    count[h]!++;
    for (let i = 0; i < size; i++) mean[h * size + i]! += totals[c * size + i]!;
  }
  const single = [...count.keys()].filter((h) => count[h] === 1);
  if (single.length > 0) return { kind: 'one-cluster', strata: single };
  for (let h = 0; h < strata; h++) for (let i = 0; i < size; i++) mean[h * size + i]! /= count[h]!;
  const matrix = new Float64Array(size * size);
  const away = new Float64Array(size);
  for (let c = 0; c < clusters; c++) {
    const h = stratum[c]!;
    const factor = count[h]! / (count[h]! - 1);
    for (let i = 0; i < size; i++) away[i] = totals[c * size + i]! - mean[h * size + i]!;
    for (let i = 0; i < size; i++) {
      if (away[i] === 0) continue;
      for (let j = 0; j <= i; j++) matrix[i * size + j]! += factor * away[i]! * away[j]!;
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) matrix[j * size + i] = matrix[i * size + j]!;
  const used = [...count].filter((k) => k > 0).length;
  return { kind: 'between', matrix, df: clusters - used };
}
