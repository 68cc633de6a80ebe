import type { Voice } from '../i18n/speak.ts';

/** Beyond this a question no longer fits before a finding; a Chinese character counts twice. */
const LONGEST = 60;

/** A question's wording without what a questionnaire adds: “您的性别？” is 性别, “How likely … again? (1 = very unlikely)” ends at the mark. */
export function plainName(words: string): string {
  const bare = words
    .trim()
    .replace(/\s*[(（[][^()（）[\]]*[)）\]]\s*([?？]?)$/u, '$1')
    .replace(/[:：.。…\s]+$/u, '')
    .replace(/^您的?(?=\p{Script=Han})/u, '')
    .replace(/(?<=[\p{Script=Han}”’"）])[?？]$/u, '')
    .trim();
  return bare === '' ? words : bare;
}

/** The same, cut where it is long. */
export function shortName(words: string): string {
  const name = plainName(words);
  const signs = [...name];
  const widths = signs.map((sign) => (/\p{Script=Han}/u.test(sign) ? 2 : 1));
  let room = LONGEST;
  const fits = widths.findIndex((width) => (room -= width) < 0);
  if (fits === -1) return name;
  const cut = signs.slice(0, fits).join('');
  const whole = cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut;
  return `${whole.replace(/[\s,;:，、；]+$/u, '')}…`;
}

/** `Check-in: 57% say “Satisfied” or “Very satisfied”`: titles stand in lists without the figure that tells what they are about. */
export function namedTitle(voice: Voice, name: string, title: string): string {
  const short = shortName(name);
  return voice.say('title.named', {
    name: short,
    title: /[?？]$/u.test(short) ? sentenceCase(title, voice.language) : title,
  });
}

/** `Over 65% of …`: how a title begins that stands alone. */
export function sentenceCase(title: string, language: string): string {
  return title.charAt(0).toLocaleUpperCase(language) + title.slice(1);
}
