import { betweenClusters } from '../stats/between-clusters.ts';
import type { BetweenClusters } from '../survey/between-clusters.ts';
import type { Moments } from '../survey/moments.ts';
import type { NumericRows } from './numeric-rows.ts';
import type { SampleDesign } from './sample-design.ts';
import { SumsOfProducts } from './sums-of-products.ts';

/**
 * Sums of products over respondents in the base with weight above 0.
 *
 * @param times counts each respondent as so many, such as how often a resample drew them; once where absent
 */
export function momentsOf(rows: NumericRows, times?: ArrayLike<number>): Moments {
  const sums = new SumsOfProducts(rows);
  const entering = sums.rows;
  const count = Float64Array.from(entering, (row) => times?.[row] ?? 1);
  const { weight } = rows;
  const once = sums.sums(count, weight === undefined ? count : count.map((n, i) => n * weight[entering[i]!]!));
  const squared =
    weight === undefined
      ? once
      : sums.sums(
          count,
          count.map((n, i) => n * weight[entering[i]!]! ** 2),
        );
  const { design } = rows;
  return {
    terms: rows.terms,
    missing: rows.missing,
    n: once.n.slice(),
    w: once.w,
    wx: once.wx,
    wxx: once.wxx,
    w2: squared.w,
    w2x: squared.wx,
    w2xx: squared.wxx,
    ...(design === undefined ? {} : { between: between(rows, sums.rows, design, times) }),
  };
}

/** Of the totals Σw over whoever answered term i, for each i, then Σw·xᵢ. */
function between(
  { values, weight, missing }: NumericRows,
  entering: Int32Array,
  { clusterOf, stratumOf }: SampleDesign,
  times: ArrayLike<number> | undefined,
): BetweenClusters {
  const p = values.length;
  const totals = new Float64Array(stratumOf.length * 2 * p);
  for (const row of entering) {
    const w = (weight?.[row] ?? 1) * (times?.[row] ?? 1);
    const at = clusterOf[row]! * 2 * p;
    for (let i = 0; i < p; i++) {
      const x = values[i]![row]!;
      if (missing === 'pairwise' && Number.isNaN(x)) continue;
      totals[at + i]! += w;
      totals[at + p + i]! += w * x;
    }
  }
  const spread = betweenClusters(totals, 2 * p, stratumOf);
  if (spread.kind === 'one-cluster') throw new RangeError('a sample design has a stratum with one cluster');
  return { matrix: spread.matrix, df: spread.df };
}
