import type { ProfiledColumn, Tool } from '../../input/profile.ts';
import type { MissingReason } from '../../survey/question.ts';
import type { DraftLevel, Guess } from './draft.ts';
import { completedSteps, ladderOf } from './ladder.ts';
import { missingReason } from './missing-words.ts';
import { isChinese, plainLabel } from './plain-label.ts';
import type { Cells } from './profiled-cells.ts';
import { FREQUENCY, valence } from './valence.ts';
import { ABOUT } from './wordings.ts';

/** A rating that several columns can share. */
export interface Rating extends Guess {
  readonly levels: readonly DraftLevel[];
  readonly best: 'highest' | 'lowest';
  readonly codes: Readonly<Record<string, string>>;
  readonly missing: Readonly<Record<string, MissingReason>>;
  readonly unconfirmed: boolean;
  readonly confirm: readonly string[];
}

const WHOLE = /^-?\d{1,3}(\.0+)?$/;

/**
 * The rating that columns with one scale hold: labels in the cells, labels declared for codes, numbers, or numbers with words at the ends.
 *
 * @param wording what was asked, as far as the file has it
 * @returns undefined when the cells are no steps of a rating
 */
export function ratingOf(columns: readonly Cells[], wording: string, tool: Tool): Rating | undefined {
  const options = columns[0]?.column.options ?? [];
  const values = distinctValues(columns);
  if (values.length === 0 && options.length === 0) return undefined;
  if (!agree(columns)) return undefined;
  return options.length > 0
    ? (declaredRating(columns, values, wording, tool) ?? undefined)
    : (labelledRating(values, wording, tool) ??
        numericRating(values, wording, tool) ??
        endedRating(values, wording, tool));
}

/** Whether a code has the same label in all columns that declare it. */
function agree(columns: readonly Cells[]): boolean {
  const labels = new Map<string, string>();
  return columns.every(({ column }) =>
    column.options.every(({ code, label }) => {
      const known = labels.get(code) ?? plainLabel(label);
      labels.set(code, known);
      return known === plainLabel(label);
    }),
  );
}

function distinctValues(columns: readonly Cells[]): readonly string[] {
  return [...new Set(columns.flatMap(({ distinct }) => distinct.map(({ value }) => value)))];
}

function declaredRating(
  columns: readonly Cells[],
  values: readonly string[],
  wording: string,
  tool: Tool,
): Rating | undefined {
  const declared = [
    ...new Map(
      columns.flatMap(({ column }) => column.options.map((option) => [option.code, option] as const)),
    ).values(),
  ];
  const missing: Record<string, MissingReason> = {};
  const open = declared.filter((option) => {
    const reason = option.missing
      ? (missingReason(option.label, tool) ?? 'not-applicable')
      : missingReason(option.label, tool);
    if (reason !== undefined) missing[option.code] = reason;
    return reason === undefined;
  });
  for (const value of values) {
    const reason = missingReason(value, tool);
    if (reason !== undefined && !declared.some(({ code }) => code === value)) missing[value] = reason;
  }
  const unknown = values.filter((value) => !(value in missing) && !declared.some(({ code }) => code === value));
  const ladder = ladderOf(
    open.map(({ label }) => label),
    tool,
  );
  const numeric = open.every(({ code }) => WHOLE.test(code));
  if (ladder !== undefined && unknown.length === 0) {
    const labels = ladder.steps.flatMap(({ spellings }) => spellings);
    if (!open.every(({ label }) => labels.includes(label))) return undefined;
    const sure = direction(ladder.family, wording);
    const codes = ladder.steps.flatMap(({ spellings }) =>
      open.filter(({ label }) => spellings.includes(label)).map(({ code }) => Number(code)),
    );
    const rises = codes.every((code, index) => index === 0 || code > codes[index - 1]!);
    const falls = codes.every((code, index) => index === 0 || code < codes[index - 1]!);
    if (numeric && (rises || falls)) {
      return {
        levels: open.map(({ code, label }) => ({ code: Number(code), label })).toSorted((a, b) => a.code - b.code),
        best: rises ? 'highest' : 'lowest',
        codes: codesWithPoints(values),
        missing,
        ...sure,
        confidence: ladder.steps.length >= 3 ? 0.97 : 0.7,
        reason: `the file's own labels are steps of one rating, "${ladder.steps[0]!.label}" to "${ladder.steps.at(-1)!.label}"`,
      };
    }
    const steps = LISTS_WHAT_WAS_CHOSEN.has(tool) ? completedSteps(ladder) : ladder.steps;
    return {
      levels: steps.map(({ label }, index) => ({ code: index + 1, label })),
      best: 'highest',
      codes: Object.fromEntries(
        steps.flatMap(({ spellings }, index) =>
          open.filter(({ label }) => spellings.includes(label)).map(({ code }) => [code, String(index + 1)]),
        ),
      ),
      missing,
      ...sure,
      confirm: [...sure.confirm, ...impliedSteps(steps.length - ladder.steps.length)],
      confidence: ladder.steps.length >= 3 ? 0.95 : 0.7,
      reason: `the file's own labels are steps of one rating, put in order by their words`,
    };
  }
  if (open.length === 0) return undefined;
  if (!numeric) return unknown.length > 0 ? undefined : numbersDeclared(open, missing, wording, tool);
  return endsDeclared(open, [...values, ...open.map(({ code }) => code)], missing, wording, tool);
}

