/** A part of a question, from headings that begin alike. */
export interface SharedStem {
  readonly text: string;
  readonly part: string;
  /** The same for all parts of one question. */
  readonly question: string;
}

const MARK = / ?[:：] ?| [-–—|/] | ?\[(?=[^[\]]+\]$)| ?【(?=[^【】]+】$)/g;

/**
 * What headings of neighbouring columns begin with, up to a mark: a colon, a dash between blanks, a bracket around the rest.
 * Undefined for a heading that shares its beginning with no neighbour.
 */
export function sharedStems(headings: readonly string[]): readonly (SharedStem | undefined)[] {
  const found: (SharedStem | undefined)[] = headings.map(() => undefined);
  for (let start = 0; start < headings.length; start++) {
    const cut = cutsIn(headings[start]!).find(({ end }) => startsAlike(headings[start + 1], headings[start]!, end));
    if (cut === undefined) continue;
    let after = start + 1;
    while (startsAlike(headings[after], headings[start]!, cut.end)) after++;
    const group = headings.slice(start, after);
    const own = cutsIn(headings[start]!).findLast(({ end }) =>
      group.every((other) => startsAlike(other, headings[start]!, end)),
    )!;
    const parts = group.map((heading) =>
      heading
        .slice(own.end)
        .replace(/[\]】]$/, '')
        .trim(),
    );
    if (new Set(parts).size === parts.length && !parts.includes('')) {
      const text = headings[start]!.slice(0, own.start).trim();
      parts.forEach((part, index) => (found[start + index] = { text, part, question: `${text} ${start}` }));
    }
    start = after - 1;
  }
  return found;
}

function cutsIn(heading: string): { readonly start: number; readonly end: number }[] {
  return [...heading.matchAll(MARK)]
    .filter(({ index }) => index > 0)
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function startsAlike(heading: string | undefined, like: string, length: number): boolean {
  return heading !== undefined && heading.length > length && heading.startsWith(like.slice(0, length));
}
