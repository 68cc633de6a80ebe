import type { DraftColumn, Recogniser } from '../export/layout.ts';
import { cleanHeading } from './clean-heading.ts';
import { groupedLayout } from './grouped-layout.ts';
import { withJoined } from './joined-answers.ts';

const SYSTEM =
  /^(no\.|response id|timestamp|finished|survey id|formbricks id \(internal\)|user id|tags|source|url|(useragent|user agent) - .*|browser|os|device|country|ip ?address|action|duration seconds|finished at|created at|updated at|utm .*|referrer|language)$/i;
const TWIN = ' - Option ID';

/** One row of headings with numbered questions; choices have a twin column "… - Option ID". */
export const formbricks: Recogniser = {
  tool: 'formbricks',
  signature({ records }) {
    const names = (records[0] ?? []).slice(0, 4).map((name) => name.trim().toLowerCase());
    return names.join() === 'no.,response id,timestamp,finished'
      ? 'columns No., Response ID, Timestamp, Finished'
      : undefined;
  },
  layout({ records }) {
    const headings = (records[0] ?? []).map(cleanHeading);
    const known = new Set(headings);
    const columns = headings.map((heading): DraftColumn => {
      if (SYSTEM.test(heading) || (heading.endsWith(TWIN) && known.has(heading.slice(0, -TWIN.length)))) {
        return { heading, role: 'system' };
      }
      const found = /^(\d+\. .+?) - (.+)$/.exec(heading);
      const stem = found?.[1];
      const contact = /^(first name|last name|email|phone|company|address line \d|city|state|zip|country)$/i;
      if (found !== null && contact.test(found[2]!)) return { heading, role: 'personal', text: stem, part: found[2] };
      return stem !== undefined && headings.filter((other) => other.startsWith(`${stem} - `)).length > 1
        ? { heading, role: 'answer', text: stem.replace(/^\d+\. /, ''), part: found![2], question: stem }
        : { heading, role: 'answer', ...(/^\d+\. /.test(heading) ? { text: heading.replace(/^\d+\. /, '') } : {}) };
    });
    const finished = headings.findIndex((heading) => /^finished$/i.test(heading));
    return groupedLayout({
      headerRows: 1,
      columns,
      removed: (cells) => (/^(no|false)$/i.test(cells[finished]?.trim() ?? '') ? 'not finished' : undefined),
      refined: (drafts, tallies) =>
        withJoined(drafts, tallies, '; ').map((draft, index) => {
          const twin = headings.indexOf(`${headings[index]!}${TWIN}`);
          if (twin < 0 || draft.role !== 'answer') return draft;
          const several = tallies[twin]!.values().some(({ value }) => value.includes('; '));
          return several ? { ...draft, declared: 'multiple', separator: '; ' } : { ...draft, declared: 'single' };
        }),
    });
  },
};
