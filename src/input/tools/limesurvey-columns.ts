import type { DraftColumn } from '../export/layout.ts';
import type { LimeQuestion } from './lime-questions.ts';

/** Types whose only columns with a part are what was written beside an answer. */
const ONE_ANSWER = /^[L!OWZ5YGNDSTU|]$/;

/**
 * A column as its heading and the questionnaire describe it.
 *
 * @param name its heading by code, `Q1[SQ001]`, or by text, `How was it? [Price]`
 * @param names of all columns
 */
export function limeColumn(name: string, names: readonly string[], questions: readonly LimeQuestion[]): DraftColumn {
  const found = /^(.+?) ?\[([^\]]*)\](?: ?\[([^\]]*)\])?$/.exec(name);
  const stem = found?.[1] ?? name;
  const question = questionOf(stem, questions);
  const base = { heading: name, role: 'answer', declared: question?.declared } as const;
  if (/^[XI*]$/.test(question?.type ?? '') || /\{INSERTANS:/.test(name)) {
    return { heading: name, role: 'system', text: question?.text };
  }
  if (found === null)
    return question === undefined ? base : { ...base, text: question.text, options: question.options(0) };
  const [, , code = '', second] = found;
  const text = question?.text ?? (/^\w+$/.test(stem) ? undefined : stem);
  const written = writtenIn(question, code, second);
  if (written !== undefined) return { ...base, text, part: written, question: stem, declared: 'text' };
  const alike = names.filter((other) => other.startsWith(`${stem}[`) || other.startsWith(`${stem} [`));
  if (alike.length < 2) return { ...base, text, part: (question?.part(code) ?? code) || undefined };
  if (question?.declared === 'ranking')
    return { ...base, text, part: `Rank ${code.replace(/^rank /i, '')}`, question: stem };
  const cut = second === undefined ? question?.rowAndColumn(code) : undefined;
  const [row, column] = cut ?? [question?.part(code) ?? code, second];
  const scale = question?.type === '1' ? scaleOf(second, stem, alike) : 0;
  const options = question?.options(scale) ?? [];
  return {
    ...base,
    text: column === undefined || text === undefined ? text : `${text} [${column}]`,
    part: row,
    question: column === undefined ? stem : `${stem}#${column}`,
    ...(options.length === 0 ? {} : { options }),
  };
}

/** By code, or by a wording that is no other question's with other answers. */
function questionOf(stem: string, questions: readonly LimeQuestion[]): LimeQuestion | undefined {
  const coded = questions.find(({ code }) => code === stem);
  if (coded !== undefined) return coded;
  const [first, ...others] = questions.filter(({ texts }) => texts.includes(stem));
  return others.every((other) => asksTheSame(first!, other)) ? first : undefined;
}

function asksTheSame(one: LimeQuestion, other: LimeQuestion): boolean {
  const answers = ({ type, options }: LimeQuestion) => JSON.stringify([type, options(0), options(1)]);
  return answers(one) === answers(other);
}

/** What a column holds that was written beside an answer: `Q1[other]`, `Q1[SQ001comment]`, `Which? [Price][Comment]`. */
function writtenIn(
  question: LimeQuestion | undefined,
  code: string,
  second: string | undefined,
): 'Other' | 'Comment' | undefined {
  if (/^other$/i.test(code)) return 'Other';
  const comment = code.endsWith('comment');
  if (question === undefined) return comment ? 'Comment' : undefined;
  if (question.type === 'P') return comment || second !== undefined ? 'Comment' : undefined;
  return ONE_ANSWER.test(question.type) ? (question.type === 'O' ? 'Comment' : 'Other') : undefined;
}

/** Of the two scales of an array, `1` and `2` or whatever their headings are in the order of the columns. */
function scaleOf(second: string | undefined, stem: string, alike: readonly string[]): number {
  if (second === undefined || /^[12]$/.test(second)) return Number(second ?? 1) - 1;
  const headings = new Set(alike.flatMap((name) => /\] ?\[([^\]]*)\]$/.exec(name.slice(stem.length))?.[1] ?? []));
  return [...headings].indexOf(second);
}

/** `Q1[SQ001]` of `Q1_SQ001`, and `Q1[SQ001][1]` of `Q1_SQ001_0`, as headings are for the expression manager. */
export function bracketed(name: string, questions: readonly LimeQuestion[]): string {
  const found = /^([A-Za-z][A-Za-z0-9]*)_(\w+)$/.exec(name);
  const question = questions.find(({ code }) => code === found?.[1]);
  if (found === null || question === undefined) return name;
  const [, code = '', part = ''] = found;
  const dual = question.type === '1' ? /^(.+)_([01])$/.exec(part) : null;
  return dual === null ? `${code}[${part}]` : `${code}[${dual[1]}][${Number(dual[2]) + 1}]`;
}
