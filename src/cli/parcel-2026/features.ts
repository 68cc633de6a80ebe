import { deck, type Random } from './random.ts';

/** Of 100 customers, how many are to class each feature as must-be, one-dimensional, attractive, indifferent, reverse, questionable. */
const FEATURES: Readonly<Record<string, readonly [number, number, number, number, number, number]>> = {
  undamaged: [58, 26, 4, 11, 0, 1],
  invoice: [55, 17, 5, 21, 1, 1],
  'promised-day': [46, 35, 6, 12, 0, 1],
  phone: [24, 46, 13, 15, 1, 1],
  tracking: [20, 44, 21, 13, 1, 1],
  'time-slot': [14, 42, 31, 11, 1, 1],
  price: [33, 36, 15, 14, 1, 1],
  evening: [7, 22, 48, 20, 2, 1],
  rerouting: [9, 27, 36, 26, 1, 1],
  manual: [3, 5, 9, 64, 18, 1],
  points: [4, 9, 27, 53, 6, 1],
  carbon: [5, 12, 37, 41, 4, 1],
};

/** Pairs of answers (with the feature, without it; 1 like to 5 dislike) by class, with relative frequencies. */
const PAIRS = {
  mustBe: { '2 5': 7, '3 5': 2, '4 5': 1 },
  oneDimensional: { '1 5': 1 },
  attractive: { '1 2': 2, '1 3': 4, '1 4': 4 },
  indifferent: { '2 2': 1, '2 3': 3, '2 4': 5, '3 2': 1, '3 3': 9, '3 4': 4, '4 3': 2, '4 4': 1 },
  reverse: { '5 2': 3, '5 3': 2, '5 1': 2, '3 1': 2, '2 1': 1 },
  questionable: { '1 1': 3, '5 5': 1 },
} as const satisfies Readonly<Record<string, Readonly<Record<string, number>>>>;

/** `q6_undamaged_f`, `q6_undamaged_d`, … */
export const FEATURE_COLUMNS: readonly string[] = Object.keys(FEATURES).flatMap((id) => [`q6_${id}_f`, `q6_${id}_d`]);

/** Answers of `size` customers in the order of `FEATURE_COLUMNS`; now and then one half of a pair is left blank. */
export function featureAnswers(size: number, draw: Random): string[][] {
  const decks = Object.values(FEATURES).map((counts) => {
    const [mustBe, oneDimensional, attractive, indifferent, reverse, questionable] = counts;
    return deck(size, { mustBe, oneDimensional, attractive, indifferent, reverse, questionable }, draw);
  });
  return Array.from({ length: size }, (_, index) =>
    decks.flatMap((cards) => {
      const pair = draw.choice<string>(PAIRS[cards[index]!]).split(' ');
      return pair.map((answer) => (draw.chance(0.008) ? '' : answer));
    }),
  );
}
