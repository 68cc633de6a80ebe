import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const PIECE = 256 * 1024;
const SAMPLE = 256 * 1024;

/** What can be said of a file from one reading of its bytes. */
export interface FileFacts {
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
  /** The first bytes, at most 256 KiB. */
  readonly start: Buffer;
  readonly utf8: boolean;
  /** Pieces with bytes beyond ASCII, at most 256 KiB. */
  readonly sample: Buffer;
}

export function fileFacts(path: string): FileFacts {
  const hash = createHash('sha256');
  const handle = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(PIECE);
    const sample: Buffer[] = [];
    let start = Buffer.alloc(0);
    let bytes = 0;
    let sampled = 0;
    let kept = 0;
    let utf8 = true;
    for (;;) {
      const bytesRead = readSync(handle, buffer, kept, PIECE - kept, null);
      const filled = kept + bytesRead;
      const piece = buffer.subarray(0, filled);
      hash.update(buffer.subarray(kept, filled));
      if (bytes === 0) start = Buffer.from(piece);
      bytes += bytesRead;
      const end = bytesRead === 0 ? filled : characterEnd(piece);
      if (!isAscii(piece)) {
        utf8 &&= isUtf8(piece.subarray(0, end));
        if (sampled < SAMPLE) {
          sample.push(Buffer.from(piece));
          sampled += filled;
        }
      }
      if (bytesRead === 0) break;
      buffer.copy(buffer, 0, end, filled);
      kept = filled - end;
    }
    return { bytes, sha256: hash.digest('hex'), start, utf8, sample: Buffer.concat(sample) };
  } finally {
    closeSync(handle);
  }
}

/** Where the last whole UTF-8 character ends. */
export function characterEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
    if (byte < 0x80) return bytes.length;
  }
  return bytes.length;
}
