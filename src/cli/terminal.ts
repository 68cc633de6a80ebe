import type { WriteStream } from 'node:tty';

/** Writes to a terminal, or to a pipe without colours and without lines that write over themselves. */
export interface Terminal {
  readonly interactive: boolean;
  bold(text: string): string;
  dim(text: string): string;
  warn(text: string): string;
  good(text: string): string;
  /** A line that the next one writes over; nothing where output is piped. */
  progress(text: string): void;
}

export function terminalOf(stream: Pick<WriteStream, 'write'> & { readonly isTTY?: boolean }): Terminal {
  const interactive = stream.isTTY === true;
  const coloured = interactive && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  const paint = (code: number) => (text: string) => (coloured ? `\u001B[${code}m${text}\u001B[0m` : text);
  return {
    interactive,
    bold: paint(1),
    dim: paint(2),
    warn: paint(33),
    good: paint(32),
    progress: (text) => {
      if (interactive) stream.write(`\r\u001B[K${text}`);
    },
  };
}

/**
 * Columns of text under each other, cut to fit; a Chinese character takes two places.
 *
 * @param widest places of one column at most
 */
export function textTable(rows: readonly (readonly string[])[], widest = 44): string {
  const shown = rows.map((row) => row.map((cell) => cut(cell.replace(/\s+/g, ' ').trim(), widest)));
  const widths = (shown[0] ?? []).map((_, column) => Math.max(...shown.map((row) => places(row[column] ?? ''))));
  return shown
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat(Math.max(0, widths[column]! - places(cell))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Places that a text takes on a terminal. */
export function places(text: string): number {
  let sum = 0;
  for (const letter of text)
    sum +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u.test(
        letter,
      )
        ? 2
        : 1;
  return sum;
}

function cut(text: string, widest: number): string {
  if (places(text) <= widest) return text;
  let kept = '';
  for (const letter of text) {
    if (places(kept) + places(letter) > widest - 1) break;
    kept += letter;
  }
  return `${kept}…`;
}
