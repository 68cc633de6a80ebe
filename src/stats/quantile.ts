/**
 * Quantile by linear interpolation of the order statistics, "type 7" of R and NumPy's default.
 *
 * @param values in any order; not changed
 * @param p 0 to 1
 * @returns undefined for no values
 *
 * Source: Hyndman & Fan (1996), American Statistician 50(4), definition 7.
 */
export function quantile(values: readonly number[], p: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * p;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return undefined;
  return below + (above - below) * (position - Math.floor(position));
}
