import type { DraftColumn } from '../export/layout.ts';
import type { Tally } from '../export/tally.ts';
import { cleanHeading } from './clean-heading.ts';

const FEWEST = { named: 2, unnamed: 3 } as const;

/**
 * Neighbouring columns whose only value is the end of their own heading are the boxes of one question: "3. Python", "3. R" of
 * question 3, or three and more headed by the option alone.
 */
export function withOwnLabelRuns(columns: readonly DraftColumn[], tallies: readonly Tally[]): readonly DraftColumn[] {
  const stems = columns.map((column, index) => ownStem(column, tallies[index]!));
  const result = [...columns];
  for (let start = 0; start < columns.length; start++) {
    const stem = stems[start];
    if (stem === undefined) continue;
    let end = start;
    while (end < columns.length && (stems[end] === stem || isEmptyPart(columns[end]!, tallies[end]!, stem))) end++;
    const members = stems.slice(start, end).filter((own) => own === stem).length;
    if (members >= (stem === '' ? FEWEST.unnamed : FEWEST.named)) {
      const text = /\p{L}/u.test(stem) ? stem.replace(/[\s:–—-]+$/, '') : undefined;
      for (let index = start; index < end; index++) {
        const { heading } = columns[index]!;
        result[index] = { ...columns[index]!, text, part: heading.slice(stem.length), question: `boxes ${start + 1}` };
      }
    }
    start = end - 1;
  }
  return result;
}

/** What stands before the only value of a column in its heading; empty where the heading is the value. */
function ownStem({ heading, role, question, part = '', declared }: DraftColumn, tally: Tally): string | undefined {
  if (role !== 'answer' || declared !== undefined || tally.distinct !== 1) return undefined;
  const value = cleanHeading(tally.values()[0]!.value);
  // A dash within the options looked like the end of the question.
  if (question !== undefined && value.length <= part.length) return undefined;
  return value.length > 1 && heading.endsWith(value) ? heading.slice(0, heading.length - value.length) : undefined;
}

/** A box that nobody ticked, under a heading that begins as the others do. */
function isEmptyPart({ heading, role }: DraftColumn, tally: Tally, stem: string): boolean {
  return role === 'answer' && tally.filled === 0 && stem !== '' && heading.startsWith(stem);
}
