import type { Person } from './people.ts';
import type { Random } from './random.ts';

const POOR = [
  'Twice late this month, and nobody rang.',
  'The driver was in a hurry; the box was left in the rain.',
  'I explained the same claim to three people.',
  'After all these years I am still only a number.',
  'Call centre: "please hold", for twenty minutes.',
];
const FAIR = [
  'It works, mostly.',
  'Neither good nor bad. I compare prices every spring.',
  'Tracking is fine, the window is too wide.',
  'Invoice correct, delivery day a lottery.',
];
const GOOD = [
  'Always on the promised day.',
  'Re-routing saved us a whole order.',
  'Friendly drivers, they know our gate.',
  'Ask for Anna, she solves everything.',
];

/** Free text of about every fifth respondent, some of it with what must never be published: names, addresses, numbers, line breaks, quotes. */
export function comment(rating: number, { status }: Person, contact: string, draw: Random): string {
  if (status === 'test') return 'TEST - please ignore';
  if (!draw.chance(0.21)) return '';
  const remarks = rating === 1 ? POOR : rating === 2 ? FAIR : GOOD;
  const remark = remarks[draw.below(remarks.length)]!;
  if (draw.chance(0.12)) return `${remark}\nWrite to ${contact} or ring +49 30 ${String(5550000 + draw.below(9999))}.`;
  return remark;
}
