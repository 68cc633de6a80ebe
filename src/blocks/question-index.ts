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
  const queries = questions.map((question) => queryOf(desk, question));
  const tables = desk.ask(queries.filter((query) => query !== undefined));
  let next = 0;
  return questions.map((question, i) => {
    const table = queries[i] === undefined ? undefined : tables[next++];
    return indexed(desk, voice, question, table);
  });
}

function queryOf(desk: Desk, question: Question): Query | undefined {
  const item =
    question.type === 'kano'
      ? `${question.id}.${question.attributes[0]?.id}.functional`
      : question.type === 'grid'
        ? `${question.id}.${question.items[0]?.id}`
        : question.id;
  if (!wasAsked(desk.open, item)) return undefined;
  if (question.type === 'number') return { of: [{ item, atLeast: 0 }], weighted: false };
  return { of: [{ item }], weighted: false };
}

function indexed(desk: Desk, voice: Voice, question: Question, table: Crosstab | undefined): IndexedQuestion {
  const n = table?.bases[0]?.n;
  const hidden = n !== undefined && n > 0 && n < desk.study.privacy.suppressBelow;
  const reasons = Object.entries(table?.missing[0] ?? {});
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
          : n === undefined
            ? ''
            : voice.number(n),
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
