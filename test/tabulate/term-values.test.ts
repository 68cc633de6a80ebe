import { expect, test } from 'vitest';
import type { Column } from '../../src/input/columns.ts';
import type { NumericTerm } from '../../src/survey/moments.ts';
import type { Study } from '../../src/survey/study.ts';
import { termValues } from '../../src/tabulate/term-values.ts';

const items = new Map<string, Column>([
  ['overall', { kind: 'category', categories: ['poor', 'fair', 'good'], data: Int16Array.of(0, 1, 2, -1) }],
  ['region', { kind: 'category', categories: ['north', 'south'], data: Int16Array.of(0, 1, -2, 1) }],
  ['orders', { kind: 'number', data: Float64Array.of(3, NaN, 0, 7), why: Int8Array.of(0, -1, 0, 0) }],
  [
    'reasons',
    {
      kind: 'ticks',
      categories: ['price', 'speed', 'other'],
      data: [Uint8Array.of(1, 0, 0, 0), Uint8Array.of(1, 1, 0, 0), Uint8Array.of(0, 0, 1, 0)],
      asked: Int8Array.of(0, 0, 0, -5),
    },
  ],
]);
const levels = ['poor', 'fair', 'good'].map((code, i) => ({ code, value: [1, 2, 4][i]!, label: {} }));
const study = { questions: [{ id: 'overall', type: 'scale', levels }] } as unknown as Study;

const values = (term: NumericTerm) => [...termValues(term, { study, items, count: 4 })];

// Four respondents: overall 1, 2, 4, –; orders 3, –, 0, 7; reasons price + speed, speed, other, not asked.
test.each<[string, NumericTerm, number[]]>([
  ['a scale counts its values', { item: 'overall' }, [1, 2, 4, NaN]],
  ['a quantity is itself, zero too', { item: 'orders' }, [3, NaN, 0, 7]],
  ['at least', { item: 'overall', atLeast: 2 }, [0, 1, 1, NaN]],
  ['at most', { item: 'orders', atMost: 3 }, [1, NaN, 1, 0]],
  ['any of several options', { item: 'reasons', anyOf: ['price', 'other'] }, [1, 0, 1, NaN]],
  ['any of several codes', { item: 'region', anyOf: ['south'] }, [0, 1, NaN, 1]],
  ['mapped codes', { item: 'region', values: { north: -1 } }, [-1, NaN, NaN, NaN]],
  ['a difference', { difference: [{ item: 'overall' }, { item: 'orders' }] }, [-2, NaN, 4, NaN]],
  ['a mean of what is complete', { meanOf: [{ item: 'overall' }, { item: 'orders' }] }, [2, NaN, 2, NaN]],
  ['a mean in place of what is missing', { meanReplaced: { item: 'overall' } }, [1, 2, 4, 7 / 3]],
])('%s', (_, term, expected) => expect(values(term)).toEqual(expected));

// The base is the first two; weights 1 and 3: (1·1 + 3·2)/4 = 1.75.
test('the mean that replaces missing answers is weighted, and that of the base', () => {
  const source = { study, items, count: 4, weight: Float64Array.of(1, 3, 5, 1), base: Uint8Array.of(1, 1, 0, 1) };
  expect(termValues({ meanReplaced: { item: 'overall' } }, source)[3]).toBe(1.75);
});

test('what is no number is refused by name', () => {
  expect(() => values({ item: 'region' })).toThrowErrorMatchingInlineSnapshot(`[RangeError: "region" is not a rating]`);
  expect(() => values({ item: 'reasons' })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: "reasons" has no single answer to turn into a number]`,
  );
  expect(() => values({ item: 'regoin' })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: no answers to "regoin" were read]`,
  );
  expect(() => values({ item: 'reasons', anyOf: ['prise'] })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: "prise" is not an option of "reasons"]`,
  );
  expect(() => values({ item: 'orders', anyOf: ['1'] })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: "orders" is a quantity and has no options]`,
  );
});
