import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutWave, withWaveAnew } from '../../../src/cli/draft/added-wave.ts';
import { sameWave } from '../../../src/cli/draft/same-wave.ts';
import { projectFolder, ran } from '../run-command.ts';

const WORDS = ['Very satisfied', 'Satisfied', 'Neutral', 'Dissatisfied', 'Very dissatisfied'];

/** So many guests, one a day from the first of a month on, or without days. */
function guests(count: number, month: string | undefined): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const day = month === undefined ? '' : `${month}-${String((index % 28) + 1).padStart(2, '0')} 10:00:00`;
    return [day, WORDS[(index * index) % 5]!, ['North', 'South'][index % 3 === 0 ? 0 : 1]!].join(',');
  });
  return ['Timestamp,How satisfied are you overall?,Which region do you live in?', ...rows].join('\n');
}

const round = (csv: string, fielded?: readonly [string, string]) => ({ csv, fielded });

const HEADING = 'satisfied,service,price,speed,staff,nps,again,region,age';

/** People who answer nine questions, those who like one thing more often liking the others. */
const someone = fc
  .record({
    mood: fc.integer({ min: 0, max: 2 }),
    apart: fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 5, maxLength: 5 }),
    nps: fc.integer({ min: 4, max: 10 }),
    again: fc.constantFrom('yes', 'yes', 'yes', 'no'),
    region: fc.constantFrom('North', 'South', 'West'),
    age: fc.constantFrom('18-29', '30-44', '45-59', '60+'),
  })
  .map(({ mood, apart, nps, again, region, age }) =>
    [...apart.map((step) => mood + 2 + step), nps, again, region, age].join(','),
  );

/** The same with two questions, of which the whole survey may be made. */
const someoneShort = fc.record({ satisfied: fc.integer({ min: 1, max: 5 }), again: fc.constantFrom('yes', 'no') });
const shortRow = someoneShort.map(({ satisfied, again }) => `${satisfied},${again}`);

const people = (row: fc.Arbitrary<string>, fewest = 30, most = 300) =>
  fc.noBias(fc.array(row, { minLength: fewest, maxLength: most }));
const file = (rows: readonly string[], heading = HEADING) => round([heading, ...rows].join('\n'));

/** The rows of a wave as an export of the next day has them: up to a fifth changed, some new ones, in another order. */
const exportedAgain = people(someone).chain((rows) =>
  fc
    .record({
      changed: fc.array(someone, { maxLength: Math.floor(rows.length / 5) }),
      added: people(someone, 0, rows.length),
      keys: fc.infiniteStream(fc.nat()),
    })
    .map(({ changed, added, keys }) => {
      const after = [...rows.with(0, rows[0]!), ...added].map((row, index) => changed[index] ?? row);
      const sorted = after
        .map((row) => [keys.next().value!, row] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, row]) => row);
      return { rows, after: sorted };
    }),
);

test('whatever the order, a wave that is exported again is told from a further one', () => {
  fc.assert(
    fc.property(exportedAgain, ({ rows, after }) => {
      expect(sameWave(file(after), file(rows))?.by).toBe('answers');
      expect(sameWave(file(rows), file(after))?.by).toBe('answers');
    }),
  );
});

/** As many people as there are answers, so that the most of them come again by chance. */
const numbered = people(fc.integer({ min: 1, max: 100 }).map(String), 100, 100);

test('other people are a further wave, however few questions they were asked', () => {
  for (const [rows, heading] of [
    [people(someone), HEADING],
    [people(shortRow), 'satisfied,again'],
    [numbered, 'n'],
  ] as const) {
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        expect(sameWave(file(a, heading), file(b, heading))).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  }
});

const ROWS = Array.from({ length: 40 }, (_, index) => `${index % 5},${index % 7},${index % 3}`);

