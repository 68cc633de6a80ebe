import { nearest } from '../../errors.ts';
import { columnsOf, type DraftQuestion } from './draft.ts';

/** Questions that are listed where a name fits none. */
const MOST = 8;
/** A name is taken for one of a question where so many of its words stand in the wording. */
const ENOUGH = 1 / 2;

/** Which of the questions somebody may have meant by a name, nearest by words first: a suggestion, or a list. */
export function meantQuestions(name: string, questions: readonly DraftQuestion[]): string {
  if (questions.length === 0)
    return 'No question that was found is of that kind; --include "heading" makes a column one.';
  const scored = questions
    .map((question) => ({ question, score: likeness(name, question) }))
    .toSorted((a, b) => b.score - a.score);
  const spelt = nearest(name, questions.flatMap(namesOf));
  const near = questions.find((question) => spelt !== undefined && namesOf(question).includes(spelt));
  if (near !== undefined) return `Did you mean "${near.id === spelt ? near.id : spelt!}"?`;
  const [best, second] = scored;
  if (best!.score >= ENOUGH && best!.score > (second?.score ?? 0)) return `Did you mean ${shown(best!.question)}?`;
  const listed = scored.slice(0, MOST).map(({ question }) => shown(question));
  const more = questions.length - listed.length;
  return `It can be ${listed.join(', ')}${more > 0 ? ` or ${more} more` : ''}.`;
}

function shown({ id, text }: DraftQuestion): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain === id ? `"${id}"` : `${id} ("${plain.length > 80 ? `${plain.slice(0, 80)}…` : plain}")`;
}

function namesOf(question: DraftQuestion): readonly string[] {
  return [question.id, question.text, ...columnsOf(question)];
}

/** Share of the name's words that a question's names hold. */
function likeness(name: string, question: DraftQuestion): number {
  const wanted = wordsOf(name);
  const own = new Set(namesOf(question).flatMap(wordsOf));
  return wanted.length === 0 ? 0 : wanted.filter((word) => own.has(word)).length / wanted.length;
}

/** Words of letters, and pairs of Chinese characters, which stand without blanks. */
function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []).flatMap((word) =>
    /\p{Script=Han}/u.test(word) && word.length > 2
      ? Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
      : [word],
  );
}
