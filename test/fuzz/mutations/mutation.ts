import type { Random } from '../random-numbers.ts';

/** Damage to a file; deterministic in what `random` hands out. */
export type Mutation = (bytes: Buffer, random: Random) => Buffer;

/** Somewhere in the bytes, the end included. */
export function place(bytes: Buffer, random: Random): number {
  return Math.floor(random() * (bytes.length + 1));
}

export function inserted(bytes: Buffer, at: number, piece: Buffer | string): Buffer {
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(piece as Buffer), bytes.subarray(at)]);
}

export function without(bytes: Buffer, from: number, length: number): Buffer {
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
}
