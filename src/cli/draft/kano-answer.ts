import type { KanoAnswer } from '../../survey/question.ts';
import { plainLabel } from './plain-label.ts';

/** Wordings of the five answers, METHODS 4 and common translations. Order matters: "dislike" holds "like". */
const WORDINGS: readonly (readonly [KanoAnswer, RegExp])[] = [
  [
    'dislike',
    /\bdis ?like|\bdo not like|\bdon't like|\bhate|cannot accept|can't accept|not acceptable|讨厌|不喜欢|很不喜欢|无法接受|不能接受|不接受/,
  ],
  ['live-with', /live with|tolerate|can accept|put up with|能够?忍受|可以忍受|勉强接受|能接受|可以接受|能够接受/],
  [
    'must-be',
    /must[ -]be|expect|\bmust\b|basic necessity|should be|takes? (it )?for granted|理应|理所当然|必须|应该|应当/,
  ],
  ['neutral', /\bneutral\b|do not care|don't care|indifferent|no matter|无所谓|中立|没感觉|不在乎|没有感觉/],
  ['like', /\blike\b|\benjoy|\blove\b|喜欢|很?满意|很高兴/],
];

/** Which of the five KANO answers a label is; undefined when it is none. */
export function kanoAnswer(label: string): KanoAnswer | undefined {
  const plain = plainLabel(label);
  if (plain.length > 80 || /\blikely\b/.test(plain)) return undefined;
  return WORDINGS.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** Which answer each label is, if together they read as KANO answers: every label one, no answer by two wordings of different sense, at least three in all. */
export function kanoAnswers(labels: readonly string[]): ReadonlyMap<string, KanoAnswer> | undefined {
  const found = new Map<string, KanoAnswer>();
  for (const label of labels) {
    const answer = kanoAnswer(label);
    if (answer === undefined) return undefined;
    found.set(label, answer);
  }
  const answers = new Set(found.values());
  return answers.size >= 3 && (answers.has('must-be') || answers.has('live-with')) ? found : undefined;
}
