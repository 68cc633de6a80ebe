const WIDEST = 31;

/**
 * Whole numbers that are written as runs of one number and as packed bits, or undefined where the bytes hold fewer than `count` of
 * them. The last group of bits may be cut where no number lies in it.
 *
 * Source: https://github.com/apache/parquet-format/blob/master/Encodings.md#RLE, "Run Length Encoding / Bit-Packing Hybrid".
 *
 * @param width bits of a number, 0 to 31
 */
export function runsOf(bytes: Uint8Array, count: number, width: number): Uint32Array | undefined {
  if (width > WIDEST) return undefined;
  const numbers = new Uint32Array(count);
  let at = 0;
  let seen = 0;
  while (seen < count) {
    let header = 0;
    for (let power = 1; ; power *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) return undefined;
      header += (byte & 127) * power;
      if (byte < 128) break;
    }
    const size = Math.floor(header / 2);
    const isRun = header % 2 === 0;
    const here = Math.min(isRun ? size : size * 8, count - seen);
    const room = Math.ceil((isRun ? width : here * width) / 8);
    if (here === 0 || at + room > bytes.length) return undefined;
    if (isRun) {
      const value = bytes.subarray(at, at + room).reduce((sum, byte, i) => sum + byte * 256 ** i, 0);
      numbers.fill(value, seen, seen + here);
      at += room;
    } else {
      unpack(bytes, at, width, numbers.subarray(seen, seen + here));
      at += size * width;
    }
    seen += here;
  }
  return numbers;
}

/** Numbers from the lowest bit of the first byte on. */
function unpack(bytes: Uint8Array, at: number, width: number, numbers: Uint32Array): void {
  for (let i = 0; i < numbers.length; i++) {
    let value = 0;
    for (let bit = 0; bit < width; bit++) {
      const place = i * width + bit;
      value += ((bytes[at + (place >> 3)]! >> (place & 7)) & 1) << bit;
    }
    numbers[i] = value;
  }
}
