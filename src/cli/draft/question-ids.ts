const STOP = new Set(
  'a an and are at be by did do does for from had has have how i in is it likely many me much of on or our overall please question select that the this to us was we were what when where which who why will with would you your following'.split(
    ' ',
  ),
);

/** Gives each question and item a name of its own that the study file accepts. */
export class QuestionIds {
  readonly #taken = new Set(['wave']);

  /** @param candidates the first that makes a good name is taken; a number is put behind it where it is taken already */
  next(candidates: readonly (string | undefined)[], otherwise: string): string {
    const base = candidates.map((candidate) => idOf(candidate)).find((id) => id !== undefined) ?? otherwise;
    let id = base;
    for (let n = 2; this.#taken.has(id.toLowerCase()); n++) id = `${base}-${n}`;
    this.#taken.add(id.toLowerCase());
    return id;
  }
}

/** A short name from a heading or a wording: `Q1` stays, a sentence gives its first telling words; undefined where there are none. */
export function idOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const plain = text
    .replace(/<[^>]*>/g, ' ')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .trim();
  if (/^[A-Za-z][A-Za-z0-9_-]{0,29}$/.test(plain)) return plain;
  if (/^[A-Za-z][\w .[\]/-]{0,29}$/.test(plain) && plain.split(/\s+/).length === 1) {
    return plain.replace(/[^A-Za-z0-9_]+/g, '-').replace(/^-+|-+$/g, '') || undefined;
  }
  const words = plain.toLowerCase().match(/[a-z][a-z0-9]*/g) ?? [];
  const telling = words.filter((word) => word.length > 1 && !STOP.has(word)).slice(0, 3);
  const latin = words.join('').length;
  if (telling.length === 0 || latin * 2 < plain.replace(/\s/g, '').length) return undefined;
  return telling.join('-').slice(0, 40).replace(/-+$/, '');
}

/** `q7` of "7、…", "Q7. …", "7) …": the number that a questionnaire gives; undefined where there is none. */
export function numberName(heading: string): string | undefined {
  const number = /^\s*Q?\s*(\d{1,3})\s*[、.．:：)）]/i.exec(heading)?.[1];
  return number === undefined ? undefined : `q${Number(number)}`;
}
