import type { Person, Region, Tenure, WavePlan } from './people.ts';
import type { Random } from './random.ts';

/** What a customer thinks, as the European index model orders it; each about mean 0 and standard deviation 1. */
export interface Opinion {
  readonly image: number;
  readonly expectation: number;
  readonly quality: number;
  readonly value: number;
  readonly satisfaction: number;
  readonly complaints: number;
  readonly loyalty: number;
}

const BY_REGION: Readonly<Record<Region, number>> = {
  north: 0.14,
  south: 0,
  west: -0.3,
  east: -0.1,
  islands: -0.4,
  overseas: -0.2,
};
const BY_TENURE: Readonly<Record<Tenure, number>> = { new: 0.08, settled: 0, old: -0.05 };

/** Causes first, effects after: the paths of the model, with what they leave unexplained drawn anew. */
export function opinion(person: Person, plan: WavePlan, draw: Random): Opinion {
  const shift = plan.mood + BY_REGION[person.region] + BY_TENURE[person.tenure];
  const image = draw.normal();
  const expectation = 0.5 * image + 0.866 * draw.normal();
  const quality = 0.56 * expectation + 0.829 * draw.normal() + shift;
  const value = 0.06 * expectation + 0.56 * quality + 0.8 * draw.normal();
  const satisfaction =
    0.18 * image + 0.05 * expectation + 0.52 * quality + 0.2 * value + 0.54 * draw.normal() + 0.15 * shift;
  const complaints = 0.53 * satisfaction + 0.85 * draw.normal();
  const loyalty = 0.2 * image + 0.5 * satisfaction + 0.07 * complaints + 0.76 * draw.normal();
  return { image, expectation, quality, value, satisfaction, complaints, loyalty };
}

/** The items of the index model: what they measure and how closely, on ten points with this mean and spread. */
const ITEMS: Readonly<Record<keyof Opinion, { loadings: readonly number[]; mean: number; spread: number }>> = {
  image: { loadings: [0.74, 0.6, 0.58, 0.77, 0.78], mean: 6.4, spread: 1.9 },
  expectation: { loadings: [0.77, 0.69, 0.61], mean: 7.3, spread: 1.7 },
  quality: { loadings: [0.8, 0.64, 0.77, 0.75, 0.76, 0.78, 0.79], mean: 6.1, spread: 1.9 },
  value: { loadings: [0.9, 0.88], mean: 5.7, spread: 2 },
  satisfaction: { loadings: [0.8, 0.85, 0.87], mean: 6.1, spread: 1.9 },
  complaints: { loadings: [0.9], mean: 5.4, spread: 2.4 },
  loyalty: { loadings: [0.82, 0.6, 0.88], mean: 5.2, spread: 2.3 },
};

/** Columns of the index items, `q9_image1` to `q9_loyalty3`. */
export const INDEX_COLUMNS: readonly string[] = Object.entries(ITEMS).flatMap(([construct, { loadings }]) =>
  loadings.map((_, index) => `q9_${construct}${index + 1}`),
);

/** Answers to the index items, in the order of `INDEX_COLUMNS`: 1 to 10, 99 for "don't know". */
export function indexAnswers(mind: Opinion, draw: Random): string[] {
  return (Object.keys(ITEMS) as (keyof Opinion)[]).flatMap((construct) => {
    const { loadings, mean, spread } = ITEMS[construct];
    return loadings.map((loading) => {
      const own = rest(loading) * draw.normal();
      const score = Math.round(mean + spread * (loading * mind[construct] + own));
      return draw.chance(0.015) ? '99' : String(Math.min(10, Math.max(1, score)));
    });
  });
}

/** What a loading leaves to chance, √(1 − loading²). */
export function rest(loading: number): number {
  return Math.sqrt(1 - loading * loading);
}

/** How many of the ascending cuts a score has passed. */
export function passed(score: number, cuts: readonly number[]): number {
  return cuts.filter((cut) => score >= cut).length;
}
