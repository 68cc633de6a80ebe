import { expect, test } from 'vitest';
import { HeldRows } from '../../../src/input/export/held-rows.ts';
import { readExport } from '../../../src/input/export/read-export.ts';
import { temporaryFile } from './temporary-file.ts';

function read(json: string) {
  return readExport(temporaryFile('answers.json', json), { name: 'answers.json' });
}

async function table(json: string): Promise<Record<string, string[]>> {
  const { profile, rows } = await read(json);
  return Object.fromEntries(profile.columns.map(({ heading, index }) => [heading, rows.map((row) => row[index]!)]));
}

test('whole numbers beyond what a double holds stay as they are written', async () => {
  expect(await table('[{"a":12345678901234567891,"b":0.5},{"a":12345678901234567892,"b":1e400}]')).toEqual({
    a: ['12345678901234567891', '12345678901234567892'],
    b: ['0.5', '1e400'],
  });
});

test('keys that every object of the language has are keys like others', async () => {
  expect(await table('[{"__proto__":"1","constructor":"a"},{"toString":"2"}]')).toEqual({
    ['__proto__']: ['1', ''],
    constructor: ['a', ''],
    toString: ['', '2'],
  });
});

test.each([
  '[{"q":"1","m":{"row":{"column":4}}}]',
  '[{"q":"1","m":[["a"]]}]',
  '[{"q":"1","m":[{"a":1}]}]',
  '[{"q":"1","m":{"row":4}},{"q":"2","m":"5"}]',
  '[{"q":"1","m":{"row":[1,2]}}]',
])('answers within answers are told as not read: %s', async (json) => {
  const { profile } = await read(json);
  expect(profile.columns.map(({ heading }) => heading)).toEqual(['q']);
  expect(profile.remarks).toEqual(['Repeated groups and answers within answers are not read: m.']);
});

test('a file with nothing but those is refused', async () => {
  await expect(read('[{"m":{"row":{"column":4}}}]')).rejects.toThrow('found nothing but answers within answers');
});

test('a list and a single answer to one question are both counted', async () => {
  expect(await table('[{"q":["a","b"]},{"q":"a"},{"q":null},{}]')).toEqual({
    'q/a': ['1', '1', '', ''],
    'q/b': ['1', '0', '', ''],
  });
});

test('more than a thousand options are refused, not cut', async () => {
  const options = Array.from({ length: 1001 }, (_, index) => `"o${index}"`).join(',');
  await expect(read(`[{"q":[${options}]}]`)).rejects.toThrow('found 1001 different options or rows');
});

test('options of many respondents are soon counted', { timeout: 10_000 }, async () => {
  const answers = Array.from(
    { length: 10_000 },
    (_, n) => `{"q":[${Array.from({ length: 60 }, (__, m) => `"o${(n + m) % 900}"`).join(',')}]}`,
  );
  // "o0" stands in 60 of each 900: 11 × 60 in 9,900, and in the first of the last hundred.
  const { profile } = await read(`[${answers.join(',')}]`);
  expect(profile.columns).toHaveLength(900);
  expect(profile.columns[0]!.values).toContainEqual({ value: '1', count: 661 });
});

test('a table that cannot be held is refused', () => {
  const held = new HeldRows('large.csv');
  const row = ['1'];
  const rows = Array.from({ length: 1_000_000 }, () => row);
  for (let n = 0; n < 4; n++) held.add(rows);
  expect(held.rows).toHaveLength(4_000_000);
  expect(() => held.add(rows)).toThrow('found more than 4000000 rows of 1 cells');
});
