import type { DraftColumn, Recogniser } from '../export/layout.ts';
import { cleanHeading } from './clean-heading.ts';
import { groupedLayout } from './grouped-layout.ts';

const SYSTEM =
  /^(编号|开始答题时间|结束答题时间|答题时长|语言|清洗数据结果|智能清洗数据无效概率|地理位置.*|用户类型|用户标识|昵称|ip|ua|referrer|)$/i;
const PERSONAL = /^(地理位置.*|用户标识|昵称|ip|ua|referrer)$/i;

/** 腾讯问卷: one row of headings, `1.题干`, options and rows behind a colon, labels with their letter: `A.选项`. */
export const tencent: Recogniser = {
  tool: 'tencent',
  signature({ records }) {
    const names = new Set((records[0] ?? []).map((name) => name.trim()));
    return names.has('编号') && names.has('开始答题时间') ? 'columns 编号, 开始答题时间, 结束答题时间' : undefined;
  },
  layout({ records }) {
    const headings = (records[0] ?? []).map(cleanHeading);
    const columns = headings.map((heading): DraftColumn => {
      if (SYSTEM.test(heading)) return { heading, role: PERSONAL.test(heading) ? 'personal' : 'system' };
      const found = /^(\d+)\.(.+?)[:：](.+)$/.exec(heading);
      const shared =
        found !== null && headings.filter((other) => other.startsWith(`${found[1]}.${found[2]}`)).length > 1;
      if (!shared)
        return { heading, role: 'answer', ...(/^\d+\./.test(heading) ? { text: heading.replace(/^\d+\./, '') } : {}) };
      const part = found[3]!.replace(/^[A-Z]\./, '');
      const written = part.endsWith('_填空');
      return {
        heading,
        role: 'answer',
        text: found[2],
        part: part.replace(/_填空$/, ''),
        question: found[1],
        ...(written ? { declared: 'text' } : {}),
      };
    });
    const cleaned = headings.indexOf('清洗数据结果');
    return groupedLayout({
      headerRows: 1,
      columns,
      removed: (cells) => (cells[cleaned]?.trim() === '无效' ? 'marked invalid (无效)' : undefined),
      refined: (drafts, tallies) =>
        drafts.map((draft, index) => {
          const tally = tallies[index]!;
          if (
            draft.role !== 'answer' ||
            draft.question !== undefined ||
            !tally.every((value) => /^[A-Z]\.\S/.test(value))
          )
            return draft;
          const codes = tally.values().map(({ value }) => value);
          const options = codes.toSorted().map((code) => ({ code, label: code.slice(2), missing: false }));
          return { ...draft, options, declared: 'single' };
        }),
    });
  },
};
