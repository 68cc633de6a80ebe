import type { ResponseSet } from '../../input/profile.ts';
import { namedIn, optionName, withoutNumber, wordingOf } from './column-words.ts';
import { SURE_ENOUGH } from './draft.ts';
import { type DraftBuilder, NO_WORDING, numberedId, PLAIN } from './draft-builder.ts';
import { boxesOf, labelOf } from './guess-boxes.ts';
import { isRanking } from './is-ranking.ts';
import type { Cells } from './profiled-cells.ts';
import { QuestionIds } from './question-ids.ts';
import { asksAmounts, ratingOf } from './rating.ts';
import { addSingle } from './single-question.ts';
import { stemOf } from './stem-of.ts';

/** Columns of one question: boxes, a grid, or else each for itself. */
export function addGroup(draft: DraftBuilder, group: readonly Cells[], set?: ResponseSet): void {
  const { tool } = draft.table.profile;
  const filled = group.filter(({ filled: n, column }) => n > 0 || column.options.length > 0);
  const boxes = boxesOf(group, tool, draft.table, set);
  if (boxes !== undefined && (boxes.confidence >= SURE_ENOUGH || draft.isWanted(group))) {
    const [first] = group;
    const ids = new QuestionIds();
    const worded = set?.label ?? first!.column.text ?? stemOf(first!.column.heading);
    const text =
      worded === undefined ? unwordedText(boxes.options.map(({ label }) => label)) : withoutNumber(namedIn(worded));
    draft.add(first!.column.index, {
      id: draft.ids.next(worded === undefined ? [] : draft.names(first!.column, text, true), numberedId(first!.column)),
      type: 'multi',
      text,
      ...PLAIN,
      missing: boxes.missing,
      confirm: [...(worded === undefined ? [NO_WORDING] : []), ...boxes.confirm],
      confidence: boxes.confidence,
      reason: boxes.reason,
      options: boxes.options.map(({ cells, label, writtenIn }, index) => ({
        code: ids.next([optionName(cells, label)], `option-${index + 1}`),
        label,
        column: cells.column.heading,
        writtenIn,
      })),
      ticked: boxes.ticked,
      unticked: boxes.unticked,
      column: undefined,
      separator: undefined,
      writtenIn: undefined,
    });
    for (const { column } of boxes.texts) draft.leave(column, 'text', 'free text beside a multiple choice');
    for (const { column } of boxes.empty) draft.leave(column, 'empty', 'nobody answered');
    return;
  }
  if (isRanking(draft.table, filled)) {
    for (const { column } of group) draft.leave(column, 'unsupported', 'one place of a ranking');
    return;
  }
  if (group.some(({ column }) => column.positions === true) && !draft.isWanted(group)) {
    for (const cells of group) addSingle(draft, cells);
    return;
  }
  const wording = wordingOf(group);
  const rated = filled.filter(
    (cells) =>
      cells.column.declared !== 'text' &&
      !asksAmounts(cells.column, wording) &&
      ratingOf([cells], wording, tool) !== undefined,
  );
  const rating = rated.length > 1 ? ratingOf(rated, wording, tool) : undefined;
  if (rating !== undefined && (rating.confidence >= SURE_ENOUGH || draft.isWanted(group))) {
    const [first] = rated;
    const ids = new QuestionIds();
    const worded =
      first!.column.part === undefined
        ? (stemOf(first!.column.heading) ?? first!.column.question ?? first!.column.heading)
        : first!.column.text;
    const text = worded === undefined ? unwordedText(rated.map(labelOf)) : withoutNumber(namedIn(worded));
    draft.add(first!.column.index, {
      ...rating,
      confirm: [...(worded === undefined ? [NO_WORDING] : []), ...rating.confirm],
      id: draft.ids.next(draft.names(first!.column, text, true), numberedId(first!.column)),
      type: 'grid',
      text,
      items: rated.map((cells, index) => ({
        id: ids.next([labelOf(cells), cells.column.heading], `item-${index + 1}`),
        column: cells.column.heading,
        label: labelOf(cells),
      })),
    });
    for (const cells of group) if (!rated.includes(cells)) addSingle(draft, cells);
    return;
  }
  const given = answersOf(group);
  for (const cells of group) addSingle(draft, cells, given);
}

/** Of a question without a wording, what could be ticked. */
function unwordedText(labels: readonly string[]): string {
  return [...labels.slice(0, 3), ...(labels.length > 3 ? ['…'] : [])].join(' / ');
}

/** Answers that stand in two columns of a question, or twice in one. */
function answersOf(group: readonly Cells[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { distinct } of group)
    for (const { value, count } of distinct) counts.set(value, (counts.get(value) ?? 0) + count);
  return new Set([...counts].flatMap(([value, count]) => (count >= 2 ? [value] : [])));
}
