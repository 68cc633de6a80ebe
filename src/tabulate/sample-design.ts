/** Strata and clusters of all respondents, ready for variances: every stratum holds at least two clusters. */
export interface SampleDesign {
  readonly kind: 'design';
  /** Cluster of each respondent, 0 to k − 1 over all strata; −1 for whoever has weight 0. */
  readonly clusterOf: Int32Array;
  /** Stratum of each cluster, 0 to H − 1. */
  readonly stratumOf: Int32Array;
}

/** Codes, as `sampleDesign` was given them, of the strata that hold one cluster only. */
export interface LonelyStrata {
  readonly kind: 'one-cluster';
  readonly strata: readonly number[];
}

/**
 * Number the clusters of a design. A cluster code that occurs in two strata is two clusters.
 *
 * @param rows respondents
 * @param stratum code of each respondent's stratum; one stratum where absent
 * @param cluster code of each respondent's cluster; everyone is a cluster where absent
 * @param weight respondents with weight 0 are not part of the design
 */
export function sampleDesign(
  rows: number,
  stratum: ArrayLike<number> | undefined,
  cluster: ArrayLike<number> | undefined,
  weight?: Float64Array,
): SampleDesign | LonelyStrata {
  const strata = new Map<number, { readonly index: number; readonly clusters: Map<number, number> }>();
  const clusterOf = new Int32Array(rows).fill(-1);
  const stratumOf: number[] = [];
  for (let row = 0; row < rows; row++) {
    if (weight?.[row] === 0) continue;
    const code = stratum?.[row] ?? 0;
    const own = strata.get(code) ?? { index: strata.size, clusters: new Map<number, number>() };
    strata.set(code, own);
    const name = cluster?.[row] ?? row;
    const known = own.clusters.get(name);
    clusterOf[row] = known ?? stratumOf.length;
    if (known !== undefined) continue;
    own.clusters.set(name, stratumOf.length);
    stratumOf.push(own.index);
  }
  const lonely = [...strata].filter(([, { clusters }]) => clusters.size === 1).map(([code]) => code);
  if (lonely.length > 0) return { kind: 'one-cluster', strata: lonely };
  return { kind: 'design', clusterOf, stratumOf: Int32Array.from(stratumOf) };
}
