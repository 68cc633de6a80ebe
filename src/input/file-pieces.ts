import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

const PIECE = 64 * 1024;
const LF = 0x0a;
const CR = 0x0d;

/**
 * The bytes of a file in pieces that end with a line break (the last one with the file), so that no character is cut in two.
 * A piece is valid only until the next one is asked for.
 *
 * @param hashed is given the SHA-256 of all bytes, in hexadecimal, once the file has been read to its end
 */
export async function* filePieces(path: string, hashed: (hash: string) => void): AsyncGenerator<Buffer, void> {
  const hash = createHash('sha256');
  const handle = await open(path);
  try {
    let buffer = Buffer.allocUnsafe(PIECE);
    let kept = 0;
    for (;;) {
      let filled = kept;
      let ended = false;
      while (filled < buffer.length && !ended) {
        const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled);
        filled += bytesRead;
        ended = bytesRead === 0;
      }
      hash.update(buffer.subarray(kept, filled));
      if (ended) {
        if (filled > 0) yield buffer.subarray(0, filled);
        hashed(hash.digest('hex'));
        return;
      }
      const end = lineEnd(buffer.subarray(0, filled));
      if (end > 0) yield buffer.subarray(0, end);
      kept = filled - end;
      const larger = kept > buffer.length / 2 ? Buffer.allocUnsafe(buffer.length * 2) : buffer;
      buffer.copy(larger, 0, end, filled);
      buffer = larger;
    }
  } finally {
    await handle.close();
  }
}

function lineEnd(bytes: Buffer): number {
  const end = bytes.lastIndexOf(LF) + 1;
  return end > 0 ? end : bytes.subarray(0, -1).lastIndexOf(CR) + 1;
}
