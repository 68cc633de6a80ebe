import { random } from '../stats/random.ts';
import type { SampleDesign } from './sample-design.ts';

export interface Bootstrap {
  /** Replicates, 1 or more. */
  readonly count: number;
  readonly seed: number;
}

/** One resample. Both arrays are overwritten by the next one. */
export interface ReplicateWeights {
  /** How often each respondent was drawn. */
  readonly times: Uint16Array;
  /** What to multiply each respondent's weight with: `times`, rescaled within strata where a design is declared. */
  readonly factor: Float64Array;
}

/**
 * Bootstrap resamples of respondents, one after the other, in memory that does not grow with their number.
 *
 * Without a design n respondents are drawn out of n. With one, k−1 of the k clusters of each stratum are drawn with
 * replacement and weigh k/(k−1) each time.
 *
 * @param rows respondents to draw from
 *
 * Source: Rao & Wu (1988), JASA 83(401), with m_h = k_h − 1; Rao, Wu & Yue (1992).
 */
export function* replicateWeights(
  rows: number,
  { count, seed }: Bootstrap,
  design?: SampleDesign,
): Generator<ReplicateWeights> {
  const uniform = random(seed);
  const times = new Uint16Array(rows);
  const factor = new Float64Array(rows);
  const strata = design === undefined ? undefined : membersOf(design.stratumOf);
  const drawn = new Uint16Array(design?.stratumOf.length ?? 0);
  for (let replicate = 0; replicate < count; replicate++) {
    if (design === undefined || strata === undefined) {
      times.fill(0);
      for (let draw = 0; draw < rows; draw++) times[Math.floor(uniform() * rows)]!++;
      factor.set(times);
    } else {
      drawn.fill(0);
      for (const clusters of strata) {
        for (let draw = 1; draw < clusters.length; draw++) drawn[clusters[Math.floor(uniform() * clusters.length)]!]!++;
      }
      for (let row = 0; row < rows; row++) {
        const cluster = design.clusterOf[row]!;
        times[row] = cluster < 0 ? 0 : drawn[cluster]!;
        const k = cluster < 0 ? 2 : strata[design.stratumOf[cluster]!]!.length;
        factor[row] = (times[row]! * k) / (k - 1);
      }
    }
    yield { times, factor };
  }
}

function membersOf(stratumOf: Int32Array): number[][] {
  const strata: number[][] = [];
  stratumOf.forEach((stratum, cluster) => (strata[stratum] ??= []).push(cluster));
  return strata;
}
