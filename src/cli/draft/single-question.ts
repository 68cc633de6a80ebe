import type { Tool } from '../../input/profile.ts';
import { questionText, wordingOf } from './column-words.ts';
import { SURE_ENOUGH } from './draft.ts';
import { type DraftBuilder, NO_WORDING, numberedId, PLAIN } from './draft-builder.ts';
import { choiceOf, holdsDates } from './guess-choice.ts';
import { separatedOf } from './guess-separated.ts';
import { ranksAnswers } from './is-ranking.ts';
import { missingReason } from './missing-words.ts';
import { noQuestion } from './no-question.ts';
import type { Cells } from './profiled-cells.ts';
import { asksAmounts, ratingOf } from './rating.ts';
import { ABOUT } from './wordings.ts';

/** A column with more different answers holds texts or measurements. */
const MOST_DISTINCT = 20_000;
const POSITIONS = 'numbers of options without their labels; download the answers as text (按文本)';

/** Tools that write the rows of a matrix without the question above them. */
const ROWS_ALONE: ReadonlySet<Tool> = new Set(['microsoft-forms', 'typeform', 'redcap']);

/**
 * One column for itself.
 *
 * @param given answers that its neighbours of the same question hold too
 */
export function addSingle(draft: DraftBuilder, cells: Cells, given: ReadonlySet<string> = new Set()): void {
  const { column, filled, distinct } = cells;
  const { tool } = draft.table.profile;
  const wanted = draft.wanted.has(column.heading);
  if (filled === 0) return draft.leave(column, 'empty', 'nobody answered');
  if (column.positions === true && !wanted) return draft.leave(column, 'uncertain', POSITIONS);
  if (column.declared === 'date' || holdsDates(cells))
    return draft.leave(column, 'date', 'exact times can identify people');
  const text = wordingOf([cells]);
  const about = `${text}\n${column.heading}`;
  const none = noQuestion(cells, about);
  if (none !== undefined && (none.why === 'personal' || !wanted)) return draft.leave(column, none.why, none.reason);
  if (distinct.length > MOST_DISTINCT && !wanted)
    return draft.leave(column, 'uncertain', `${distinct.length} different answers are no options`);
  const names = draft.names(column, column.text ?? column.heading);
  const id = () => draft.ids.next(names, numberedId(column));
  const base = { text: questionText(column), column: column.heading };
  const rating =
    column.declared === 'text' || column.declared === 'multiple' || asksAmounts(column, about)
      ? undefined
      : ratingOf([cells], about, tool);
  if (rating !== undefined) {
    const eleven = rating.levels.length === 11 && rating.levels[0]!.code === 0;
    const ofTen = rating.levels.length >= 10 && rating.levels.at(-1)!.code === 10;
    if (ABOUT.recommend.test(about) && (eleven || ofTen) && rating.best === 'highest') {
      return draft.add(column.index, {
        ...PLAIN,
        ...base,
        id: draft.ids.next([...names.slice(0, 1).filter((name) => /^\w{1,12}$/.test(name ?? '')), 'nps'], 'nps'),
        type: 'nps',
        codes: rating.codes,
        missing: rating.missing,
        confidence: 0.95,
        reason: 'the wording speaks of recommending, and the answers are numbers up to 10',
      });
    }
    if (rating.confidence >= SURE_ENOUGH || wanted) {
      const worded = column.text !== undefined && column.text !== column.heading && tool === 'redcap';
      const statement = ROWS_ALONE.has(tool) && !worded && !/[?？]/.test(base.text);
      const confirm = statement ? [NO_WORDING, ...rating.confirm] : rating.confirm;
      return draft.add(column.index, { ...rating, ...base, confirm, id: id(), type: 'scale' });
    }
  }
  const open = ABOUT.open.test(about) && column.declared === undefined && column.options.length === 0;
  if (open && rating === undefined && !wanted) return draft.leave(column, 'text', 'free text');
  const separated = column.declared === 'text' ? undefined : separatedOf(cells, tool);
  const choice =
    column.declared === 'text' || column.declared === 'multiple' ? undefined : choiceOf(cells, tool, text, given);
  if (separated !== undefined && ranksAnswers(cells, separated.separator) && !wanted)
    return draft.leave(column, 'unsupported', 'a ranking: every cell holds all answers in some order');
  if (
    separated !== undefined &&
    (separated.confidence >= SURE_ENOUGH || wanted) &&
    (choice === undefined || separated.confidence > choice.confidence - 0.05)
  ) {
    const { separator, options, codes, missing, writtenIn, confirm, confidence, reason } = separated;
    return draft.add(column.index, {
      ...PLAIN,
      ...base,
      id: id(),
      type: 'multi',
      ticked: [],
      unticked: [],
      separator,
      options,
      codes,
      missing,
      writtenIn,
      confirm,
      confidence,
      reason,
    });
  }
  if (
    column.declared === 'multiple' &&
    separated === undefined &&
    distinct.length >= 2 &&
    column.options.length === 0
  ) {
    const alone = choiceOf(cells, tool);
    if (alone !== undefined && alone.confidence >= SURE_ENOUGH) {
      return draft.add(column.index, {
        ...PLAIN,
        ...base,
        id: id(),
        type: 'multi',
        ticked: [],
        unticked: [],
        separator: column.separator ?? ';',
        ...alone,
      });
    }
  }
  if (choice !== undefined && (choice.confidence >= SURE_ENOUGH || wanted)) {
    return draft.add(column.index, { ...PLAIN, ...base, id: id(), type: 'single', ...choice });
  }
  if (isQuantity(cells, about)) {
    return draft.add(column.index, {
      ...PLAIN,
      ...base,
      id: id(),
      type: 'number',
      confidence: 0.7,
      reason: `numbers, and the ${column.declared === 'number' ? 'file says so' : 'wording asks how many'}`,
    });
  }
  const [unsure] = [rating, choice, separated]
    .filter((guess) => guess !== undefined)
    .toSorted((a, b) => b.confidence - a.confidence);
  if (unsure !== undefined) {
    const { reason, confidence } = unsure;
    return draft.leave(column, 'uncertain', `${reason} (confidence ${confidence.toFixed(2)})`);
  }
  if (distinct.length === 1) {
    const everywhere = filled === draft.table.rows.length;
    return draft.leave(column, 'uncertain', everywhere ? 'the same in every row' : 'one value, or nothing');
  }
  const numbers = distinct.every(
    ({ value }) => /^[+-]?\d+([.,]\d+)?$/.test(value) || missingReason(value, tool) !== undefined,
  );
  if (numbers && column.declared !== 'text') return draft.leave(column, 'uncertain', 'numbers that nothing explains');
  return draft.leave(column, 'text', 'free text');
}

function isQuantity({ distinct, filled, column }: Cells, wording: string): boolean {
  if (!distinct.every(({ value }) => /^\d{1,6}(\.\d+)?$/.test(value)) || filled < 5 || distinct.length < 3)
    return false;
  return column.declared === 'number' || ABOUT.quantity.test(wording);
}
