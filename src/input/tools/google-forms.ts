import type { DraftColumn, Recogniser } from '../export/layout.ts';
import { cleanHeading } from './clean-heading.ts';
import { groupedLayout } from './grouped-layout.ts';
import { withJoined } from './joined-answers.ts';

const TIMESTAMP =
  /^(timestamp|zeitstempel|horodateur|marca temporal|informazioni cronologiche|carimbo de data\/hora|tijdstempel|sygnatura czasowa|时间戳记?|時間戳記|タイムスタンプ|타임스탬프|отметка времени|zaman damgası)$/i;
const SYSTEM =
  /^(username|user name|email address|e-mail-adresse|nutzername|adresse e-mail|dirección de correo electrónico|电子邮件地址|score|punkte)$/i;

/** One row of headings, the first is the time stamp; rows of a grid stand in brackets behind the question. */
export const googleForms: Recogniser = {
  tool: 'google-forms',
  signature({ records }) {
    const names = (records[0] ?? []).map((name) => name.trim());
    const asked = names.slice(1).filter((name) => /[?？\]]\s*$|\s\S+\s/.test(name)).length;
    const fits = TIMESTAMP.test(names[0] ?? '') && names.length > 2 && asked * 2 >= names.length - 1;
    return fits ? 'first column is the time stamp, the others are sentences' : undefined;
  },
  layout({ records }) {
    const headings = (records[0] ?? []).map(cleanHeading);
    const columns = headings.map((heading, index): DraftColumn => {
      if (index === 0 || SYSTEM.test(heading)) return { heading, role: 'system' };
      const grid = /^(.+?) ?\[([^[\]]+)\]$/.exec(heading);
      const stem = grid?.[1];
      const shared =
        stem !== undefined &&
        headings.filter((other) => other.startsWith(`${stem} [`) || other.startsWith(`${stem}[`)).length > 1;
      return shared
        ? { heading, role: 'answer', text: stem, part: grid![2], question: stem }
        : { heading, role: 'answer' };
    });
    const download = /GMT|UTC/.test(records[1]?.[0] ?? '');
    return groupedLayout({
      headerRows: 1,
      columns,
      refined: (drafts, tallies) => withJoined(drafts, tallies, download ? ';' : ', '),
    });
  },
};
