import type { Estimate } from '../survey/estimate.ts';
import type { Derived, Groups } from '../survey/finding.ts';
import type { Moments, PointMoments } from '../survey/moments.ts';
import { holm } from '../stats/holm.ts';
import { studentTTail } from '../stats/student-t-tail.ts';
import { cronbachAlpha, type CronbachAlpha } from './cronbach-alpha.ts';
import { meanOfTerms, type MeanOfTerms } from './mean-of-terms.ts';
import { pairMean } from './pair-mean.ts';
import { termMean, type TermMean } from './term-mean.ts';

/** Perception minus expectation, with a paired t test against no gap. */
export interface Gap extends TermMean {
  /** Undefined where nobody differs, or there are fewer than two respondents: not tested. */
  readonly t: number | undefined;
  /** Two-sided. */
  readonly p: number | undefined;
  /** Holm's p over all items. */
  readonly adjusted: number | undefined;
}

/** Without an expectation (SERVPERF) there is a perception alone. */
export interface QualityItem {
  readonly perception: Estimate;
  /** Over whoever gave both. */
  readonly expectation: Estimate | undefined;
  readonly gap: Gap | undefined;
}

export interface QualityDimension {
  readonly id: string;
  readonly items: readonly string[];
  /** Mean of the items' means. */
  readonly perception: MeanOfTerms;
  readonly expectation: MeanOfTerms | undefined;
  /** Mean of the items' gaps, each over its own respondents. */
  readonly gap: MeanOfTerms | undefined;
  /** Mean over whoever answered all its pairs: the interval to print. Undefined where the moments hold no such term. */
  readonly respondentGap: TermMean | undefined;
  /** Unweighted, of complete respondents; undefined where not asked for. */
  readonly alpha: { readonly perception: CronbachAlpha; readonly gap: CronbachAlpha | undefined } | undefined;
}

export interface ServiceQuality {
  readonly method: 'servqual' | 'servperf';
  readonly base: undefined;
  readonly items: Groups<QualityItem>;
  readonly dimensions: Groups<
    QualityDimension,
    {
      /** One number: mean of the dimensions' gaps; of their perceptions without expectations. */
      readonly overall: readonly Derived<MeanOfTerms>[];
      /** The same, weighted by the points that the study or its respondents gave the dimensions; none without points. */
      readonly weighted: readonly Derived<WeightedScore>[];
    }
  >;
}

export interface WeightedScore {
  readonly points: Readonly<Record<string, number>>;
  readonly value: MeanOfTerms;
}

export interface ServiceQualitySettings {
  /** Terms of the moments: perception, and for gaps the expectation and the difference of the two. */
  readonly items: readonly {
    readonly id: string;
    readonly perception: string;
    readonly pair?: { readonly expectation: string; readonly gap: string };
  }[];
  readonly dimensions: readonly {
    readonly id: string;
    /** Ids of items. */
    readonly items: readonly string[];
    /** Term of the mean gap over whoever answered all pairs. */
    readonly gap?: string;
    /** Listwise and unweighted, over the perceptions and over the gaps of its items. */
    readonly reliability?: { readonly perception: PointMoments; readonly gap?: PointMoments };
  }[];
  /** Ids of the items that Holm's correction is over; all by default. What is hidden must not speak through the family. */
  readonly tested?: readonly string[];
  /** Dimension → importance points, such as 100 divided among them. */
  readonly points?: Readonly<Record<string, number>>;
}

/**
 * Gaps between what was expected and what was perceived, per item, dimension and overall.
 *
 * @param moments pairwise
 * @throws {RangeError} if the moments lack a term, a dimension names an unknown item or is without items, only some items have an
 *   expectation, or points are missing for a dimension or sum to 0
 *
 * Source: METHODS 7; Parasuraman, Zeithaml & Berry (1988, 1991); Cronin & Taylor (1992) for perceptions alone.
 */
