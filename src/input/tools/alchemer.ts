import type { DraftColumn, Recogniser } from '../export/layout.ts';
import { cleanHeading } from './clean-heading.ts';
import { groupedLayout, otherPart } from './grouped-layout.ts';

const SYSTEM =
  /^(response id|time started|date submitted|status|contact id|legacy comments|comments|language|referer|sessionid|user agent|extended referer|tags|ip address|longitude|latitude|country|city|state\/region|postal|link name|url variable.*)$/i;

/** One row of headings; the part stands before the question: "Email:Which channels …". */
export const alchemer: Recogniser = {
  tool: 'alchemer',
  signature({ records }) {
    const names = (records[0] ?? []).slice(0, 6).map((name) => name.trim().toLowerCase());
    return ['time started', 'date submitted', 'status'].every((name) => names.includes(name))
      ? 'columns Time Started, Date Submitted, Status'
      : undefined;
  },
  layout({ records }) {
    const headings = (records[0] ?? []).map(cleanHeading);
    const known = new Set(headings);
    const stems = headings.map((heading) => stemAfterPart(heading, headings));
    const columns = headings.map((heading, index): DraftColumn => {
      if (SYSTEM.test(heading)) return { heading, role: 'system' };
      const stem = stems[index];
      if (stem === undefined) return { heading, role: 'answer' };
      const part = heading.slice(0, heading.length - stem.length - 1).trim();
      const written = /write.?in/i.test(part) || (known.has(stem) && otherPart(part));
      return { heading, role: 'answer', text: stem, part, question: stem, ...(written ? { declared: 'text' } : {}) };
    });
    const status = headings.findIndex((heading) => /^status$/i.test(heading));
    return groupedLayout({
      headerRows: 1,
      columns,
      removed(cells) {
        const value = cells[status]?.trim() ?? '';
        if (/^partial$/i.test(value)) return 'not finished';
        if (/^disqualified$/i.test(value)) return 'disqualified';
        return /test/i.test(value) ? 'test response' : /^deleted$/i.test(value) ? 'deleted' : undefined;
      },
    });
  },
};

/** What follows a colon in this heading and in another one, or is a heading itself. */
function stemAfterPart(heading: string, headings: readonly string[]): string | undefined {
  for (let at = heading.indexOf(':'); at > 0; at = heading.indexOf(':', at + 1)) {
    const stem = heading.slice(at + 1);
    if (stem.trim() === '') continue;
    if (headings.some((other) => other !== heading && (other === stem || other.endsWith(`:${stem}`)))) return stem;
  }
  return undefined;
}
