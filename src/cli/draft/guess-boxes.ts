import type { ProfiledTable, ResponseSet, Tool } from '../../input/profile.ts';
import type { MissingReason } from '../../survey/question.ts';
import type { Guess } from './draft.ts';
import { missingReason } from './missing-words.ts';
import { plainLabel } from './plain-label.ts';
import { type Cells, trimmed } from './profiled-cells.ts';
import { stemOf } from './stem-of.ts';
import { ABOUT } from './wordings.ts';

/** A multiple choice with a column for each option. */
export interface Boxes extends Guess {
  readonly options: readonly { readonly cells: Cells; readonly label: string; readonly writtenIn: boolean }[];
  readonly ticked: readonly string[];
  readonly unticked: readonly string[];
  readonly missing: Readonly<Record<string, MissingReason>>;
  readonly confirm: readonly string[];
  /** Columns of the group that are no boxes: free text beside "other". */
  readonly texts: readonly Cells[];
  /** Columns of the group that are empty where the others hold a mark in any case. */
  readonly empty: readonly Cells[];
}

const UNTICKED =
  /^(0|0\.0+|n|no|false|unchecked|not selected|not ticked|nein|nee|non|não|nie|нет|いいえ|否|未选中?|未选择|未勾选)$/;
/** Says of one box alone that it was left empty; "no" may as well answer a question. */
const MARKED_OFF = /^(0|unchecked|not selected|not ticked|未选中?|未选择|未勾选)$/;
const TICKED = /^(1|1\.0+|y|yes|true|checked|selected|x|✓|✔|√|ja|oui|sí|sì|sim|tak|да|はい|是|选中|已选|勾选)$/;

interface Box {
  readonly cells: Cells;
  readonly ticked: readonly string[];
  readonly unticked: readonly string[];
  readonly missing: Readonly<Record<string, MissingReason>>;
}

/**
 * A multiple choice spread over columns, in any spelling: 1 and 0, 1 and blank, Yes and No, each option's own label or number.
 *
 * @param set what the file itself declares about these columns
 */
export function boxesOf(
  group: readonly Cells[],
  tool: Tool,
  table: ProfiledTable,
  set?: ResponseSet,
): Boxes | undefined {
  if (group.some(({ column }) => column.declared === 'grid')) return undefined;
  const declared = set !== undefined || group.some(({ column }) => column.declared === 'multiple');
  // Boxes of REDCap are known by their names; columns named alike are questions of one form.
  if (tool === 'redcap' && !declared) return undefined;
  const all: Box[] = [];
  const others: Cells[] = [];
  for (const cells of group) {
    const box = boxIn(cells, tool, declared, set?.counted);
    if (box === undefined) others.push(cells);
    else all.push(box);
  }
  // Where boxes say that they are not ticked, one that never says anything was not there to be ticked.
  const speak = all.some(({ unticked }) => unticked.length > 0);
  const empty = speak ? all.filter(({ cells }) => cells.column.filled === 0) : [];
  const boxes = all.filter((box) => !empty.includes(box));
  const named = boxes.filter(({ ticked }) => ticked.length > 0);
  if (named.length < 2 && !(declared && named.length === 1 && boxes.length > 1)) return undefined;
  const otherBox = boxes.some(({ cells }) => ABOUT.other.test(labelOf(cells)));
  const texts = others.filter((cells) => otherBox || !ABOUT.other.test(labelOf(cells)));
  const writtenIn = others.filter((cells) => !texts.includes(cells)).slice(0, 1);
  const strangers = others.filter(({ column }) => column.declared !== 'text').length;
  if (strangers > 2 && strangers >= named.length) return undefined;

  const ticked = unique(named.flatMap((box) => box.ticked));
  const marked = unique(boxes.flatMap((box) => box.unticked));
  if (ticked.some((value) => marked.includes(value))) return undefined;
  const positions = boxes.map(({ cells }) => cells.column.index);
  let blankBeside = 0;
  let blankRows = 0;
  let together = 0;
  const beside = new Set<string>();
  for (const row of table.rows) {
    const cells = positions.map((position) => trimmed(row[position] ?? ''));
    const ticks = cells.filter((cell) => ticked.includes(cell)).length;
    const answered = cells.filter((cell) => ticked.includes(cell) || marked.includes(cell)).length;
    if (ticks > 1) together++;
    if (answered === 0) blankRows++;
    else {
      if (cells.includes('')) blankBeside++;
      if (answered < cells.length) for (const cell of cells) beside.add(cell);
    }
  }
  const ownLabels = ticked.length > 1;
  const sameSpelling = ticked.every((value) => TICKED.test(plainLabel(value)));
  const missing: Record<string, MissingReason> = Object.assign(
    {},
    ...group.map((cells) => cells.missing),
    ...boxes.map((box) => box.missing),
  );
  // A tool that writes "N/A" over a whole multiple choice says that it was not shown.
  for (const value of Object.keys(missing)) if (missing[value] === 'not-applicable') missing[value] = 'not-asked';
  if (Object.keys(missing).some((value) => ticked.includes(value) || marked.includes(value))) return undefined;
  const either = Object.keys(missing).filter((value) => beside.has(value));
  const silent = marked.length === 0 && either.length === 0;
  const blanks = blankBeside > 0 || (silent && blankRows > 0);
  const byName = !declared && group.every(({ column }) => column.question === undefined);
  const confidence = declared ? 0.95 : ownLabels && !sameSpelling ? 0.88 : marked.length > 0 ? 0.8 : 0.75;
  return {
    options: [
      ...boxes.map(({ cells, ticked: own }) => ({ cells, label: optionLabel(cells, own), writtenIn: false })),
      ...writtenIn.map((cells) => ({ cells, label: labelOf(cells), writtenIn: true })),
    ],
    ticked,
    unticked: [...marked, ...either, ...(blanks || silent ? [''] : [])],
    missing,
    texts,
    empty: empty.map(({ cells }) => cells),
    confidence,
    reason: `${boxes.length} columns hold ${ownLabels && !sameSpelling ? 'the option itself' : ticked.map((value) => JSON.stringify(value)).join(' or ')} or nothing${declared ? ', and the file declares one question' : ''}`,
    confirm: [
      ...(byName ? ['These columns are taken for one question by their names alone; are they?'] : []),
      ...either.map(
        (value) =>
          `${JSON.stringify(value)} beside answered boxes counts as not ticked, and as no answer in all of them.`,
      ),
      ...(blanks && blankRows > 0
        ? [
            `An empty box counts as not ticked, so ${blankRows} who ticked nothing are in the base; if some were not asked, say whom it was put to with askedIf.`,
          ]
        : []),
      ...(together === 0 && boxes.length > 2
        ? ['Nobody ticked two boxes: this may be a single choice spread over columns.']
        : []),
      ...(writtenIn.length > 0 ? ['What people wrote beside "other" is not kept, only that they did.'] : []),
    ],
  };
}

