import { deflateSync } from 'node:zlib';
import { savDictionary } from '../../../src/input/export/sav/sav-dictionary.ts';
import { below, oneOf, type Random } from '../random-numbers.ts';
import { DAMAGE } from './damage.ts';
import type { Mutation } from './mutation.ts';

const BLOCK = 0x3ff000;

/** Where the cases begin; undefined when the dictionary cannot be read. */
function dataStart(bytes: Buffer): number | undefined {
  try {
    return savDictionary('', bytes).data;
  } catch {
    return undefined;
  }
}

/** Something done to the cases alone, or to the dictionary alone. */
function within(which: 'dictionary' | 'cases', change: Mutation): Mutation {
  return (bytes, random) => {
    const at = dataStart(bytes);
    if (at === undefined) return bytes;
    return which === 'cases'
      ? Buffer.concat([bytes.subarray(0, at), change(bytes.subarray(at), random)])
      : Buffer.concat([change(bytes.subarray(0, at), random), bytes.subarray(at)]);
  };
}

function field(at: number, values: (now: number) => readonly number[]): Mutation {
  return (bytes, random) => {
    const copy = Buffer.from(bytes);
    if (copy.length >= at + 4) copy.writeInt32LE(oneOf(values(copy.readInt32LE(at)), random) | 0, at);
    return copy;
  };
}

/** The cases of a byte-compressed file packed by zlib, as `.zsav` has them, in blocks of the given size. */
export function zlibPacked(bytes: Buffer, blockSize = BLOCK, change?: (blocks: Buffer[]) => Buffer[]): Buffer {
  const at = dataStart(bytes);
  if (at === undefined || bytes.readInt32LE(72) !== 1) return bytes;
  const head = Buffer.from(bytes.subarray(0, at));
  head.write('$FL3', 0, 'latin1');
  head.writeInt32LE(2, 72);
  const plain: Buffer[] = [];
  for (let from = at; from < bytes.length; from += blockSize) plain.push(bytes.subarray(from, from + blockSize));
  const packed = plain.map((block) => deflateSync(block));
  const written = change?.(packed) ?? packed;
  const trailer = Buffer.alloc(24 + 24 * packed.length);
  trailer.writeBigInt64LE(-100n, 0);
  trailer.writeInt32LE(BLOCK, 16);
  trailer.writeInt32LE(packed.length, 20);
  let unpackedAt = at;
  let packedAt = at + 24;
  packed.forEach((block, index) => {
    const entry = 24 + 24 * index;
    trailer.writeBigInt64LE(BigInt(unpackedAt), entry);
    trailer.writeBigInt64LE(BigInt(packedAt), entry + 8);
    trailer.writeInt32LE(plain[index]!.length, entry + 16);
    trailer.writeInt32LE(block.length, entry + 20);
    unpackedAt += plain[index]!.length;
    packedAt += block.length;
  });
  const start = Buffer.alloc(24);
  start.writeBigInt64LE(BigInt(at), 0);
  start.writeBigInt64LE(BigInt(packedAt), 8);
  start.writeBigInt64LE(BigInt(trailer.length), 16);
  return Buffer.concat([head, start, ...written, trailer]);
}

/** A four-byte number somewhere in the dictionary; most of its fields begin at a multiple of four. */
function dictionaryNumber(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  const at = 4 * below(copy.length >> 2, random);
  if (at + 4 <= copy.length)
    copy.writeInt32LE(
      oneOf([0, 1, 2, -1, -2, 4, 8, 9, 255, 256, copy.readInt32LE(at) + 1, 0x7fffffff], random) | 0,
      at,
    );
  return copy;
}

/** SPSS files whose parts contradict each other. */
export const SAV_DAMAGE: Readonly<Record<string, Mutation>> = {
  'number of cases changed': field(80, (now) => [now - 1, now + 1, -1, 0, 0x7fffffff, now * 2]),
  'number of elements changed': field(68, (now) => [now - 1, now + 1, -1, 0, 0x7fffffff]),
  'weight changed': field(76, (now) => [now + 1, 0, 1, 2, 99_999]),
  'compression changed': field(72, () => [0, 1, 2, 3]),
  'bias changed': (bytes, random) => {
    const copy = Buffer.from(bytes);
    if (copy.length >= 92) copy.writeDoubleLE(oneOf([0, 1, -100, 1e9, Number.NaN], random), 84);
    return copy;
  },
  'a number of the dictionary changed': within('dictionary', dictionaryNumber),
  'bytes of the dictionary flipped': within('dictionary', DAMAGE['bytes flipped']!),
  'a bit of the dictionary flipped': within('dictionary', DAMAGE['a bit flipped']!),
  'bytes of the cases flipped': within('cases', DAMAGE['bytes flipped']!),
  'a bit of the cases flipped': within('cases', DAMAGE['a bit flipped']!),
  'cases truncated': within('cases', DAMAGE['truncated']!),
  'a piece of the cases lost': within('cases', DAMAGE['a piece lost']!),
  'a piece of the cases doubled': within('cases', DAMAGE['a piece doubled']!),
  'cases packed by zlib': (bytes, random) => zlibPacked(bytes, oneOf([BLOCK, 8, 24, 64, 512], random)),
  'cases packed by zlib and damaged': (bytes, random) => {
    const packed = zlibPacked(bytes, oneOf([BLOCK, 64, 512], random));
    return within('cases', oneOf([DAMAGE['bytes flipped']!, DAMAGE['truncated']!, dictionaryNumber], random))(
      packed,
      random,
    );
  },
  'blocks of zlib in another order': (bytes, random) =>
    zlibPacked(bytes, 64, (blocks) =>
      random() < 0.5 ? blocks.toReversed() : [...blocks.slice(1), ...blocks.slice(0, 1)],
    ),
};