export function serviceQuality(moments: Moments, settings: ServiceQualitySettings): ServiceQuality {
  const { items, dimensions, points, tested = items.map(({ id }) => id) } = settings;
  const gaps = items.filter(({ pair }) => pair !== undefined).length;
  if (gaps > 0 && gaps < items.length) throw new RangeError('either all items have an expectation, or none has');
  const measured = items.map((item) => itemOf(moments, item));
  const adjusted = holm(measured.map(({ gap }, i) => (tested.includes(items[i]!.id) ? gap?.p : undefined)));
  const found = dimensions.map((dimension) => dimensionOf(moments, dimension, items));
  const score = (weights: readonly number[]): MeanOfTerms => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const parts = dimensions.flatMap(({ items: ids }, d) =>
      ids.map((id) => {
        const { perception, pair } = itemNamed(items, id);
        return { term: pair?.gap ?? perception, weight: weights[d]! / sum / ids.length };
      }),
    );
    return meanOfTerms(moments, parts);
  };
  const of = dimensions.map(({ id }) => id);
  return {
    method: gaps > 0 ? 'servqual' : 'servperf',
    base: undefined,
    items: {
      relation: 'separate',
      derived: {},
      groups: measured.map(({ perception, expectation, gap }, i) => ({
        key: items[i]!.id,
        base: (gap ?? perception).base,
        value: { perception, expectation, gap: gap && { ...gap, adjusted: adjusted[i] } },
      })),
    },
    dimensions: {
      relation: 'separate',
      derived: {
        overall: [{ of, value: score(dimensions.map(() => 1)) }],
        weighted: points === undefined ? [] : [{ of, value: { points, value: score(pointsOf(points, dimensions)) } }],
      },
      groups: found.map((value) => ({
        key: value.id,
        base: (value.respondentGap ?? value.gap ?? value.perception).base,
        value,
      })),
    },
  };
}

type Item = ServiceQualitySettings['items'][number];

function itemOf(moments: Moments, { perception, pair }: Item) {
  if (pair === undefined) return { perception: termMean(moments, perception), expectation: undefined, gap: undefined };
  const gap = termMean(moments, pair.gap);
  const t = gap.value === undefined || !gap.se ? undefined : gap.value / gap.se;
  return {
    perception: pairMean(moments, perception, pair.expectation),
    expectation: pairMean(moments, pair.expectation, perception),
    gap: { ...gap, t, p: t === undefined ? undefined : Math.min(1, 2 * studentTTail(Math.abs(t), gap.df)) },
  };
}

function dimensionOf(
  moments: Moments,
  { id, items: ids, gap, reliability }: ServiceQualitySettings['dimensions'][number],
  items: readonly Item[],
): QualityDimension {
  if (ids.length === 0) throw new RangeError(`the dimension "${id}" has no items`);
  const own = ids.map((item) => itemNamed(items, item));
  const mean = (term: (item: Item) => string) =>
    meanOfTerms(
      moments,
      own.map((item) => ({ term: term(item), weight: 1 / own.length })),
    );
  const paired = own.every(({ pair }) => pair !== undefined);
  return {
    id,
    items: ids,
    perception: mean(({ perception }) => perception),
    expectation: paired ? mean(({ pair }) => pair!.expectation) : undefined,
    gap: paired ? mean(({ pair }) => pair!.gap) : undefined,
    respondentGap: gap === undefined ? undefined : termMean(moments, gap),
    alpha: reliability && {
      perception: cronbachAlpha(reliability.perception),
      gap: reliability.gap && cronbachAlpha(reliability.gap),
    },
  };
}

function itemNamed(items: readonly Item[], id: string): Item {
  const item = items.find((candidate) => candidate.id === id);
  if (item === undefined) throw new RangeError(`"${id}" is not an item of this question`);
  return item;
}

function pointsOf(points: Readonly<Record<string, number>>, dimensions: readonly { readonly id: string }[]): number[] {
  const own = dimensions.map(({ id }) => points[id] ?? -1);
  if (own.some((point) => !(point >= 0)) || own.every((point) => point === 0)) {
    throw new RangeError('importance points are numbers of 0 or more for every dimension, and not all 0');
  }
  return own;
}
