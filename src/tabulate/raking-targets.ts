import type { RakingMargin } from './raking-margin.ts';

/** A margin ready for adjusting: the category of each respondent, and Σw that each category must reach. */
export interface TargetMargin {
  readonly category: Int32Array;
  readonly total: Float64Array;
}

/**
 * Targets as sums of weights. Whoever's category is not known forms one more, last category that keeps its share; the stated
 * targets are scaled to the rest.
 *
 * @param start weights to start from, of mean 1
 */
export function targetsOf(margins: readonly RakingMargin[], start: Float64Array): TargetMargin[] {
  const all = start.reduce((sum, w) => sum + w, 0);
  return margins.map(({ codes, category, targets }) => {
    const at = Int32Array.from(category, (index) => (index < 0 ? codes.length : index));
    const unknown = start.reduce((sum, w, row) => sum + (at[row] === codes.length ? w : 0), 0);
    const shares = normalisedTargets(targets);
    const total = codes.map((code) => (shares[code] ?? 0) * (all - unknown));
    return { category: at, total: Float64Array.from([...total, unknown]) };
  });
}

/** Targets as shares that sum to 1. */
export function normalisedTargets(targets: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const sum = Object.values(targets).reduce((total, target) => total + target, 0);
  return Object.fromEntries(Object.entries(targets).map(([code, target]) => [code, target / sum]));
}
