import type { DraftColumn, Head, Layout, Recogniser } from '../export/layout.ts';
import { cleanHeading } from './clean-heading.ts';

/** A table with one row of headings and no marks of a tool; in a sheet, a title above it and headings merged over others are understood. */
export const plain: Recogniser = {
  tool: 'plain',
  signature: () => 'no signs of a survey tool',
  layout(head) {
    const titles = titleRows(head);
    const merged = (head.merged ?? []).filter(({ row }) => row === titles);
    const headings = (head.records[titles] ?? []).map(cleanHeading);
    const below = (head.records[titles + 1] ?? []).map(cleanHeading);
    const two =
      merged.length > 0 && merged.every(({ first, last }) => below.slice(first, last + 1).every((cell) => cell !== ''));
    return two
      ? twoRows(headings, below, titles + 2, merged)
      : { headerRows: titles + 1, columns: headings.map((heading) => ({ heading, role: 'answer' })) };
  },
};

/** Rows of a sheet with a single cell above the headings. */
function titleRows({ format, records }: Head): number {
  if (format !== 'xlsx') return 0;
  const filled = (index: number) => (records[index] ?? []).filter((cell) => cell.trim() !== '').length;
  let rows = 0;
  while (rows < 3 && filled(rows) === 1 && filled(rows + 1) > 1) rows++;
  return rows;
}

function twoRows(
  top: readonly string[],
  below: readonly string[],
  headerRows: number,
  merged: NonNullable<Head['merged']>,
): Layout {
  const columns = top.map((heading, index): DraftColumn => {
    const range = merged.find(({ first, last }) => index >= first && index <= last);
    if (range === undefined) return { heading: heading === '' ? below[index]! : heading, role: 'answer' };
    const question = top[range.first]!;
    return {
      heading: `${question} - ${below[index]!}`,
      role: 'answer',
      text: question,
      part: below[index],
      question: `${question} ${range.first}`,
    };
  });
  return { headerRows, columns };
}
