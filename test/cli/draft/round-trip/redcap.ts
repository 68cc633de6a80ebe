import type { Choice, Fieldwork, Part } from './fieldwork.ts';
import { boxes, byStatus, hasWritings, labelOf, type Layout, places, stamps, whole, writings } from './layout.ts';
import { type Column, textFile } from './table-file.ts';

/** The code of a choice, a number; what is no answer is negative. */
function codeIn(part: Part, { code, missing }: Choice): string {
  if (missing !== undefined) return `-${code}`;
  return /^\d+$/.test(code) ? code : String(part.choices.findIndex((choice) => choice.code === code) + 1);
}

/** Names and codes; a box that was never shown is 0, as one that was not ticked. */
function raw(all: Fieldwork): Column[] {
  return [
    stamps(['record_id'], all, (person) => String(person + 1)),
    stamps(['guests_timestamp'], all, '2026-03-10 10:05:00'),
    ...all.parts.flatMap((part): Column[] => {
      const code = (choice: Choice) => codeIn(part, choice);
      const text = hasWritings(part) ? [writings(part, [`${part.name}_specified`])] : [];
      if (part.kind === 'many')
        return [
          ...boxes(
            part,
            (choice) => [`${part.name}___${code(choice)}`],
            () => '1',
            { unticked: '0' },
          ),
          ...text,
        ];
      if (part.kind === 'ranking') return places(part, (choice) => [`${part.name}_${choice.code}`]);
      return [whole(part, [part.name], code), ...text];
    }),
    stamps(['weight'], all, (person) => all.weights[person]!),
    byStatus(['guests_complete'], all, (status) => (status === 'partial' ? '0' : '2')),
  ];
}

/** Labels under labels; a row of a matrix has its own label alone. */
function labels(all: Fieldwork): Column[] {
  return [
    stamps(['Record ID'], all, (person) => String(person + 1)),
    stamps(['Survey Timestamp'], all, '2026-03-10 10:05:00'),
    ...all.parts.flatMap((part): Column[] => {
      const text = hasWritings(part) ? [writings(part, ['Please specify'])] : [];
      if (part.kind === 'many') {
        const heads = ({ label }: Choice) => [`${part.text} (choice=${label})`];
        return [...boxes(part, heads, () => 'Checked', { unticked: 'Unchecked' }), ...text];
      }
      if (part.kind === 'ranking') return places(part, (choice) => [choice.label]);
      return [whole(part, [part.row ?? part.text], labelOf), ...text];
    }),
    stamps(['weight'], all, (person) => all.weights[person]!),
    byStatus(['Complete?'], all, (status) => (status === 'partial' ? 'Incomplete' : 'Complete')),
  ];
}

const HEADINGS = [
  'Variable / Field Name',
  'Form Name',
  'Section Header',
  'Field Type',
  'Field Label',
  'Choices, Calculations, OR Slider Labels',
  'Field Note',
  'Text Validation Type OR Show Slider Number',
  'Text Validation Min',
  'Text Validation Max',
  'Identifier?',
  'Branching Logic (Show field only if...)',
  'Required Field?',
  'Custom Alignment',
  'Question Number (surveys only)',
  'Matrix Group Name',
  'Matrix Ranking?',
  'Field Annotation',
];

const TYPES = {
  rating: 'radio',
  nps: 'radio',
  one: 'radio',
  many: 'checkbox',
  ranking: 'radio',
  number: 'text',
  date: 'text',
  words: 'notes',
  personal: 'text',
} as const;
const VALIDATION: Readonly<Partial<Record<Part['kind'], string>>> = {
  number: 'integer',
  date: 'date_ymd',
  personal: 'email',
};

function dictionary(all: Fieldwork): Buffer {
  const field = (name: string, type: string, label: string, more: Readonly<Record<string, string>> = {}) =>
    HEADINGS.map(
      (heading) =>
        ({ 'Variable / Field Name': name, 'Form Name': 'guests', 'Field Type': type, 'Field Label': label, ...more })[
          heading
        ] ?? '',
    );
  const seen = new Set<string>();
  const records = all.parts.flatMap((part) => {
    const choices = part.choices.map((choice) => `${codeIn(part, choice)}, ${choice.label}`).join(' | ');
    const first = part.matrix !== undefined && !seen.has(part.matrix);
    if (first) seen.add(part.matrix!);
    if (part.kind === 'ranking') {
      return part.choices.map(({ code, label }, index) =>
        field(`${part.name}_${code}`, 'radio', label, {
          'Section Header': index === 0 ? part.text : '',
          [HEADINGS[5]!]: '1, 1 | 2, 2 | 3, 3',
          'Matrix Group Name': part.name,
          'Matrix Ranking?': 'y',
        }),
      );
    }
    const own = field(part.name, TYPES[part.kind], part.row ?? part.text, {
      [HEADINGS[5]!]: choices,
      [HEADINGS[7]!]: VALIDATION[part.kind] ?? '',
      'Section Header': first ? part.text : '',
      'Identifier?': part.kind === 'personal' ? 'y' : '',
      'Matrix Group Name': part.matrix ?? '',
    });
    return hasWritings(part) ? [own, field(`${part.name}_specified`, 'text', 'Please specify')] : [own];
  });
  const rows = [field('record_id', 'text', 'Record ID'), ...records, field('weight', 'calc', 'weight')];
  return textFile(HEADINGS.map((heading, at) => ({ heads: [heading], cells: rows.map((row) => row[at]!) })));
}

const base = { tool: 'redcap', marked: ['partial'] } as const;

export const REDCAP: readonly Layout[] = [
  {
    ...base,
    name: 'REDCap, raw with the data dictionary',
    lost: { nothingTicked: 'marked' },
    files: (all) => ({ 'guests_DATA.csv': textFile(raw(all)), 'guests_DataDictionary.csv': dictionary(all) }),
  },
  {
    ...base,
    name: 'REDCap, labels',
    lost: { order: ['single'], nothingTicked: 'marked', matrices: true, sides: true },
    files: (all) => ({ 'guests_DATA_LABELS.csv': textFile(labels(all)) }),
  },
];
