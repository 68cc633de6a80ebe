import type { ProfiledTable, Tool } from '../../input/profile.ts';
import { columnsOf, type DraftQuestion } from './draft.ts';
import { trimmed } from './profiled-cells.ts';

/** Tools that write "not ticked" where a question was never shown. */
const UNSHOWN_IS_UNTICKED: ReadonlySet<Tool> = new Set(['redcap']);

/** Fewer respondents to whom a question was not put are no pattern. */
const FEWEST_LEFT_OUT = 5;

/** The answers to a question of which one is given. */
export interface GivenAnswers {
  readonly id: string;
  readonly codes: readonly string[];
  /** For each row the position of its answer among the codes, or -1. */
  readonly rows: Int16Array;
}

/** Undefined for questions that no other can depend on. */
export function givenAnswers({ profile, rows }: ProfiledTable, question: DraftQuestion): GivenAnswers | undefined {
  if (question.type !== 'single' && question.type !== 'scale' && question.type !== 'nps') return undefined;
  const positions = columnsOf(question).map((own) => profile.columns.find(({ heading }) => heading === own)!.index);
  const codes =
    question.type === 'single'
      ? question.options.map(({ code }) => code)
      : question.type === 'scale'
        ? question.levels.map(({ code }) => String(code))
        : Array.from({ length: 11 }, (_, value) => String(value));
  const places = new Map(codes.map((code, place) => [code, place]));
  const answers = rows.map((row) => {
    let cell = '';
    for (const position of positions) if (cell === '') cell = trimmed(row[position] ?? '');
    return places.get(question.codes[cell] ?? cell) ?? -1;
  });
  return { id: question.id, codes, rows: Int16Array.from(answers) };
}

/**
 * Whom a question was put to, seen from the gaps in its columns: all who answered it gave certain answers to an earlier question,
 * and of the others, at least five, nobody did. Where several earlier questions explain it, the nearest one.
 */
export function askedIfOf(
  table: ProfiledTable,
  question: DraftQuestion,
  earlier: readonly GivenAnswers[],
): { readonly condition: Readonly<Record<string, readonly string[]>>; readonly left: number } | undefined {
  const answered = answeredRows(table, question);
  const total = answered.filter(Boolean).length;
  // All those asked and nobody else: one step of a long scale may do so by chance.
  if (total < 3 || total > table.rows.length - FEWEST_LEFT_OUT) return undefined;
  for (const { id, codes, rows } of earlier.toReversed()) {
    if (rows.some((place, row) => place < 0 && answered[row])) continue;
    const asked = new Uint32Array(codes.length);
    const all = new Uint32Array(codes.length);
    rows.forEach((place, row) => {
      if (place < 0) return;
      all[place]!++;
      if (answered[row]) asked[place]!++;
    });
    const left = all.reduce((sum, count, place) => sum + (asked[place] === 0 ? count : 0), 0);
    const full = asked.every((count, place) => count === 0 || count >= 0.6 * all[place]!);
    if (full && left >= FEWEST_LEFT_OUT)
      return { condition: { [id]: codes.filter((_, place) => asked[place]! > 0) }, left };
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
