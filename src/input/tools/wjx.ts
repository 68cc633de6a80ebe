import type { DraftColumn, Recogniser } from '../export/layout.ts';
import { cleanHeading } from './clean-heading.ts';
import { groupedLayout } from './grouped-layout.ts';

const SYSTEM = /^(序号|提交答卷时间|所用时间|来源|来源详情|来自ip|总分)$/i;

/** 问卷星: one row of headings, `1、题干`; several answers joined by ┋, or a 1/0 column for each option. */
export const wjx: Recogniser = {
  tool: 'wjx',
  signature({ records }) {
    const names = (records[0] ?? []).map((name) => name.trim());
    if (!names.includes('序号')) return undefined;
    if (names.includes('提交答卷时间') || names.includes('所用时间')) return 'columns 序号, 提交答卷时间, 所用时间';
    const numbered = names.filter((name) => /^\d+、./.test(name)).length;
    return numbered >= 3 && numbered * 2 > names.length ? 'columns 序号 and 1、, 2、, 3、' : undefined;
  },
  layout({ records, name: file }) {
    let stem: string | undefined;
    let number = '';
    let inMatrix = false;
    const columns = (records[0] ?? []).map((name): DraftColumn => {
      const heading = cleanHeading(name);
      if (SYSTEM.test(heading)) return { heading, role: 'system' };
      const numbered = /^(\d+)、(.+)$/.exec(heading);
      if (numbered !== null && inMatrix && numbered[1] === number && !numbered[2]!.includes('—')) {
        return { heading, role: 'answer', text: stem, part: numbered[2], question: number };
      }
      if (numbered !== null) {
        number = numbered[1]!;
        inMatrix = false;
        const option = /^(.+?)\((.+)\)$/.exec(numbered[2]!);
        const row = /^(.+?)—(.+)$/.exec(numbered[2]!);
        if (row !== null) {
          inMatrix = true;
          stem = row[1]!;
          return { heading, role: 'answer', text: stem, part: row[2], question: number };
        }
        stem = option?.[1] ?? numbered[2]!;
        const several = /【多选题】/.test(stem) ? ({ declared: 'multiple', separator: '┋' } as const) : {};
        const text = stem.replace(/[【[](单选题|多选题|填空题|矩阵.*?|量表题|排序题)[】\]]/g, '').trim();
        return option === null
          ? { heading, role: 'answer', text, ...several }
          : { heading, role: 'answer', text, part: option[2], question: number };
      }
      const option = /^(\d+)\((.+)\)$/.exec(heading);
      if (option !== null && option[1] === number) {
        return { heading, role: 'answer', text: stem, part: option[2], question: number };
      }
      return inMatrix
        ? { heading, role: 'answer', text: stem, part: heading, question: number }
        : { heading, role: 'answer' };
    });
    return groupedLayout({
      headerRows: 1,
      columns: columns.map((column) =>
        column.part !== undefined && columns.filter(({ question }) => question === column.question).length < 2
          ? { ...column, part: undefined, question: undefined, text: column.heading.replace(/^\d+、/, '') }
          : column,
      ),
      nothing: [
        { code: '(跳过)', label: '跳过' },
        { code: '(空)', label: '空' },
        { code: '-3', label: '跳过' },
        { code: '-2', label: '空' },
      ],
      refined(drafts, tallies) {
        const numbers = drafts.some(({ heading }) => /^\d+\(.+\)$/.test(heading)) || file.includes('按序号');
        return drafts.map((draft, index) => {
          if (draft.role !== 'answer') return draft;
          if (tallies[index]!.values().some(({ value }) => value.includes('┋')))
            return { ...draft, declared: 'multiple', separator: '┋' };
          return numbers && tallies[index]!.every((value) => /^(-[23]|[1-9]\d?)$/.test(value))
            ? { ...draft, positions: true }
            : draft;
        });
      },
    });
  },
};
