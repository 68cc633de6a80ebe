const QUOTED = /^"(?:[^"]|"")*"$/;

/**
 * Whether quotation marks are letters like any other in tab-separated text, as Google Sheets downloads it: every line has as many
 * cells as the first, some cell begins with a quotation mark that no rule of quoting explains, and nothing shows that the file does
 * quote: a mark written twice within a quoted cell, or a line of nothing but quoted cells.
 *
 * @param pieces of the text, line breaks as line feeds
 */
export function hasBareQuotes(pieces: Iterable<string>): boolean {
  let width: number | undefined;
  let bare = false;
  for (const line of linesOf(pieces)) {
    if (line === '') continue;
    const cells = line.split('\t');
    width ??= cells.length;
    const marked = cells.filter((cell) => cell.startsWith('"'));
    const quoted = marked.filter((cell) => QUOTED.test(cell));
    if (cells.length !== width || quoted.length === width) return false;
    if (quoted.some((cell) => cell.slice(1, -1).includes('""'))) return false;
    bare ||= quoted.length < marked.length;
  }
  return bare;
}

function* linesOf(pieces: Iterable<string>): Generator<string, void> {
  let rest = '';
  for (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  yield rest;
}
