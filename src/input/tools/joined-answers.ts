import type { DraftColumn } from '../export/layout.ts';
import type { Tally } from '../export/tally.ts';

/**
 * True when cells hold several answers joined by the separator: parts recur, and most joined cells are made of recurring parts.
 * A quarter of the recurring parts must stand alone in other cells, so that sentences with commas are not taken for it.
 */
export function joinsAnswers(tally: Tally, separator: string): boolean {
  if (tally.many) return false;
  const values = tally.values();
  const counts = new Map<string, number>();
  for (const { value, count } of values) {
    for (const part of new Set(value.split(separator))) counts.set(part, (counts.get(part) ?? 0) + count);
  }
  const joined = values.filter(({ value }) => value.includes(separator));
  if (joined.length < 2 || counts.size > 60) return false;
  const known = joined.filter(({ value }) => {
    const parts = value.split(separator).filter((part) => part !== '');
    return parts.filter((part) => (counts.get(part) ?? 0) >= 3).length * 2 > parts.length;
  });
  const alone = new Set(values.map(({ value }) => value));
  const recurring = [...new Set(joined.flatMap(({ value }) => value.split(separator)))].filter(
    (part) => part !== '' && counts.get(part)! >= 3,
  );
  if (
    recurring.filter((part) => alone.has(part)).length * 4 < recurring.length ||
    !recurring.some((part) => alone.has(part))
  )
    return false;
  return known.length >= joined.length * 0.7 && [...counts.values()].filter((count) => count >= 3).length >= 2;
}

/** Answer columns that join answers, declared as such. */
export function withJoined(
  columns: readonly DraftColumn[],
  tallies: readonly Tally[],
  separator: string,
): readonly DraftColumn[] {
  return columns.map((column, index) =>
    column.role === 'answer' && column.declared === undefined && joinsAnswers(tallies[index]!, separator)
      ? { ...column, declared: 'multiple', separator }
      : column,
  );
}
