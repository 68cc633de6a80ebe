import { passed, rest, type Opinion } from './opinion.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

/** "How is our service?": scores from which it is fair, good, very good. */
const OVERALL_CUTS = [-0.77, 1, 1.9];

/** "Will you order from us again?": share of yes from poor to very good, before what loyalty adds or takes. */
const RETURNING = [0.34, 0.485, 0.61, 0.95];

/** Likelihood to recommend: scores from which it is 1, 2, … 10. */
const RECOMMEND_CUTS = [-1.75, -1.48, -1.23, -0.99, -0.77, -0.47, -0.23, 0.25, 0.84, 1.34];

/** How close to satisfaction each rating is, the scores from which it is fair, good, very good, and who cannot say. */
const RATINGS: Readonly<
  Record<string, { readonly loading: number; readonly cuts: readonly number[]; readonly unused: number }>
> = {
  promised: { loading: 0.74, cuts: [-0.52, 0.77, 1.75], unused: 0 },
  staff: { loading: 0.62, cuts: [-0.64, 0.92, 1.88], unused: 0.04 },
  price: { loading: 0.48, cuts: [-0.84, 0.5, 1.56], unused: 0 },
  complaints: { loading: 0.44, cuts: [-0.31, 1.34, 2.1], unused: 0.52 },
  tracking: { loading: 0.36, cuts: [-1.18, 0.15, 1.23], unused: 0.06 },
  website: { loading: 0.3, cuts: [-1.08, 0.28, 1.41], unused: 0.09 },
  invoice: { loading: 0.25, cuts: [-1.34, -0.05, 1.13], unused: 0.03 },
};

/** `q5_promised` … `q5_invoice`. */
export const RATING_COLUMNS: readonly string[] = Object.keys(RATINGS).map((id) => `q5_${id}`);

/** The rating of the service, 1 to 4. */
export function overallRating(mind: Opinion, draw: Random): number {
  return 1 + passed(0.82 * mind.satisfaction + 0.57 * draw.normal(), OVERALL_CUTS);
}

/** Whether one who rates the service like this would order again. */
export function returns(rating: number, mind: Opinion, draw: Random): boolean {
  return draw.chance(Math.min(0.965, RETURNING[rating - 1]! + 0.07 * mind.loyalty));
}

/** 0 to 10. */
export function recommendation(mind: Opinion, draw: Random): number {
  return passed(0.6 * mind.loyalty + 0.4 * mind.satisfaction + 0.5 * draw.normal(), RECOMMEND_CUTS);
}

/** 1 to 4, 7 where it did not apply, 9 for "don't know", blank where skipped; in the order of `RATING_COLUMNS`. */
export function ratingAnswers(mind: Opinion, draw: Random): string[] {
  return Object.values(RATINGS).map(({ loading, cuts, unused }) => {
    const score = loading * mind.satisfaction + rest(loading) * draw.normal();
    if (draw.chance(unused)) return '7';
    if (draw.chance(0.012)) return '9';
    return draw.chance(0.008) ? '' : String(1 + passed(score, cuts));
  });
}

/** Spent last month in whole euros, by size; 0 is an answer, -1 "don't know", -2 a refusal. */
export function spending({ size }: Person, draw: Random): string {
  if (draw.chance(0.03)) return '-1';
  if (draw.chance(0.05)) return '-2';
  const range = draw.choice(
    {
      small: { '0 1': 7, '10 100': 52, '100 500': 35, '500 900': 6 },
      medium: { '0 1': 3, '40 100': 12, '100 500': 51, '500 2000': 34 },
      large: { '0 1': 1, '100 500': 14, '500 2000': 53, '2000 9000': 32 },
    }[size] as Readonly<Record<string, number>>,
  );
  const [low, high] = range.split(' ').map(Number) as [number, number];
  return String(low + draw.below(high - low));
}
