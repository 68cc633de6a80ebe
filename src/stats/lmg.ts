/** Beyond this many predictors the number of subsets, 2^p, is out of hand. */
export const LMG_LIMIT = 15;

/**
 * Average gain in R² from adding a predictor, over all orders in which predictors can be added (LMG, Shapley).
 *
 * @param correlations among the p ≤ 15 predictors, row-major, p × p, positive definite
 * @param withOutcome correlation of each predictor with the outcome
 * @returns p shares ≥ 0 that sum to R²
 * @throws {RangeError} if p > 15
 *
 * Sources: Lindeman, Merenda & Gold (1980); Grömping (2006), Journal of Statistical Software 17(1).
 */
export function lmg(
  correlations: Float64Array | readonly number[],
  withOutcome: Float64Array | readonly number[],
): Float64Array {
  const p = withOutcome.length;
  if (p > LMG_LIMIT) throw new RangeError(`LMG of ${p} predictors; at most ${LMG_LIMIT} can be enumerated`);
  const r2 = r2OfSubsets(correlations, withOutcome, p);
  const share = subsetShares(p);
  const size = new Uint8Array(r2.length);
  let all = 0;
  // Σ over S without j of share·(R²(S∪j) − R²(S)) is a sum over all T: with j each R²(T) counts as S∪j, else less as S.
  for (let subset = 1; subset < r2.length; subset++) {
    size[subset] = size[subset >> 1]! + (subset & 1);
    const own = r2[subset]!;
    const without = share[size[subset]!]! * own;
    all += without;
    r2[subset] = share[size[subset]! - 1]! * own + without;
  }
  const gains = new Float64Array(p);
  for (let j = p - 1; j >= 0; j--) {
    let having = 0;
    for (let subset = 0; subset < 1 << j; subset++) {
      having += r2[subset | (1 << j)]!;
      r2[subset]! += r2[subset | (1 << j)]!;
    }
    gains[j] = having - all;
  }
  return gains;
}

/** |S|!(p−|S|−1)!/p! for |S| = 0 … p−1, and 0 for p: nothing is left to add. */
function subsetShares(p: number): number[] {
  const shares = [1 / p];
  for (let size = 1; size < p; size++) shares.push((shares[size - 1]! * size) / (p - size));
  return [...shares, 0];
}

/**
 * R² of every subset of predictors, indexed by bit mask. Subsets grow by predictors after their last one, so that each needs
 * one elimination step among those that are still to come.
 */
function r2OfSubsets(
  correlations: Float64Array | readonly number[],
  withOutcome: Float64Array | readonly number[],
  p: number,
): Float64Array {
  const r2 = new Float64Array(1 << p);
  const width = p + 1;
  const levels = Array.from({ length: p + 1 }, () => new Float64Array(p * width));
  const first = levels[0]!;
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) first[i * width + j] = correlations[i * p + j]!;
    first[i * width + p] = withOutcome[i]!;
  }
  const grow = (subset: number, from: number, depth: number): void => {
    const now = levels[depth]!;
    const next = levels[depth + 1]!;
    for (let j = from; j < p; j++) {
      const pivot = now[j * width + j]!;
      const gain = now[j * width + p]! ** 2 / pivot;
      const grown = subset | (1 << j);
      r2[grown] = r2[subset]! + gain;
      for (let i = j + 1; i < p; i++) {
        const factor = now[j * width + i]! / pivot;
        for (let k = i; k <= p; k++) next[i * width + k] = now[i * width + k]! - factor * now[j * width + k]!;
      }
      if (j + 1 < p) grow(grown, j + 1, depth + 1);
    }
  };
  grow(0, 0, 0);
  return r2;
}
