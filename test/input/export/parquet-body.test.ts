import type { SchemaElement } from 'hyparquet';
import { expect, test } from 'vitest';
import { areValuesWhole, levelsEnd } from '../../../src/input/export/parquet-body.ts';
import { deltas } from './deltas.ts';
import { hybrid } from './hybrid.ts';

function behindItsLength(levels: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(levels.length);
  return Buffer.concat([length, levels]);
}

const VALUES = Buffer.from([6, 1, 6, 1, 6, 1, 6, 1, 6, 1, 6, 1]);
const ONE = { definition: 1, repetition: 0 };

test('levels do not go on into the values', () => {
  const page = (...levels: number[]) => Buffer.concat([behindItsLength(Buffer.from(levels)), VALUES]);
  expect(levelsEnd(page(20, 1), 10, ONE)).toEqual({ present: 10, rows: 10, begins: true, at: 6 });
  expect(levelsEnd(page(20, 0), 10, ONE)).toEqual({ present: 0, rows: 10, begins: true, at: 6 });
  expect(levelsEnd(page(20, 2), 10, ONE)).toBeUndefined();
  expect(levelsEnd(page(18, 1), 10, ONE)).toBeUndefined();
  expect(levelsEnd(page(), 10, ONE)).toBeUndefined();
  expect(levelsEnd(page(), 10, { definition: 0, repetition: 0 })).toEqual({
    present: 10,
    rows: 10,
    begins: true,
    at: 0,
  });
  expect(levelsEnd(Buffer.of(2, 0), 10, ONE)).toBeUndefined();
  expect(levelsEnd(Buffer.of(9, 0, 0, 0, 20, 1), 10, ONE)).toBeUndefined();
});

test('repetition levels stand before definition levels', () => {
  const repetition = hybrid([[0, 1, 0, 0]], 1);
  const definition = hybrid([[2, 2, 1, 2]], 2);
  const levels = { definition: 2, repetition: 1 };
  const first = Buffer.concat([behindItsLength(repetition), behindItsLength(definition), VALUES]);
  expect(levelsEnd(first, 4, levels)).toEqual({ present: 3, rows: 3, begins: true, at: 13 });
  expect(levelsEnd(first, 9, levels)).toBeUndefined();
  const late = Buffer.concat([behindItsLength(hybrid([[1, 0, 0, 0]], 1)), behindItsLength(definition)]);
  expect(levelsEnd(late, 4, levels)).toMatchObject({ rows: 3, begins: false });
  const second = Buffer.concat([repetition, definition, VALUES]);
  expect(levelsEnd(second, 4, levels, [2, 3])).toEqual({ present: 3, rows: 3, begins: true, at: 5 });
  expect(levelsEnd(second, 4, levels, [2, 100])).toBeUndefined();
});

test.each<[NonNullable<SchemaElement['type']>, number, number]>([
  ['BOOLEAN', 9, 2],
  ['INT32', 3, 12],
  ['INT64', 3, 24],
  ['INT96', 3, 36],
  ['FLOAT', 3, 12],
  ['DOUBLE', 3, 24],
  ['FIXED_LEN_BYTE_ARRAY', 3, 15],
])('plain values of %s: %i need %i bytes', (type, count, length) => {
  const element = { name: 'x', type, ...(type === 'FIXED_LEN_BYTE_ARRAY' ? { type_length: 5 } : {}) };
  expect(areValuesWhole(Buffer.alloc(length), count, 0, element, 0)).toBe(true);
  expect(areValuesWhole(Buffer.alloc(length - 1), count, 0, element, 0)).toBe(false);
});

test('texts need the bytes that their lengths say', () => {
  const text: SchemaElement = { name: 'x', type: 'BYTE_ARRAY' };
  const bytes = Buffer.concat([behindItsLength(Buffer.from('so')), behindItsLength(Buffer.from('la la'))]);
  expect(areValuesWhole(bytes, 2, 0, text, 0)).toBe(true);
  expect(areValuesWhole(bytes, 3, 0, text, 0)).toBe(false);
  expect(areValuesWhole(bytes.subarray(0, -1), 2, 0, text, 0)).toBe(false);
  expect(areValuesWhole(bytes.subarray(0, 8), 2, 0, text, 0)).toBe(false);
});

