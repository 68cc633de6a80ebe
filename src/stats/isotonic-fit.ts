/** Neighbours, first and last index included, that share a fitted value. */
export interface Pool {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/**
 * The non-decreasing values nearest to the given ones in weighted least squares, as pools of neighbours.
 *
 * @param points in the order in which values must not fall; weights > 0
 *
 * Source: pool adjacent violators, Barlow, Bartholomew, Bremner & Brunk (1972).
 */
export function isotonicFit(points: readonly { readonly value: number; readonly weight: number }[]): readonly Pool[] {
  const pools: { from: number; to: number; sum: number; weight: number }[] = [];
  points.forEach(({ value, weight }, i) => {
    let pool = { from: i, to: i, sum: value * weight, weight };
    for (
      let before = pools.at(-1);
      before && before.sum / before.weight >= pool.sum / pool.weight;
      before = pools.at(-1)
    ) {
      pools.pop();
      pool = { from: before.from, to: i, sum: before.sum + pool.sum, weight: before.weight + pool.weight };
    }
    pools.push(pool);
  });
  return pools.map(({ from, to, sum, weight }) => ({ from, to, value: sum / weight }));
}
