import { comment } from './comment.ts';
import { FEATURE_COLUMNS, featureAnswers } from './features.ts';
import { LEAVING_COLUMNS, leavingAnswers, NOT_ASKED } from './leaving.ts';
import { INDEX_COLUMNS, indexAnswers, opinion } from './opinion.ts';
import { people, WAVES, type Person, type WavePlan } from './people.ts';
import { random, type Random } from './random.ts';
import { overallRating, RATING_COLUMNS, ratingAnswers, recommendation, returns, spending } from './ratings.ts';

const FIELDWORK_COLUMNS = 'id status started_at duration_s browser email ip region tenure size form weight'.split(' ');
const COLUMNS = [
  FIELDWORK_COLUMNS,
  ['q1', 'q2'],
  LEAVING_COLUMNS,
  RATING_COLUMNS,
  FEATURE_COLUMNS,
  ['q7', 'q8'],
  INDEX_COLUMNS,
  ['q10'],
].flat();
const TENURE_LABELS = { new: 'Less than 1 year', settled: '1 to 5 years', old: 'More than 5 years' } as const;
const NAMES = ['anna', 'bilal', 'chen', 'dora', 'emeka', 'fatima', 'goran', 'hanna', 'ines', 'jonas', 'kenji', 'lucia'];
const BROWSERS = { Chrome: 46, Safari: 27, Edge: 15, Firefox: 12 };

/** The files of the study `parcel-2026`: name → text. Nobody was asked; every run gives the same bytes. */
export function parcelResponses(): Readonly<Record<string, string>> {
  return Object.fromEntries(WAVES.map((plan) => [plan.file, csv([COLUMNS, ...waveRows(plan, random(plan.seed))])]));
}

function waveRows(plan: WavePlan, draw: Random): string[][] {
  const all = people(plan, draw);
  const pairs = featureAnswers(all.filter(({ form }) => form === 'a').length, draw);
  const ids = new Set<string>();
  while (ids.size < all.length) ids.add(hex(8, draw));
  const idList = [...ids];
  return all.map((person, index) => {
    const features = person.form === 'a' ? pairs.pop()! : FEATURE_COLUMNS.map(() => '');
    return [idList[index]!, ...fieldwork(person, plan, draw), ...answers(person, features, plan, draw)];
  });
}

function fieldwork({ status, region, tenure, size, form, weight }: Person, plan: WavePlan, draw: Random): string[] {
  const seconds = status === 'complete' ? 240 + draw.below(900) : status === 'speeder' ? 38 + draw.below(70) : 61;
  const answeredTenure = draw.chance(0.01) ? '' : TENURE_LABELS[tenure];
  return [
    status,
    startedAt(plan.from, draw),
    String(seconds),
    draw.choice(BROWSERS),
    `${NAMES[draw.below(NAMES.length)]!}.${hex(4, draw)}@example.com`,
    `203.0.113.${draw.below(256)}`,
    draw.chance(0.006) ? 'refused' : region,
    answeredTenure,
    size,
    form,
    `${Math.floor(weight / 1000)}.${String(weight % 1000).padStart(3, '0')}`,
  ];
}

function answers(person: Person, features: readonly string[], plan: WavePlan, draw: Random): string[] {
  const mind = opinion(person, plan, draw);
  const rating = overallRating(mind, draw);
  const again = returns(rating, mind, draw);
  const q1 = draw.choice({ given: 958, '9': 24, '8': 8, '': 10 });
  const q2 = draw.choice({ given: 955, '9': 32, '8': 5, '': 8 });
  const contact = `${NAMES[draw.below(NAMES.length)]!}.private.${hex(6, draw)}@example.org`;
  return [
    q1 === 'given' ? String(rating) : q1,
    q2 === 'given' ? (again ? '1' : '2') : q2,
    ...(q2 === 'given' && !again ? leavingAnswers(person.tenure, plan, draw) : NOT_ASKED),
    ...ratingAnswers(mind, draw),
    ...features,
    draw.chance(0.02) ? '99' : String(recommendation(mind, draw)),
    spending(person, draw),
    ...indexAnswers(mind, draw),
    comment(rating, person, contact, draw),
  ];
}

/** Within three weeks of fieldwork, on a working day: `2026-03-14T09:41`. */
function startedAt(from: string, draw: Random): string {
  const [month, first] = [from.slice(0, 8), Number(from.slice(8))];
  const day = first + 7 * draw.below(3) + draw.below(5);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${month}${two(day)}T${two(8 + draw.below(12))}:${two(draw.below(60))}`;
}

function hex(length: number, draw: Random): string {
  return Array.from({ length }, () => draw.below(16).toString(16)).join('');
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cell).join(',') + '\n').join('');
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
