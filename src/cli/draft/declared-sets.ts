import { addChoice } from './choice-over-columns.ts';
import { questionText, wordingOf } from './column-words.ts';
import { SURE_ENOUGH } from './draft.ts';
import { type DraftBuilder, PLAIN } from './draft-builder.ts';
import { addGroup } from './grouped-question.ts';
import { boxesOf } from './guess-boxes.ts';
import { choiceOf } from './guess-choice.ts';
import { joinedColumns, spreadChoice } from './joined-columns.ts';
import { kanoAnswers } from './kano-answer.ts';
import type { Cells } from './profiled-cells.ts';
import { ratingOf } from './rating.ts';

/** So many answers of which no two stand in one row, and columns are taken for one choice. */
const FEWEST_APART = 10;

/**
 * The multiple-response sets that the file declares.
 *
 * @returns the columns that belong to none
 */
export function addDeclaredSets(draft: DraftBuilder, columns: readonly Cells[]): readonly Cells[] {
  const { profile } = draft.table;
  let open = columns;
  for (const set of profile.sets) {
    const members = open.filter(({ column }) => set.columns.includes(column.heading));
    if (members.length < 2) continue;
    const { question } = members[0]!.column;
    // What people wrote beside "other" belongs to the set, though no set counts it.
    const whole = open.filter(
      (cells) =>
        members.includes(cells) ||
        (question !== undefined && cells.column.question === question && cells.column.declared === 'text'),
    );
    open = open.filter((cells) => !whole.includes(cells));
    const spread =
      set.counted === undefined &&
      members.every(({ column }) => column.declared === 'single') &&
      members.filter(({ filled }) => filled > 0).length > 1 &&
      members.reduce((sum, { filled }) => sum + filled, 0) >= FEWEST_APART;
    if (spread && addSpread(draft, whole, spreadChoice(whole, set.label))) continue;
    const own = set.counted === undefined ? boxesOf(whole, profile.tool, draft.table) : undefined;
    if (set.counted === undefined && own === undefined) {
      if (!addMentions(draft, whole, set.label))
        for (const { column } of whole)
          draft.leave(column, 'unsupported', 'one of several columns that each hold any of the answers');
    } else addGroup(draft, whole, set);
  }
  return open;
}

/** A single choice or a rating whose options have a column each. */
function addSpread(draft: DraftBuilder, columns: readonly Cells[], cells: Cells): boolean {
  const { tool } = draft.table.profile;
  const about = wordingOf([cells]);
  const confirm = `Nobody filled two of these ${columns.length} columns, so they are read as one choice.`;
  const rating = ratingOf([cells], about, tool);
  if (rating !== undefined && rating.confidence >= SURE_ENOUGH) {
    const text = questionText(cells.column);
    const base = { text, column: columns[0]!.column.heading, columns: columns.map(({ column }) => column.heading) };
    const id = draft.ids.next(draft.names(cells.column, text), `q${cells.column.index + 1}`);
    draft.add(cells.column.index, { ...rating, ...base, confirm: [confirm, ...rating.confirm], id, type: 'scale' });
    return true;
  }
  const choice = choiceOf(cells, tool, about);
  if (choice === undefined || choice.confidence < SURE_ENOUGH) return false;
  const kano = kanoAnswers(choice.options.map(({ label }) => label)) !== undefined;
  addChoice(draft, cells, columns, {
    ...choice,
    confirm: [
      confirm,
      ...(kano ? ['The answers are those of KANO questions; spread over columns they cannot be paired.'] : []),
      ...choice.confirm,
    ],
  });
  return true;
}

/** A multiple choice with one answer in each of several columns. */
function addMentions(draft: DraftBuilder, columns: readonly Cells[], label: string | undefined): boolean {
  const cells = joinedColumns(columns, label);
  const choice = choiceOf(cells, draft.table.profile.tool, wordingOf([cells]));
  if (choice === undefined || choice.confidence < SURE_ENOUGH) return false;
  const text = questionText(cells.column);
  draft.add(cells.column.index, {
    ...PLAIN,
    ...choice,
    id: draft.ids.next(draft.names(cells.column, text, true), `q${cells.column.index + 1}`),
    type: 'multi',
    text,
    ticked: [],
    unticked: [],
    column: undefined,
    separator: undefined,
    mentions: columns.map(({ column }) => column.heading),
    reason: `the file declares ${columns.length} columns with an answer each to be one question, and ${choice.reason}`,
  });
  return true;
}
