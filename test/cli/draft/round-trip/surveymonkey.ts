import { type Choice, type Fieldwork, type Part } from './fieldwork.ts';
import { boxes, hasWritings, isNumbered, labelOf, type Layout, places, stamps, whole, writings } from './layout.ts';
import { type Column, textFile, workbook } from './table-file.ts';

/** Ends of the scale of recommending, as the tool words them. */
const ENDS: Readonly<Record<string, string>> = { '0': 'Not at all likely', '10': 'Extremely likely' };

/** Two rows of headings; condensed gives a single choice one column, expanded one for each option. */
function responses(all: Fieldwork, expanded: boolean): Column[] {
  const system = (heading: string) => [heading, ''];
  let last: string | undefined;
  const head = (part: Part, below: string) => {
    const key = part.matrix ?? part.name;
    const first = key !== last;
    last = key;
    return [first ? part.text : '', below];
  };
  return [
    stamps(system('Respondent ID'), all, (person) => String(11_000_000_000 + person)),
    stamps(system('Collector ID'), all, '248246892'),
    stamps(system('Start Date'), all, '03/06/2026 04:11:58 AM'),
    stamps(system('End Date'), all, '03/06/2026 04:23:30 AM'),
    stamps(system('IP Address'), all, '198.51.100.105'),
    ...all.parts.flatMap((part): Column[] => {
      const label = (choice: Choice) => (part.kind === 'nps' ? (ENDS[choice.code] ?? choice.code) : choice.label);
      if (part.kind === 'many') {
        // The column of "other" holds what was written.
        return boxes(part, (choice) => head(part, choice.label), labelOf).map((column, index) =>
          part.choices[index]!.open === true ? writings(part, column.heads) : column,
        );
      }
      if (part.kind === 'ranking') return places(part, (choice) => head(part, choice.label));
      if (part.row !== undefined) return [whole(part, head(part, part.row), label)];
      if (part.kind === 'words' || part.kind === 'personal' || part.kind === 'date' || part.kind === 'number')
        return [whole(part, head(part, 'Open-Ended Response'), label)];
      if (expanded && !isNumbered(part) && part.kind !== 'nps') {
        return boxes(part, (choice) => head(part, choice.label), label).map((column, index) =>
          part.choices[index]!.open === true ? writings(part, column.heads) : column,
        );
      }
      if (!hasWritings(part)) return [whole(part, head(part, 'Response'), label)];
      const given = whole(part, head(part, 'Response'), (choice) => choice.label);
      return [given, writings(part, head(part, 'Other (please specify)'))];
    }),
  ];
}

const base = { tool: 'surveymonkey', marked: [] } as const;

export const SURVEYMONKEY: readonly Layout[] = [
  {
    ...base,
    name: 'SurveyMonkey, condensed, CSV',
    lost: { order: ['single'], nothingTicked: 'blank', weights: true },
    files: (all) => ({ 'Guests.csv': textFile(responses(all, false), { mark: true }) }),
  },
  {
    ...base,
    name: 'SurveyMonkey, expanded, CSV',
    lost: { nothingTicked: 'blank', weights: true, pairs: true },
    files: (all) => ({ 'Guests.csv': textFile(responses(all, true)) }),
  },
  {
    ...base,
    name: 'SurveyMonkey, expanded, XLSX in Chinese',
    language: 'zh-CN',
    lost: { nothingTicked: 'blank', weights: true, pairs: true },
    files: async (all) => ({ 'Guests.xlsx': await workbook(responses(all, true), 'Sheet', true) }),
  },
  {
    ...base,
    name: 'SurveyMonkey, condensed, XLSX',
    lost: { order: ['single'], nothingTicked: 'blank', weights: true },
    files: async (all) => ({ 'Guests.xlsx': await workbook(responses(all, false), 'Sheet', true) }),
  },
];
