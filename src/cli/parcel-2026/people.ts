import { deck, type Random } from './random.ts';

export const REGIONS = ['north', 'south', 'west', 'east', 'islands', 'overseas'] as const;
export type Region = (typeof REGIONS)[number];
export type Tenure = 'new' | 'settled' | 'old';
export type Size = 'small' | 'medium' | 'large';

/** What a wave is made of. */
export interface WavePlan {
  readonly id: string;
  readonly file: string;
  /** First day of fieldwork, a Monday. */
  readonly from: string;
  readonly seed: readonly [number, number, number, number];
  /** Valid interviews by region: East is to be marked as small, the last two are to be hidden. */
  readonly regions: Readonly<Record<Region, number>>;
  readonly tests: number;
  readonly speeders: number;
  /** Added to perceived quality, in standard deviations. */
  readonly mood: number;
  /** Main reason for leaving, relative frequencies. */
  readonly reasons: Readonly<Record<'better' | 'cheaper' | 'undervalued' | 'poor-service' | 'other', number>>;
}

export const WAVES: readonly WavePlan[] = [
  {
    id: '2025',
    file: 'responses-2025.csv',
    from: '2025-03-03',
    seed: [20250303, 1889, 52711, 58],
    regions: { north: 490, south: 420, west: 260, east: 19, islands: 6, overseas: 5 },
    tests: 8,
    speeders: 14,
    mood: 0.19,
    reasons: { better: 17, cheaper: 15, undervalued: 11, 'poor-service': 50, other: 7 },
  },
  {
    id: '2026',
    file: 'responses-2026.csv',
    from: '2026-03-02',
    seed: [20260302, 2161, 40093, 93],
    regions: { north: 640, south: 510, west: 316, east: 22, islands: 7, overseas: 5 },
    tests: 11,
    speeders: 17,
    mood: 0,
    reasons: { better: 15, cheaper: 15, undervalued: 20, 'poor-service': 45, other: 5 },
  },
];

/** A respondent before any question is asked. */
export interface Person {
  readonly status: 'complete' | 'test' | 'speeder';
  readonly region: Region;
  readonly tenure: Tenure;
  readonly size: Size;
  /** Form A carries the pairs of questions about features. */
  readonly form: 'a' | 'b';
  /** In thousandths: the register's share of a size over the sample's, times a correction for response by tenure. */
  readonly weight: number;
}

const SAMPLED: Readonly<Record<Size, number>> = { small: 34, medium: 38, large: 28 };
const REGISTER: Readonly<Record<Size, number>> = { small: 45, medium: 37, large: 18 };
const TENURE: Readonly<Record<Tenure, number>> = { new: 24, settled: 41, old: 35 };
const RESPONSE: Readonly<Record<Tenure, number>> = { new: 1160, settled: 1000, old: 890 };

/** Everyone in a wave's file, in the order of the rows. Large customers are drawn more often than the register has them. */
export function people(plan: WavePlan, draw: Random): Person[] {
  const valid = REGIONS.reduce((sum, region) => sum + plan.regions[region], 0);
  const surplus = plan.tests + plan.speeders;
  const all = valid + surplus;
  const regions = [...deck(valid, plan.regions, draw), ...deck(surplus, { north: 2, south: 1, west: 1 }, draw)];
  const tenures = deck(all, TENURE, draw);
  const sizes = deck(all, SAMPLED, draw);
  const forms = deck(all, { a: 1, b: 1 }, draw);
  return draw.shuffled(
    regions.map((region, index): Person => {
      const [tenure, size, form] = [tenures[index]!, sizes[index]!, forms[index]!];
      const status = index < valid ? 'complete' : index < valid + plan.tests ? 'test' : 'speeder';
      const weight = Math.round((REGISTER[size] * RESPONSE[tenure]) / SAMPLED[size]);
      return { status, region, tenure, size, form, weight };
    }),
  );
}
