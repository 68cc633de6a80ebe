import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Crosstab } from '../../src/survey/crosstab.ts';
import { ask } from '../../src/tabulate/ask.ts';
import { openStudy } from '../../src/tabulate/open-study.ts';

const STUDY = `
title: Trial
client: Trial
languages: [en]
method:
  strategy: s
  sponsor: s
  conductor: s
  population: p
  sample: { type: probability }
  mode: [online]
  limitations: l
waves:
  - { id: a, file: a.csv, fielded: [2026-01-01, 2026-01-02] }
  - { id: b, file: b.csv, fielded: [2026-02-01, 2026-02-02] }
weight: { column: w }
segments: [region]
questions:
  region: { type: single, column: region, text: Region, options: { north: North, south: South, none: Nowhere } }
  overall: { type: scale, column: q1, text: Overall, scale: { 3: good, 2: fair, 1: poor }, missing: { 9: dont-know } }
  again: { type: single, column: q2, text: Again, options: { yes: "yes", no: "no" } }
  reasons: { type: multi, columns: "q3_*", text: Why, options: { price: Price, service: Service, other: Other }, unticked: "", askedIf: { again: no } }
`;

const HEAD = 'region,q1,q2,q3_price,q3_service,q3_other,w';

const root = await mkdtemp(join(tmpdir(), 'ask-'));
afterAll(() => rm(root, { recursive: true }));

let next = 0;
async function studyOf(a: readonly string[], b: readonly string[] = ['north,3,yes,,,,1']) {
  const id = `s${next++}`;
  const folder = join(root, 'data', id);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'study.yaml'), STUDY);
  await writeFile(join(folder, 'a.csv'), [HEAD, ...a].join('\n'));
  await writeFile(join(folder, 'b.csv'), [HEAD, ...b].join('\n'));
  return openStudy(root, id);
}

const ROWS = [
  'north,3,yes,,,,2',
  'north,1,no,1,1,,1',
  'south,2,no,,,,1',
  'south,1,no,,1,,0.5',
  'south,9,no,1,,,1',
  'south,,yes,,,,1',
  'south,1,no,1,1,1,0',
];

const cell = (table: Crosstab, index: number) => table.cells[index];

// Wave a, answered q1 with weight > 0: 3 (w 2), 1 (w 1), 2 (w 1), 1 (w 0.5). n = 4, Σw = 4.5, Σw² = 4 + 1 + 1 + 0.25.
test('cells carry n, Σw and Σw²; the base is who answered and has weight', async () => {
  const [table] = ask(await studyOf(ROWS), [{ of: [{ item: 'overall' }], wave: 'a' }]);
  expect(table!.of[0]).toEqual({ id: 'overall', kind: 'single', categories: ['1', '2', '3'] });
  expect(table!.cells).toEqual([
    { n: 2, w: 1.5, w2: 1.25 },
    { n: 1, w: 1, w2: 1 },
    { n: 1, w: 2, w2: 4 },
  ]);
  expect(table!.bases).toEqual([{ n: 4, w: 4.5, w2: 6.25 }]);
  expect(table!.missing).toEqual([{ 'dont-know': { n: 1, w: 1 }, blank: { n: 1, w: 1 } }]);
  expect(table!.origin).toEqual({ kind: 'respondents', weighted: true });
});

test('unweighted, everybody counts one, also whoever has weight 0 in the weighted table', async () => {
  const [table] = ask(await studyOf(ROWS), [{ of: [{ item: 'overall' }], wave: 'a', weighted: false }]);
  expect(table!.bases).toEqual([{ n: 5, w: 5, w2: 5 }]);
});

