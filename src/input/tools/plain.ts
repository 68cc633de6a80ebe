import type { Counted, DraftColumn, Head, Layout, Recogniser } from '../export/layout.ts';
import { personalHeading } from '../export/personal.ts';
import { cleanHeading } from './clean-heading.ts';
import { sharedStems } from './shared-stems.ts';

/**
 * A table with one row of headings and no marks of a tool. Neighbours whose headings begin alike ("Reason: Price", "Reason: Staff")
 * are parts of one question; in a sheet, a title above the headings and headings merged over others are understood.
 */
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
    return two ? twoRows(headings, below, titles + 2, merged) : oneRow(headings, titles + 1);
  },
};

function oneRow(headings: readonly string[], headerRows: number): Layout {
  const stems = sharedStems(headings);
  const columns = headings.map((heading, index): DraftColumn => {
    const stem = stems[index];
    return stem === undefined ? { heading, role: 'answer' } : { heading, role: 'answer', ...stem };
  });
  return { headerRows, columns, settled: (counted) => ({ columns: withoutContacts(columns, counted) }) };
}

/** "Contact: E-mail" holds an address, "Channels: E-mail" a mark: the cells tell. */
function withoutContacts(columns: readonly DraftColumn[], { tallies }: Counted): readonly DraftColumn[] {
  return columns.map((column, index) =>
    column.part !== undefined && personalHeading(column.part) && tallies[index]!.distinct > 2
      ? { ...column, role: 'personal' }
      : column,
  );
}

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
