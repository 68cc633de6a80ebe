/**
 * Quantile of values that are already sorted, by linear interpolation: type 7 of Hyndman & Fan (1996), as `quantile`.
 *
 * @param sorted ascending, at least one
 * @param p 0 to 1
 */
export function sortedQuantile(sorted: Float64Array, p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below]!;
  return low + (sorted[Math.ceil(position)]! - low) * (position - below);
}
