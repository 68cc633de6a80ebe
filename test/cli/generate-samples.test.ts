import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { WAVES } from '../../src/cli/parcel-2026/people.ts';
import { deck, random } from '../../src/cli/parcel-2026/random.ts';
import { parcelResponses } from '../../src/cli/parcel-2026/responses.ts';

const files = parcelResponses();

/** Rows as objects; no cell before the last one, `q10`, holds a comma or a quote. */
function rows(file: string): Record<string, string>[] {
  const [heading, ...lines] = files[file]!.split(/\n(?=[0-9a-f]{8},)/);
  const names = heading!.trim().split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',', names.length).map((cell, index) => [names[index]!, cell])),
  );
}

test('the shipped files are what the generator writes, byte for byte', () => {
  expect(Object.keys(files)).toEqual(['responses-2025.csv', 'responses-2026.csv']);
  for (const [name, text] of Object.entries(files)) {
    const shipped = readFileSync(new URL(`../../data/parcel-2026/${name}`, import.meta.url));
    expect(Buffer.from(text).equals(shipped), `${name}: run "npm run generate-samples"`).toBe(true);
  }
});

// xoshiro128** from the state 1, 2, 3, 4. Worked: rotl(2 · 5, 7) · 9 = 1280 · 9 = 11520; then b = 1 ^ 2 ^ 3 = 0 gives 0.
test('random words are those of the published generator', () => {
  const draw = random([1, 2, 3, 4]);
  expect(Array.from({ length: 4 }, () => draw.uniform() * 2 ** 32)).toEqual([11520, 0, 5927040, 70819200]);
});

test('a deck holds each key as often as its share says', () => {
  // 50 cards of 58, 26 and 16 in 100: 29, 13, 8. Seven of equal shares: 7/3 and 14/3 round to 2 and 5, so 2, 3, 2.
  const counts = (cards: readonly string[]) =>
    ['a', 'b', 'c'].map((key) => cards.filter((card) => card === key).length);
  const cards = deck(50, { a: 58, b: 26, c: 16 }, random([5, 6, 7, 8]));
  expect(counts(cards)).toEqual([29, 13, 8]);
  expect(cards.slice(0, 29)).toContain('b');
  expect(counts(deck(7, { a: 1, b: 1, c: 1 }, random([5, 6, 7, 8])))).toEqual([2, 3, 2]);
});

for (const { id, file, regions, tests, speeders } of WAVES) {
  const all = rows(file);
  const valid = all.filter(({ status }) => status === 'complete');

  test(`${id}: everyone has a row and an id of their own, tests and speeders besides`, () => {
    expect(valid).toHaveLength(Object.values(regions).reduce((sum, size) => sum + size, 0));
    expect(all.filter(({ status }) => status === 'test')).toHaveLength(tests);
    expect(all.filter(({ status }) => status === 'speeder')).toHaveLength(speeders);
    expect(new Set(all.map((row) => row['id'])).size).toBe(all.length);
  });

  test(`${id}: East is small enough to be marked, Islands and Overseas to be hidden`, () => {
    const size = (region: string) => valid.filter((row) => row['region'] === region).length;
    expect(size('east')).toBeGreaterThanOrEqual(10);
    expect(size('east')).toBeLessThan(30);
    expect(size('islands')).toBeLessThan(10);
    expect(size('overseas')).toBeLessThan(10);
  });

  test(`${id}: weights vary by about 0.3 of their mean`, () => {
    const weights = valid.map((row) => Number(row['weight']));
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
    const variance = weights.reduce((sum, weight) => sum + (weight - mean) ** 2, 0) / weights.length;
    expect(Math.min(...weights)).toBeGreaterThan(0);
    expect(Math.sqrt(variance) / mean).toBeCloseTo(0.29, 1);
  });

  test(`${id}: reasons are given only by those who would not order again, pairs only on form A`, () => {
    for (const row of all) {
      if (row['q2'] !== '2') expect(row['q3_better']! + row['q4']!).toBe('');
      if (row['form'] === 'b') expect(row['q6_price_f']! + row['q6_price_d']!).toBe('');
    }
  });

  test(`${id}: every kind of missing answer occurs`, () => {
    const answers = (column: string) => new Set(valid.map((row) => row[column]));
    expect([...answers('q1')].sort()).toEqual(['', '1', '2', '3', '4', '8', '9']);
    expect([...answers('q3_other')].sort()).toEqual(['', '0', '1', '8', '9']);
    expect([...answers('q5_complaints')].sort()).toEqual(['', '1', '2', '3', '4', '7', '9']);
  });

  test(`${id}: the better the service is rated, the more would order again`, () => {
    const share = ['1', '2', '3', '4'].map((level) => {
      const asked = valid.filter((row) => row['q1'] === level && (row['q2'] === '1' || row['q2'] === '2'));
      return asked.filter((row) => row['q2'] === '1').length / asked.length;
    });
    expect(share).toEqual(share.toSorted((a, b) => a - b));
    expect(share[3]! - share[2]!).toBeGreaterThan(Math.max(share[2]! - share[1]!, share[1]! - share[0]!));
  });
}
