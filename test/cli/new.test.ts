import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadAll } from '../../src/blocks/load-reports.ts';
import { NEW_FLAGS, NEW_USAGE } from '../../src/cli/draft/flags-of-new.ts';
import { projectFolder, ran } from './run-command.ts';

const WORDS = ['Very satisfied', 'Satisfied', 'Neutral', 'Dissatisfied', 'Very dissatisfied'];

/** 60 guests: satisfaction, whether they come again, where they live, a comment, and what nobody may see. */
function guests(year: number): string {
  const rows = Array.from({ length: 60 }, (_, index) => [
    `${year}-03-${String((index % 20) + 1).padStart(2, '0')} 10:00:00`,
    `canary.${index}@hotel-mail.com`,
    WORDS[index % 5]!,
    index % 5 < 3 ? 'Yes' : 'No',
    ['North', 'South'][index % 2]!,
    `"My secret number ${index}, told in confidence"`,
  ]);
  const head = [
    'Timestamp',
    'E-mail address',
    'How satisfied are you overall?',
    'Will you come again?',
    'Which region do you live in?',
    'Anything else?',
  ];
  return [head, ...rows].map((row) => row.join(',')).join('\n');
}

async function problemsIn(root: string, study: string): Promise<unknown> {
  const [loaded] = await loadAll(root, [study]);
  return loaded?.problems;
}

