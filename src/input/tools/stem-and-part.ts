/**
 * What headings of one question begin with, and what is left of each: "Channels - Email", "Channels - Phone" have the stem
 * "Channels". Undefined when they share no whole part.
 *
 * @param marks what may stand between stem and part, longest first
 */
export function stemOf(texts: readonly string[], marks: readonly string[]): string | undefined {
  let common = texts[0] ?? '';
  for (const text of texts) {
    let length = 0;
    while (length < common.length && common[length] === text[length]) length++;
    common = common.slice(0, length);
  }
  for (const mark of marks) {
    const end = common.lastIndexOf(mark);
    if (end > 0) return common.slice(0, end);
  }
  return undefined;
}

/** Text before and behind the last mark; undefined when there is none. */
export function cutAtLast(text: string, mark: string): readonly [before: string, behind: string] | undefined {
  const at = text.lastIndexOf(mark);
  return at <= 0 ? undefined : [text.slice(0, at).trim(), text.slice(at + mark.length).trim()];
}