/** Labels that are numbers, but for words at the ends, whatever stands in the cells for them. */
function numbersDeclared(
  open: readonly { readonly code: string; readonly label: string }[],
  missing: Readonly<Record<string, MissingReason>>,
  wording: string,
  tool: Tool,
): Rating | undefined {
  const labels = open.map(({ label }) => label.trim());
  const rating = endedRating(labels, wording, tool) ?? numericRating(labels, wording, tool);
  if (rating === undefined || rating.levels.length !== open.length) return undefined;
  const codes = open.map(({ code, label }) => [code, rating.codes[label.trim()] ?? label.trim()] as const);
  return { ...rating, codes: Object.fromEntries(codes.filter(([code, level]) => code !== level)), missing };
}

/** Numbers of which only some have a label, such as the ends of a seven-point scale. */
function endsDeclared(
  open: readonly { readonly code: string; readonly label: string }[],
  values: readonly string[],
  missing: Readonly<Record<string, MissingReason>>,
  wording: string,
  tool: Tool,
): Rating | undefined {
  const numbered = open.every(
    ({ code, label }) => /^\d+$/.test(label.trim()) || Number(label.replace(/\D+/g, '')) === Number(code),
  );
  const byCode = new Map(open.map(({ code, label }) => [Number(code), label.trim()]));
  const [low, high] = [Math.min(...byCode.keys()), Math.max(...byCode.keys())];
  const inside = values.filter((value) => !(value in missing)).map(Number);
  if (inside.some((value) => !(value >= low && value <= high)) || high - low < 2 || high - low > 10) return undefined;
  const [worst, best] = [valence(byCode.get(low)!), valence(byCode.get(high)!)];
  const told = worst !== undefined && best !== undefined && worst.score * best.score < 0;
  if (!told && !numbered && byCode.size > 2) return undefined;
  const numeric = numericRating(
    values.filter((value) => !(value in missing)),
    wording,
    tool,
  );
  if (numeric === undefined || (!told && numeric.confidence < 0.6)) return undefined;
  return {
    ...numeric,
    levels: Array.from({ length: high - low + 1 }, (_, index) => {
      const label = byCode.get(low + index);
      return { code: low + index, label: label === undefined || label === '' ? String(low + index) : label };
    }),
    missing,
    ...(told
      ? {
          best: worst.score < best.score ? ('highest' as const) : ('lowest' as const),
          unconfirmed: false,
          confirm: [],
          confidence: 0.9,
          reason: `numbers from ${low} to ${high} whose ends the file names, "${byCode.get(low)}" and "${byCode.get(high)}"`,
        }
      : {}),
  };
}

/** Tools whose labels are known from the answers alone. */
const LISTS_WHAT_WAS_CHOSEN: ReadonlySet<Tool> = new Set(['tencent']);

function impliedSteps(invented: number): readonly string[] {
  if (invented === 0) return [];
  const steps = invented === 1 ? 'one step' : `${invented} steps`;
  return [`Nobody chose ${steps} that the others imply; are the steps complete?`];
}

function labelledRating(values: readonly string[], wording: string, tool: Tool): Rating | undefined {
  const ladder = ladderOf(values, tool);
  if (ladder === undefined) return undefined;
  const steps = completedSteps(ladder);
  const invented = steps.length - ladder.steps.length;
  const middle = steps.some(({ score }) => score === 0);
  return {
    levels: steps.map(({ label }, index) => ({ code: index + 1, label })),
    best: 'highest',
    codes: Object.fromEntries(
      steps.flatMap(({ spellings }, index) => spellings.map((spelling) => [spelling, String(index + 1)])),
    ),
    missing: ladder.missing,
    ...direction(ladder.family, wording, [
      ...impliedSteps(invented),
      ...(invented === 0 && steps.length < 4 && !middle
        ? ['Only steps that somebody chose are known; are they all?']
        : []),
    ]),
    confidence: steps.length >= 4 ? 0.95 : steps.length === 3 ? 0.85 : 0.62,
    reason: `the answers are steps of one rating, "${steps[0]!.label}" to "${steps.at(-1)!.label}"`,
  };
}