function allBytes(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

test('from a file to a study that builds, with nothing in it that no question needs', async () => {
  const root = projectFolder({ 'guests.csv': guests(2026) });
  const result = await ran(root, 'new', 'guests-2026', 'guests.csv', '--yes', '--client', 'Café Northwind');
  expect(result).toMatchObject({ code: 0, errors: '' });
  expect(result.output).not.toContain('\u001B');
  expect(await problemsIn(root, 'guests-2026')).toBeUndefined();

  const yaml = readFileSync(join(root, 'data/guests-2026/study.yaml'), 'utf8');
  expect(yaml).toMatch(/source:\n {2}- \{ file: guests.csv, sha256: [0-9a-f]{64}, tool: [a-z-]+ \}/);
  expect(yaml).toContain('fielded: [ 2026-03-01, 2026-03-20 ]');
  expect(yaml).toContain('# CONFIRM: taken for the satisfaction that the report is about.');
  const written = allBytes(join(root, 'data/guests-2026')) + allBytes(join(root, 'content'));
  expect(written).not.toMatch(/canary|secret/);
  expect(readFileSync(join(root, 'data/guests-2026/responses-2026.csv'), 'utf8').split('\n').slice(0, 2)).toEqual([
    'How satisfied are you overall?,Will you come again?,Which region do you live in?',
    'Very satisfied,Yes,North',
  ]);
  expect(allBytes(join(root, 'content'))).toMatch(
    /<RepurchaseCurve of="satisfied" then="come-again" yes=\{\["Yes"\]\}/,
  );
});

test('what a hand has written is never overwritten; --update adds a wave, changes nothing else and shows it', async () => {
  const root = projectFolder({ 'guests.csv': guests(2026), 'later.csv': guests(2027) });
  await ran(root, 'new', 'guests', 'guests.csv', '--yes');
  const file = join(root, 'data/guests/study.yaml');
  const before = readFileSync(file, 'utf8');
  const again = await ran(root, 'new', 'guests', 'guests.csv', '--yes');
  expect(again.code).toBe(1);
  expect(again.errors).toMatchInlineSnapshot(`
    "1 problem:
    - npm run new: found data/guests/study.yaml, expected a name that is not taken: what a hand has written is never overwritten.
      Add --update to add a wave to the study, or choose another name. To begin again, remove data/guests/ and content/guests/ first: nothing in them seems to have been changed since they were drafted.
    "
  `);
  expect(readFileSync(file, 'utf8')).toBe(before);

  const same = await ran(root, 'new', 'guests', 'guests.csv', '--update');
  expect(same.output).toContain('guests.csv: imported before as wave "2026", nothing to add.');
  expect(readFileSync(file, 'utf8')).toBe(before);

  const more = await ran(root, 'new', 'guests', 'later.csv', '--update');
  expect(more).toMatchObject({ code: 0, errors: '' });
  expect(more.output).toMatch(
    /^\+ {3}- \{ id: "2027", file: responses-2027.csv, fielded: \[2027-03-01, 2027-03-20\] \}$/m,
  );
  expect(more.output).toContain('<Trend of="satisfied" show="top" /> draws one number over time');
  const after = readFileSync(file, 'utf8').split('\n');
  expect(after.filter((line) => !before.split('\n').includes(line))).toHaveLength(2);
  expect(before.split('\n').every((line) => after.includes(line))).toBe(true);
  expect(await problemsIn(root, 'guests')).toBeUndefined();
});

test('a wave that lacks a column is refused, and nothing is written', async () => {
  const root = projectFolder({
    'guests.csv': guests(2026),
    'later.csv': guests(2027).replace('Will you come again?', 'Will you come agian?'),
  });
  await ran(root, 'new', 'guests', 'guests.csv', '--yes');
  const result = await ran(root, 'new', 'guests', 'later.csv', '--update');
  expect(result.errors).toMatchInlineSnapshot(`
    "1 problem:
    - later.csv: found no column "Will you come again?", expected the columns that data/guests/study.yaml reads.
      Did you mean "Will you come agian?"?
    "
  `);
  expect(existsSync(join(root, 'data/guests/responses-2027.csv'))).toBe(false);
});

test('a tool that is corrected in the study file holds for the files that follow', async () => {
  const root = projectFolder({ 'guests.csv': guests(2026), 'later.csv': guests(2027) });
  await ran(root, 'new', 'guests', 'guests.csv', '--yes');
  const file = join(root, 'data/guests/study.yaml');
  const guessed = readFileSync(file, 'utf8');
  expect(guessed).toContain('tool: google-forms');
  writeFileSync(file, guessed.replace('tool: google-forms', 'tool: plain'));
  const { output } = await ran(root, 'new', 'guests', 'later.csv', '--update', '--wave', '2027');
  expect(output).toContain('(as in the study so far)');
  expect(readFileSync(file, 'utf8').match(/tool: [a-z-]+/g)).toEqual(['tool: plain', 'tool: plain']);
});

test('two files are two waves, in the order of their dates', async () => {
  const root = projectFolder({ 'b.csv': guests(2027), 'a.csv': guests(2026) });
  expect((await ran(root, 'new', 'guests', 'b.csv', 'a.csv', '--yes')).errors).toBe('');
  expect(readFileSync(join(root, 'data/guests/study.yaml'), 'utf8').match(/id: "\d+"/g)).toEqual([
    'id: "2026"',
    'id: "2027"',
  ]);
  expect(await problemsIn(root, 'guests')).toBeUndefined();
});

test('decisions on the command line win over guesses', async () => {
  const root = projectFolder({ 'guests.csv': guests(2026) });
  const flags = [
    '--segments',
    'Will you come again?',
    '--leave-out',
    'Which region do you live in?',
    '--languages',
    'en,zh-CN',
    '--title',
    'Our guests',
    '--wave',
    'spring',
  ];
  expect((await ran(root, 'new', 'guests', 'guests.csv', '--yes', '--keep-original', ...flags)).errors).toBe('');
  const yaml = readFileSync(join(root, 'data/guests/study.yaml'), 'utf8');
  expect(yaml).toMatch(/segments: \[ come-again \]/);
  expect(yaml).not.toMatch(/column: Which region/);
  expect(yaml).toContain('{ en: Very satisfied, zh-CN: 非常满意 }');
  expect(readdirSync(join(root, 'content/guests'))).toEqual(['en', 'zh-CN']);
  expect(existsSync(join(root, 'data/guests/.original/guests.csv'))).toBe(true);
  expect(existsSync(join(root, 'data/guests/responses-spring.csv'))).toBe(true);
  expect(await problemsIn(root, 'guests')).toBeUndefined();
});

test.each([
  ['a flag', ['guests', 'guests.csv', '--lanugages', 'en'], 'Did you mean --languages?'],
  ['a tool', ['guests', 'guests.csv', '--tool', 'qualtrix'], 'Did you mean "qualtrics"?'],
  ['the tool of another format', ['guests', 'guests.csv', '--tool', 'spss'], 'another format than spss writes'],
  ['a language', ['guests', 'guests.csv', '--languages', 'zh'], 'en, zh-CN.\n  Did you mean "zh-CN"?'],
  ['a country', ['guests', 'guests.csv', '--languages', 'cn'], 'Did you mean "zh-CN"?'],
  ['a language that is not there', ['guests', 'guests.csv', '--languages', 'fr'], 'speaks: en, zh-CN.\n$'],
  ['any tool', ['guests', 'guests.csv', '--tool', 'x'], 'tencent, spss, plain.'],
  [
    'a part of a heading',
    ['guests', 'guests.csv', '--segments', 'the region'],
    'Did you mean region-live ("Which region do you live in?")?',
  ],
  [
    'a column',
    ['guests', 'guests.csv', '--satisfaction', 'How satisfied are you overal?'],
    'Did you mean "How satisfied are you overall?"?',
  ],
  ['a name of a study', ['Guests 2026', 'guests.csv'], 'small letters, digits and "-"'],
  [
    'a question of the wrong kind',
    ['guests', 'guests.csv', '--satisfaction', 'Will you come again?'],
    'which is of type single, expected a question of type scale.\n  It can be satisfied ("How satisfied are you overall?").',
  ],
  ['a file that is not there', ['guests', 'guest.csv'], 'expected a file to read.\n  Did you mean "guests.csv"?'],
  ['a folder that is not there', ['guests', 'downloads/guests.csv'], 'found no folder /'],
  ['a short flag', ['guests', 'guests.csv', '-x'], '--sheet, --questionnaire, --help.'],
  ['free text', ['guests', 'guests.csv', '--satisfaction', 'Anything else?'], 'found "Anything else?"'],
])('a wrong word is answered: %s', async (_, words, answer) => {
  const root = projectFolder({ 'guests.csv': guests(2026) });
  const result = await ran(root, 'new', ...words, '--yes');
  expect(result.code).toBe(1);
  expect(`${result.errors.trimEnd()}\n$`).toContain(answer);
  expect(existsSync(join(root, 'data'))).toBe(false);
});

test('a file without a question that can be told is refused, with what to do', async () => {
  const root = projectFolder({
    'x.csv': `q1,q2\n${Array.from({ length: 30 }, (_, index) => `${index % 3},${index * 7}`).join('\n')}`,
  });
  const result = await ran(root, 'new', 'x', 'x.csv', '--yes');
  expect(result.errors).toMatchInlineSnapshot(`
    "1 problem:
    - npm run new: found no question in x.csv that can be told for sure, expected at least one.
      Name columns with --include "heading, heading", or a questionnaire with --questionnaire <file>.
    "
  `);
});

test('an unconfirmed scale direction stands on the page in both languages until it is confirmed', async () => {
  const root = projectFolder({
    'x.csv': `How do you rate our service?\n${Array.from({ length: 60 }, (_, index) => (index % 5) + 1).join('\n')}`,
  });
  await ran(root, 'new', 'x', 'x.csv', '--yes', '--languages', 'en,zh-CN');
  const [loaded] = await loadAll(root, ['x']);
  const words = loaded!.reports!.map((report) => JSON.stringify(report.figures));
  expect(words[0]).toContain('scale direction not confirmed');
  expect(words[1]).toContain('量表方向尚未确认');
});

test('sentences of a Chinese first report run on behind their number, and the source is named', async () => {
  const root = projectFolder({ 'guests.csv': guests(2026) });
  await ran(root, 'new', 'guests-2026', 'guests.csv', '--yes', '--languages', 'en,zh-CN');
  const overview = (language: string) =>
    readFileSync(join(root, 'content/guests-2026', language, 'overview.mdx'), 'utf8');
  expect(overview('zh-CN')).toContain('/>的受访者对“');
  expect(overview('en')).toContain('/> gave a favourable answer');
  const study = readFileSync(join(root, 'data/guests-2026/study.yaml'), 'utf8');
  expect(study).toContain('A survey whose answers came from Google Forms;');
  expect(study).toContain('问卷数据来自 Google Forms；');
});

test('a name that is taken is answered with how to begin again, and with a warning where a hand has worked', async () => {
  const root = projectFolder({ 'guests.csv': guests(2026) });
  await ran(root, 'new', 'guests', 'guests.csv', '--yes');
  const drafted = await ran(root, 'new', 'guests', 'guests.csv', '--yes');
  expect(drafted.errors).toContain(
    'To begin again, remove data/guests/ and content/guests/ first: nothing in them seems to have been changed since they were drafted.',
  );
  const page = join(root, 'content/guests/en/overview.mdx');
  const later = new Date(Date.now() + 60_000);
  utimesSync(page, later, later);
  const changed = await ran(root, 'new', 'guests', 'guests.csv', '--yes');
  expect(changed.errors).toContain(
    'move data/guests/ and content/guests/ away, and keep the copy: a file was changed or added later, content/guests/en/overview.mdx for one.',
  );
  rmSync(page);
  const file = join(root, 'data/guests/study.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^notice:.*\n/m, ''));
  const confirmed = await ran(root, 'new', 'guests', 'guests.csv', '--yes');
  expect(confirmed.errors).toContain(
    'away, and keep the copy: what is in them was not drafted, or has been worked on.',
  );
});

test.each(['new', 'check', 'questionnaire', 'build'])('npm run %s says how it is used', async (command) => {
  const root = projectFolder();
  for (const flag of ['--help', '-h']) {
    const { code, output, errors } = await ran(root, command, flag);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(new RegExp(`^npm run ${command} `));
  }
});

test('every flag stands in the usage and in the README', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  for (const flag of Object.keys(NEW_FLAGS)) {
    expect(NEW_USAGE).toMatch(new RegExp(`^ {2}--${flag} `, 'm'));
    expect(readme).toContain(`--${flag}`);
  }
  expect(NEW_USAGE.match(/^ {2}--[\w-]+/gm)).toHaveLength(Object.keys(NEW_FLAGS).length);
});
