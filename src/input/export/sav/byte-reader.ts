import { InputErrors } from '../../../errors.ts';

/** Reads numbers and bytes of a binary file in turn; what lies behind the end is an error with advice. */
export class ByteReader {
  readonly #file: string;
  readonly bytes: Buffer;
  readonly little: boolean;
  at: number;

  constructor(file: string, bytes: Buffer, little: boolean, at = 0) {
    this.#file = file;
    this.bytes = bytes;
    this.little = little;
    this.at = at;
  }

  take(length: number): Buffer {
    if (length < 0 || this.at + length > this.bytes.length) throw this.damaged('breaks off');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  int(): number {
    const bytes = this.take(4);
    return this.little ? bytes.readInt32LE() : bytes.readInt32BE();
  }

  /** A count or a length: not negative, not above `most`. */
  count(most: number): number {
    const count = this.int();
    if (count < 0 || count > most) throw this.damaged('is damaged');
    return count;
  }

  long(): number {
    const bytes = this.take(8);
    return Number(this.little ? bytes.readBigInt64LE() : bytes.readBigInt64BE());
  }

  double(): number {
    const bytes = this.take(8);
    return this.little ? bytes.readDoubleLE() : bytes.readDoubleBE();
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  damaged(how: string): InputErrors {
    return new InputErrors([
      {
        place: { file: this.#file },
        found: `an SPSS file that ${how}`,
        expected: 'a whole file',
        hint: 'Save or export it again.',
      },
    ]);
  }
}
