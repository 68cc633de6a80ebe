import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runsOf } from '../../../src/input/export/parquet-runs.ts';
import { hybrid } from './hybrid.ts';

/** Runs of one number, and groups of eight: a group that is not the last has to be full. */
const written = fc.integer({ min: 0, max: 17 }).chain((width) => {
  const number = fc.integer({ min: 0, max: 2 ** width - 1 });
  const run = fc.tuple(fc.integer({ min: 1, max: 400 }), number).map(([size, one]) => Array<number>(size).fill(one));
  const group = fc.array(number, { minLength: 8, maxLength: 8 });
  return fc.record({
    width: fc.constant(width),
    runs: fc.array(fc.oneof(run, group), { minLength: 1, maxLength: 6 }),
  });
});

test('numbers are read as they were written; one more is not there', () => {
  fc.assert(
    fc.property(written, ({ width, runs }) => {
      const bytes = hybrid(runs, width);
      const numbers = runs.flat();
      expect([...runsOf(bytes, numbers.length, width)!]).toEqual(numbers);
      expect(runsOf(bytes, numbers.length + 1, width)).toBeUndefined();
      expect(runsOf(bytes.subarray(0, -1), numbers.length, width)).toBeUndefined();
    }),
  );
});

test('the example of the specification', () => {
  // https://github.com/apache/parquet-format/blob/master/Encodings.md#RLE: 0 to 7 in three bits are 10001000 11000110 11111010.
  expect([...runsOf(Buffer.of(3, 0b10001000, 0b11000110, 0b11111010), 8, 3)!]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('a last group of bits may be cut where no number lies in it', () => {
  const cut = Buffer.of(3, 0b111001);
  expect([...runsOf(cut, 3, 2)!]).toEqual([1, 2, 3]);
  expect(runsOf(cut, 5, 2)).toBeUndefined();
});

test.each([
  ['a run of none', [0, 1, 20, 1]],
  ['a group of none', [1, 20, 1]],
  ['a run without its number', [20]],
  ['a length that breaks off', [0x80]],
])('%s is damage', (_, bytes) => {
  expect(runsOf(Buffer.from(bytes), 10, 1)).toBeUndefined();
});

test('a number has at most 31 bits', () => {
  expect(runsOf(Buffer.of(20, 1, 0, 0, 0, 0), 10, 32)).toBeUndefined();
});
