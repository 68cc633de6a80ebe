import { isAscii } from 'node:buffer';
import { open } from 'node:fs/promises';
import type { Charset } from './charset.ts';
import { characterEnd } from './file-facts.ts';

const PIECE = 128 * 1024;

/** The text of a file in pieces, whatever line breaks it has turned into line feeds. No piece ends in the middle of a line break. */
export async function* textPieces(path: string, charset: Charset): AsyncGenerator<string, void> {
  let held = '';
  for await (const piece of rawPieces(path, charset)) {
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

async function* rawPieces(path: string, { label, mark }: Charset): AsyncGenerator<string, void> {
  const decoder = label === 'utf-8' ? undefined : new TextDecoder(label, { ignoreBOM: true });
  const handle = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(PIECE);
    let position = mark;
    let kept = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, kept, PIECE - kept, position);
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
    await handle.close();
  }
}
