import type { DraftColumn, Recogniser } from '../export/layout.ts';
import type { Tally } from '../export/tally.ts';
import { cleanHeading } from './clean-heading.ts';
import { groupedLayout, otherPart } from './grouped-layout.ts';

const SYSTEM =
  /^(#|response type|start date \(utc\)|stage date \(utc\)|submit date \(utc\)|network id|tags|ending|score|(browser|platform|referrer|user agent))$/i;

/** One row of headings; a multiple choice is a run of columns, each headed by its option alone. */
export const typeform: Recogniser = {
  tool: 'typeform',
  signature({ records }) {
    const names = (records[0] ?? []).map((name) => name.trim().toLowerCase());
    const tail = names.some(
      (name) => name === 'network id' || name === 'response type' || name === 'submit date (utc)',
    );
    return names[0] === '#' && tail ? 'columns # and Network ID' : undefined;
  },
  layout({ records }) {
    const columns = (records[0] ?? []).map((name): DraftColumn => {
      const heading = cleanHeading(name).replaceAll('*', '');
      return { heading, role: SYSTEM.test(heading) ? 'system' : 'answer' };
    });
    const type = columns.findIndex(({ heading }) => /^response type$/i.test(heading));
    return groupedLayout({
      headerRows: 1,
      columns,
      removed: (cells) => (/^(partial|started)$/i.test(cells[type]?.trim() ?? '') ? 'not finished' : undefined),
      refined: withRuns,
    });
  },
};

/** Neighbouring columns whose only value is their own heading are one question; "Other" ends it and holds what was written. */
function withRuns(columns: readonly DraftColumn[], tallies: readonly Tally[]): readonly DraftColumn[] {
  const result = [...columns];
  const own = (index: number) => tallies[index]!.every((value) => cleanHeading(value) === columns[index]!.heading);
  for (let start = 0; start < columns.length; start++) {
    if (columns[start]!.role !== 'answer') continue;
    let end = start;
    let members = 0;
    while (end < columns.length && columns[end]!.role === 'answer' && !otherPart(columns[end]!.heading)) {
      const empty = tallies[end]!.filled === 0 && !columns[end]!.heading.endsWith('?');
      if (!own(end) && !(empty && members > 0)) break;
      if (own(end)) members++;
      end++;
    }
    const other = columns[end]?.role === 'answer' && otherPart(columns[end]!.heading) ? end : undefined;
    if (members >= 2) {
      for (let index = start; index < end; index++) {
        result[index] = { ...columns[index]!, part: columns[index]!.heading, question: `run ${start + 1}` };
      }
      if (other !== undefined)
        result[other] = { ...columns[other]!, part: 'Other', question: `run ${start + 1}`, declared: 'text' };
      start = other ?? end - 1;
    } else if (other === start + 1 || other === start) {
      const asked = other === start ? start - 1 : start;
      const text = columns[asked]?.role === 'answer' ? columns[asked].heading : undefined;
      result[other] = { ...columns[other]!, text, part: 'Other', declared: 'text' };
    }
  }
  return result;
}
