import { InputErrors, type Problem } from '../../errors.ts';
import type { Counted, DraftColumn, Head, Layout, Recogniser } from '../export/layout.ts';
import { personalHeading } from '../export/personal.ts';
import { cleanHeading } from './clean-heading.ts';
import { blankSpans, lacksHeadings, type Span, titleRows, wordings } from './heading-rows.ts';
import { withOwnLabelRuns } from './own-label-runs.ts';
import { rowsOfNoRespondent } from './rows-of-no-respondent.ts';
import { sharedStems } from './shared-stems.ts';

/**
 * A table with one row of headings and no marks of a tool. Neighbours whose headings begin alike ("Reason: Price", "Reason: Staff")
 * are parts of one question. Titles above the headings, headings over others, and wordings below codes are understood.
 */
export const plain: Recogniser = {
  tool: 'plain',
  signature: () => 'no signs of a survey tool',
  layout(head) {
    const { records } = head;
    const top = titleRows(records);
    if (lacksHeadings(records, top)) throw new InputErrors([noHeadings(head.name, top)]);
    const headings = (records[top] ?? []).map(cleanHeading);
    const below = (records[top + 1] ?? []).map(cleanHeading);
    const merged = (head.merged ?? []).filter(({ row }) => row === top);
    const spans =
      merged.length > 0 && merged.every(({ first, last }) => below.slice(first, last + 1).every((cell) => cell !== ''))
        ? merged
        : blankSpans(records, top);
    const layout = spans === undefined ? oneRow(head, headings, top) : twoRows(headings, below, top + 2, spans);
    return { ...layout, removed: rowsOfNoRespondent(head, top) };
  },
};

function noHeadings(file: string, row: number): Problem {
  return {
    place: { file, row: row + 1 },
    found: 'answers where headings should be',
    expected: 'a first row with the name of each column',
    hint: 'Put a row of headings above the answers.',
  };
}

function oneRow({ records }: Head, headings: readonly string[], top: number): Layout {
  const worded = wordings(records, top);
  const texts = worded === undefined ? [] : records[worded.row]!.map(cleanHeading);
  const stems = sharedStems(worded === undefined ? headings : texts);
  const columns = headings.map((heading, index): DraftColumn => {
    const text = texts[index] === undefined || texts[index] === '' ? {} : { text: texts[index] };
    return { heading, role: 'answer', ...text, ...stems[index] };
  });
  return {
    headerRows: (worded?.last ?? top) + 1,
    columns,
    settled: (counted) => ({ columns: withOwnLabelRuns(withoutContacts(columns, counted), counted.tallies) }),
  };
}

/** "Contact: E-mail" holds an address, "Channels: E-mail" a mark: the cells tell. */
function withoutContacts(columns: readonly DraftColumn[], { tallies }: Counted): readonly DraftColumn[] {
  return columns.map((column, index) =>
    column.part !== undefined &&
    [column.part, column.text ?? '', column.heading].some(personalHeading) &&
    tallies[index]!.distinct > 2
      ? { ...column, role: 'personal' }
      : column,
  );
}

function twoRows(top: readonly string[], below: readonly string[], headerRows: number, spans: readonly Span[]): Layout {
  const columns = top.map((heading, index): DraftColumn => {
    const range = spans.find(({ first, last }) => index >= first && index <= last);
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
