import type { Cell, Crosstab } from '../survey/crosstab.ts';
import type { Base, Estimate } from '../survey/estimate.ts';
import { pooledCell } from './pooled-cell.ts';
import { onlyAxis } from './only-axis.ts';
import { scaleMean, type ScaleMean } from './scale-mean.ts';
import { baseOf, share, totalsOf } from './share.ts';

/** What a rating scale says of its levels; everything runs from worst to best, as the crosstab's categories do. */
export interface Scale {
  /** Code → number that means are taken of. */
  readonly values: Readonly<Record<string, number>>;
  /** Codes that are neither favourable nor unfavourable. */
  readonly midpoint: readonly string[];
  /** How many of the best levels are favourable. */
  readonly top: number;
}

export interface LevelShare {
  readonly code: string;
  readonly value: number;
  readonly share: Estimate;
  readonly side: 'favourable' | 'midpoint' | 'unfavourable';
}

/** How answers spread over a scale, and the readings that are taken of it. */
export interface Distribution {
  readonly method: 'distribution';
  readonly base: Base;
  /** Worst to best. */
  readonly levels: readonly LevelShare[];
  /** Share of the k best levels at index k − 1: top box, top-2 box, … up to all but the worst. */
  readonly tops: readonly Estimate[];
  /** The best level alone. */
  readonly topBox: Estimate;
  /** The worst level alone. */
  readonly bottomBox: Estimate;
  /** The `scale.top` best levels: what the study calls favourable. */
  readonly favourable: Estimate;
  /** Levels below the favourable ones that are not midpoints. */
  readonly unfavourable: Estimate;
  readonly midpoint: Estimate | undefined;
  readonly mean: ScaleMean;
  /**
   * The claim to warn of: midpoint answers counted as satisfied, "77 % are satisfied" where 15 % chose a favourable answer.
   * Undefined on a scale without a midpoint.
   */
  readonly withMidpoint: Estimate | undefined;
}

/**
 * Distribution of a scale question, with top boxes, bottom box, midpoint and mean side by side.
 *
 * @param table one term (the scale), without `by`
 * @throws {RangeError} if the crosstab has another shape, or a category without a value
 *
 * Source: METHODS 1; the trap of the midpoint: DOMAIN B1.
 */
export function distribution(table: Crosstab, scale: Scale): Distribution {
  const { axis, whole } = onlyAxis(table);
  const codes = axis.categories;
  const values = codes.map((code) => {
    const value = scale.values[code];
    if (value === undefined) throw new RangeError(`Level "${code}" of "${axis.id}" has no value.`);
    return value;
  });
  const sides = codes.map((code, i): LevelShare['side'] =>
    i >= codes.length - scale.top ? 'favourable' : scale.midpoint.includes(code) ? 'midpoint' : 'unfavourable',
  );
  const shareOf = (chosen: (i: number) => boolean): Estimate =>
    share(
      pooledOf(table.cells, chosen),
      whole,
      totalsOf(
        table,
        codes.flatMap((_, i) => (chosen(i) ? [i] : [])),
      ),
    );
  const top = (k: number): Estimate => shareOf((i) => i >= codes.length - k);
  const hasMidpoint = sides.includes('midpoint');
  return {
    method: 'distribution',
    base: baseOf(whole),
    levels: codes.map((code, i) => ({ code, value: values[i]!, share: shareOf((j) => j === i), side: sides[i]! })),
    tops: codes.slice(1).map((_, i) => top(i + 1)),
    topBox: top(1),
    bottomBox: shareOf((i) => i === 0),
    favourable: shareOf((i) => sides[i] === 'favourable'),
    unfavourable: shareOf((i) => sides[i] === 'unfavourable'),
    midpoint: hasMidpoint ? shareOf((i) => sides[i] === 'midpoint') : undefined,
    mean: scaleMean(table.cells, values, whole, table.between),
    withMidpoint: hasMidpoint ? shareOf((i) => sides[i] !== 'unfavourable') : undefined,
  };
}

/** A single cell keeps its bound; a sum over bounds is not known. */
function pooledOf(cells: readonly Cell[], chosen: (i: number) => boolean): Cell | undefined {
  const picked = cells.filter((_, i) => chosen(i));
  return picked.length === 1 ? picked[0] : pooledCell(picked);
}