// Asked are those who said no. Row 3 of wave a was asked and ticked nothing: in the base, in no cell.
test('a multiple choice counts mentions on the base of those asked, and nets count a respondent once', async () => {
  const nets = { any: ['price', 'service', 'other'], both: ['price', 'service'] };
  const [table] = ask(await studyOf(ROWS), [{ of: [{ item: 'reasons', nets }], wave: 'a' }]);
  expect(table!.of[0]).toEqual({
    id: 'reasons',
    kind: 'multi',
    categories: ['price', 'service', 'other', 'any', 'both'],
  });
  expect(table!.cells.map(({ n, w }) => [n, w])).toEqual([
    [2, 2],
    [2, 1.5],
    [0, 0],
    [3, 2.5],
    [3, 2.5],
  ]);
  expect(table!.bases[0]).toMatchObject({ n: 4, w: 3.5 });
  expect(table!.missing).toEqual([{ 'not-asked': { n: 2, w: 3 } }]);
});

test('a filter comes first, a group that nobody is in is there with n = 0, waves are a group like any other', async () => {
  const study = await studyOf(ROWS);
  const [by, where, waves, two] = ask(study, [
    { of: [{ item: 'again' }], by: ['region'], wave: 'a' },
    { of: [{ item: 'overall' }], where: { region: ['south'], again: ['no'] }, wave: 'a' },
    { of: [{ item: 'again' }], by: ['wave'] },
    { of: [{ item: 'overall' }, { item: 'again', oneOf: ['yes'] }], wave: 'a' },
  ]);
  expect(by!.by[0]!.categories).toEqual(['north', 'south', 'none']);
  expect(by!.bases.map(({ n }) => n)).toEqual([2, 4, 0]);
  expect(by!.cells.slice(4)).toEqual([
    { n: 0, w: 0, w2: 0 },
    { n: 0, w: 0, w2: 0 },
  ]);
  expect(where!.bases[0]).toMatchObject({ n: 2, w: 1.5 });
  expect(waves!.bases.map(({ n }) => n)).toEqual([6, 1]);
  expect(two!.cells.map(({ n }) => n)).toEqual([2, 0, 1, 0, 0, 1]);
});

test('a cut counts who reaches it', async () => {
  const [table] = ask(await studyOf(ROWS), [{ of: [{ item: 'overall', atLeast: 2 }], wave: 'a' }]);
  expect(table!.cells.map(({ n }) => n)).toEqual([2, 2]);
});

test('what the study does not have is an error, not an empty table', async () => {
  const study = await studyOf(ROWS);
  expect(() => ask(study, [{ of: [{ item: 'oveall' }] }])).toThrow('no answers to "oveall" were read');
  expect(() => ask(study, [{ of: [{ item: 'overall' }], wave: 'c' }])).toThrow('"c" is not a wave');
  expect(() => ask(study, [{ of: [{ item: 'reasons' }, { item: 'overall' }] }])).toThrow('only the last term');
  expect(() => ask({ ...study }, [{ of: [{ item: 'overall' }] }])).toThrow('was opened elsewhere');
});

const row = fc
  .tuple(
    fc.constantFrom('north', 'south'),
    fc.constantFrom('1', '2', '3', '9', ''),
    fc.constantFrom('yes', 'no'),
    fc.integer({ min: 1, max: 40 }),
  )
  .map(([region, q1, q2, w]) => `${region},${q1},${q2},,,,${w / 10}`);
const queries = [{ of: [{ item: 'overall' }], by: ['region'] }, { of: [{ item: 'overall' }, { item: 'again' }] }];

test('the order of respondents changes nothing, groups add to the whole, one pass equals many', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 30 }), async (rows) => {
      const [a, b] = [await studyOf(rows), await studyOf(rows.toReversed())];
      const tables = ask(a, queries);
      expect(rounded(tables)).toEqual(rounded(ask(b, queries)));
      expect(tables).toEqual(queries.flatMap((query) => ask(a, [query])));
      const [all] = ask(a, [{ of: [{ item: 'overall' }] }]);
      for (const i of [0, 1, 2]) {
        const parts = [0, 1, 2].map((group) => cell(tables[0]!, group * 3 + i)!.n ?? 0);
        expect(parts.reduce((sum, n) => sum + n, 0)).toBe(all!.cells[i]!.n);
      }
    }),
    { numRuns: 25 },
  );
});

/** Sums of doubles depend on their order in the last digits. */
function rounded(tables: readonly Crosstab[]): unknown {
  return JSON.parse(JSON.stringify(tables), (_key, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value,
  );
}
