/** A label as labels are compared: small letters, one blank between words, straight quotes, half-width, no closing mark. */
export function plainLabel(label: string): string {
  return label
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
