import { expect, test } from 'vitest';
import { CompactReader } from '../../../src/input/export/thrift-compact.ts';

function read(...bytes: number[]) {
  const reader = new CompactReader(Uint8Array.from(bytes), 0);
  return { value: reader.struct(), at: reader.at };
}

test('numbers, truths, texts, lists and structures, by their fields', () => {
  expect(read(0x15, 0x0a, 0x11, 0x12, 0x00).value).toEqual({ 1: 5, 2: true, 3: false });
  expect(read(0x18, 2, 97, 98, 0x15, 0x01, 0x00)).toEqual({ value: { 1: Uint8Array.of(97, 98), 2: -1 }, at: 7 });
  expect(read(0x17, 1, 2, 3, 4, 5, 6, 7, 8, 0x13, 9, 0x00).value).toEqual({ 1: undefined, 2: 9 });
  expect(read(0x19, 0x25, 2, 4, 0x00).value).toEqual({ 1: [1, 2] });
  expect(read(0x19, 0x21, 1, 2, 0x00).value).toEqual({ 1: [true, false] });
  expect(read(0x19, 0xf5, 2, 2, 4, 0x00).value).toEqual({ 1: [1, 2] });
  expect(read(0x1c, 0x15, 2, 0x00, 0x00).value).toEqual({ 1: { 1: 1 } });
  // A field far on says its number.
  expect(read(0x05, 0x80, 0x02, 2, 0x00).value).toEqual({ 128: 1 });
});

test.each([
  ['no end', [0x15]],
  ['a text that breaks off', [0x18, 9, 97, 0x00]],
  ['a number that breaks off', [0x15, 0x80]],
  ['a field of no known type', [0x1e, 0x00]],
  ['a list longer than the file', [0x19, 0xf5, 0xff, 0xff, 0x7f, 0x00]],
  ['structures without end', Array<number>(40).fill(0x1c)],
])('%s is refused', (_, bytes) => {
  expect(() => read(...bytes)).toThrow(RangeError);
});
