import type { BetweenClusters } from '../survey/between-clusters.ts';
import type { Cell } from '../survey/crosstab.ts';
import type { KanoCategory } from './kano-table.ts';
import { pooledCell } from './pooled-cell.ts';
import { scaleMean, type ScaleMean } from './scale-mean.ts';

/** Means of scored answers, −2 to 4: a point on DuMouchel's plane, dysfunctional across, functional up. */
export interface KanoContinuous {
  readonly functional: ScaleMean;
  readonly dysfunctional: ScaleMean;
  /** Corner of the plane that the point is in. Undefined on an empty base. "Must be" counts 2 with the feature, so this leans to one-dimensional. */
  readonly category: KanoCategory | undefined;
}

const FUNCTIONAL = [4, 2, 0, -1, -2];
const DYSFUNCTIONAL = [-2, -1, 0, 2, 4];

/**
 * @param cells 25 cells, rows functional, columns dysfunctional, from like to dislike
 * @param between of a declared design, of the totals of `cells` first
 *
 * Source: DuMouchel in Berger et al. (1993), Center for Quality of Management Journal 2(4); METHODS 4.
 */
export function kanoContinuous(cells: readonly Cell[], between?: BetweenClusters): KanoContinuous {
  const whole = pooledCell(cells) ?? { n: undefined, w: 0, w2: undefined };
  const functional = scaleMean(
    cells,
    cells.map((_, i) => FUNCTIONAL[Math.floor(i / 5)]!),
    whole,
    between,
  );
  const dysfunctional = scaleMean(
    cells,
    cells.map((_, i) => DYSFUNCTIONAL[i % 5]!),
    whole,
    between,
  );
  return { functional, dysfunctional, category: cornerOf(functional.value, dysfunctional.value) };
}

function cornerOf(functional: number | undefined, dysfunctional: number | undefined): KanoCategory | undefined {
  if (functional === undefined || dysfunctional === undefined) return undefined;
  if (functional >= 2) return dysfunctional >= 2 ? 'one-dimensional' : 'attractive';
  return dysfunctional >= 2 ? 'must-be' : 'indifferent';
}
