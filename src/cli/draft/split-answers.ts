/** The parts of a cell with several answers; a separator inside parentheses separates nothing. */
export function splitAnswers(cell: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (let at = 0; at < cell.length; at++) {
    const letter = cell[at]!;
    if ('(（〖'.includes(letter)) depth++;
    if (')）〗'.includes(letter)) depth = Math.max(0, depth - 1);
    if (depth === 0 && cell.startsWith(separator, at)) {
      parts.push(part);
      part = '';
      at += separator.length - 1;
    } else part += letter;
  }
  if (depth > 0)
    return cell
      .split(separator)
      .map((one) => one.trim())
      .filter((one) => one !== '');
  return [...parts, part].map((one) => one.trim()).filter((one) => one !== '');
}

/** A longer cell is what somebody has written. */
const LONGEST = 5000;

/**
 * The known answers in a cell, longest first, so that an answer may hold the separator, and what is left between them.
 *
 * @param known texts of the options
 */
export function knownAnswers(
  cell: string,
  known: readonly string[],
  separator: string,
): { readonly named: readonly string[]; readonly rest: readonly string[] } {
  if (cell.length > LONGEST) return { named: [], rest: [cell] };
  const mark = separator.trim() === '' ? separator : separator.trim();
  const longestFirst = known.filter((text) => text !== '').toSorted((a, b) => b.length - a.length);
  const named: string[] = [];
  const rest: string[] = [];
  let left = cell.replaceAll('\u00A0', ' ').trim();
  while (left !== '') {
    const next = longestFirst.find(
      (text) => left.startsWith(text) && /^\s*$/.test(left.slice(text.length).split(mark)[0]!),
    );
    const taken = next ?? splitAnswers(left, mark)[0] ?? left;
    (next === undefined ? rest : named).push(taken);
    const after = left.slice(next === undefined ? Math.max(left.indexOf(taken), 0) + taken.length : next.length);
    const end = after.indexOf(mark);
    left = end < 0 ? '' : after.slice(end + mark.length).trim();
  }
  return { named, rest };
}
