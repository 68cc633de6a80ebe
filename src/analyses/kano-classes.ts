import type { Cell } from '../survey/crosstab.ts';
import type { Estimate } from '../survey/estimate.ts';
import { wilsonInterval } from '../stats/wilson-interval.ts';
import { fongTest, type FongTest } from './fong-test.ts';
import { KANO_CATEGORIES, type KanoCategory } from './kano-table.ts';
import { pooledCell } from './pooled-cell.ts';
import { type DesignedTotals, designedNumber } from './ratio-variance.ts';
import { baseOf, share } from './share.ts';

/** What the discrete KANO table says of one feature. */
export interface KanoClasses {
  /** Respondents in each category; `n` and `w2` undefined in published tables. */
  readonly counts: Readonly<Record<KanoCategory, Cell>>;
  /** Share of all six; they sum to 1. */
  readonly shares: Readonly<Record<KanoCategory, Estimate>>;
  /** The largest category; ties go to the one that comes first in `KANO_CATEGORIES`. Undefined on an empty base. */
  readonly category: KanoCategory | undefined;
  /** True when another category is as large. */
  readonly tied: boolean;
  readonly second: KanoCategory | undefined;
  /** Class by Blauth's rule: the largest of the wanted (M, O, A) if these outnumber the rest, else the largest of the rest. */
  readonly blauth: KanoCategory | undefined;
  readonly blauthDiffers: boolean;
  /** A, O, M and I together: the base of `better` and `worse`. */
  readonly classable: Cell;
  /** Satisfaction gained by offering the feature, 0 to 1: (A + O) of (A + O + M + I). Undefined if nobody is in these. */
  readonly better: Estimate;
  /** Satisfaction lost by leaving it out, −1 to 0: −(O + M) of the same base. */
  readonly worse: Estimate;
  /** Largest minus second share. */
  readonly strength: number | undefined;
  /** Share of M, O and A together. */
  readonly totalStrength: number | undefined;
  /** `strength` below 6 %: no single class ("H"; Lee & Newcomb 1997). */
  readonly mixed: boolean;
  /** `totalStrength` below 60 %: weak evidence that the feature matters. */
  readonly weak: boolean;
  /** Is the largest category larger than the second? Undefined without a base. */
  readonly fong: FongTest | undefined;
  /** More than 2 % questionable answers: `raised`; more than 6 %: `high`, the wording was probably misread. */
  readonly questionable: 'low' | 'raised' | 'high';
  /** The feature turned round (functional and dysfunctional swapped) is what people want. */
  readonly offerToFlip: boolean;
}

const WANTED: readonly KanoCategory[] = ['must-be', 'one-dimensional', 'attractive'];
const UNWANTED: readonly KanoCategory[] = ['indifferent', 'reverse', 'questionable'];
const CLASSABLE: readonly KanoCategory[] = ['attractive', 'one-dimensional', 'must-be', 'indifferent'];

/**
 * Class a feature by the counts of its six categories.
 *
 * @param totals of a declared design: those that make up categories, and those that these are shares of
 *
 * Source: METHODS 4; Berger et al. (1993) for better and worse (Timko); Lee & Newcomb (1997); Fong (1996).
 */
export function kanoClasses(
  counts: Readonly<Record<KanoCategory, Cell>>,
  totals?: (part: readonly KanoCategory[], whole: readonly KanoCategory[]) => DesignedTotals | undefined,
): KanoClasses {
  const all = pooledCell(KANO_CATEGORIES.map((category) => counts[category]));
  if (all === undefined) throw new RangeError('KANO needs counts or shares, not bounds.');
  const w = (...categories: readonly KanoCategory[]) => categories.reduce((sum, one) => sum + counts[one].w, 0);
  // Sums of weights differ in their last bits with the order of rows; a tie must not.
  const size = (...categories: readonly KanoCategory[]) => rounded(w(...categories) / all.w);
  const largestFirst = (from: readonly KanoCategory[]) => [...from].sort((a, b) => size(b) - size(a));
  const [category, second] = all.w > 0 ? largestFirst(KANO_CATEGORIES) : [];
  const blauth = all.w > 0 ? largestFirst(size(...WANTED) > size(...UNWANTED) ? WANTED : UNWANTED)[0] : undefined;
  const strength = category && second && rounded(size(category) - size(second));
  const totalStrength = all.w > 0 ? size(...WANTED) : undefined;
  const effective = baseOf(all).effective;
  const questionable = all.w > 0 ? size('questionable') : 0;
  const classable = pooledCell(CLASSABLE.map((one) => counts[one]))!;
  const coefficient = (...part: readonly KanoCategory[]) =>
    kanoCoefficient(w(...part), classable.w, all, totals?.(part, CLASSABLE));
  return {
    counts,
    shares: mapCategories((one) => share(counts[one], all, totals?.([one], KANO_CATEGORIES))),
    category,
    tied: strength === 0,
    second,
    blauth,
    blauthDiffers: blauth !== category,
    classable,
    better: coefficient('attractive', 'one-dimensional'),
    worse: negative(coefficient('one-dimensional', 'must-be')),
    strength,
    totalStrength,
    mixed: strength !== undefined && strength < 0.06,
    weak: totalStrength !== undefined && totalStrength < 0.6,
    fong: category && second && effective ? fongTest(w(category), w(second), all.w, effective) : undefined,
    questionable: questionable > 0.06 ? 'high' : questionable > 0.02 ? 'raised' : 'low',
    offerToFlip: category === 'reverse',
  };
}

function rounded(x: number): number {
  return Math.round(x * 1e12) / 1e12;
}

/** A record with an entry for each category, in their order. */
export function mapCategories<T>(entry: (category: KanoCategory) => T): Readonly<Record<KanoCategory, T>> {
  return {
    'must-be': entry('must-be'),
    'one-dimensional': entry('one-dimensional'),
    attractive: entry('attractive'),
    indifferent: entry('indifferent'),
    reverse: entry('reverse'),
    questionable: entry('questionable'),
  };
}

function kanoCoefficient(part: number, whole: number, all: Cell, totals: DesignedTotals | undefined): Estimate {
  const base = baseOf(all);
  if (whole <= 0) return { value: undefined, interval: undefined, base };
  const value = Math.min(1, part / whole);
  const kish = base.effective === undefined ? undefined : (whole * base.effective) / all.w;
  const k = (totals && designedNumber(totals, value, whole)) ?? kish;
  return { value, interval: k === undefined ? undefined : wilsonInterval(value, k), base };
}

function negative({ value, interval, base }: Estimate): Estimate {
  const minus = (x: number) => (x === 0 ? 0 : -x);
  return {
    value: value === undefined ? undefined : minus(value),
    interval: interval && [minus(interval[1]), minus(interval[0])],
    base,
  };
}
