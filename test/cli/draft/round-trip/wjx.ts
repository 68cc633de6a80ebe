import type { Choice, Fieldwork, Part } from './fieldwork.ts';
import { boxes, hasWritings, labelOrNumber, type Layout, places, stamps, whole } from './layout.ts';
import { type Column, textFile, workbook } from './table-file.ts';

/** 问卷星: 按文本 with labels, several joined by ┋; 按序号 with the numbers of options, a 1/0 column for each of several. */
function responses(all: Fieldwork, numbers: boolean): Column[] {
  const nothing = numbers ? { notAsked: '-3', skipped: '-2' } : { notAsked: '(跳过)', skipped: '(空)' };
  let number = 0;
  let last = '';
  const first = (part: Part) => {
    const key = part.matrix ?? part.name;
    if (key === last) return false;
    number++;
    last = key;
    return true;
  };
  return [
    stamps(['序号'], all, (person) => String(person + 1)),
    stamps(['提交答卷时间'], all, '2026/3/10 10:05:00'),
    stamps(['所用时间'], all, (person) => `${60 + person}秒`),
    stamps(['来源'], all, '微信'),
    stamps(['来源详情'], all, 'N/A'),
    stamps(['来自IP'], all, '203.0.113.7(广东-深圳)'),
    ...all.parts.flatMap((part): Column[] => {
      const starts = first(part);
      const stem = `${number}、${part.text}`;
      if (part.kind === 'ranking')
        return places(part, ({ label }, index) => [index === 0 ? `${stem}—${label}` : label]);
      if (part.kind === 'many' && numbers) {
        const heads = ({ label }: Choice, index: number) => [index === 0 ? `${stem}(${label})` : `${number}(${label})`];
        return boxes(part, heads, () => '1', { unticked: '0', ...nothing });
      }
      const heading = part.row === undefined ? stem : starts ? `${stem}—${part.row}` : part.row;
      const words = labelOrNumber(part);
      const write = (choice: Choice, person: number) => {
        if (numbers) return String(part.choices.findIndex(({ code }) => code === choice.code) + 1);
        const beside = hasWritings(part) && choice.open === true ? `〖${part.written[person]!}〗` : '';
        return words(choice) + beside;
      };
      return [whole(part, [heading], write, '┋', nothing)];
    }),
  ];
}

const base = { tool: 'wjx', language: 'zh-CN', marked: [] } as const;
const byText = { order: ['single', 'multi'], ends: true, weights: true } as const;

export const WJX: readonly Layout[] = [
  {
    ...base,
    name: '问卷星, 按文本, XLSX',
    lost: byText,
    files: async (all) => ({ '281234567_按文本_来宾_180_180.xlsx': await workbook(responses(all, false)) }),
  },
  {
    ...base,
    name: '问卷星, 按文本, saved again as GB18030 CSV',
    lost: byText,
    files: (all) => ({ '281234567_按文本_来宾_180_180.csv': textFile(responses(all, false), { charset: 'gb18030' }) }),
  },
  {
    ...base,
    name: '问卷星, 按序号, XLSX',
    lost: {
      weights: true,
      unasked: 'marked',
      out: [
        'satisfied',
        'recommend',
        'again',
        'ratings',
        'ease',
        'quiet',
        'complained',
        'handled',
        'features',
        'heard',
        'region',
      ],
    },
    files: async (all) => ({
      '281234567_按序号_来宾_180_180.xlsx': await workbook(responses(all, true), 'Sheet1', true),
    }),
  },
];
