import type { PointMoments } from '../survey/moments.ts';
import type { NumericRows } from './numeric-rows.ts';
import type { Bootstrap } from './replicate-weights.ts';
import { replicateWeights } from './replicate-weights.ts';
import { SumsOfProducts } from './sums-of-products.ts';

/**
 * Moments of bootstrap resamples, one after the other. Each replicate overwrites the one before: take from it what is needed
 * before asking for the next.
 *
 * Without a design the respondents who enter the moments are drawn; with one, clusters of the whole design are.
 * Terms are not worked out again, so a mean that replaced missing answers stays that of the full sample.
 */
export function* replicateMoments(rows: NumericRows, bootstrap: Bootstrap): Generator<PointMoments> {
  const sums = new SumsOfProducts(rows);
  const entering = sums.rows;
  const { weight, design, terms, missing } = rows;
  const own = Float64Array.from(entering, (row) => weight?.[row] ?? 1);
  const times = new Uint16Array(entering.length);
  const weights = new Float64Array(entering.length);
  const total = design === undefined ? entering.length : design.clusterOf.length;
  let into: ReturnType<SumsOfProducts['sums']> | undefined;
  for (const replicate of replicateWeights(total, bootstrap, design)) {
    for (let at = 0; at < entering.length; at++) {
      const drawn = design === undefined ? at : entering[at]!;
      times[at] = replicate.times[drawn]!;
      weights[at] = replicate.factor[drawn]! * own[at]!;
    }
    into = into === undefined ? sums.sums(times, weights) : sums.sums(times, weights, into);
    yield { terms, missing, ...into };
  }
}
