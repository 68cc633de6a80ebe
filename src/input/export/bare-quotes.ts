/**
 * Whether quotation marks are letters like any other in tab-separated text, as Google Sheets downloads it: every line has as many
 * cells as the first, and some cell begins with a quotation mark that no rule of quoting explains.
 *
 * @param pieces of the text, line breaks as line feeds
 */
export function hasBareQuotes(pieces: Iterable<string>): boolean {
  let width: number | undefined;
  let bare = false;
  let rest = '';
  for (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      if (line === '') continue;
      const cells = line.split('\t');
      width ??= cells.length;
      if (cells.length !== width) return false;
      bare ||= cells.some((cell) => cell.startsWith('"') && !/^"(?:[^"]|"")*"$/.test(cell));
    }
  }
  return bare && (rest === '' || rest.split('\t').length === width);
}
