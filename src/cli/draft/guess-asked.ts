import type { ProfiledTable, Tool } from '../../input/profile.ts';
import { columnsOf, type DraftQuestion } from './draft.ts';
import { trimmed } from './profiled-cells.ts';

/** Tools that write "not ticked" where a question was never shown. */
const UNSHOWN_IS_UNTICKED: ReadonlySet<Tool> = new Set(['redcap']);

/** Fewer respondents to whom a question was not put are no pattern. */
const FEWEST_LEFT_OUT = 5;

/**
 * Whom a question was put to, seen from the gaps in its columns: all who answered it gave certain answers to an earlier question,
 * and of the others, at least five, nobody did. Where several earlier questions explain it, the nearest one.
 *
 * @param notAnswered cells that count as no answer of the question: blank ones and unticked boxes
 */
export function askedIfOf(
  table: ProfiledTable,
  question: DraftQuestion,
  earlier: readonly DraftQuestion[],
): { readonly condition: Readonly<Record<string, readonly string[]>>; readonly left: number } | undefined {
  const answered = answeredRows(table, question);
  const total = answered.filter(Boolean).length;
  if (total === 0 || total > table.rows.length - FEWEST_LEFT_OUT) return undefined;
  for (const filter of earlier.toReversed()) {
    if (filter.type !== 'single' && filter.type !== 'scale' && filter.type !== 'nps') continue;
    const positions = columnsOf(filter).map(
      (own) => table.profile.columns.find(({ heading }) => heading === own)!.index,
    );
    const known = new Set(
      filter.type === 'single'
        ? filter.options.map(({ code }) => code)
        : filter.type === 'scale'
          ? filter.levels.map(({ code }) => String(code))
          : Array.from({ length: 11 }, (_, value) => String(value)),
    );
    const asked = new Map<string, number>();
    const all = new Map<string, number>();
    let contradicted = 0;
    table.rows.forEach((row, index) => {
      const cells = positions.map((position) => trimmed(row[position] ?? ''));
      const cell = cells.find((one) => one !== '') ?? '';
      const own = filter.codes[cell] ?? cell;
      if (!known.has(own)) contradicted += Number(answered[index]);
      else {
        all.set(own, (all.get(own) ?? 0) + 1);
        if (answered[index]) asked.set(own, (asked.get(own) ?? 0) + 1);
      }
    });
    const left = [...all].reduce((sum, [code, count]) => sum + (asked.has(code) ? 0 : count), 0);
    const full = [...asked].every(([code, count]) => count >= 0.6 * all.get(code)!);
    if (contradicted > 0 || !full || left < FEWEST_LEFT_OUT || asked.size === 0) continue;
    // All those asked and nobody else: one step of a long scale may do so by chance.
    if (total < 3) continue;
    return { condition: { [filter.id]: [...known].filter((code) => asked.has(code)) }, left };
  }
  return undefined;
}

function answeredRows({ profile, rows }: ProfiledTable, question: DraftQuestion): boolean[] {
  const positions = columnsOf(question).map((own) => profile.columns.find(({ heading }) => heading === own)!.index);
  const none = new Set(['', ...Object.keys(question.missing)]);
  const unticked =
    question.type === 'multi' && (question.unticked.includes('') || UNSHOWN_IS_UNTICKED.has(profile.tool))
      ? question.unticked
      : [];
  return rows.map((row) =>
    positions.some((position) => {
      const cell = trimmed(row[position] ?? '');
      return !none.has(cell) && !unticked.includes(cell);
    }),
  );
}
