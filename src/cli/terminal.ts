import type { WriteStream } from 'node:tty';

/** Writes to a terminal, or to a pipe without colours and without lines that write over themselves. */
export interface Terminal {
  readonly interactive: boolean;
  /** Places on a line. */
  readonly width: number;
  bold(text: string): string;
  dim(text: string): string;
  warn(text: string): string;
  good(text: string): string;
  /** A line that the next one writes over; nothing where output is piped. */
  progress(text: string): void;
}

export function terminalOf(
  stream: Pick<WriteStream, 'write'> & { readonly isTTY?: boolean; readonly columns?: number },
): Terminal {
  const interactive = stream.isTTY === true;
  const coloured = interactive && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  const paint = (code: number) => (text: string) => (coloured ? `\u001B[${code}m${text}\u001B[0m` : text);
  return {
    interactive,
    width: interactive ? Math.max(40, stream.columns || NARROW) : WIDE,
    bold: paint(1),
    dim: paint(2),
    warn: paint(33),
    good: paint(32),
    progress: (text) => {
      if (interactive) stream.write(`\r\u001B[K${text}`);
    },
  };
}

const NARROW = 80;
const WIDE = 160;
const FEWEST_PLACES = 8;

/**
 * Columns of text under each other, cut to fit; a Chinese character takes two places.
 *
 * @param widest places of one column at most
 * @param width places of a line; columns become narrower, the widest first, until they fit
 * @param yields a column that becomes narrow before all others
 */
export function textTable(
  rows: readonly (readonly string[])[],
  widest = 44,
  width = Infinity,
  yields?: number,
): string {
  const shown = rows.map((row) => row.map((cell) => cut(cell, widest)));
  const widths = (shown[0] ?? []).map((_, column) => Math.max(...shown.map((row) => places(row[column] ?? ''))));
  const total = () => widths.reduce((sum, own) => sum + own, 2 * (widths.length - 1));
  if (yields !== undefined) {
    const room = widths[yields]! - (total() - width);
    widths[yields] = Math.min(widths[yields]!, Math.max(FEWEST_PLACES * 2, room));
  }
  while (total() > width && Math.max(...widths) > FEWEST_PLACES) widths[widths.indexOf(Math.max(...widths))]!--;
  return shown
    .map((row) =>
      row
        .map((cell, column) => {
          const fitting = cut(cell, widths[column]!);
          return fitting + ' '.repeat(Math.max(0, widths[column]! - places(fitting)));
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Places that a text takes on a terminal. */
export function places(text: string): number {
  let sum = 0;
  for (const letter of text) sum += ZERO.test(letter) ? 0 : DOUBLE.test(letter) ? 2 : 1;
  return sum;
}

const ZERO = /\p{Mn}|\p{Me}|[\u200B-\u200F\u2060\uFEFF]/u;
const DOUBLE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;

/** A text on one line that takes no more places than these; what would move the cursor or turn the text around is taken out. */
export function cut(text: string, widest: number): string {
  const plain = text
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .trim();
  if (places(plain) <= widest) return plain;
  let kept = '';
  for (const letter of plain) {
    if (places(kept) + places(letter) > widest - 1) break;
    kept += letter;
  }
  return `${kept}…`;
}
