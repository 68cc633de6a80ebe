import type { DraftColumn, Recogniser } from '../export/layout.ts';
import { cleanHeading } from './clean-heading.ts';
import { groupedLayout } from './grouped-layout.ts';

const START =
  /^(start time|startzeit|heure de début|hora de inicio|ora di inizio|begintijd|starttijd|开始时间|開始時間|開始時刻|시작 시간)$/i;
const SYSTEM =
  /^(id|start time|startzeit|completion time|fertigstellungszeit|last modified time|uhrzeit der letzten änderung|email|e-mail|name|heure de (début|fin)|开始时间|完成时间|上次修改时间|电子邮件|名称|姓名|total points|quiz feedback|points - .*|feedback - .*|grade posted time)$/i;

/** One row of headings from a table; several answers end with a semicolon each. */
export const microsoftForms: Recogniser = {
  tool: 'microsoft-forms',
  signature({ records }) {
    const names = (records[0] ?? []).map(cleanHeading);
    return /^id$/i.test(names[0] ?? '') && START.test(names[1] ?? '')
      ? 'columns ID, Start time, Completion time'
      : undefined;
  },
  layout({ records }) {
    const headings = (records[0] ?? []).map(cleanHeading);
    const known = new Set(headings);
    const columns = headings.map((heading, index): DraftColumn => {
      const system = SYSTEM.test(heading) || index < 3;
      // A table has each heading once: the second "Parking" is "Parking2".
      const repeated = /^(.*\D)\d$/.exec(heading)?.[1];
      return {
        heading,
        text: repeated !== undefined && known.has(repeated) ? repeated : undefined,
        role: !system ? 'answer' : /^(e-?mail|name|名称|姓名|电子邮件)$/i.test(heading) ? 'personal' : 'system',
      };
    });
    return groupedLayout({
      headerRows: 1,
      columns,
      refined: (drafts, tallies) =>
        drafts.map((draft, index) =>
          draft.role === 'answer' && tallies[index]!.every((value) => value.trimEnd().endsWith(';'))
            ? { ...draft, declared: 'multiple', separator: ';' }
            : draft,
        ),
    });
  },
};
