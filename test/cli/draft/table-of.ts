import type { DeclaredOption, ProfiledColumn, ProfiledTable, Tool } from '../../../src/input/profile.ts';

type Patch = Partial<Pick<ProfiledColumn, 'role' | 'text' | 'part' | 'question' | 'declared' | 'separator'>> & {
  /** Code → label. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Codes among `labels` that are declared missing. */
  readonly none?: readonly string[];
};

/**
 * A table as a reader would hand it over.
 *
 * @param columns heading → its cells, all equally many
 * @param patches heading → what the file says about the column
 */
export function tableOf(
  columns: Readonly<Record<string, readonly (string | number)[]>>,
  patches: Readonly<Record<string, Patch>> = {},
  tool: Tool = 'plain',
): ProfiledTable {
  const headings = Object.keys(columns);
  const count = columns[headings[0]!]!.length;
  const rows = Array.from({ length: count }, (_, row) => headings.map((heading) => String(columns[heading]![row]!)));
  return {
    profile: {
      file: 'answers.csv',
      bytes: 1,
      sha256: '0'.repeat(64),
      tool,
      because: 'made by hand',
      charset: 'utf-8',
      delimiter: ',',
      sheet: undefined,
      headerRows: 1,
      columns: headings.map((heading, index): ProfiledColumn => {
        const { labels = {}, none = [], ...patch } = patches[heading] ?? {};
        const options = Object.entries(labels).map(([code, label]): DeclaredOption => ({
          code,
          label,
          missing: none.includes(code),
        }));
        const filled = rows.filter((row) => row[index] !== '').length;
        return {
          heading,
          index,
          role: 'answer',
          text: undefined,
          part: undefined,
          question: undefined,
          declared: undefined,
          options,
          filled,
          values: [],
          many: false,
          ...patch,
        };
      }),
      sets: [],
      weight: undefined,
      kept: count,
      removed: [],
      remarks: [],
    },
    rows,
  };
}

/** These values again and again, as many as asked for. */
export function cycled<T>(values: readonly T[], count = 60): T[] {
  return Array.from({ length: count }, (_, index) => values[index % values.length]!);
}
