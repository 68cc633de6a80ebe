/**
 * Linearised variance of a statistic in a stratified or clustered design.
 *
 * For a ratio of totals r = A/B the gradient is 1/B at A and −r/B at B; for a difference of two, the two gradients subtracted,
 * so that what clusters have in common is accounted for.
 *
 * @param between sums of squares and products between clusters, row-major, as `betweenClusters` returns them
 * @param gradient derivative of the statistic with respect to each total; places that are not listed have 0
 */
export function designVariance(
  between: Float64Array | readonly number[],
  gradient: readonly (readonly [total: number, derivative: number])[],
): number {
  const size = Math.round(Math.sqrt(between.length));
  let variance = 0;
  let magnitude = 0;
  for (const [i, a] of gradient) {
    for (const [j, b] of gradient) {
      const part = a * b * between[i * size + j]!;
      variance += part;
      magnitude += Math.abs(part);
    }
  }
  return variance <= 1e-13 * magnitude ? 0 : variance;
}
