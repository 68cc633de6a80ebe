import { betweenClusters } from '../stats/between-clusters.ts';
import type { BetweenClusters } from '../survey/between-clusters.ts';
import type { SampleDesign } from './sample-design.ts';

/** Totals of clusters, added up respondent by respondent, and how far they lie from each other. */
export interface ClusterTotals {
  /** Add `w` to each of these totals of the respondent's cluster. */
  add(row: number, totals: readonly number[], w: number): void;
  between(): BetweenClusters;
}

/**
 * Where every respondent is a cluster no totals are kept: memory then does not grow with respondents.
 *
 * @param size totals of each cluster
 */
export function clusterTotals(design: SampleDesign, size: number): ClusterTotals {
  const { clusterOf, stratumOf } = design;
  const respondents = clusterOf.reduce((n, cluster) => n + (cluster < 0 ? 0 : 1), 0);
  return respondents === stratumOf.length ? ownClusters(design, size) : sharedClusters(design, size);
}

function sharedClusters({ clusterOf, stratumOf }: SampleDesign, size: number): ClusterTotals {
  const sums = new Float64Array(stratumOf.length * size);
  return {
    add(row, totals, w) {
      const from = clusterOf[row]! * size;
      for (const total of totals) sums[from + total]! += w;
    },
    between() {
      const spread = betweenClusters(sums, size, stratumOf);
      if (spread.kind === 'one-cluster') throw new RangeError('a sample design has a stratum with one cluster');
      return { matrix: spread.matrix, df: spread.df };
    },
  };
}

/** Σ_h k_h/(k_h−1) (Σ_c T_hc T_hc′ − T_h T_h′/k_h), with one respondent in each cluster. */
function ownClusters({ clusterOf, stratumOf }: SampleDesign, size: number): ClusterTotals {
  const strata = stratumOf.reduce((most, stratum) => Math.max(most, stratum + 1), 0);
  const clusters = new Float64Array(strata);
  for (const stratum of stratumOf) clusters[stratum]!++;
  const factor = clusters.map((k) => k / (k - 1));
  const sums = new Float64Array(strata * size);
  const matrix = new Float64Array(size * size);
  return {
    add(row, totals, w) {
      const stratum = stratumOf[clusterOf[row]!]!;
      const product = factor[stratum]! * w * w;
      for (const i of totals) {
        sums[stratum * size + i]! += w;
        for (const j of totals) matrix[i * size + j]! += product;
      }
    },
    between() {
      const spread = matrix.slice();
      for (let h = 0; h < strata; h++) {
        const by = factor[h]! / clusters[h]!;
        for (let i = 0; i < size; i++) {
          const own = by * sums[h * size + i]!;
          if (own === 0) continue;
          for (let j = 0; j < size; j++) spread[i * size + j]! -= own * sums[h * size + j]!;
        }
      }
      return { matrix: spread, df: stratumOf.length - strata };
    },
  };
}
