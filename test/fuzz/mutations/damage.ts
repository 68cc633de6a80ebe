import { below, oneOf } from '../random-numbers.ts';
import { inserted, type Mutation, place, without } from './mutation.ts';

/** Damage that any file may suffer on its way. */
export const DAMAGE: Readonly<Record<string, Mutation>> = {
  truncated: (bytes, random) => bytes.subarray(0, place(bytes, random)),
  'cut near the end': (bytes, random) => bytes.subarray(0, bytes.length - Math.min(bytes.length, below(200, random))),
  'bytes flipped': (bytes, random) => {
    const copy = Buffer.from(bytes);
    const count = 1 + below(20, random);
    for (let n = 0; n < count && copy.length > 0; n++) copy[below(copy.length, random)]! ^= 1 << below(8, random);
    return copy;
  },
  'a bit flipped': (bytes, random) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[below(copy.length, random)]! ^= 1 << below(8, random);
    return copy;
  },
  'bytes of a number changed': (bytes, random) => {
    const copy = Buffer.from(bytes);
    const at = below(Math.max(1, copy.length - 4), random);
    if (copy.length >= 4) copy.writeUInt32LE(oneOf([0, 1, 0x7fffffff, 0xffffffff, 0x80000000, 0x10000], random), at);
    return copy;
  },
  'a piece doubled': (bytes, random) => {
    const from = place(bytes, random);
    return inserted(bytes, from, bytes.subarray(from, from + below(500, random)));
  },
  'a piece lost': (bytes, random) => without(bytes, place(bytes, random), 1 + below(200, random)),
  'a piece moved': (bytes, random) => {
    const from = place(bytes, random);
    const length = 1 + below(100, random);
    const rest = without(bytes, from, length);
    return inserted(rest, place(rest, random), bytes.subarray(from, from + length));
  },
  'a piece of blanks': (bytes, random) => {
    const copy = Buffer.from(bytes);
    const at = place(bytes, random);
    copy.fill(oneOf([0x00, 0x20, 0xff], random), at, Math.min(copy.length, at + 1 + below(64, random)));
    return copy;
  },
  'zero bytes': (bytes, random) => inserted(bytes, place(bytes, random), Buffer.alloc(1 + below(9, random))),
  'encodings mixed': (bytes, random) =>
    inserted(
      bytes,
      place(bytes, random),
      Buffer.from(
        oneOf(
          ['c4e3bac3', 'e4f6fc', 'fffe4100', '82a082a2', 'f0289f', 'e9', 'efbbbf', 'c080', 'eda080', '81308130', '85'],
          random,
        ),
        'hex',
      ),
    ),
};
