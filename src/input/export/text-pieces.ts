import { isAscii } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Charset } from './charset.ts';
import { characterEnd } from './file-facts.ts';

/** What papaparse splits at a time; twice as much falls out of the processor's cache. */
const PIECE = 64 * 1024;

/** The text of a file in pieces, whatever line breaks it has turned into line feeds. No piece ends in the middle of a line break. */
export function* textPieces(path: string, charset: Charset): Generator<string, void> {
  let held = '';
  for (const piece of rawPieces(path, charset)) {
    let text = held + piece;
    held = '';
    if (text.includes('\r')) {
      if (text.endsWith('\r')) {
        held = '\r';
        text = text.slice(0, -1);
      }
      text = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
    }
    if (text !== '') yield text;
  }
  if (held !== '') yield '\n';
}

function* rawPieces(path: string, { label, mark }: Charset): Generator<string, void> {
  const decoder = label === 'utf-8' ? undefined : new TextDecoder(label, { ignoreBOM: true });
  const handle = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(PIECE);
    let position = mark;
    let kept = 0;
    for (;;) {
      const bytesRead = readSync(handle, buffer, kept, PIECE - kept, position);
      position += bytesRead;
      const filled = kept + bytesRead;
      const piece = buffer.subarray(0, filled);
      if (decoder !== undefined) {
        yield decoder.decode(piece, { stream: bytesRead > 0 });
      } else {
        const end = bytesRead === 0 ? filled : characterEnd(piece);
        const whole = piece.subarray(0, end);
        yield isAscii(whole) ? whole.toString('latin1') : whole.toString('utf8');
        buffer.copy(buffer, 0, end, filled);
        kept = filled - end;
      }
      if (bytesRead === 0) return;
    }
  } finally {
    closeSync(handle);
  }
}
