import { KANO_ANSWERS, type Question } from '../survey/question.ts';
import { missingCode } from './columns.ts';

/** How the cells of a closed question are read. */
export interface AnswerCodes {
  /** Codes in the questionnaire's order, scales from worst to best; for KANO pairs the five answers by name. */
  readonly categories: readonly string[];
  /** Text of a cell → index of its category, or a missing code. */
  readonly byText: ReadonlyMap<string, number>;
  /** What a cell may hold, for messages. */
  readonly expected: string;
}

type Closed = Exclude<Question, { type: 'number' | 'text' }>;

/** How the cells of a question with one answer each are read; for a multiple choice in one column, its single answers. */
export function answerCodes(question: Closed): AnswerCodes {
  const categories = categoriesOf(question);
  const codes: [string, number][] =
    question.type === 'kano'
      ? Object.entries(question.answers).map(([code, answer]) => [code, KANO_ANSWERS.indexOf(answer)])
      : categories.map((code, index) => [code, index]);
  return { categories, byText: byText(question, codes), expected: expectedText(question, codes) };
}

/** How the cells of one box of a multiple choice are read: 1 ticked, 0 not ticked. */
export interface BoxCodes extends AnswerCodes {
  /** Texts that are an unticked box beside ticked ones, and missing where every box holds them. */
  readonly either: ReadonlyMap<string, number>;
}

export function boxCodes(question: Question, ticked: readonly string[], unticked: readonly string[]): BoxCodes {
  const codes = [
    ...ticked.map((code): [string, number] => [code, 1]),
    ...unticked.map((code): [string, number] => [code, 0]),
  ];
  const either = Object.entries(question.missing).flatMap(([code, reason]): [string, number][] =>
    unticked.includes(code) ? [[code, missingCode(reason)]] : [],
  );
  return {
    categories: ['0', '1'],
    byText: byText(question, codes),
    expected: expectedText(question, codes),
    either: new Map(either),
  };
}

function categoriesOf(question: Closed): readonly string[] {
  switch (question.type) {
    case 'scale':
    case 'grid':
      return question.levels.map((level) => level.code);
    case 'single':
    case 'multi':
      return question.options.map((option) => option.code);
    case 'nps':
      return Array.from({ length: 11 }, (_, value) => String(value));
    case 'kano':
      return KANO_ANSWERS;
  }
}

/** An empty cell is blank unless the study says that it is an answer, or missing for another reason. */
function byText(question: Question, codes: readonly (readonly [string, number])[]): Map<string, number> {
  const known = new Map<string, number>([
    ['', missingCode('blank')],
    ...Object.entries(question.missing).map(([code, reason]): [string, number] => [code, missingCode(reason)]),
    ...codes,
  ]);
  const labels = Object.entries(question.codes).flatMap(([text, code]): [string, number][] => {
    const index = known.get(code);
    return index === undefined ? [] : [[text, index]];
  });
  return new Map([...known, ...labels]);
}

function expectedText(question: Question, codes: readonly (readonly [string, number])[]): string {
  if (question.type === 'nps' && Object.keys(question.codes).length === 0) return 'a whole number from 0 to 10';
  const texts = [
    ...codes.map(([code]) => code).filter((code) => code !== ''),
    ...Object.keys(question.codes),
    ...Object.keys(question.missing).filter((code) => !codes.some(([own]) => own === code)),
  ];
  if (texts.length === 1) return texts[0]!;
  const shown = texts.length > 12 ? [...texts.slice(0, 12), '…'] : texts;
  return `one of ${shown.join(', ')}`;
}
