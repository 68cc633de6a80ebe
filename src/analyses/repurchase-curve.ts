import type { Cell, Crosstab } from '../survey/crosstab.ts';
import type { Base, Estimate } from '../survey/estimate.ts';
import type { Derived, Group, Groups } from '../survey/finding.ts';
import { isotonicFit } from '../stats/isotonic-fit.ts';
import { curveLevels, type CurveCounts } from './curve-counts.ts';
import { logisticCurve, type LogisticCurve } from './logistic-curve.ts';
import { pooledCell } from './pooled-cell.ts';
import { baseOf, share } from './share.ts';

export interface CurveSettings {
  /** Code of each level → its number, growing from worst to best. */
  readonly values: Readonly<Record<string, number>>;
  /** Codes of the second term that count as buying again; "1", as `oneOf` and `atLeast` give it, by default. */
  readonly yes?: readonly string[] | undefined;
  /** Zone → codes of its levels, as the study configures them; never derived from data. */
  readonly zones?: Readonly<Record<string, readonly string[]>> | undefined;
}

export interface CurveLevel {
  readonly value: number;
  readonly zone: string | undefined;
  /** Share that buys again, 0 to 1. */
  readonly rate: Estimate;
}

/** From one level to the next one above it that anybody chose. */
export interface CurveStep {
  /** Rate above minus rate below. */
  readonly difference: number;
  /** Rate above over rate below; undefined when that is 0. */
  readonly ratio: number | undefined;
  /** True for the step up to the best level that anybody chose. */
  readonly top: boolean;
}

/** Rate of buying again at each level of satisfaction. */
export interface RepurchaseCurve {
  readonly method: 'repurchase-curve';
  /** Respondents who answered both questions. */
  readonly base: Base;
  /** The rate over all levels; undefined in value where published levels have no bases. */
  readonly overall: Estimate;
  /** False with fewer than three levels that anybody chose: then it is a table, not a curve. */
  readonly drawable: boolean;
  /**
   * Worst to best, empty ones included. `steps` join neighbours that are not empty, upwards. `isotonic` holds the monotone rates:
   * one entry for each pool of levels, so that a pooled rate goes when any of its levels is hidden.
   */
  readonly levels: Groups<
    CurveLevel,
    { readonly steps: readonly Derived<CurveStep>[]; readonly isotonic: readonly Derived<number>[] }
  >;
  readonly logistic: LogisticCurve;
}

/**
 * Satisfaction–repurchase curve with Wilson intervals, isotonic and logistic fit.
 *
 * @param table either two terms (the level; whether it counts as buying again) without `by`, or one term by the level, as published curves come
 * @returns without bases no interval and no fit
 * @throws {RangeError} if the crosstab has another shape, or a level without a value
 *
 * Source: METHODS 5; Jones & Sasser (1995); Barlow et al. (1972) for the isotonic fit.
 */
export function repurchaseCurve(table: Crosstab, { values, yes = ['1'], zones = {} }: CurveSettings): RepurchaseCurve {
  const counts = curveLevels(table, values, yes);
  const levels = counts.map(({ code, value, yes: part, whole, totals }): Group<CurveLevel> => {
    const zone = Object.entries(zones).find(([, codes]) => codes.includes(code))?.[0];
    return { key: code, base: baseOf(whole), value: { value, zone, rate: share(part, whole, totals) } };
  });
  const present = levels.filter((_, i) => counts[i]!.whole.w > 0);
  const { all, yesOfAll } = totals(counts);
  return {
    method: 'repurchase-curve',
    base: baseOf(all),
    overall: share(
      all.w2 === undefined ? undefined : yesOfAll,
      all,
      table.between && {
        between: table.between,
        part: counts.flatMap(({ totals }) => totals?.part ?? []),
        whole: counts.flatMap(({ totals }) => totals?.whole ?? []),
      },
    ),
    drawable: present.length >= 3,
    levels: {
      relation: 'partition',
      groups: levels,
      derived: { steps: stepsOf(present), isotonic: pools(counts) },
    },
    logistic: logisticCurve(counts),
  };
}

/** The largest rise among the steps that are shown; undefined when there is none that rises. The first of equals. */
export function largestStep(steps: readonly Derived<CurveStep>[]): Derived<CurveStep> | undefined {
  const best = steps.reduce<Derived<CurveStep> | undefined>(
    (found, step) => (found === undefined || step.value.difference > found.value.difference ? step : found),
    undefined,
  );
  return best !== undefined && best.value.difference > 0 ? best : undefined;
}

/** The step up to the best level; undefined when it is hidden or a bound. */
export function topStep(steps: readonly Derived<CurveStep>[]): Derived<CurveStep> | undefined {
  return steps.find(({ value }) => value.top);
}

function totals(counts: readonly CurveCounts[]): { all: Cell; yesOfAll: Cell | undefined } {
  const yes = counts.map((level) => level.yes);
  return {
    all: pooledCell(counts.map(({ whole }) => whole)) ?? { n: undefined, w: 0, w2: undefined },
    yesOfAll: pooledCell(yes.filter((cell) => cell !== undefined)),
  };
}

function stepsOf(present: readonly Group<CurveLevel>[]): readonly Derived<CurveStep>[] {
  return present.slice(1).flatMap((upper, i) => {
    const lower = present[i]!;
    const [from, to] = [lower.value.rate, upper.value.rate];
    if (from.value === undefined || to.value === undefined || from.bound || to.bound) return [];
    return {
      of: [lower.key, upper.key],
      value: {
        difference: to.value - from.value,
        ratio: from.value > 0 ? to.value / from.value : undefined,
        top: i === present.length - 2,
      },
    };
  });
}

function pools(counts: readonly CurveCounts[]): readonly Derived<number>[] {
  const present = counts.filter(({ whole }) => whole.w > 0);
  if (present.some((level) => level.whole.w2 === undefined || level.yes === undefined || level.yes.bound)) return [];
  return isotonicFit(present.map(({ yes, whole }) => ({ value: yes!.w / whole.w, weight: whole.w }))).map(
    ({ from, to, value }) => ({ of: present.slice(from, to + 1).map(({ code }) => code), value }),
  );
}
