import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, inject, test } from 'vitest';
import { filesOf, project } from './workshop.ts';

const [shipped, odd] = await Promise.all([filesOf(inject('shipped').folder), filesOf(inject('odd').folder)]);

/** How many letters decide whether a longer look is worth it. */
const PROBE = 6;

/** Files that hold any of these values, whatever the case of their letters; also in their names. */
function holders(files: ReadonlyMap<string, Buffer>, values: readonly string[]): string[] {
  const byStart = new Map<string, string[]>();
  for (const value of values.map((one) => one.toLowerCase())) {
    const start = value.slice(0, PROBE);
    byStart.set(start, [...(byStart.get(start) ?? []), value]);
  }
  const lengths = new Set([...byStart.keys()].map((start) => start.length));
  expect(byStart.size).toBeGreaterThan(0);
  return [...files].flatMap(([path, bytes]) => {
    const text = `${path}\n${bytes.toString()}`.toLowerCase();
    const held = new Set<string>();
    for (const length of lengths)
      for (let at = 0; at + length <= text.length; at++)
        for (const value of byStart.get(text.slice(at, at + length)) ?? [])
          if (text.startsWith(value, at)) held.add(value);
    return [...held].map((value) => `${path}: ${value}`);
  });
}

async function column(file: string, ...names: readonly string[]): Promise<string[]> {
  const text = await readFile(join(project, 'data', file), 'utf8');
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  return data.flatMap((row) => names.map((name) => row[name] ?? '')).filter((value) => value.length > 5);
}

describe.each(['responses-2025.csv', 'responses-2026.csv'])('parcel-2026/%s', (file) => {
  test('no respondent, address, telephone number, browser or comment is in any byte of the site', async () => {
    const personal = [...new Set(await column(`parcel-2026/${file}`, 'id', 'email', 'ip', 'started_at', 'q10'))];
    expect(personal.length).toBeGreaterThan(2000);
    expect(holders(shipped, [...personal, '@example.com', '.private.', '203.0.113.', '+49 30 555', 'speeder'])).toEqual(
      [],
    );
  });
});

test('a respondent, an address, a telephone number and a comment that were planted are nowhere', () => {
  expect(holders(odd, ['canary', 'bird.example', '203.0.113.', '5550', '+49 30', 'treated badly', 'by Anna'])).toEqual(
    [],
  );
});

test('groups too small to be shown have no influence on anything that is published', async () => {
  const [one, two] = ['secret-1', 'secret-2'].map((study) => withoutName(study));
  expect(two!.size).toBeGreaterThan(20);
  expect([...two!.keys()]).toEqual([...one!.keys()]);
  for (const [path, text] of one!) expect(two!.get(path) === text, path).toBe(true);
  const rows = await Promise.all(
    ['secret-1', 'secret-2'].map((study) =>
      readFile(join(project, 'test/studies/odd/data', study, 'answers.csv'), 'utf8'),
    ),
  );
  expect(rows[0], 'the two studies differ').not.toBe(rows[1]);
});

/** A study's files without what must differ: its id and the hash of its data. */
function withoutName(study: string): ReadonlyMap<string, string> {
  return new Map(
    [...odd]
      .filter(([path]) => path.startsWith(`${study}/`))
      .map(([path, bytes]) => [
        path.slice(study.length),
        bytes
          .toString()
          .replaceAll(study, 'study')
          .replaceAll(/\b[0-9a-f]{64}\b/g, 'digest'),
      ]),
  );
}

test('where a group is hidden, page, table, CSV and JSON say so and hold no number', () => {
  const csv = odd.get('secret-1/en/figures/overall.csv')!.toString();
  const lines = csv.split('\r\n').filter((line) => /tiny|middling/.test(line));
  expect(lines).toMatchInlineSnapshot(`
    [
      "The middling one,,,,,,,,,hidden",
      "The tiny one,,,,,,,,,hidden",
    ]
  `);
  const results = JSON.parse(odd.get('secret-1/results.json')!.toString()) as {
    figures: Record<string, { finding: unknown }>;
  };
  const text = JSON.stringify(results.figures['overall']!.finding);
  expect(text).toContain('{"key":"tiny","state":"hidden"}');
  expect(text).toContain('{"key":"middling","state":"hidden"}');
  for (const figure of ['tiny-alone', 'tiny-reasons', 'tiny-curve', 'tiny-features']) {
    expect(JSON.stringify(results.figures[figure]!.finding), figure).not.toMatch(/\d/);
    expect(odd.has(`secret-1/en/figures/${figure}.csv`), figure).toBe(false);
    expect(odd.has(`secret-1/en/figures/${figure}.svg`), figure).toBe(false);
  }
});

test('where nobody is, the base is 0 and there is no other number', () => {
  const csv = odd.get('secret-1/en/figures/nobody-at-all.csv')!.toString();
  const { data } = Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true });
  expect(data.length).toBeGreaterThan(0);
  for (const { value, low, high, n } of data)
    expect({ value, low, high, n }).toEqual({ value: '', low: '', high: '', n: '0' });
});
