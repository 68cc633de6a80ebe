import type { Base, Estimate } from '../survey/estimate.ts';
import type { Moments, PointMoments } from '../survey/moments.ts';
import { lmg, LMG_LIMIT } from '../stats/lmg.ts';
import { percentileInterval } from '../stats/percentile-interval.ts';
import { relativeWeights } from '../stats/relative-weights.ts';
import { linearModel, type LinearModel, type NoModel } from './linear-model.ts';
import { momentSums, termIndex } from './moment-sums.ts';

/** How one question goes with the outcome. Intervals are percentiles of the bootstrap; undefined without replicates. */
export interface Driver {
  readonly id: string;
  readonly mean: number;
  /** Correlation with the outcome, −1 to 1. */
  readonly r: Estimate;
  /** Standardised slope beside all other drivers. */
  readonly beta: Estimate;
  /** Slope in points of the outcome for one point of the driver. */
  readonly b: number;
  /** Variance inflation; above 10 the slopes are not to be read. */
  readonly vif: number;
  /** Johnson's relative weight: its part of R². */
  readonly johnson: Estimate;
  /** The same as a share of R², 0 to 1. */
  readonly johnsonShare: Estimate;
  /** LMG (Shapley) part of R²; undefined beyond 15 drivers. */
  readonly lmg: Estimate | undefined;
  readonly lmgShare: Estimate | undefined;
}

export interface KeyDrivers {
  readonly kind: 'drivers';
  readonly method: 'key-drivers';
  readonly outcome: string;
  /** Whoever answered the outcome and every driver. */
  readonly base: Base;
  /** In the order given. */
  readonly drivers: readonly Driver[];
  readonly intercept: number;
  readonly r2: Estimate;
  readonly adjustedR2: number;
  /** Drivers with a variance inflation above 10. */
  readonly inflated: readonly string[];
  /** The outcome is 0 or 1: R² is that of a linear model of a yes or no. */
  readonly binaryOutcome: boolean;
  /** Undefined without replicates; `failed` ones were singular and are left out. */
  readonly bootstrap: { readonly replicates: number; readonly failed: number } | undefined;
}

/**
 * How strongly questions go with an outcome: correlations, slopes and shares of R². No effect of a change is claimed.
 *
 * @param moments listwise over outcome and drivers
 * @param replicates moments of bootstrap resamples over the same terms; read once, in order
 * @returns why there is no model, when a driver is constant or can be told from others, or n ≤ p + 1
 * @throws {RangeError} if the moments lack a term, or are of differing respondents
 *
 * Source: METHODS 9; Johnson (2000); Lindeman, Merenda & Gold (1980); Grömping (2007); Tonidandel & LeBreton (2011).
 */
export function keyDrivers(
  moments: Moments,
  { outcome, drivers }: { readonly outcome: string; readonly drivers: readonly string[] },
  replicates?: Iterable<PointMoments>,
): KeyDrivers | NoModel {
  const model = linearModel(moments, outcome, drivers);
  if (model.kind !== 'model') return model;
  const sums = momentSums(moments, termIndex(moments, outcome));
  const base: Base = { n: sums.n, weighted: sums.w, effective: (sums.w * sums.w) / sums.w2 };
  const p = drivers.length;
  const bootstrap = replicates === undefined ? undefined : new Replicates(replicates, outcome, drivers);
  const found = measures(model);
  const estimate = (measure: number): Estimate => ({
    value: found[measure],
    interval: bootstrap?.interval(measure),
    base,
  });
  const vif = drivers.map((_, i) => model.inverse[i * p + i]!);
  return {
    kind: 'drivers',
    method: 'key-drivers',
    outcome,
    base,
    drivers: drivers.map((id, i) => ({
      id,
      mean: model.means[i]!,
      r: estimate(1 + i),
      beta: estimate(1 + p + i),
      b: model.b[i]!,
      vif: vif[i]!,
      johnson: estimate(1 + 2 * p + i),
      johnsonShare: estimate(1 + 3 * p + i),
      lmg: p > LMG_LIMIT ? undefined : estimate(1 + 4 * p + i),
      lmgShare: p > LMG_LIMIT ? undefined : estimate(1 + 5 * p + i),
    })),
    intercept: model.intercept,
    r2: estimate(0),
    adjustedR2: model.adjustedR2,
    inflated: drivers.filter((_, i) => vif[i]! > 10),
    binaryOutcome: Math.abs(sums.wxx - sums.wx) <= 1e-12 * sums.wxx,
    bootstrap: bootstrap && { replicates: bootstrap.used, failed: bootstrap.failed },
  };
}

/** R², then for each driver r, β, Johnson's weight and its share, and LMG and its share. */
function measures({ r2, withOutcome, beta, correlations }: LinearModel): number[] {
  const johnson = relativeWeights(correlations, withOutcome);
  const shapley = withOutcome.length > LMG_LIMIT ? [] : lmg(correlations, withOutcome);
  const share = (part: number) => part / r2;
  return [r2, ...withOutcome, ...beta, ...johnson, ...johnson.map(share), ...shapley, ...Array.from(shapley, share)];
}

class Replicates {
  used = 0;
  failed = 0;
  readonly #values: number[][] = [];

  constructor(replicates: Iterable<PointMoments>, outcome: string, drivers: readonly string[]) {
    for (const replicate of replicates) {
      const model = linearModel(replicate, outcome, drivers);
      if (model.kind !== 'model') {
        this.failed++;
        continue;
      }
      this.used++;
      measures(model).forEach((value, at) => (this.#values[at] ??= []).push(value));
    }
  }

  interval(measure: number): readonly [low: number, high: number] | undefined {
    return percentileInterval(this.#values[measure] ?? []);
  }
}
