import Papa from 'papaparse';

const CANDIDATES = [',', ';', '\t', '|'] as const;

/**
 * What separates the cells: the candidate by which every record has the same number of cells, more than one, and no quote is
 * out of place. Where several do, the one that leaves more cells; where none does, the one with most even records; a comma for
 * a file with one column.
 *
 * @param start the first records, ending with one of them
 */
export function fieldDelimiter(start: string): string {
  const scored = CANDIDATES.map((delimiter) => {
    const { data, errors } = Papa.parse<string[]>(start, { delimiter, newline: '\n' });
    const records = data.filter((record) => record.some((cell) => cell.trim() !== ''));
    const width = mostFrequent(records.map(({ length }) => length));
    const even = records.filter(({ length }) => length === width).length / Math.max(1, records.length);
    return { delimiter, width, score: width === 1 ? 0 : errors.length > 0 ? even / 2 : even };
  });
  return scored.reduce((best, next) =>
    next.score > best.score || (next.score === best.score && next.width > best.width) ? next : best,
  ).delimiter;
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [1, 0] as const)[0];
}
