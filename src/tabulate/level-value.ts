import type { Study } from '../survey/study.ts';

/** The number that stands for a code of a rating: a scale's value, or the answer itself of a 0–10 question. */
export function levelValue(study: Study, item: string, code: string): number {
  const id = item.split('.')[0]!;
  const question = study.questions.find((candidate) => candidate.id === id);
  if (question?.type === 'nps') return Number(code);
  if (question?.type !== 'scale' && question?.type !== 'grid') throw new RangeError(`"${item}" is not a rating`);
  const level = question.levels.find((candidate) => candidate.code === code);
  if (level === undefined) throw new RangeError(`"${code}" is not a level of "${item}"`);
  return level.value;
}
