/** Longer texts are no labels; their beginning stands for them. */
const LONGEST = 1000;

/** A label as labels are compared: small letters, one blank between words, straight quotes, half-width, no closing mark. */
export function plainLabel(label: string): string {
  return label
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.。!！;；,，:：]+$/, '')
    .trim();
}

/** Whether a text is written in Chinese characters, at least in part. */
export function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** Whether a label is one of a pair of plain answers, such as yes and no. */
export function isYesOrNo(label: string): boolean {
  return /^(yes|no|y|n|true|false|是|否|会|不会|有|没有|愿意|不愿意)$/.test(plainLabel(label));
}
