import type { Fieldwork, Part } from './fieldwork.ts';
import { byStatus, codeOf, hasWritings, labelOrNumber, type Layout, stamps, whole, wordsInstead } from './layout.ts';
import { type Column, textFile } from './table-file.ts';

/** Numbered questions; choices have a twin with ids of options, which are the same in every language. */
function responses(all: Fieldwork): Column[] {
  let number = 0;
  let last = '';
  const numbered = (part: Part) => {
    const key = part.matrix ?? part.name;
    if (key !== last) number++;
    last = key;
    return `${number}. ${part.text}${part.row === undefined ? '' : ` - ${part.row}`}`;
  };
  return [
    stamps(['No.'], all, (person) => String(person + 1)),
    stamps(['Response ID'], all, (person) => `cl${person}`),
    stamps(['Timestamp'], all, '2026-03-10 10:05:00'),
    byStatus(['Finished'], all, (status) => (status === 'partial' ? 'No' : 'Yes')),
    stamps(['Survey ID'], all, 'clsurvey1'),
    stamps(['User ID'], all, ''),
    stamps(['url'], all, (person) => `https://example.com/?email=a${person}@example.com`),
    ...all.parts.flatMap((part): Column[] => {
      const heading = numbered(part);
      const answers = whole(part, [heading], hasWritings(part) ? wordsInstead(part) : labelOrNumber(part), '; ');
      const twin = part.kind === 'one' || part.kind === 'many';
      return twin
        ? [answers, whole(part, [`${heading} - Option ID`], (choice) => `opt_${codeOf(choice)}`, '; ')]
        : [answers];
    }),
    stamps(['weight'], all, (person) => all.weights[person]!),
  ];
}

export const FORMBRICKS: readonly Layout[] = [
  {
    name: 'Formbricks',
    tool: 'formbricks',
    marked: ['partial'],
    lost: { order: ['single', 'multi'], ends: true, other: 'Other' },
    files: (all) => ({ 'responses.csv': textFile(responses(all), { quoted: true }) }),
  },
];
