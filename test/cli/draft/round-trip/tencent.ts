import type { Choice, Fieldwork, Part } from './fieldwork.ts';
import { boxes, byStatus, hasWritings, isNumbered, type Layout, stamps, whole, writings } from './layout.ts';
import { type Column, textFile } from './table-file.ts';

/** 腾讯问卷: questions and options behind numbers and letters, a 1/0 column for each of several. */
function responses(all: Fieldwork): Column[] {
  let number = 0;
  let last = '';
  return [
    stamps(['编号'], all, (person) => String(person + 1)),
    stamps(['开始答题时间'], all, '2026/03/10 10:00:00'),
    stamps(['结束答题时间'], all, '2026/03/10 10:05:00'),
    stamps(['答题时长'], all, (person) => String(60 + person)),
    stamps(['语言'], all, '简体中文'),
    byStatus(['清洗数据结果'], all, (status) => (status === 'rejected' ? '无效' : '有效')),
    stamps(['地理位置市'], all, '深圳市'),
    stamps(['用户标识'], all, (person) => `oWx${person}`),
    stamps(['昵称'], all, (person) => `用户${person}`),
    ...all.parts.flatMap((part): Column[] => {
      const key = part.matrix ?? part.name;
      if (key !== last) number++;
      last = key;
      const stem = `${number}.${part.text}`;
      const letter = (choice: Choice) =>
        `${String.fromCodePoint(65 + part.choices.findIndex(({ code }) => code === choice.code))}.${choice.label}`;
      if (part.kind === 'many') {
        const options = boxes(
          part,
          (choice) => [`${stem}:${letter(choice)}`],
          () => '1',
          {
            unticked: '0',
            notAsked: '',
            skipped: '',
          },
        );
        const other = part.choices.find(({ open }) => open === true);
        return other === undefined ? options : [...options, writings(part, [`${stem}:${letter(other)}_填空`])];
      }
      if (part.row !== undefined) return [whole(part, [`${stem}:${part.row}`], ({ label }) => label)];
      if (part.choices.length === 0 || isNumbered(part) || part.kind === 'nps')
        return [whole(part, [stem], ({ code }) => code)];
      const answers = whole(part, [stem], letter);
      return hasWritings(part) ? [answers, writings(part, [`${stem}:${letter(openIn(part))}_填空`])] : [answers];
    }),
    stamps(['IP'], all, '198.51.100.197'),
    stamps(['UA'], all, 'Mozilla/5.0'),
    stamps([''], all, ''),
  ];
}

function openIn({ choices }: Part): Choice {
  return choices.find(({ open }) => open === true)!;
}

export const TENCENT: readonly Layout[] = [
  {
    name: '腾讯问卷',
    tool: 'tencent',
    language: 'zh-CN',
    marked: ['rejected'],
    without: ['rank'],
    lost: { ends: true, weights: true },
    files: (all) => ({ 'guests.csv': textFile(responses(all), { mark: true }) }),
  },
];
