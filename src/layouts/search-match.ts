/** Where something stands in a text, in UTF-16 units: from, and up to but without. */
export type Range = readonly [from: number, to: number];

const TERMS = /\p{sc=Han}+|(?:(?!\p{sc=Han})[\p{Letter}\p{Number}])+/gu;
const IN_WORD = /^(?!\p{sc=Han})[\p{Letter}\p{Number}]$/u;

/**
 * Where a text holds every term of a query: words as beginnings of words, whatever their case and accents, Chinese characters
 * wherever they stand.
 *
 * @returns ranges in the text's order, without overlaps; none for an empty query; undefined when a term is not there
 */
export function foundRanges(text: string, query: string): Range[] | undefined {
  const { letters, from, to } = folded(text);
  const ranges: Range[] = [];
  for (const term of folded(query).letters.match(TERMS) ?? []) {
    const own = occurrences(letters, term).map((at): Range => [from[at]!, to[at + term.length - 1]!]);
    if (own.length === 0) return undefined;
    ranges.push(...own);
  }
  return merged(ranges);
}

function occurrences(letters: string, term: string): number[] {
  const anywhere = /^\p{sc=Han}/u.test(term);
  const found: number[] = [];
  for (let at = letters.indexOf(term); at >= 0; at = letters.indexOf(term, at + 1)) {
    if (anywhere || !IN_WORD.test(letters.slice(0, at).match(/.$/su)?.[0] ?? '')) found.push(at);
  }
  return found;
}

interface Folded {
  readonly letters: string;
  /** Where the character that each letter comes from begins and ends in the text. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Small letters without accents. */
function folded(text: string): Folded {
  const [from, to]: [number[], number[]] = [[], []];
  let letters = '';
  let at = 0;
  for (const character of text) {
    const plain = character
      .normalize('NFKD')
      .replace(/\p{Mark}/gu, '')
      .toLowerCase();
    const end = at + character.length;
    for (let i = 0; i < plain.length; i++) {
      from.push(at);
      to.push(end);
    }
    if (plain === '' && to.length > 0) to[to.length - 1] = end;
    letters += plain;
    at = end;
  }
  return { letters, from, to };
}

function merged(ranges: readonly Range[]): Range[] {
  const result: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
