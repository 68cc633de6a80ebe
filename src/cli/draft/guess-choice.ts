import type { Tool } from '../../input/profile.ts';
import type { MissingReason } from '../../survey/question.ts';
import type { DraftOption, Guess, WrittenIn } from './draft.ts';
import { missingReason } from './missing-words.ts';
import { isChinese, isYesOrNo, plainLabel } from './plain-label.ts';
import { type Cells, trimmed, withoutWriting } from './profiled-cells.ts';
import { ABOUT } from './wordings.ts';

/** One answer out of several. */
export interface Choice extends Guess {
  readonly options: readonly DraftOption[];
  readonly codes: Readonly<Record<string, string>>;
  readonly missing: Readonly<Record<string, MissingReason>>;
  readonly writtenIn: WrittenIn | undefined;
  readonly confirm: readonly string[];
}

const DATE = /^\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}|^\d{1,2}:\d{2}|^[A-Z][a-z]{2} \d{1,2}, \d{4}/;
const NUMBER = /^[+-]?\d+([.,]\d+)?$/;
/** A code as LimeSurvey and others give it: A1, AO02, -oth-. */
const CODE = /^[A-Z]{1,3}\d{1,3}$|^-oth-$/;
const ASKS_YES_OR_NO = /^\W*(is|are|was|were|do|does|did|have|has|had|will|would|can|could)\b|是否|吗[？?]?\s*$/i;
const BOUNDS = new Set(
  'a above an and at below between by fewer from greater less least lower more most of older or over plus than the to under up younger years year old months month days day hours hour 以上 以下 以内 岁 元 年 个月 不足 超过 至 到'.split(
    ' ',
  ),
);
const LONGEST_OPTION = 80;
const MOST_OPTIONS = 30;

/** Whether most of the cells are points in time. */
export function holdsDates({ distinct, filled }: Cells): boolean {
  const dates = distinct.filter(({ value }) => DATE.test(value)).reduce((sum, { count }) => sum + count, 0);
  return filled > 0 && dates * 2 > filled;
}

/**
 * A closed question with one answer each; undefined when the cells are too many and too various for one.
 *
 * @param given answers that stand in other columns of the question, so that they are options though one person alone chose them here
 */
export function choiceOf(
  cells: Cells,
  tool: Tool,
  wording = '',
  given: ReadonlySet<string> = new Set(),
): Choice | undefined {
  return cells.column.options.length > 0 ? declaredChoice(cells, tool) : observedChoice(cells, tool, wording, given);
}

function declaredChoice({ column, distinct, filled }: Cells, tool: Tool): Choice | undefined {
  const missing: Record<string, MissingReason> = {};
  const options: DraftOption[] = [];
  for (const { code, label, missing: declared } of column.options) {
    const reason = missingReason(label, tool);
    if (declared || (reason !== undefined && reason !== 'dont-know')) missing[code] = reason ?? 'not-applicable';
    else options.push({ code, label: trimmed(label) || code });
  }
  const codes: Record<string, string> = {};
  const coded = options.every(({ code }) => NUMBER.test(code));
  const unlisted: string[] = [];
  let strange = 0;
  let unexplained = 0;
  for (const { value, count } of distinct) {
    if (value in missing || options.some(({ code }) => code === value)) continue;
    const reason = missingReason(value, tool);
    const labelled = options.find(({ label }) => plainLabel(label) === plainLabel(value));
    const number = NUMBER.test(value)
      ? options.find(({ code }) => NUMBER.test(code) && Number(code) === Number(value))
      : undefined;
    if (labelled !== undefined || number !== undefined) codes[value] = (labelled ?? number)!.code;
    else if (reason !== undefined) missing[value] = reason;
    // Nobody writes a code in beside "other".
    else if (tool === 'redcap' || (coded && NUMBER.test(value))) {
      unlisted.push(value);
      unexplained += count;
    } else strange += count;
  }
  if (options.length < 2 || (strange + unexplained) * 3 > filled || unlisted.length > MOST_OPTIONS) return undefined;
  const extra = unlisted.map((value) => ({ code: value, label: value }));
  const { all, writtenIn } = withOther([...options, ...extra], strange);
  return {
    options: all,
    codes,
    missing,
    writtenIn,
    confirm:
      unlisted.length === 0
        ? []
        : [
            `What do these codes mean, which the questionnaire does not list: ${unlisted.map((code) => JSON.stringify(code)).join(', ')}?`,
          ],
    confidence: 0.92,
    reason: `the file lists ${options.length} answers`,
  };
}