/** Words tell which end is the best, unless they only count how often, or agree to something bad. */
function direction(
  family: string,
  wording: string,
  confirm: readonly string[] = [],
): Pick<Rating, 'unconfirmed' | 'confirm'> {
  if (FREQUENCY.has(family)) {
    return { unconfirmed: true, confirm: ['More often counts as better here; is it?', ...confirm] };
  }
  if (ABOUT.agreement.test(family) && ABOUT.negative.test(wording)) {
    return {
      unconfirmed: true,
      confirm: ['Agreement counts as favourable here; the statement may be a negative one.', ...confirm],
    };
  }
  return { unconfirmed: false, confirm };
}

const RANGES: readonly (readonly [number, number])[] = [
  [1, 5],
  [1, 7],
  [1, 10],
  [0, 10],
];

function numericRating(values: readonly string[], wording: string, tool: Tool): Rating | undefined {
  const missing: Record<string, MissingReason> = {};
  const numbers: number[] = [];
  for (const value of values) {
    const reason = missingReason(value, tool);
    if (reason !== undefined) missing[value] = reason;
    else if (WHOLE.test(value)) numbers.push(Number(value));
    else return undefined;
  }
  if (numbers.length < 2) return undefined;
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  if (low < 0 || high > 10) return undefined;
  const stated = rangeIn(wording);
  const fits = ([from, to]: readonly [number, number]) => from <= low && high <= to;
  const range =
    stated !== undefined && fits(stated)
      ? stated
      : low === 1 && high === 4 && numbers.length === 4
        ? ([1, 4] as const)
        : RANGES.find(fits);
  if (range === undefined) return undefined;
  const [from, to] = range;
  const seen = new Set(numbers).size;
  const told = toldDirection(wording, from, to);
  const rated = ABOUT.rating.test(wording) || ABOUT.recommend.test(wording);
  const stray = strayCode(numbers, stated);
  if (seen < 3 && !(rated && stated !== undefined)) return undefined;
  return {
    levels: Array.from({ length: to - from + 1 }, (_, index) => {
      const code = from + index;
      return { code, label: told === undefined ? String(code) : toldLabel(wording, code) };
    }),
    best: told ?? 'highest',
    codes: codesWithPoints(values),
    missing,
    unconfirmed: told === undefined,
    confirm:
      told === undefined
        ? [
            `${to} counts as the best and ${from} as the worst: nothing in the file says so.`,
            ...(stated === undefined
              ? [`Answers lie between ${low} and ${high}; is the scale really ${from} to ${to}?`]
              : []),
          ]
        : [],
    confidence: stray !== undefined ? 0.5 : told !== undefined ? 0.9 : rated ? 0.75 : stated !== undefined ? 0.7 : 0.5,
    reason:
      stray !== undefined
        ? `whole numbers, but ${stray} lies apart from the others and may mean "no answer"`
        : told !== undefined
          ? `whole numbers from ${from} to ${to}, and the wording names both ends`
          : `whole numbers from ${low} to ${high}${rated ? ', and the wording asks for a rating' : ', but nothing says what they mean'}`,
  };
}

/** A number outside the range that the wording states, or behind a gap above 1, 2, … that leaves none out: often "no answer". */
function strayCode(numbers: readonly number[], stated: readonly [number, number] | undefined): number | undefined {
  const ascending = [...new Set(numbers)].toSorted((a, b) => a - b);
  if (stated !== undefined) return ascending.find((number) => number < stated[0] || number > stated[1]);
  const gap = ascending.findIndex((number, index) => index > 0 && number > ascending[index - 1]! + 1);
  return gap >= 3 && gap === ascending.length - 1 && ascending[gap]! < 10 ? ascending[gap] : undefined;
}

