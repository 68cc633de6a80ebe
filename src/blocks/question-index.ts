import type { Crosstab, Query } from '../survey/crosstab.ts';
import { KANO_ANSWERS, type Question } from '../survey/question.ts';
import type { Voice } from '../i18n/speak.ts';
import { wasAsked } from '../tabulate/open-study.ts';
import type { Desk } from './desk.ts';
import { answerNames, questionName } from './notes.ts';
import { sourceColumns } from './source-columns.ts';

/** A question as the method page prints it. */
export interface IndexedQuestion {
  readonly id: string;
  /** Number in the questionnaire, if it has one. */
  readonly number: string | undefined;
  readonly wording: string;
  /** Its short name, behind its number. */
  readonly name: string;
  /** The answers that could be given, or what kind of answer it takes. */
  readonly answers: readonly string[];
  readonly asked: string;
  /** Headings in the data files; none for published tables. */
  readonly columns: readonly string[];
  /** Respondents who answered, over all waves; empty for published tables and free text. */
  readonly answered: string;
  /** Why others did not, with their number; a line for each item where items differ. */
  readonly missing: readonly string[];
}

/** Wording, answers, rule of asking and base of every question: the codebook of a report. */
export function questionIndex(desk: Desk, voice: Voice): IndexedQuestion[] {
  const { questions } = desk.study;
  const asked = questions.map((question) =>
    itemsOf(voice, question).filter(({ address }) => wasAsked(desk.open, address)),
  );
  const queries = questions.flatMap((question, i) => asked[i]!.map(({ address }) => queryOf(question, address)));
  const tables = desk.ask(queries);
  let next = 0;
  return questions.map((question, i) => {
    const own = asked[i]!.map(({ label }, at) => ({ label, table: tables[next + at]! }));
    next += own.length;
    return indexed(desk, voice, question, own);
  });
}

/** What was put to respondents: the question itself, or each of its items. */
interface Item {
  readonly address: string;
  readonly label: string;
}

/** An item, and how it was answered by all. */
interface Answered {
  readonly label: string;
  readonly table: Crosstab;
}

function itemsOf(voice: Voice, question: Question): Item[] {
  const of = (id: string) => `${question.id}.${id}`;
  if (question.type === 'grid') {
    return question.items.map(({ id, label }) => ({ address: of(id), label: voice.text(label) }));
  }
  if (question.type !== 'kano') return [{ address: question.id, label: voice.text(question.text) }];
  return question.attributes.flatMap(({ id, label: text }) => {
    const label = voice.text(text);
    return [
      { address: of(`${id}.functional`), label: voice.say('method.item.with', { label }) },
      { address: of(`${id}.dysfunctional`), label: voice.say('method.item.without', { label }) },
    ];
  });
}

function queryOf({ type }: Question, item: string): Query {
  return { of: [type === 'number' ? { item, atLeast: 0 } : { item }], weighted: false };
}

/** From the item with the fewest to the one with the most. */
function countWords(voice: Voice, counts: readonly number[]): string {
  if (counts.length === 0) return '';
  const [low, high] = [Math.min(...counts), Math.max(...counts)].map((n) => voice.number(n)) as [string, string];
  return low === high ? low : voice.say('number.range', { low, high });
}

function indexed(desk: Desk, voice: Voice, question: Question, items: readonly Answered[]): IndexedQuestion {
  const counts = items.map(({ table }) => table.bases[0]?.n ?? 0);
  const hidden = counts.some((n) => n > 0 && n < desk.study.privacy.suppressBelow);
  return {
    id: question.id,
    number: question.number,
    wording: voice.text(question.text),
    name: [question.number, voice.text(question.label ?? question.text)].filter(Boolean).join(' '),
    answers: answersOf(voice, question),
    columns: sourceColumns(question),
    asked: askedWords(desk, voice, question, items, hidden),
    answered:
      question.type === 'text'
        ? voice.say('method.never')
        : hidden
          ? voice.say('hidden.cell')
          : countWords(voice, counts),
    missing: hidden ? [] : missingLines(voice, items),
  };
}

/** The rule of asking; without one, how many were asked, for a file may know of some that were not. */
function askedWords(
  desk: Desk,
  voice: Voice,
  { askedIf }: Question,
  items: readonly Answered[],
  hidden: boolean,
): string {
  if (askedIf !== undefined) {
    return voice.list(
      Object.entries(askedIf).map(([id, codes]) =>
        voice.say('base.where', {
          question: questionName(desk, voice, id),
          answers: answerNames(desk, voice, id, codes),
        }),
      ),
    );
  }
  const skipped = items.map(({ table }) => table.missing[0]?.['not-asked']?.n ?? 0);
  if (skipped.every((n) => n === 0)) return voice.say('method.asked.all');
  if (hidden) return voice.say('method.asked.some');
  const all = items.map(({ table }) => everybody(table));
  return voice.say('method.asked.part', {
    n: countWords(
      voice,
      all.map((n, i) => n - skipped[i]!),
    ),
    all: countWords(voice, all),
  });
}

/** Those who answered and those who did not. */
function everybody({ bases, missing }: Crosstab): number {
  return Object.values(missing[0] ?? {}).reduce((sum, { n }) => sum + n, bases[0]?.n ?? 0);
}

function missingLines(voice: Voice, items: readonly Answered[]): string[] {
  const lines = items.map(({ label, table }) => ({
    label,
    reasons: voice.list(
      Object.entries(table.missing[0] ?? {})
        .filter(([, { n }]) => n > 0)
        .map(([reason, { n }]) => voice.say(`missing.${reason as 'blank'}`, { n })),
    ),
  }));
  const different = lines.some(({ reasons }) => reasons !== lines[0]!.reasons);
  if (!different) return lines.slice(0, 1).flatMap(({ reasons }) => (reasons === '' ? [] : [reasons]));
  return lines.flatMap((line) => (line.reasons === '' ? [] : [voice.say('method.without.item', line)]));
}

function answersOf(voice: Voice, question: Question): string[] {
  switch (question.type) {
    case 'scale':
      return question.levels.map(({ label }) => voice.text(label));
    case 'single':
    case 'multi':
      return question.options.map(({ label }) => voice.text(label));
    case 'grid':
      return [
        ...question.items.map(({ label }) => voice.text(label)),
        question.levels.map(({ label }) => voice.text(label)).join(' · '),
      ];
    case 'kano':
      return [
        ...question.attributes.map(({ label }) => voice.text(label)),
        KANO_ANSWERS.map((answer) =>
          question.wording === undefined ? voice.say(`kano.answer.${answer}`) : voice.text(question.wording[answer]),
        ).join(' · '),
      ];
    case 'nps':
      return [voice.say('question.nps')];
    case 'number':
      return [voice.say('question.number')];
    case 'text':
      return [voice.say('question.text')];
  }
}