function observedChoice(cells: Cells, tool: Tool, wording: string, given: ReadonlySet<string>): Choice | undefined {
  const missing: Record<string, MissingReason> = {};
  const counts = new Map<string, number>();
  let written = 0;
  for (const { value, count } of cells.distinct) {
    const reason = missingReason(value, tool);
    if (reason !== undefined && reason !== 'dont-know') missing[value] = reason;
    else {
      const bare = withoutWriting(value);
      counts.set(bare, (counts.get(bare) ?? 0) + count);
      if (bare !== value) written += count;
    }
  }
  const values = [...counts].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count);
  const filled = values.reduce((sum, { count }) => sum + count, 0);
  if (values.length < 2 || holdsDates(cells)) return undefined;
  if (
    values.length === 2 &&
    values.every(({ value }) => value === '0' || value === '1') &&
    (tool === 'typeform' || ASKS_YES_OR_NO.test(wording))
  ) {
    const labels = isChinese(wording) ? ['是', '否'] : ['Yes', 'No'];
    return {
      options: [
        { code: '1', label: labels[0]! },
        { code: '0', label: labels[1]! },
      ],
      codes: {},
      missing,
      writtenIn: undefined,
      confirm: ['1 counts as yes and 0 as no.'],
      confidence: tool === 'typeform' ? 0.9 : 0.7,
      reason: 'the wording asks for yes or no, and the answers are 1 and 0',
    };
  }
  const lettered = areLetters(values.map(({ value }) => value));
  if (lettered || values.every(({ value }) => NUMBER.test(value) || CODE.test(value))) {
    if (values.length > 12 || (!lettered && values.some(({ value }) => !/^\d{1,3}$/.test(value) && !CODE.test(value))))
      return undefined;
    return {
      options: values
        .map(({ value }) => ({ code: value, label: value }))
        .toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true })),
      codes: {},
      missing,
      writtenIn: undefined,
      confirm: ['What do these codes mean?'],
      confidence: 0.4,
      reason: `${values.length} codes without labels; nothing says what they mean`,
    };
  }
  const worded = values.filter(({ value }) => !/\d/.test(value));
  const numeric = values.filter(({ value }) => NUMBER.test(value)).reduce((sum, { count }) => sum + count, 0);
  if (numeric >= 0.8 * filled && worded.length > 0 && worded.every(({ count }) => count === 1)) return undefined;
  const yesNo = values.length === 2 && values.every(({ value }) => isYesOrNo(value));
  const often = values.filter(({ count }) => count >= 2);
  const isRange = rangeAmong(often.map(({ value }) => value));
  const repeated = values.filter(
    ({ value, count }) => (count >= 2 || given.has(value) || isRange(value)) && value.length <= LONGEST_OPTION,
  );
  const covered = repeated.reduce((sum, { count }) => sum + count, 0);
  const closed = values.length <= MOST_OPTIONS && filled >= 3 * values.length && repeated.length >= values.length - 1;
  const few = repeated.length <= 10 && covered >= 0.7 * filled && filled >= 10 * repeated.length;
  const mostly =
    repeated.length >= 2 && repeated.length <= MOST_OPTIONS && (few || covered >= 0.85 * filled) && filled >= 20;
  if (!yesNo && !closed && !mostly) {
    if (values.length > 8 || values.some(({ value }) => value.length > LONGEST_OPTION) || filled < 2 * values.length)
      return undefined;
  }
  // An answer that one person alone gave may be that person's own words.
  const kept = yesNo || repeated.length < 2 ? values : repeated;
  const spelt = new Map<string, string>();
  const codes: Record<string, string> = {};
  const options: DraftOption[] = [];
  for (const { value } of ordered(kept)) {
    const known = spelt.get(plainLabel(value));
    if (known === undefined) {
      spelt.set(plainLabel(value), value);
      options.push({ code: value, label: value });
    } else codes[value] = known;
  }
  if (options.length < 2) return undefined;
  const strange = written + filled - kept.reduce((sum, { count }) => sum + count, 0);
  const { all, writtenIn } = withOther(options, strange);
  return {
    options: all,
    codes,
    missing,
    writtenIn,
    confirm: [
      ...(yesNo || inOrder(options) ? [] : [NO_ORDER]),
      ...(writtenIn === undefined
        ? []
        : [`Written-in and single answers (${strange} cells) count as "${writtenIn.code}"; is one of them an option?`]),
    ],
    confidence: yesNo ? 0.95 : closed ? 0.8 : mostly ? 0.65 : 0.45,
    reason: yesNo
      ? 'the answers are yes and no'
      : `${filled} answers are ${options.length} different ones, each given again and again`,
  };
}