test('how many rows are the same is said; ids and weights do not make them others', () => {
  const csv = file(ROWS, 'a,b,c');
  expect(sameWave(csv, file(ROWS.with(3, '9,9,9').toReversed(), 'a,b,c'))).toEqual({
    by: 'answers',
    says: '39 of 40 rows are the same',
  });
  const numbered = (from: number) =>
    file(
      ROWS.map((row, index) => `${row},${from + index}`),
      'a,b,c,id',
    );
  expect(sameWave(numbered(1), numbered(1000))).toBeUndefined();
  expect(sameWave(numbered(1), numbered(1000), ['id'])?.by).toBe('answers');
  // Columns may stand elsewhere, and one of the files may have more of them.
  const turned = file(
    ROWS.map((row) => `x,${row.split(',').toReversed().join(',')}`),
    'new,c,b,a',
  );
  expect(sameWave(csv, turned)?.says).toBe('40 of 40 rows are the same');
});

test('a short survey that is exported again is told by the order of its answers', () => {
  const rows = Array.from({ length: 40 }, (_, index) => String(Math.floor((index * index) / 7) % 3));
  const says = '40 of 40 rows are the same, one after the other as in the other file';
  const more = [...rows, '2', '2', '1'];
  for (const longer of [more, more.toReversed()]) {
    expect(sameWave(file(longer, 'a'), file(rows, 'a'))).toEqual({ by: 'answers', says });
    expect(sameWave(file(rows, 'a'), file(longer, 'a'))).toEqual({ by: 'answers', says });
  }
  expect(sameWave(file(rows.with(3, '9'), 'a'), file(more, 'a'))).toBeUndefined();
  expect(sameWave(file(['1', '2'], 'a'), file(['1', '2', '3'], 'a'))).toBeUndefined();
});

test('days that overlap are one round, and days that do not are two unless three quarters of the rows are the same', () => {
  const [march, april] = [['2026-03-01', '2026-03-20'] as const, ['2026-03-21', '2026-04-02'] as const];
  const others = ROWS.map((_, index) => `x${index}`);
  expect(sameWave(round('a\n1', march), round('a\n2', ['2026-03-20', '2026-04-02']))).toEqual({
    by: 'days',
    says: 'both have answers of 2026-03-20; 0 of 1 rows are the same',
  });
  const of = (rows: readonly string[], fielded: readonly [string, string]) => ({ ...file(rows, 'a,b,c'), fielded });
  const half = [...ROWS.slice(0, 25), ...others.slice(25)];
  expect(sameWave(of(half, april), of(ROWS, march))).toBeUndefined();
  expect(sameWave(of(ROWS, april), of(ROWS, march))?.by).toBe('answers');
  expect(sameWave(file(half, 'a,b,c'), of(ROWS, march))?.by).toBe('answers');
});

test('an export of a wave that is there is refused, until somebody says what it is', async () => {
  const root = projectFolder({ 'early.csv': guests(40, '2026-03'), 'all.csv': guests(60, '2026-03') });
  const studyFile = join(root, 'data/guests/study.yaml');
  const data = join(root, 'data/guests/responses-2026.csv');
  await ran(root, 'new', 'guests', 'early.csv', '--yes');
  const before = readFileSync(studyFile, 'utf8');

  const refused = await ran(root, 'new', 'guests', 'all.csv', '--update');
  expect(refused.errors).toMatchInlineSnapshot(`
    "1 problem:
    - all.csv: found what seems to be wave "2026" again: both have answers of 2026-03-01; 40 of 40 rows are the same, expected a further wave.
      Add --replace 2026 if the same survey was exported again; or --wave <name> if other people answered it.
    "
  `);
  expect(readFileSync(studyFile, 'utf8')).toBe(before);

  const replaced = await ran(root, 'new', 'guests', 'all.csv', '--update', '--replace', '2026');
  expect(replaced).toMatchObject({ code: 0, errors: '' });
  expect(replaced.output).toContain('wave 2026: 60 respondents from all.csv, in the place of those it had');
  expect(readFileSync(data, 'utf8').trim().split('\n')).toHaveLength(61);
  const after = readFileSync(studyFile, 'utf8').split('\n');
  const changed = before.split('\n').filter((line) => !after.includes(line));
  expect(changed).toEqual([expect.stringContaining('file: early.csv')]);
  expect(after.filter((line) => line.includes('all.csv'))).toHaveLength(1);

  const unknown = await ran(root, 'new', 'guests', 'early.csv', '--update', '--replace', '2025');
  expect(unknown.errors).toContain('found "2025", expected a wave of the study');
  const other = await ran(root, 'new', 'guests', 'early.csv', '--update', '--wave', 'panel');
  expect(other.output).toContain('wave panel: 40 respondents from early.csv');
});

