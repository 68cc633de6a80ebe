import type { Estimate } from '../survey/estimate.ts';
import type { Moments } from '../survey/moments.ts';
import { designVariance } from '../stats/design-variance.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import { meanGradient, termIndex } from './moment-sums.ts';

/** A weighted sum of several terms' means, each over its own respondents. Its base is the smallest of theirs. */
export interface MeanOfTerms extends Estimate {
  readonly se: number | undefined;
  readonly df: number;
}

/**
 * Σ cᵢ·mean(xᵢ), with a linearised variance that accounts for the terms being answered by the same people.
 *
 * @param parts terms with their weights c, such as 1/k each
 * @returns no value where a term has no respondents
 * @throws {RangeError} if the moments lack a term
 *
 * Source: METHODS 1, linearised; without a design the covariance of two means is n/(n−1)·Σw²(x−x̄)(y−ȳ)/(W_x·W_y) over whoever has both.
 */
export function meanOfTerms(
  moments: Moments,
  parts: readonly { readonly term: string; readonly weight: number }[],
): MeanOfTerms {
  const p = moments.terms.length;
  const at = parts.map(({ term }) => termIndex(moments, term));
  const own = at.map((i) => i * p + i);
  const means = own.map((i) => moments.wx[i]! / moments.w[i]!);
  const smallest = own.reduce((least, i) => (moments.n[i]! < moments.n[least]! ? i : least), own[0]!);
  const [n, w, w2] = [moments.n[smallest]!, moments.w[smallest]!, moments.w2[smallest]!];
  const base = { n, weighted: w, effective: w2 > 0 ? (w * w) / w2 : 0 };
  const df = moments.between?.df ?? n - 1;
  if (own.some((i) => !(moments.w[i]! > 0))) return { value: undefined, interval: undefined, base, se: undefined, df };
  const value = parts.reduce((sum, { weight }, k) => sum + weight * means[k]!, 0);
  if (n < 2) return { value, interval: undefined, base, se: undefined, df };
  const variance =
    moments.between === undefined
      ? plainVariance(moments, at, means, parts)
      : designVariance(
          moments.between.matrix,
          at.flatMap((i, k) =>
            meanGradient(moments, i, means[k]!).map(([total, slope]) => [total, slope * parts[k]!.weight] as const),
          ),
        );
  return { value, interval: meanInterval(value, variance, df), base, se: Math.sqrt(variance), df };
}

function plainVariance(
  moments: Moments,
  at: readonly number[],
  means: readonly number[],
  parts: readonly { readonly weight: number }[],
): number {
  const p = moments.terms.length;
  const { n, w, w2, w2x, w2xx } = moments;
  let variance = 0;
  let magnitude = 0;
  at.forEach((i, k) =>
    at.forEach((j, l) => {
      const [ij, ji] = [i * p + j, j * p + i];
      if (n[ij]! < 2) return;
      const around = w2xx[ij]! - means[l]! * w2x[ij]! - means[k]! * w2x[ji]! + means[k]! * means[l]! * w2[ij]!;
      const scale = (parts[k]!.weight * parts[l]!.weight * n[ij]!) / (n[ij]! - 1) / (w[i * p + i]! * w[j * p + j]!);
      variance += scale * around;
      magnitude += Math.abs(scale * w2xx[ij]!);
    }),
  );
  return variance <= 1e-13 * magnitude ? 0 : variance;
}
