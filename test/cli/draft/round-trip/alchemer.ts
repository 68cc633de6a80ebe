import type { Fieldwork, Status } from './fieldwork.ts';
import {
  boxes,
  byStatus,
  hasWritings,
  labelOf,
  labelOrNumber,
  type Layout,
  places,
  stamps,
  whole,
  writings,
} from './layout.ts';
import { type Column, textFile } from './table-file.ts';

/** The tool's word for an option beside which people write. */
const WRITE_IN = 'Other - Write In';

const STATUS: Readonly<Partial<Record<Status, string>>> = {
  partial: 'Partial',
  rejected: 'Disqualified',
  test: 'Test Data',
};

/** One row of headings, the part before the question. */
function responses(all: Fieldwork): Column[] {
  return [
    stamps(['Response ID'], all, (person) => String(person + 1)),
    stamps(['Time Started'], all, 'Mar 10, 2026 10:00:00 AM'),
    stamps(['Date Submitted'], all, 'Mar 10, 2026 10:05:00 AM'),
    byStatus(['Status'], all, (status) => STATUS[status] ?? 'Complete'),
    stamps(['Contact ID'], all, ''),
    stamps(['Language'], all, 'English'),
    stamps(['IP Address'], all, '203.0.113.82'),
    stamps(['City'], all, 'Funchal'),
    stamps(['weight'], all, (person) => all.weights[person]!),
    ...all.parts.flatMap((part): Column[] => {
      const head = (own: string) => [`${own}:${part.text}`];
      if (part.kind === 'many') {
        return boxes(part, ({ label }) => head(label), labelOf).map((column, index) =>
          part.choices[index]!.open === true ? writings(part, head(WRITE_IN)) : column,
        );
      }
      if (part.kind === 'ranking') return places(part, ({ label }) => head(label));
      if (part.row !== undefined) return [whole(part, head(part.row), labelOf)];
      const label = labelOrNumber(part);
      const answers = whole(part, [part.text], (choice) => (choice.open === true ? WRITE_IN : label(choice)));
      return hasWritings(part) ? [answers, writings(part, head(WRITE_IN))] : [answers];
    }),
  ];
}

export const ALCHEMER: readonly Layout[] = [
  {
    name: 'Alchemer',
    tool: 'alchemer',
    marked: ['partial', 'rejected', 'test'],
    lost: { order: ['single'], ends: true, nothingTicked: 'blank', other: WRITE_IN },
    files: (all) => ({ 'export.csv': textFile(responses(all), { mark: true, quoted: true }) }),
  },
];
