import { expect, test } from 'vitest';
import { cellText, isUnread } from '../../../src/input/export/parquet-cell.ts';

test.each([
  [null, ''],
  [undefined, ''],
  [true, 'true'],
  [0.1, '0.1'],
  [9_007_199_254_740_993n, '9007199254740993'],
  [new Date(Date.UTC(2026, 4, 11)), '2026-05-11'],
  [new Date(Date.UTC(2026, 4, 11, 8, 30, 15, 20)), '2026-05-11 08:30:15.02'],
  [['App', null, 'Shop'], 'App; Shop'],
  [[new Date(Date.UTC(2026, 4, 11)), new Date(Date.UTC(2026, 4, 12))], '2026-05-11; 2026-05-12'],
  [[], ''],
  [Buffer.from('满意\tja'), '满意\tja'],
])('%s is the text %j', (value, text) => {
  expect(cellText(value, undefined)).toBe(text);
});

test('decimal numbers have their point, in lists too', () => {
  expect(cellText(115, 2)).toBe('1.15');
  expect(cellText([115n, null, Uint8Array.of(5)], 2)).toBe('1.15; 0.05');
});

test('groups, lists of lists and bytes are not read', () => {
  expect(
    [{ a: 1 }, [{ a: 1 }], [[1]], Uint8Array.of(1), [Uint8Array.of(0xff)]].map((one) => isUnread(one, undefined)),
  ).toEqual(Array<boolean>(5).fill(true));
  expect([null, 'a', [1, null], new Date(0), [Buffer.from('満足')]].map((one) => isUnread(one, undefined))).toEqual(
    Array<boolean>(5).fill(false),
  );
  expect([Uint8Array.of(1), [Uint8Array.of(0xff)]].map((one) => isUnread(one, 2))).toEqual([false, false]);
});
