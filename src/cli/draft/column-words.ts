import type { ProfiledColumn } from '../../input/profile.ts';
import { type Cells, trimmed } from './profiled-cells.ts';
import { stemOf } from './stem-of.ts';

/** What was asked, with the name of the item. */
export function questionText({ text, part, heading, question }: ProfiledColumn): string {
  const asked = withoutNumber(namedIn(text ?? heading));
  if (part === undefined || question === undefined || namesAtEnd(asked, part)) return asked;
  return `${asked} – ${part}`;
}

/** Whether a wording names its item at the end: "How was it? [Price]". One that speaks of the price elsewhere does not. */
function namesAtEnd(asked: string, part: string): boolean {
  const bare = asked.endsWith(part) ? asked : asked.replace(/[\p{Pe}\p{Pf}"']+$/u, '');
  return bare.endsWith(part) && !/[\p{L}\p{N}]/u.test(bare.at(-part.length - 1) ?? ' ');
}

/** `household_income` as a reader would have it: "Household income". Codes such as `q1` stay, and so do sentences. */
export function namedIn(heading: string): string {
  if (!/^[a-z]{3,}(_[a-z]+)*$/.test(heading)) return trimmed(heading);
  const words = heading.replaceAll('_', ' ');
  return words[0]!.toUpperCase() + words.slice(1);
}

/** A wording without the number that the questionnaire gives it: "12 - How …", "Q3. What …", "7、您…". */
export function withoutNumber(wording: string): string {
  return (
    wording.replace(/^(?:Q ?)?\d{1,3}(?:[a-z]\d?)?(?:\s*[.、．)）]\s*| ?[:：] ?| [-–—] )(?=["“‘'¿¡(]?\p{L})/iu, '') ||
    wording
  );
}

/** All that the first columns say about themselves. */
export function wordingOf(group: readonly Cells[]): string {
  return group
    .slice(0, 3)
    .flatMap(({ column }) => [column.text ?? '', column.part ?? '', column.text === undefined ? column.heading : ''])
    .join(' ');
}

/** A short name of an option, from the heading where that has one. */
export function optionName(cells: Cells, label: string): string | undefined {
  const stem = stemOf(cells.column.heading);
  if (stem === undefined) return label;
  const own = cells.column.heading.slice(stem.length).replace(/^[\W_]+|\W+$/g, '');
  return /^[A-Za-z]/.test(own) && !/^SQ\d+$/.test(own) ? own : label;
}

/** What the headings of a pair have in common: `q6_tracking` of `q6_tracking_f` and `q6_tracking_d`. */
export function sharedName(a: string, b: string): string | undefined {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  const shared = a.slice(0, length).replace(/[_\W]+$/, '');
  return shared.length > 1 ? shared : undefined;
}