/** Whether answers are the letters a, b, c of a printed list; "f" and "m" alone may be words. */
export function areLetters(values: readonly string[]): boolean {
  return (
    values.length >= 2 && values.every((value) => /^[a-h]$/i.test(value)) && values.some((value) => /^a$/i.test(value))
  );
}

/** Tells whether an answer is a range such as others are, in their words and those of bounds: "65 or older" beside "18-24", nobody's own words. */
function rangeAmong(others: readonly string[]): (value: string) => boolean {
  const words = (value: string) => value.toLowerCase().match(/\p{Script=Han}+|\p{L}+/gu) ?? [];
  const known = new Set(others.flatMap(words));
  const numbered = others.length >= 2 && others.every((value) => /\d/.test(value));
  return (value) => numbered && /\d/.test(value) && words(value).every((word) => known.has(word) || BOUNDS.has(word));
}

/** Options with one for everything written in, at the end. */
export function withOther(
  options: readonly DraftOption[],
  cells: number,
): { readonly all: readonly DraftOption[]; readonly writtenIn: WrittenIn | undefined } {
  const other = options.findLast(({ label }) => ABOUT.catchAll.test(label));
  const all = other === undefined ? options : [...options.filter((option) => option !== other), other];
  if (cells === 0) return { all, writtenIn: undefined };
  if (other !== undefined) return { all, writtenIn: { code: other.code, cells } };
  const label = options.some((option) => isChinese(option.label)) ? '其他' : 'Other';
  return { all: [...all, { code: label, label }], writtenIn: { code: label, cells } };
}

const POSITIVE = /^(yes|y|true|是|会|有|愿意)$/;

export const NO_ORDER = 'Options stand by how often they were chosen: the file does not tell their order.';

/** Whether options are numbers or ranges, which have an order of their own. */
function inOrder(options: readonly DraftOption[]): boolean {
  return options.every(({ label }) => firstNumber(label) !== undefined);
}

/** Yes before no, ranges by their first number, all else by how often it was chosen. */
function ordered(values: Cells['distinct']): Cells['distinct'] {
  const numbered = values.every(({ value }) => firstNumber(value) !== undefined);
  return values.toSorted((a, b) => {
    const yes = Number(POSITIVE.test(plainLabel(b.value))) - Number(POSITIVE.test(plainLabel(a.value)));
    if (yes !== 0) return yes;
    if (numbered) return firstNumber(a.value)! - firstNumber(b.value)! || (a.value < b.value ? -1 : 1);
    return b.count - a.count || (a.value < b.value ? -1 : 1);
  });
}

/** The first number in a label, a little less where the label says "under". */
function firstNumber(label: string): number | undefined {
  const found = /\d+(\.\d+)?/.exec(label.replace(/(\d),(\d{3})/g, '$1$2'));
  if (found === null) return undefined;
  return Number(found[0]) - (/^(under|less|below|fewer|up to|<)|以下|以内|不足|不到/i.test(label) ? 0.5 : 0);
}
