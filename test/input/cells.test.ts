import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdRows } from '../../src/input/id-rows.ts';
import { numberIn } from '../../src/input/number-in.ts';

test('a number is one to a reader, not only to JavaScript', () => {
  const texts = ['1', ' 2.5 ', '-3', '+4', '.5', '5.', '1e3', '1E-2', '0', '-0'];
  expect(texts.map(numberIn)).toEqual([1, 2.5, -3, 4, 0.5, 5, 1000, 0.01, 0, -0]);
  for (const text of [
    '',
    ' ',
    '1,5',
    '1 000',
    '0x10',
    '0b1',
    '\u00A00x10',
    ' 0X10',
    '0O7',
    '0o7',
    'Infinity',
    'NaN',
    '1e999',
    '1_000',
    '٣',
    'e',
    '--1',
  ]) {
    expect(numberIn(text), text).toBeUndefined();
  }
});

test('two ids of one hash are two ids', () => {
  const rows = new IdRows();
  expect(rows.add('r7wzx', 2)).toBeUndefined();
  expect(rows.add('ra6cd', 3)).toBeUndefined();
  expect(rows.add('ra6cd', 4)).toBe(3);
});

test('ids are found again while the table grows, and after room was made', () => {
  const rows = new IdRows();
  for (let id = 0; id < 5000; id++) {
    if (id === 1000) rows.reserve(3000);
    expect(rows.add(`r${id}`, id)).toBeUndefined();
  }
  for (let id = 0; id < 5000; id++) expect(rows.add(`r${id}`, -1)).toBe(id);
});

test('ids are told apart as by a map, however alike', () => {
  const id = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.nat(3000).map(String),
    fc.constantFrom('a', 'ab', 'aab', 'b', ''),
  );
  fc.assert(
    fc.property(fc.array(id, { maxLength: 3000, size: 'max' }), (ids) => {
      const rows = new IdRows();
      const map = new Map<string, number>();
      ids.forEach((text, row) => {
        expect(rows.add(text, row)).toBe(map.get(text));
        if (!map.has(text)) map.set(text, row);
      });
    }),
    { numRuns: 30 },
  );
});
