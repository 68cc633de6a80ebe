import type { Fieldwork, Part } from './fieldwork.ts';
import { boxes, labelOf, labelOrNumber, type Layout, places, stamps, whole } from './layout.ts';
import { type Column, textFile } from './table-file.ts';

/** Labels under names of variables, as somebody's own table has them; each option of a multiple choice is a column of its own. */
export function underNames(all: Fieldwork): Column[] {
  return [
    ...all.parts.flatMap((part): Column[] => {
      if (part.kind === 'many') return boxes(part, ({ code }) => [`${part.name}_${code}`], labelOf);
      if (part.kind === 'ranking') return places(part, ({ code }) => [`${part.name}_${code}`]);
      return [whole(part, [part.name], labelOrNumber(part))];
    }),
    weights(all),
  ];
}

/** Codes under names of variables; boxes are 1 and 0. */
function codes(all: Fieldwork): Column[] {
  return [
    ...all.parts.flatMap((part): Column[] => {
      if (part.kind === 'many')
        return boxes(
          part,
          ({ code }) => [`${part.name}_${code}`],
          () => '1',
          { unticked: '0', notAsked: '', skipped: '' },
        );
      if (part.kind === 'ranking') return places(part, ({ code }) => [`${part.name}_${code}`]);
      const position = (code: string) => String(part.choices.findIndex((choice) => choice.code === code) + 1);
      return [whole(part, [part.name], ({ code }) => (/^\d+$/.test(code) ? code : position(code)))];
    }),
    weights(all),
  ];
}

/** Labels under wordings; a part is named behind a colon, a ticked box is an x. */
function underWordings(all: Fieldwork, colon: string): Column[] {
  return [
    ...all.parts.flatMap((part): Column[] => {
      if (part.kind === 'many')
        return boxes(
          part,
          ({ label }) => [`${part.text}${colon}${label}`],
          () => 'x',
        );
      if (part.kind === 'ranking') return places(part, ({ label }) => [`${part.text}${colon}${label}`]);
      return [whole(part, [wording(part, colon)], labelOrNumber(part))];
    }),
    weights(all),
  ];
}

/** Labels under wordings, several answers in one cell. */
function joined(all: Fieldwork, separator: string, colon: string): Column[] {
  return [
    ...all.parts.flatMap((part): Column[] =>
      part.kind === 'ranking'
        ? places(part, ({ label }) => [`${part.text}${colon}${label}`])
        : [whole(part, [wording(part, colon)], labelOrNumber(part), separator)],
    ),
    weights(all),
  ];
}

function wording({ text, row }: Part, colon: string): string {
  return row === undefined ? text : `${text}${colon}${row}`;
}

function weights(all: Fieldwork): Column {
  return stamps(['weight'], all, (person) => all.weights[person]!);
}

const base = { tool: 'plain', marked: [] } as const;

export const PLAIN: readonly Layout[] = [
  {
    ...base,
    name: 'plain, labels under names',
    lost: { names: true, order: ['single'], nothingTicked: 'blank', out: ['ease', 'quiet', 'visits'] },
    files: (all) => ({ 'answers.csv': textFile(underNames(all)) }),
  },
  {
    ...base,
    name: 'plain, codes under names',
    lost: {
      names: true,
      labels: true,
      out: ['satisfied', 'again', 'ratings', 'ease', 'quiet', 'complained', 'handled', 'heard', 'region', 'visits'],
    },
    files: (all) => ({ 'answers.csv': textFile(codes(all)) }),
  },
  {
    ...base,
    name: 'plain, windows-1252 with semicolons',
    lost: { ends: true, order: ['single'], nothingTicked: 'blank' },
    files: (all) => ({
      'answers.csv': textFile(underWordings(all, ': '), { delimiter: ';', charset: 'windows-1252', end: '\r\n' }),
    }),
  },
  {
    ...base,
    name: 'plain, UTF-16 with tabs',
    lost: { ends: true, order: ['single', 'multi'] },
    files: (all) => ({ 'answers.txt': textFile(joined(all, ';', ' - '), { delimiter: '\t', charset: 'utf-16le' }) }),
  },
  {
    ...base,
    name: 'plain, GB18030',
    language: 'zh-CN',
    lost: { ends: true, order: ['single', 'multi'] },
    files: (all) => ({ 'answers.csv': textFile(joined(all, '；', '：'), { charset: 'gb18030' }) }),
  },
];
