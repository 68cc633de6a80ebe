import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Moments, Numbers } from '../../src/survey/moments.ts';
import { momentsOf } from '../../src/tabulate/moments.ts';

/** What a fixture keeps of listwise moments: sums, and the lower triangle of the sums of products. Without w nobody is weighted. */
export interface KeptMoments {
  readonly n: number;
  readonly w?: number;
  readonly w2?: number;
  readonly wx: readonly number[];
  readonly wxx: readonly number[];
}

/** Squared-weight sums of x are not kept; they are those of unweighted data, and NaN where there are weights. */
export function keptMoments(terms: readonly string[], { n, w = n, w2 = n, wx, wxx }: KeptMoments): Moments {
  const p = terms.length;
  const square = (of: (i: number, j: number) => number): Numbers =>
    Array.from({ length: p * p }, (_, at) => of(Math.floor(at / p), at % p));
  const product = (i: number, j: number) => wxx[(Math.max(i, j) * (Math.max(i, j) + 1)) / 2 + Math.min(i, j)]!;
  const unweighted = w === n && w2 === n;
  return {
    terms,
    missing: 'listwise',
    n: square(() => n),
    w: square(() => w),
    w2: square(() => w2),
    wx: square((i) => wx[i]!),
    wxx: square(product),
    w2x: square((i) => (unweighted ? wx[i]! : Number.NaN)),
    w2xx: square((i, j) => (unweighted ? product(i, j) : Number.NaN)),
  };
}

/** The kiosk survey's answers (shipped with its licence), one column of numbers for each heading; blank is NaN. */
export function kioskColumns(): (heading: string) => Float64Array {
  const file = new URL('../../data/kiosk-2019/responses.csv', import.meta.url);
  const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  return (heading) =>
    Float64Array.from(data, (row) => {
      if (heading === 'sex') return row.sex === 'male' ? 1 : row.sex === 'female' ? 0 : Number.NaN;
      const text = row[heading];
      if (text === undefined) throw new RangeError(`the kiosk survey has no column "${heading}"`);
      return text === '' ? Number.NaN : Number(text);
    });
}

/** Weights of the reference's weighted sets: men 1.87, women 0.68. */
export function kioskWeights(): Float64Array {
  return kioskColumns()('sex').map((sex) => (sex === 1 ? 1.87 : 0.68));
}

/** Moments of named columns. */
export function momentsOfColumns(
  columns: Readonly<Record<string, Float64Array>>,
  missing: 'pairwise' | 'listwise',
  weight?: Float64Array,
): Moments {
  return momentsOf({ terms: Object.keys(columns), values: Object.values(columns), weight, missing });
}
