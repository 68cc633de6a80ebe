import type { Derived } from '../survey/finding.ts';
import type { Comparison } from './comparison.ts';

export interface ColumnLetters {
  /** A, B, … Z, AA, … in the order of the columns. */
  readonly letter: string;
  /** Letters of the columns that this one is higher than: capitals below 0.05, small ones below `also`. */
  readonly higherThan: readonly string[];
}

/**
 * Letters of a banner: a column carries those of the columns that it is significantly higher than.
 *
 * Call it with the comparisons that the gate let through: a hidden column keeps its letter and is named by nobody.
 *
 * @param keys of the columns, in order
 * @param also a second, wider level for small letters, such as 0.1
 *
 * Source: METHODS 12.
 */
export function columnLetters(
  keys: readonly string[],
  comparisons: readonly Derived<Comparison>[],
  also = 0.05,
): ReadonlyMap<string, ColumnLetters> {
  const letters = new Map(keys.map((key, index) => [key, columnLetter(index)]));
  const higher = new Map<string, string[]>(keys.map((key) => [key, []]));
  for (const { of, value } of comparisons) {
    const [first, second] = of;
    if (first === undefined || second === undefined || value.state !== 'tested' || value.difference === 0) continue;
    if (!(value.adjusted < Math.max(0.05, also))) continue;
    const [up, down] = value.difference > 0 ? [first, second] : [second, first];
    const letter = letters.get(down) ?? '';
    higher.get(up)?.push(value.adjusted < 0.05 ? letter : letter.toLowerCase());
  }
  const order = [...letters.values()];
  const place = (letter: string) => order.indexOf(letter.toUpperCase());
  return new Map(
    keys.map((key) => [
      key,
      { letter: letters.get(key)!, higherThan: higher.get(key)!.toSorted((a, b) => place(a) - place(b)) },
    ]),
  );
}

function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}
