import { inflateSync } from 'node:zlib';

/**
 * The OpenType font inside a WOFF 1 file: the same tables, unpacked.
 *
 * @see W3C, WOFF File Format 1.0, sections 3 to 5
 * @throws {RangeError} when the bytes are no WOFF 1
 */
export function openTypeFromWoff(woff: Uint8Array): Uint8Array {
  const from = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  if (woff.byteLength < HEADER || from.getUint32(0) !== 0x774f4646) throw new RangeError('no WOFF 1 font');
  const count = from.getUint16(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = HEADER + i * 20;
    const [offset, packed, length] = [from.getUint32(at + 4), from.getUint32(at + 8), from.getUint32(at + 12)];
    const bytes = woff.subarray(offset, offset + packed);
    const data = packed < length ? new Uint8Array(inflateSync(bytes)) : bytes;
    return { tag: from.getUint32(at), sum: from.getUint32(at + 16), data };
  });
  const size = tables.reduce((sum, { data }) => sum + padded(data.length), 12 + count * 16);
  const font = new Uint8Array(size);
  const to = new DataView(font.buffer);
  const power = 2 ** Math.floor(Math.log2(count));
  to.setUint32(0, from.getUint32(4));
  to.setUint16(4, count);
  to.setUint16(6, power * 16);
  to.setUint16(8, Math.log2(power));
  to.setUint16(10, (count - power) * 16);
  let offset = 12 + count * 16;
  for (const [i, { tag, sum, data }] of tables.entries()) {
    const at = 12 + i * 16;
    to.setUint32(at, tag);
    to.setUint32(at + 4, sum);
    to.setUint32(at + 8, offset);
    to.setUint32(at + 12, data.length);
    font.set(data, offset);
    offset += padded(data.length);
  }
  return font;
}

const HEADER = 44;

function padded(length: number): number {
  return (length + 3) & ~3;
}