function boxIn(cells: Cells, tool: Tool, declared: boolean, counted: string | undefined): Box | undefined {
  const { column, distinct } = cells;
  if (column.declared === 'text') return undefined;
  const missing: Record<string, MissingReason> = {};
  const ticked: string[] = [];
  const unticked: string[] = [];
  const label = plainLabel(labelOf(cells));
  const named = column.options.filter((option) => !option.missing);
  const others = distinct.filter(
    ({ value }) => !MARKED_OFF.test(plainLabel(value)) && missingReason(value, tool) === undefined,
  );
  const alone = others.length === 1 && (distinct.length === 1 || !/^[\d.,]+$/.test(others[0]!.value));
  for (const { value } of distinct) {
    const plain = plainLabel(value);
    const reason = missingReason(value, tool);
    const own = named.find(({ code }) => code === value)?.label;
    if (counted !== undefined) {
      if (Number(value) === Number(counted) || value === counted) ticked.push(value);
      else if (column.options.find(({ code }) => code === value)?.missing === true)
        missing[value] = reason ?? 'not-applicable';
      else unticked.push(value);
    } else if (plain === label) ticked.push(value);
    else if (UNTICKED.test(plain) || (own !== undefined && UNTICKED.test(plainLabel(own)))) unticked.push(value);
    else if (TICKED.test(plain) || (own !== undefined && TICKED.test(plainLabel(own)))) ticked.push(value);
    else if (reason !== undefined) missing[value] = reason;
    else if (
      alone &&
      (cells.filled > 1 || declared) &&
      (!ABOUT.written.test(column.heading) || ABOUT.other.test(value)) &&
      value.length <= 80
    )
      ticked.push(value);
    else return undefined;
  }
  if (ticked.length > 2) return undefined;
  return { cells, ticked, unticked, missing };
}

/** The option, from the cells where the heading is only a name. */
function optionLabel(cells: Cells, ticked: readonly string[]): string {
  const { part, text } = cells.column;
  const [own] = ticked;
  if (part !== undefined || text !== undefined || own === undefined || ticked.length > 1) return labelOf(cells);
  return TICKED.test(plainLabel(own)) || /^\d+$/.test(own) ? labelOf(cells) : own;
}

/** What the box or the item stands for; of `q7_price`, where the file says no more, what comes after the question's name. */
export function labelOf({ column }: Cells): string {
  const stem = column.part === undefined && column.text === undefined ? stemOf(column.heading) : undefined;
  const own = stem === undefined ? undefined : column.heading.slice(stem.length).replace(/^[\W_]+|\W+$/g, '');
  return own !== undefined && /^\p{L}{2}/u.test(own) ? own : trimmed(column.part || column.text || column.heading);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
