import type { Tool } from '../../input/profile.ts';
import type { MissingReason } from '../../survey/question.ts';
import type { DraftOption } from './draft.ts';
import { areLetters, type Choice, NO_ORDER, withOther } from './guess-choice.ts';
import { missingReason } from './missing-words.ts';
import { plainLabel } from './plain-label.ts';
import { type Cells, withoutWriting } from './profiled-cells.ts';
import { knownAnswers, splitAnswers } from './split-answers.ts';

export interface Separated extends Choice {
  readonly separator: string;
}

const DECIMAL = /^[+-]?\d+([.,]\d+)?$/;
const SEPARATORS = ['┋', ';', '；', '|', ',', '，', '、', '\n'] as const;

/** Two answers that were given together this often, and never apart, are one. */
const FEWEST_TOGETHER = 5;

/** A multiple choice whose answers stand in one cell; undefined when the cells are one answer each or free text. */
export function separatedOf(cells: Cells, tool: Tool): Separated | undefined {
  const { column } = cells;
  const missing: Record<string, MissingReason> = {};
  const listed = new Set(column.options.flatMap(({ code, label }) => [code, label]));
  const distinct = cells.distinct.filter(({ value }) => {
    const reason = listed.has(value) ? undefined : missingReason(value, tool);
    if (reason !== undefined) missing[value] = reason;
    return reason === undefined;
  });
  if (distinct.length === 0 || column.declared === 'single') return undefined;
  const known = column.options.filter((option) => !option.missing);
  const separators: readonly string[] = column.declared === 'multiple' ? [...SEPARATORS, ' '] : SEPARATORS;
  const candidates = column.separator === undefined ? separators : [column.separator];
  // "18,5" is a number where commas are points, "1,2,3" are three answers.
  const decimals = column.declared !== 'multiple' && distinct.every(({ value }) => DECIMAL.test(value));
  const found = candidates.flatMap((separator): Separated[] => {
    if (!distinct.some(({ value }) => value.includes(separator)) || (decimals && separator === ',')) return [];
    const beside = Object.keys(missing).filter((none) =>
      distinct.some(({ value }) => value !== none && splitAnswers(value, separator).includes(none)),
    );
    const open =
      beside.length === 0
        ? distinct
        : cells.distinct.filter(({ value }) => !(value in missing) || beside.includes(value));
    const none = Object.fromEntries(Object.entries(missing).filter(([value]) => !beside.includes(value)));
    const one =
      known.length > 0
        ? declared(open, known, separator, none, column.declared === 'multiple')
        : observed(open, separator, none, column.declared === 'multiple');
    return one === undefined ? [] : [{ ...one, confirm: [...beside.map(answersBeside), ...one.confirm] }];
  });
  return found.toSorted((a, b) => b.confidence - a.confidence)[0];
}

function answersBeside(none: string): string {
  return `${JSON.stringify(none)} stands beside other answers in some cells, so it counts as an answer.`;
}

function declared(
  distinct: Cells['distinct'],
  known: Cells['column']['options'],
  separator: string,
  missing: Readonly<Record<string, MissingReason>>,
  declaredMultiple: boolean,
): Separated | undefined {
  const codes = known.map(({ code }) => code);
  const labels = known.map(({ label }) => label);
  const count = (texts: readonly string[]) =>
    distinct.reduce(
      (sum, { value, count: times }) => sum + times * knownAnswers(value, texts, separator).rest.length,
      0,
    );
  const [byCode, byLabel] = [count(codes), count(labels)];
  const texts = byCode <= byLabel ? codes : labels;
  const total = distinct.reduce(
    (sum, { value, count: times }) => sum + times * splitAnswers(value, separator).length,
    0,
  );
  const strange = Math.min(byCode, byLabel);
  if (strange * 3 > total) return undefined;
  const several = distinct.some(({ value }) => knownAnswers(value, texts, separator).named.length > 1);
  if (!several && !declaredMultiple) return undefined;
  const options = known.map(({ code, label }) => ({ code, label: label || code }));
  const { all, writtenIn } = withOther(options, strange);
  return {
    options: all,
    codes:
      texts === codes
        ? {}
        : Object.fromEntries(known.flatMap(({ code, label }) => (code === label ? [] : [[label, code]]))),
    missing,
    separator,
    writtenIn,
    confirm: [],
    confidence: 0.95 - strange / total / 2,
    reason: `the file lists ${options.length} answers, and cells hold several of them`,
  };
}

