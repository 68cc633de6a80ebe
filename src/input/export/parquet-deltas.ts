/** Whole numbers written as differences, modulo 2³², and where their bytes end. */
export interface Deltas {
  readonly numbers: Int32Array;
  readonly end: number;
}

const LARGEST_BLOCK = 2 ** 20;

/**
 * Numbers of the encoding DELTA_BINARY_PACKED, or undefined where the bytes hold another number of them, or break off.
 *
 * Source: https://github.com/apache/parquet-format/blob/master/Encodings.md#DELTAENC
 *
 * @param at where they begin
 * @param count how many there have to be
 * @param widest bits of a number, 32 or 64
 */
export function deltasOf(bytes: Uint8Array, at: number, count: number, widest: 32 | 64): Deltas | undefined {
  const reader = new Varints(bytes, at);
  const [block, parts, told] = [reader.unsigned(), reader.unsigned(), reader.unsigned()];
  const size = block / parts;
  if (!(told === count && block > 0 && block % 128 === 0 && block <= LARGEST_BLOCK && size % 32 === 0))
    return undefined;
  const numbers = new Int32Array(count);
  let value = reader.signed();
  if (count > 0) numbers[0] = value;
  for (let done = 1; done < count;) {
    const least = reader.signed();
    const widths = bytes.subarray(reader.at, reader.at + parts);
    reader.at += parts;
    for (let part = 0; part < parts && done < count; part++) {
      const width = widths[part];
      if (width === undefined || width > widest) return undefined;
      for (let i = 0; i < size && done < count; i++) {
        value = (value + least + lowBits(bytes, reader.at * 8 + i * width, Math.min(width, 32))) | 0;
        numbers[done++] = value;
      }
      reader.at += (size * width) / 8;
    }
  }
  return reader.at <= bytes.length ? { numbers, end: reader.at } : undefined;
}

/** Bits from a place on, counted from the lowest of the first byte. */
function lowBits(bytes: Uint8Array, from: number, width: number): number {
  let value = 0;
  for (let bit = 0; bit < width; bit++) value |= ((bytes[(from + bit) >> 3]! >> ((from + bit) & 7)) & 1) << bit;
  return value;
}

/** Whole numbers of seven bits a byte, modulo 2³²; `at` is not a number once they break off. */
class Varints {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  unsigned(): number {
    let value = 0;
    for (let bits = 0; ; bits += 7) {
      const byte = this.#bytes[this.at++];
      if (byte === undefined || bits > 63) {
        this.at = NaN;
        return NaN;
      }
      if (bits < 35) value += (byte & 127) * 2 ** bits;
      if (byte < 128) return value;
    }
  }

  signed(): number {
    const value = this.unsigned();
    return value % 2 === 0 ? (value / 2) | 0 : -((value + 1) / 2) | 0;
  }
}