test.each([2, 8])('keys of a dictionary are all there and all in it (encoding %i)', (encoding) => {
  const keys = Buffer.concat([Buffer.of(2), hybrid([[0, 1, 2, 1]], 2)]);
  const element: SchemaElement = { name: 'x', type: 'DOUBLE' };
  expect(areValuesWhole(keys, 4, encoding, element, 3)).toBe(true);
  expect(areValuesWhole(keys, 4, encoding, element, 2)).toBe(false);
  expect(areValuesWhole(keys, 9, encoding, element, 3)).toBe(false);
  // Of a dictionary with one word no bits are left of a key, but its run is there.
  expect(areValuesWhole(Buffer.of(0, 8), 4, encoding, element, 1)).toBe(true);
  expect(areValuesWhole(Buffer.of(0), 4, encoding, element, 1)).toBe(false);
  expect(areValuesWhole(Buffer.of(), 4, encoding, element, 1)).toBe(false);
  expect(areValuesWhole(Buffer.of(), 0, encoding, element, 0)).toBe(true);
});

test('runs of truths have their own length', () => {
  const truth: SchemaElement = { name: 'x', type: 'BOOLEAN' };
  expect(areValuesWhole(behindItsLength(Buffer.of(20, 1)), 10, 3, truth, 0)).toBe(true);
  expect(areValuesWhole(behindItsLength(Buffer.of(20, 1)), 11, 3, truth, 0)).toBe(false);
  expect(areValuesWhole(Buffer.of(1, 0, 0, 0, 20, 1), 10, 3, truth, 0)).toBe(false);
  expect(areValuesWhole(Buffer.of(20, 1), 10, 3, truth, 0)).toBe(false);
  expect(areValuesWhole(Buffer.of(9, 0, 0, 0, 20, 1), 10, 3, truth, 0)).toBe(false);
});

test.each<[number, NonNullable<SchemaElement['type']>, boolean]>([
  [3, 'INT32', false],
  [5, 'DOUBLE', false],
  [6, 'INT64', false],
  [7, 'INT64', false],
  [9, 'BYTE_ARRAY', false],
  [9, 'DOUBLE', true],
])('encoding %i for %s: %s', (encoding, type, may) => {
  expect(areValuesWhole(Buffer.alloc(80), 2, encoding, { name: 'x', type, type_length: 5 }, 0)).toBe(may);
});

test('numbers whose bytes are split need them all', () => {
  const number: SchemaElement = { name: 'x', type: 'DOUBLE' };
  expect(areValuesWhole(Buffer.alloc(24), 3, 9, number, 0)).toBe(true);
  expect(areValuesWhole(Buffer.alloc(23), 3, 9, number, 0)).toBe(false);
});

test('differences and texts behind their lengths are all there', () => {
  const number: SchemaElement = { name: 'x', type: 'INT32' };
  const text: SchemaElement = { name: 'x', type: 'BYTE_ARRAY' };
  expect(areValuesWhole(deltas([7, 5, 3]), 3, 5, number, 0)).toBe(true);
  expect(areValuesWhole(deltas([7, 5, 3]), 4, 5, number, 0)).toBe(false);
  const lengths = Buffer.concat([deltas([2, 0, 3]), Buffer.from('sogut')]);
  expect(areValuesWhole(lengths, 3, 6, text, 0)).toBe(true);
  expect(areValuesWhole(lengths.subarray(0, -1), 3, 6, text, 0)).toBe(false);
  expect(areValuesWhole(Buffer.concat([deltas([2, 3, -1]), Buffer.from('so gut')]), 3, 6, text, 0)).toBe(false);
  const shared = (prefixes: number[]) => Buffer.concat([deltas(prefixes), deltas([2, 1, 3]), Buffer.from('sosout')]);
  expect(areValuesWhole(shared([0, 2, 3]), 3, 7, text, 0)).toBe(true);
  expect(areValuesWhole(shared([0, 2, 4]), 3, 7, text, 0)).toBe(false);
  expect(areValuesWhole(shared([1, 2, 3]), 3, 7, text, 0)).toBe(false);
  expect(areValuesWhole(shared([0, 2, -1]), 3, 7, text, 0)).toBe(false);
  expect(areValuesWhole(shared([0, 2, 3]).subarray(0, -1), 3, 7, text, 0)).toBe(false);
});