test('the same survey twice, in two files, is not two waves', async () => {
  const root = projectFolder({ 'a.csv': guests(40, undefined), 'b.csv': guests(60, undefined) });
  const result = await ran(root, 'new', 'guests', 'a.csv', 'b.csv', '--yes');
  expect(result.errors).toMatchInlineSnapshot(`
    "1 problem:
    - b.csv: found what seems to be the same round of fieldwork as a.csv: 40 of 40 rows are the same, one after the other as in the other file, expected one file for each wave.
      Give one of the two; or add --new-wave if different people answered them.
    "
  `);
  const named = await ran(root, 'new', 'guests', 'a.csv', 'b.csv', '--yes', '--wave', 'a,b');
  expect(named.errors).toContain('40 of 40 rows are the same');
  const other = await ran(root, 'new', 'guests', 'a.csv', 'b.csv', '--yes', '--wave', '北,南', '--new-wave');
  expect(other).toMatchObject({ code: 0, errors: '' });
  // Names that leave nothing for a file's name do not share one file.
  expect(other.output).toContain('responses-wave.csv');
  expect(other.output).toContain('responses-wave-2.csv');
});

test('days and source of a wave change, and not a character beside them', () => {
  const source = { file: 'new.csv', sha256: 'b'.repeat(64), tool: 'plain' };
  const fielded = ['2026-03-01', '2026-04-30'] as const;
  const text = `title: Guests # ours
source:
  - file: one.csv
    sha256: a
    tool: plain
  - { file: two.csv, sha256: c, tool: plain } # the panel
waves:
  - id: "1"
    fielded: [2026-03-01, 2026-03-02] # a note
    file: w.csv
  - { id: "2", file: x.csv }
`;
  expect(withWaveAnew(text, { at: 0, fielded, source })).toBe(
    text
      .replace('[2026-03-01, 2026-03-02]', '[2026-03-01, 2026-04-30]')
      .replace(/file: one[\s\S]*?plain/, `{ file: new.csv, sha256: ${source.sha256}, tool: plain }`),
  );
  expect(withWaveAnew(text, { at: 1, fielded, source })).toBe(
    text
      .replace(/\{ file: two.*?\}/, `{ file: new.csv, sha256: ${source.sha256}, tool: plain }`)
      .replace('file: x.csv }', 'file: x.csv, fielded: [2026-03-01, 2026-04-30] }'),
  );
  const without = text.replace(
    '    fielded: [2026-03-01, 2026-03-02] # a note\n    file: w.csv',
    '    file: w.csv # a note',
  );
  expect(withWaveAnew(without, { at: 0, fielded, source })).toContain(
    '    file: w.csv # a note\n    fielded: [2026-03-01, 2026-04-30]\n  - { id: "2"',
  );
  expect(withoutWave(text, 1)).toBe(text.replace(/ {2}- \{ file: two.*\n/, '').replace(/ {2}- \{ id: "2".*\n/, ''));
  expect(withoutWave(text, 0)).toBe(
    text.replace(/ {2}- file: one[\s\S]*?plain\n/, '').replace(/ {2}- id: "1"[\s\S]*?w\.csv\n/, ''),
  );
  const flow = text.replace(
    /source:[\s\S]*/,
    'source: [{ file: a }, { file: b }]\nwaves: [{ id: "1", file: w.csv }, { id: "2", file: x.csv }]\n',
  );
  expect(withoutWave(flow, 1)).toContain('source: [{ file: a }]\nwaves: [{ id: "1", file: w.csv }]');
  expect(withoutWave(flow, 0)).toContain('source: [{ file: b }]\nwaves: [{ id: "2", file: x.csv }]');
  expect(withoutWave(text.replace(/ {2}- \{ file: two.*\n/, ''), 1)).toBeUndefined();
});
