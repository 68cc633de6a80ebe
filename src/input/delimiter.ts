import Papa from 'papaparse';

const CANDIDATES = [',', ';', '\t'] as const;

/**
 * What separates the cells: the candidate by which most of the first records have as many cells as the heading.
 * Where two do equally well, the one that gives more cells; a comma for a file with one column.
 *
 * @param start the first records, ending in a line break or with the file
 */
export function delimiterOf(start: string): string {
  const scored = CANDIDATES.map((delimiter) => {
    const { data, errors } = Papa.parse<string[]>(start, { delimiter, preview: 50 });
    const records = data.filter((record) => record.some((cell) => cell.trim() !== ''));
    const width = records[0]?.length ?? 1;
    const even = records.filter((record) => record.length === width).length / Math.max(1, records.length);
    return { delimiter, width, score: width === 1 ? 0 : errors.length > 0 ? even / 2 : even };
  });
  return scored.reduce((best, next) =>
    next.score > best.score || (next.score === best.score && next.width > best.width) ? next : best,
  ).delimiter;
}