function observed(
  distinct: Cells['distinct'],
  separator: string,
  missing: Readonly<Record<string, MissingReason>>,
  declaredMultiple: boolean,
): Separated | undefined {
  const whole = wholeAnswers(distinct, separator);
  const counts = new Map<string, number>();
  /** In how many different cells each part stands: of free text that is repeated whole, in one. */
  const cellsWith = new Map<string, number>();
  let total = 0;
  let filled = 0;
  let several = 0;
  let alone = 0;
  for (const { value, count } of distinct) {
    const { named, rest } = knownAnswers(value, whole, separator);
    const parts = [...named, ...rest].map(withoutWriting);
    filled += count;
    if (parts.length > 1) several += count;
    if (parts.length === 1 && !declaredMultiple) alone += count;
    for (const part of new Set(parts)) cellsWith.set(part, (cellsWith.get(part) ?? 0) + 1);
    for (const part of parts) {
      counts.set(part, (counts.get(part) ?? 0) + count);
      total += count;
    }
  }
  const repeated = [...counts].filter(([part, count]) => count >= 2 && part.length <= 80);
  const covered = repeated.reduce((sum, [, count]) => sum + count, 0);
  if (repeated.length < 2 || repeated.length > 30) return undefined;
  if (several < 0.1 * filled || covered < 0.8 * total || total < 3 * repeated.length) return undefined;
  const combined = repeated.filter(([part]) => cellsWith.get(part)! >= 2).length;
  if (combined < (declaredMultiple ? 0.5 : 0.75) * repeated.length) return undefined;
  const mean = repeated.reduce((sum, [part]) => sum + part.length, 0) / repeated.length;
  const options: DraftOption[] = repeated
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([part]) => ({ code: part, label: part }));
  const none = Object.fromEntries(Object.entries(missing).filter(([value]) => !counts.has(value)));
  const spelt = new Set(options.map(({ label }) => plainLabel(label)));
  if (spelt.size < options.length) return undefined;
  // Counted as the reader will: an answer may hold the separator.
  const strange = distinct.reduce(
    (sum, { value, count }) =>
      sum +
      count *
        Number(
          knownAnswers(
            value,
            options.map(({ code }) => code),
            separator,
          ).rest.length > 0,
        ),
    0,
  );
  const { all, writtenIn } = withOther(options, strange);
  const coded = options.every(({ code }) => /^-?\d+$/.test(code)) || areLetters(options.map(({ code }) => code));
  const sure =
    (declaredMultiple ? 0.9 : 0.8) + (alone > 0 ? 0.02 : 0) - (1 - covered / total) / 2 - (mean > 40 ? 0.2 : 0);
  return {
    options: all,
    codes: {},
    missing: none,
    separator,
    writtenIn,
    confirm: [
      'Options are those that at least two people chose; one that nobody chose is not known.',
      coded ? 'What do these codes mean?' : NO_ORDER,
      ...whole.map((answer) => `${JSON.stringify(answer)} is taken for one answer: its parts never stand alone.`),
      ...(writtenIn === undefined ? [] : [`Written-in answers (${strange} cells) count as "${writtenIn.code}".`]),
    ],
    confidence: coded ? 0.4 : sure,
    reason: `cells hold several ${coded ? 'codes without labels' : 'answers'}, separated by ${JSON.stringify(separator)}, out of ${options.length} that come again and again`,
  };
}

/** Answers that hold the separator themselves: neighbouring parts of which neither ever stands without the other. */
function wholeAnswers(distinct: Cells['distinct'], separator: string): string[] {
  const times = new Map<string, number>();
  const together = new Map<string, { readonly parts: readonly [string, string]; count: number }>();
  for (const { value, count } of distinct) {
    const parts = splitAnswers(value, separator);
    for (const part of new Set(parts)) times.set(part, (times.get(part) ?? 0) + count);
    parts.slice(1).forEach((part, index) => {
      const before = parts[index]!;
      const from = value.indexOf(before);
      const text = value.slice(from, value.indexOf(part, from + before.length) + part.length);
      const known = together.get(text);
      if (known === undefined) together.set(text, { parts: [before, part], count });
      else known.count += count;
    });
  }
  return [...together]
    .filter(([, { parts, count }]) => count >= FEWEST_TOGETHER && parts.every((part) => times.get(part) === count))
    .map(([text]) => text);
}
