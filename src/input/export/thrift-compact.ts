/** A structure by the numbers of its fields. */
export interface Struct {
  readonly [field: number]: Value;
}
/** Texts are bytes; a floating number is undefined. */
export type Value = number | boolean | Uint8Array | Struct | readonly Value[] | undefined;

const BOOLEAN = 1;
const BYTE = 3;
const DEEPEST = 16;

/**
 * Thrift's compact protocol as far as Parquet's headers and footer need it. Throws a RangeError where the bytes break off or hold
 * what the protocol does not know.
 *
 * Source: https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */
export class CompactReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  struct(depth = 0): Struct {
    if (depth > DEEPEST) throw new RangeError('structures within structures');
    const fields: Record<number, Value> = {};
    let field = 0;
    for (let byte = this.#byte(); byte !== 0; byte = this.#byte()) {
      field = byte >> 4 === 0 ? this.#signed() : field + (byte >> 4);
      const type = byte & 15;
      fields[field] = type === 1 || type === 2 ? type === BOOLEAN : this.#value(type, depth);
    }
    return fields;
  }

  #value(type: number, depth: number): Value {
    if (type === 1 || type === 2) return this.#byte() === BOOLEAN;
    if (type === BYTE) return this.#byte();
    if (type >= 4 && type <= 6) return this.#signed();
    if (type === 9 || type === 10) return this.#list(depth);
    if (type === 12) return this.struct(depth + 1);
    if (type !== 7 && type !== 8) throw new RangeError(`a field of type ${type}`);
    const length = type === 7 ? 8 : this.#unsigned();
    this.at += length;
    if (this.at > this.#bytes.length) throw new RangeError('breaks off');
    return type === 7 ? undefined : this.#bytes.subarray(this.at - length, this.at);
  }

  #list(depth: number): readonly Value[] {
    const byte = this.#byte();
    const size = byte >> 4 === 15 ? this.#unsigned() : byte >> 4;
    if (size > this.#bytes.length) throw new RangeError('a list longer than the file');
    return Array.from({ length: size }, () => this.#value(byte & 15, depth));
  }

  #byte(): number {
    const byte = this.#bytes[this.at++];
    if (byte === undefined) throw new RangeError('breaks off');
    return byte;
  }

  #unsigned(): number {
    let value = 0;
    for (let power = 1; ; power *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * power;
      if (byte < 128) return value;
    }
  }

  #signed(): number {
    const value = this.#unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
