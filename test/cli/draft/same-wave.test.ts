import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withWaveAnew } from '../../../src/cli/draft/added-wave.ts';
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

test('the same round is told by its days; where they are unknown, by its answers', () => {
  const csv = 'a\n1\n2\n';
  const march = ['2026-03-01', '2026-03-20'] as const;
  expect(sameWave(round(csv, march), round(csv, ['2026-03-20', '2026-04-02']))).toBe('both have answers of 2026-03-20');
  expect(sameWave(round(csv, ['2026-03-21', '2026-04-02']), round(csv, march))).toBeUndefined();
  expect(sameWave(round(csv), round('a\n1\n2\n3\n', march))).toBe('one begins with all the answers of the other');
  expect(sameWave(round('a\n1\n2\n3\n'), round(csv))).toBe('one begins with all the answers of the other');
  expect(sameWave(round('a\n2\n1\n3\n'), round(csv))).toBeUndefined();
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
    - all.csv: found what seems to be wave "2026" again: both have answers of 2026-03-01, expected a further wave.
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
    - b.csv: found what seems to be the same round of fieldwork as a.csv: one begins with all the answers of the other, expected one file for each wave.
      Give one of the two; or, where different people answered them, name both as waves: --wave "north, south".
    "
  `);
  expect((await ran(root, 'new', 'guests', 'a.csv', 'b.csv', '--yes', '--wave', 'a,b')).errors).toBe('');
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
      .replace(/file: one[\s\S]*?plain/, `{ file: "new.csv", sha256: "${source.sha256}", tool: plain }`),
  );
  expect(withWaveAnew(text, { at: 1, fielded, source })).toBe(
    text.replace(/\{ file: two.*?\}/, `{ file: "new.csv", sha256: "${source.sha256}", tool: plain }`),
  );
});
