import type { Fieldwork, Part } from './fieldwork.ts';
import {
  boxes,
  hasWritings,
  labelOf,
  labelOrNumber,
  type Layout,
  stamps,
  whole,
  wordsInstead,
  writings,
} from './layout.ts';
import { type Column, textFile, workbook } from './table-file.ts';

/** Google Forms: rows of a grid in brackets, what was written in stands in place of the option. */
function googleForms(all: Fieldwork, stamp: string, separator: string, english = true): Column[] {
  return [
    stamps([english ? 'Timestamp' : '时间戳记'], all, stamp),
    ...all.parts.map((part) =>
      whole(
        part,
        [part.row === undefined ? part.text : `${part.text} [${part.row}]`],
        hasWritings(part) ? wordsInstead(part) : labelOrNumber(part),
        separator,
      ),
    ),
    stamps(['weight'], all, (person) => all.weights[person]!),
  ];
}

/** Microsoft Forms: statements of a Likert question stand alone, a repeated one with a digit; every one of several answers ends with a semicolon. */
function microsoftForms(all: Fieldwork): Column[] {
  const used = new Set<string>();
  const heading = (text: string) => {
    let unique = text;
    for (let n = 2; used.has(unique); n++) unique = `${text}${n}`;
    used.add(unique);
    return [`${unique}\u00A0`];
  };
  return [
    stamps(['ID'], all, (person) => String(person + 1)),
    stamps(['Start time'], all, '2026-03-10 10:00:00'),
    stamps(['Completion time'], all, '2026-03-10 10:05:00'),
    stamps(['Email'], all, 'anonymous'),
    stamps(['Name'], all, ''),
    ...all.parts.map((part) => {
      const several = part.kind === 'many' || part.kind === 'ranking';
      const write = hasWritings(part) ? wordsInstead(part) : labelOrNumber(part);
      return whole(
        part,
        heading(part.row ?? part.text),
        (choice, person) => write(choice, person) + (several ? ';' : ''),
        '',
      );
    }),
  ];
}

/** Typeform: a column for each option of a multiple choice, headed by the option alone. */
function typeform(all: Fieldwork): Column[] {
  return [
    stamps(['#'], all, (person) => `a${person}`),
    ...all.parts.flatMap((part): Column[] => {
      const head = [part.row ?? part.text];
      if (part.kind === 'many') {
        const options = boxes(part, ({ label, open }) => [open === true ? 'Other' : label], labelOf);
        return options.map((column, index) =>
          part.choices[index]!.open === true ? writings(part, column.heads) : column,
        );
      }
      if (part.kind === 'ranking') return [whole(part, head, labelOf, ', ')];
      if (isYesNo(part)) return [whole(part, head, ({ code }) => (code === 'yes' ? '1' : '0'))];
      if (!hasWritings(part)) return [whole(part, head, labelOrNumber(part))];
      return [whole(part, head, ({ label, open }) => (open === true ? '' : label)), writings(part, ['Other'])];
    }),
    stamps(['weight'], all, (person) => all.weights[person]!),
    {
      heads: ['Response Type'],
      cells: all.statuses.map((status) => (status === 'partial' ? 'partial' : 'completed')),
    },
    stamps(['Start Date (UTC)'], all, '2026-03-10 10:00:00'),
    stamps(['Submit Date (UTC)'], all, '2026-03-10 10:05:00'),
    stamps(['Network ID'], all, (person) => `00${person}a5`),
    stamps(['Tags'], all, ''),
  ];
}

function isYesNo({ choices }: Part): boolean {
  return choices.length === 2 && choices[0]!.code === 'yes';
}

export const FORMS: readonly Layout[] = [
  {
    name: 'Google Forms, from Sheets',
    tool: 'google-forms',
    marked: [],
    without: ['rank'],
    lost: { order: ['single', 'multi'], ends: true, other: 'Other' },
    files: (all) => ({ 'Guests.csv': textFile(googleForms(all, '3/10/2026 14:46:38', ', ')) }),
  },
  {
    name: 'Google Forms, from Forms',
    tool: 'google-forms',
    marked: [],
    without: ['rank'],
    lost: { order: ['single', 'multi'], ends: true, other: 'Other' },
    files: (all) => ({ 'Guests.csv': textFile(googleForms(all, '2026/03/10 2:46:38 PM GMT+1', ';')) }),
  },
  {
    name: 'Microsoft Forms',
    tool: 'microsoft-forms',
    marked: [],
    lost: { order: ['single', 'multi'], ends: true, other: 'Other', weights: true, sides: true, matrices: true },
    files: async (all) => ({ 'Guests(1-180).xlsx': await workbook(microsoftForms(all), 'Sheet1', true) }),
  },
  {
    name: 'Typeform',
    tool: 'typeform',
    marked: ['partial'],
    lost: {
      order: ['single'],
      ends: true,
      other: 'Other',
      nothingTicked: 'blank',
      sides: true,
      matrices: true,
      choices: true,
    },
    files: (all) => ({ 'responses.csv': textFile(typeform(all)) }),
  },
];
