import { expect, test } from 'vitest';
import { isTypeWhole } from '../../../src/input/export/parquet-types.ts';

const [INT32, INT64, DOUBLE, BYTES, FIXED] = [1, 2, 5, 6, 7] as const;
const LIST = { 6: 3, 10: { 3: {} } };
const decimal = (precision: number, scale?: number) => ({
  6: 5,
  ...(scale === undefined ? {} : { 7: scale }),
  8: precision,
  10: { 5: { 1: scale ?? 0, 2: precision } },
});

test.each([
  ['a number', { 1: DOUBLE }],
  ['a group', {}],
  ['a list', LIST],
  ['a text', { 1: BYTES, 6: 0, 10: { 1: {} } }],
  ['a day', { 1: INT32, 6: 6, 10: { 6: {} } }],
  ['bytes of a length', { 1: FIXED, 2: 16, 10: { 14: {} } }],
  ['a decimal number', { 1: INT32, ...decimal(9, 2) }],
  ['a decimal number without a point', { 1: INT64, ...decimal(18) }],
  ['a moment', { 1: INT64, 6: 10, 10: { 8: { 1: true, 2: { 2: {} } } } }],
  ['a moment that has no older name', { 1: INT64, 10: { 8: { 1: true, 2: { 3: {} } } } }],
  ['a time of day', { 1: INT32, 6: 7, 10: { 7: { 1: true, 2: { 1: {} } } } }],
  ['a small number', { 1: INT32, 6: 15, 10: { 10: { 1: 8, 2: true } } }],
  ['a number without a sign', { 1: INT64, 6: 14, 10: { 10: { 1: 64, 2: false } } }],
  ['a map by its oldest name', { 6: 2, 10: { 2: {} } }],
  ['a kind that is newer than this', { 1: BYTES, 10: { 99: {} } }],
])('%s', (_, element) => {
  expect(isTypeWhole(element)).toBe(true);
});

test.each([
  ['a type that there is not', { 1: 8 }],
  ['bytes of no length', { 1: FIXED }],
  ['a list that is a column', { 1: INT32, ...LIST }],
  ['a text that is a number, by its older name', { 1: INT32, 6: 0 }],
  ['a text that is a number, by its newer name', { 1: INT32, 10: { 1: {} } }],
  ['a text that is a group', { 6: 0 }],
  ['a converted type that there is not', { 1: INT32, 6: 22 }],
  ['a list that is a map by its older name', { 6: 1, 10: { 3: {} } }],
  ['a text that is a list of words by its older name', { 1: BYTES, 6: 4, 10: { 1: {} } }],
  ['a moment of another unit', { 1: INT64, 6: 9, 10: { 8: { 1: true, 2: { 2: {} } } } }],
  ['a moment of billionths by an older name', { 1: INT64, 6: 10, 10: { 8: { 1: true, 2: { 3: {} } } } }],
  [
    'a time of day in billionths that is a moment by its older name',
    { 1: INT64, 6: 9, 10: { 7: { 1: true, 2: { 3: {} } } } },
  ],
  ['a number with a sign and without', { 1: INT32, 6: 13, 10: { 10: { 1: 32, 2: true } } }],
  ['a number of two sizes', { 1: INT32, 6: 16, 10: { 10: { 1: 32, 2: true } } }],
  ['two kinds at once', { 1: BYTES, 10: { 1: {}, 12: {} } }],
  ['no kind', { 1: BYTES, 10: {} }],
  ['more decimals than digits', { 1: INT32, 6: 5, 7: 3, 8: 2 }],
  ['more decimals than digits, by its newer name', { 1: INT32, 10: { 5: { 1: 3, 2: 2 } } }],
  ['decimals below none', { 1: INT32, 6: 5, 7: -1, 8: 2 }],
  ['a decimal number of no digits', { 1: INT32, 6: 5, 7: 0, 8: 0 }],
  ['a decimal number that says no digits', { 1: INT32, 6: 5, 7: 0 }],
  ['more digits than the number has room for', { 1: INT32, 6: 5, 7: 2, 8: 10 }],
])('%s is damage', (_, element) => {
  expect(isTypeWhole(element)).toBe(false);
});
