import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deltasOf } from '../../../src/input/export/parquet-deltas.ts';
import { deltas } from './deltas.ts';

const numbers = fc.oneof(
  fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { minLength: 1, maxLength: 400 }),
  fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 400 }),
);

test('numbers are read as they were written, to their last byte', () => {
  fc.assert(
    fc.property(numbers, (written) => {
      const bytes = deltas(written);
      // A difference of two numbers of 32 bits may need 33.
      const read = deltasOf(bytes, 0, written.length, 64)!;
      expect([...read.numbers]).toEqual(written);
      expect(read.end).toBe(bytes.length);
      const moved = deltasOf(Buffer.concat([Buffer.of(9, 9), bytes, Buffer.of(9)]), 2, written.length, 64)!;
      expect(moved).toEqual({ numbers: read.numbers, end: read.end + 2 });
      expect(deltasOf(bytes, 0, written.length + 1, 64)).toBeUndefined();
      expect(deltasOf(bytes.subarray(0, -1), 0, written.length, 64)).toBeUndefined();
    }),
  );
});

test('of numbers of 64 bits the lower half is told', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }), { minLength: 1 }), (written) => {
      const read = deltasOf(deltas(written), 0, written.length, 64)!;
      expect([...read.numbers]).toEqual(written.map((number) => Number(BigInt.asIntN(32, number))));
    }),
  );
});

test('the examples of the specification', () => {
  // https://github.com/apache/parquet-format/blob/master/Encodings.md#DELTAENC: 1 to 5; 7, 5, 3, 1, 2, 3, 4, 5 in two bits each.
  const header = [0x80, 0x01, 4];
  expect([...deltasOf(Buffer.from([...header, 5, 2, 2, 0, 0, 0, 0]), 0, 5, 32)!.numbers]).toEqual([1, 2, 3, 4, 5]);
  const packed = [0b11000000, 0b00111111, 0, 0, 0, 0, 0, 0];
  const second = Buffer.from([...header, 8, 14, 3, 2, 0, 0, 0, ...packed]);
  expect([...deltasOf(second, 0, 8, 32)!.numbers]).toEqual([7, 5, 3, 1, 2, 3, 4, 5]);
});

test.each([
  ['a block that is no multiple of 128', [100, 4, 1, 2]],
  ['a block of no size', [0, 4, 1, 2]],
  ['a block in no parts', [0x80, 0x01, 0, 1, 2]],
  ['parts that are no multiple of 32', [0x80, 0x01, 8, 1, 2]],
  ['a block too large', [0x80, 0x80, 0x80, 0x01, 4, 1, 2]],
  ['no first number', [0x80, 0x01, 4, 1]],
  ['another number of numbers', [0x80, 0x01, 4, 2, 2]],
])('%s is damage', (_, bytes) => {
  expect(deltasOf(Buffer.from(bytes), 0, 1, 32)).toBeUndefined();
});

test('one number needs no block', () => {
  expect(deltasOf(Buffer.of(0x80, 0x01, 4, 1, 2), 0, 1, 32)).toEqual({ numbers: Int32Array.of(1), end: 5 });
});

test('numbers have no more bits than their type', () => {
  const bytes = Buffer.from([0x80, 0x01, 4, 2, 2, 2, 33, 0, 0, 0, ...Buffer.alloc(33 * 4)]);
  expect(deltasOf(bytes, 0, 2, 64)).toBeDefined();
  expect(deltasOf(bytes, 0, 2, 32)).toBeUndefined();
});
