import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalsOf, decimalText, readableSchema } from '../../../src/input/export/parquet-schema.ts';

/** A whole number in the fewest bytes that hold it and its sign, the highest first. */
function bytesOf(whole: bigint): Uint8Array {
  let size = 1;
  while (BigInt.asIntN(size * 8, whole) !== whole) size++;
  return Uint8Array.from({ length: size }, (_, at) => Number((whole >> BigInt((size - 1 - at) * 8)) & 255n));
}

test.each([
  [115, 2, '1.15'],
  [-5, 2, '-0.05'],
  [100, 2, '1'],
  [1230n, 3, '1.23'],
  [0, 4, '0'],
  [42, 0, '42'],
  [9_007_199_254_740_993n, 0, '9007199254740993'],
  [Uint8Array.of(0xff, 0x85), 2, '-1.23'],
  [new Uint8Array(), 2, '0'],
])('the decimal number %s with %i decimals is %s', (written, decimals, text) => {
  expect(decimalText(written, decimals)).toBe(text);
});

test('a decimal number loses no digit, however it is written', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n }), fc.nat({ max: 30 }), (whole, decimals) => {
      const text = decimalText(whole, decimals);
      expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
      const [before, after = ''] = text.split('.') as [string, string?];
      expect(BigInt(before + after.padEnd(decimals, '0'))).toBe(whole);
      expect(decimalText(bytesOf(whole), decimals)).toBe(text);
    }),
  );
});

test('decimals are read as written; a type is known by its newer name too', () => {
  const decimal = { name: 'a', type: 'INT64', logical_type: { type: 'DECIMAL', precision: 9, scale: 2 } } as const;
  const older = { name: 'b', type: 'INT64', converted_type: 'DECIMAL', scale: 3 } as const;
  const day = { name: 'c', type: 'INT32', logical_type: { type: 'DATE' } } as const;
  const bytes = { name: 'd', type: 'BYTE_ARRAY' } as const;
  const number = { name: 'e', type: 'INT32' } as const;
  expect([decimal, older, day, number].map(decimalsOf)).toEqual([2, 3, undefined, undefined]);
  expect(readableSchema([decimal, older, day, bytes, number])).toEqual([
    { name: 'a', type: 'INT64' },
    { name: 'b', type: 'INT64', scale: 3 },
    { ...day, converted_type: 'DATE' },
    bytes,
    number,
  ]);
});