/** Numbers with words at one or both ends: "Not at all likely", 1, 2, …, "Extremely likely". */
function endedRating(values: readonly string[], wording: string, tool: Tool): Rating | undefined {
  const missing: Record<string, MissingReason> = {};
  const codes: Record<string, string> = {};
  const words: string[] = [];
  const numbers: number[] = [];
  for (const value of values) {
    const reason = missingReason(value, tool);
    const own = /^(\d{1,2})\s*(?:分|点|[-–=:：.、(（]\s*\D.*)$|^\D*[-–=:：(（]\s*(\d{1,2})\s*[)）]?$/.exec(value);
    if (reason !== undefined) missing[value] = reason;
    else if (WHOLE.test(value)) numbers.push(Number(value));
    else if (own !== null) {
      const code = Number(own[1] ?? own[2]);
      numbers.push(code);
      codes[value] = String(code);
    } else words.push(value);
  }
  if (numbers.length === 0 || words.length > 2 || words.length + Object.keys(codes).length === 0) return undefined;
  const ends = words.map((word) => ({ word, found: valence(word) }));
  if (ends.some(({ found }) => found === undefined || found.score === 0)) return undefined;
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  if (words.length > 0 && numbers.length < 2) return undefined;
  const goods = ends.filter(({ found }) => found!.score > 0);
  const bads = ends.filter(({ found }) => found!.score < 0);
  if (goods.length > 1 || bads.length > 1) return undefined;
  const top = goods.length === 1 ? high + 1 : high;
  const bottom = bads.length === 1 ? low - 1 : low;
  const range = [...RANGES, [1, 4] as const].find(
    ([from, to]) =>
      (goods.length === 1 ? to === top : to >= top) && (bads.length === 1 ? from === bottom : from <= bottom),
  );
  if (range === undefined) return undefined;
  const [from, to] = range;
  if (goods[0] !== undefined) codes[goods[0].word] = String(to);
  if (bads[0] !== undefined) codes[bads[0].word] = String(from);
  const named = Object.entries(codes).map(([label, code]) => [Number(code), label] as const);
  const labelled = new Map(named);
  const [first, last] = [labelled.get(from), labelled.get(to)].map((label) =>
    label === undefined ? undefined : valence(label.replace(/^\d+\W+|\W+\d+\W*$/g, '')),
  );
  const told =
    goods.length + bads.length > 0
      ? 'highest'
      : first !== undefined && last !== undefined && first.score !== last.score
        ? first.score < last.score
          ? 'highest'
          : 'lowest'
        : toldDirection(wording, from, to);
  return {
    levels: Array.from({ length: to - from + 1 }, (_, index) => ({
      code: from + index,
      label: labelled.get(from + index) ?? String(from + index),
    })),
    best: told ?? 'highest',
    codes,
    missing,
    unconfirmed: told === undefined,
    confirm:
      told === undefined ? [`${to} counts as the best and ${from} as the worst: nothing in the file says so.`] : [],
    confidence: told === undefined ? 0.65 : 0.85,
    reason:
      words.length > 0
        ? `numbers with words at the ends (${words.map((word) => `"${word}"`).join(', ')})`
        : 'every answer holds a number',
  };
}

/** Whether numbers typed into several fields of one question are amounts or shares of a sum: a rating would say its range. */
export function asksAmounts({ declared, question }: ProfiledColumn, wording: string): boolean {
  return declared === 'number' && question !== undefined && rangeIn(wording) === undefined;
}

/** "0-10", "from 1 to 5", "1至7分" in a wording. */
export function rangeIn(wording: string): readonly [number, number] | undefined {
  const found = /(?<!\d)([01])\s*(?:[-–—~～]|to|through|至|到)\s*(10|[3-9])(?!\d)/i.exec(wording);
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}

/** Which end is the best, where the wording explains both: "1 = very dissatisfied … 5 = very satisfied", "1分表示非常不满意". */
export function toldDirection(wording: string, low: number, high: number): 'highest' | 'lowest' | undefined {
  const [first, last] = [low, high].map((end) => valence(wordsFor(wording, end) ?? ''));
  if (first === undefined || last === undefined || first.score === last.score) return undefined;
  return first.score < last.score ? 'highest' : 'lowest';
}

/** What a wording says that a number means. */
function wordsFor(wording: string, end: number): string | undefined {
  const after = new RegExp(
    `(?<!\\d)${end}\\s*分?\\s*(?:[=:：(（]|is|being|means|表示|代表|为|是)\\s*["'“]?([^,;，；、。.)）"”\\d\\n]+)`,
    'i',
  ).exec(wording)?.[1];
  return after?.replace(/\b(and|to|至|到|且|和)\s*$/i, '').trim();
}

/** A step's number, with the words that the wording has for it. */
function toldLabel(wording: string, code: number): string {
  const words = wordsFor(wording, code);
  if (words === undefined) return String(code);
  return isChinese(words) ? `${code}（${words}）` : `${code} (${words})`;
}

/** "5.0" means 5: spreadsheets write so. */
function codesWithPoints(values: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    values.flatMap((value) =>
      WHOLE.test(value) && String(Number(value)) !== value ? [[value, String(Number(value))]] : [],
    ),
  );
}
