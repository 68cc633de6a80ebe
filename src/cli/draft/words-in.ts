import { plainLabel } from './plain-label.ts';

/** Answers of usual ratings, yes and no, and KANO answers in both languages. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['Very satisfied', '非常满意'],
  ['Satisfied', '满意'],
  ['Neither satisfied nor dissatisfied', '一般'],
  ['Dissatisfied', '不满意'],
  ['Very dissatisfied', '非常不满意'],
  ['Strongly agree', '非常同意'],
  ['Agree', '同意'],
  ['Neutral', '中立'],
  ['Disagree', '不同意'],
  ['Strongly disagree', '非常不同意'],
  ['Very good', '很好'],
  ['Good', '好'],
  ['Fair', '一般'],
  ['Poor', '差'],
  ['Excellent', '优秀'],
  ['Very likely', '非常可能'],
  ['Likely', '可能'],
  ['Unlikely', '不可能'],
  ['Yes', '是'],
  ['No', '否'],
  ['Other', '其他'],
  ['I like it that way', '我喜欢这样'],
  ['It must be that way', '它必须这样'],
  ['I am neutral', '我无所谓'],
  ['I can live with it that way', '我能够忍受'],
  ['I dislike it that way', '我讨厌这样'],
];
const CHINESE = new Map(PAIRS.map(([english, chinese]) => [plainLabel(english), chinese]));
const ENGLISH = new Map(
  PAIRS.map(([english, chinese]) => [plainLabel(chinese), english]).toReversed() as [string, string][],
);

/** A label in another language where its translation is known; as it stands otherwise. */
export function wordsIn(label: string, language: string): string {
  const known = language.startsWith('zh') ? CHINESE : language === 'en' ? ENGLISH : undefined;
  return known?.get(plainLabel(label)) ?? label;
}
