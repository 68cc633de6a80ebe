import zlib from 'node:zlib';
import { type Compressors, snappyUncompress } from 'hyparquet';

/** Bytes of the largest page that is unpacked. */
export const MOST_UNPACKED = 128 * 1024 * 1024;
/** What Zstandard makes of nothing. */
const EMPTY_FRAME = Buffer.from('28b52ffd2000010000', 'hex');

/**
 * Unpack pages to the length that their header says, or throw. Snappy is that of hyparquet; the others are Node's own, Zstandard from
 * 22.15.
 */
export const COMPRESSORS: Compressors = {
  SNAPPY: unsnapped,
  GZIP: (bytes, length) => whole(zlib.gunzipSync(bytes, { maxOutputLength: bounded(length) }), length),
  BROTLI: (bytes, length) => whole(zlib.brotliDecompressSync(bytes, { maxOutputLength: bounded(length) }), length),
  ...(typeof zlib.zstdDecompressSync === 'function' ? { ZSTD: fromZstandard } : {}),
};

/** hyparquet fills the room it was told to make and passes over what is left, and over the length that Snappy says itself. */
function unsnapped(bytes: Uint8Array, length: number): Uint8Array {
  let told = 0;
  for (let at = 0, power = 1; at < bytes.length && at < 5; at++, power *= 128) {
    told += (bytes[at]! & 127) * power;
    if (bytes[at]! < 128) break;
  }
  if (told !== length) throw new RangeError('a page whose length is said in two ways');
  const page = new Uint8Array(length);
  snappyUncompress(bytes, page);
  return page;
}

/** Node does not mind a frame whose checksum is missing; with a frame behind it, it takes that for the checksum. */
function fromZstandard(bytes: Uint8Array, length: number): Uint8Array {
  const options = { maxOutputLength: bounded(length) };
  const page = whole(zlib.zstdDecompressSync(bytes, options), length);
  const hasChecksum = (bytes[4]! & 4) !== 0;
  if (hasChecksum) zlib.zstdDecompressSync(Buffer.concat([bytes, EMPTY_FRAME]), options);
  return page;
}

function whole(page: Buffer, length: number): Uint8Array {
  if (page.length !== length) throw new RangeError('a page of another length than its header says');
  return new Uint8Array(page);
}

function bounded(length: number): number {
  return Math.min(Math.max(1, length), MOST_UNPACKED);
}
