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
  /** Number in the questionnaire, or the id. */
  readonly number: string;
  readonly wording: string;
  /** The answers that could be given, or what kind of answer it takes. */
  readonly answers: readonly string[];
  readonly asked: string;
  /** Headings in the data files; none for published tables. */
  readonly columns: readonly string[];
  /** Respondents who answered, over all waves; empty for published tables and free text. */
  readonly answered: string;
  readonly missing: string;
}

/** Wording, answers, rule of asking and base of every question: the codebook of a report. */
export function questionIndex(desk: Desk, voice: Voice): IndexedQuestion[] {
  const { questions } = desk.study;
  const asked = questions.map((question) => itemsOf(question).filter((item) => wasAsked(desk.open, item)));
  const queries = questions.flatMap((question, i) => asked[i]!.map((item) => queryOf(question, item)));
  const tables = desk.ask(queries);
  let next = 0;
  return questions.map((question, i) => {
    const own = tables.slice(next, next + asked[i]!.length);
    next += own.length;
    return indexed(desk, voice, question, own);
  });
}

/** What was put to respondents: the question itself, or each of its items. */
function itemsOf(question: Question): string[] {
  if (question.type === 'grid') return question.items.map(({ id }) => `${question.id}.${id}`);
  if (question.type !== 'kano') return [question.id];
  return question.attributes.flatMap(({ id }) =>
    ['functional', 'dysfunctional'].map((side) => `${question.id}.${id}.${side}`),
  );
}

function queryOf({ type }: Question, item: string): Query {
  return { of: [type === 'number' ? { item, atLeast: 0 } : { item }], weighted: false };
}

/** Respondents who answered; from the item with the fewest to the one with the most. */
function answeredWords(voice: Voice, counts: readonly number[]): string {
  if (counts.length === 0) return '';
  const [low, high] = [Math.min(...counts), Math.max(...counts)].map((n) => voice.number(n)) as [string, string];
  return low === high ? low : voice.say('number.range', { low, high });
}

function indexed(desk: Desk, voice: Voice, question: Question, tables: readonly Crosstab[]): IndexedQuestion {
  const counts = tables.map(({ bases }) => bases[0]?.n ?? 0);
  const hidden = counts.some((n) => n > 0 && n < desk.study.privacy.suppressBelow);
  const reasons = tables.length === 1 ? Object.entries(tables[0]!.missing[0] ?? {}) : [];
  return {
    id: question.id,
    number: question.number ?? question.id,
    wording: voice.text(question.text),
    answers: answersOf(voice, question),
    columns: sourceColumns(question),
    asked:
      question.askedIf === undefined
        ? voice.say('method.asked.all')
        : voice.list(
            Object.entries(question.askedIf).map(([id, codes]) =>
              voice.say('base.where', {
                question: questionName(desk, voice, id),
                answers: answerNames(desk, voice, id, codes),
              }),
            ),
          ),
    answered:
      question.type === 'text'
        ? voice.say('method.never')
        : hidden
          ? voice.say('hidden.cell')
          : answeredWords(voice, counts),
    missing: hidden
      ? ''
      : voice.list(
          reasons.map(([reason, { n: without }]) => voice.say(`missing.${reason as 'blank'}`, { n: without })),
        ),
  };
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
