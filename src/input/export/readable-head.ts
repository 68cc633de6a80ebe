import { InputErrors } from '../../errors.ts';
import type { Head } from './layout.ts';

const LONGEST = 10_000;

/**
 * The first records with long cells cut, since only headings are looked for among them.
 *
 * @throws {InputErrors} for a first line with a heading that nobody would read
 */
export function readableHead(file: string, head: Head): Head {
  const long = (cell: string) => cell.length > LONGEST;
  const found = head.records[0]?.find(long);
  if (found !== undefined) {
    throw new InputErrors([
      {
        place: { file, row: 1 },
        found: `a heading of ${found.length} characters`,
        expected: `at most ${LONGEST}`,
        hint: 'The first line should hold the headings of the columns.',
      },
    ]);
  }
  const cut = (cell: string) => (long(cell) ? cell.slice(0, LONGEST) : cell);
  return { ...head, records: head.records.map((record) => (record.some(long) ? record.map(cut) : record)) };
}
