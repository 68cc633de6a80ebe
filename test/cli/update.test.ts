import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder, ran } from './run-command.ts';

const WORDS = ['Very satisfied', 'Satisfied', 'Neutral', 'Dissatisfied', 'Very dissatisfied'];
const TOWNS = ['Lisbon', 'Porto', 'Faro'];

/** Guests whose answers differ from one to the next. */
function hotel(count: number, { first = 0, month = '2026-05', towns = TOWNS, when = 'Submitted at' } = {}): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const n = first + index;
    const day = String((index % 28) + 1).padStart(2, '0');
    const rated = [n, n >> 1, n >> 2, n >> 3].map((m) => WORDS[(m * m + m) % 5]!);
    return [`${month}-${day} 10:00`, ...rated, towns[n % towns.length]!, String(n % 11)].join(',');
  });
  const head = `${when},How satisfied are you overall?,Rate the room,Rate the breakfast,Rate the staff,Which town?,How likely are you to recommend us? (0-10)`;
  return [head, ...rows].join('\n');
}

function study(root: string) {
  return readFileSync(join(root, 'data/hotel/study.yaml'), 'utf8');
}

test('days are read, waves are named by them, and a wave that is replaced gets its new ones', async () => {
  const root = projectFolder({
    'may.csv': hotel(60),
    'june.csv': hotel(80, { month: '2026-06' }),
    'august.csv': hotel(60, { first: 500, month: '2026-08' }),
    'undated.csv': hotel(90, { when: 'Batch' }),
  });
  await ran(root, 'new', 'hotel', 'may.csv', '--yes', '--wave', '2026-Q2');
  expect(study(root)).toContain('# CONFIRM: fielded is the first and the last day in "Submitted at".');
  expect(study(root)).toContain('fielded: [ 2026-05-01, 2026-05-28 ]');
  const further = await ran(root, 'new', 'hotel', 'august.csv', '--update');
  expect(further.errors).toBe('');
  expect(further.output).toContain('wave 2026-Q3: 60 respondents from august.csv');
  expect(study(root)).toContain('{ id: "2026-Q3", file: responses-2026-q3.csv, fielded: [2026-08-01, 2026-08-28] }');
  const replaced = await ran(root, 'new', 'hotel', 'june.csv', '--update', '--replace', '2026-Q2');
  expect(replaced.output).toContain('in the place of those it had (60 of 60 rows come again)');
  expect(replaced.output).toContain('fielded from 2026-06-01 to 2026-06-28');
  expect(replaced.output).toContain('(it was 2026-05-01 to 2026-05-28)');
  expect(study(root)).toContain('fielded: [2026-06-01, 2026-06-28]');
  const undated = await ran(root, 'new', 'hotel', 'undated.csv', '--update', '--replace', '2026-Q2');
  expect(undated.output).toContain('fielded stays 2026-06-01 to 2026-06-28, since no column says the days');
});

test('the file of a wave once more changes not a character of the study', async () => {
  const root = projectFolder({ 'guests, may (final).csv': hotel(60) });
  await ran(root, 'new', 'hotel', 'guests, may (final).csv', '--yes');
  const before = study(root);
  const again = await ran(root, 'new', 'hotel', 'guests, may (final).csv', '--update', '--replace', '2026');
  expect(again.output).toContain('already; nothing has changed.');
  expect(study(root)).toBe(before);
});

test('a wave that was imported by mistake is taken out where its file takes the place of another', async () => {
  const root = projectFolder({ 'early.csv': hotel(60), 'all.csv': hotel(80) });
  const wrong = join(root, 'data/hotel/responses-2026-05.csv');
  await ran(root, 'new', 'hotel', 'early.csv', '--yes');
  await ran(root, 'new', 'hotel', 'all.csv', '--update', '--new-wave');
  expect(existsSync(wrong)).toBe(true);
  const again = await ran(root, 'new', 'hotel', 'all.csv', '--update');
  expect(again.output).toContain('all.csv: imported before as wave "2026-05", nothing to add.');
  expect(again.output).toContain('--replace <the wave that it holds anew> takes "2026-05" out');

  const before = study(root);
  const replaced = await ran(root, 'new', 'hotel', 'all.csv', '--update', '--replace', '2026');
  expect(replaced).toMatchObject({ code: 0, errors: '' });
  expect(replaced.output).toContain('wave 2026-05: taken out, and its file data/hotel/responses-2026-05.csv');
  expect(replaced.output).toMatch(/^- {3}- \{ id: "2026-05"/m);
  expect(existsSync(wrong)).toBe(false);
  const after = study(root);
  expect(after.match(/sha256/g)).toHaveLength(1);
  expect(after).not.toContain('early.csv');
  expect(readFileSync(join(root, 'data/hotel/responses-2026.csv'), 'utf8').trim().split('\n')).toHaveLength(81);
  expect(before.split('\n').length - after.split('\n').length).toBe(2);

  const nothing = await ran(root, 'new', 'hotel', 'all.csv', '--update', '--replace', '2026');
  expect(nothing.output).toContain('wave 2026: it holds the answers of all.csv already; nothing has changed.');
  expect(study(root)).toBe(after);
});

test('a file that a hand has changed stays where its wave is taken out', async () => {
  const root = projectFolder({ 'early.csv': hotel(60), 'all.csv': hotel(80) });
  const wrong = join(root, 'data/hotel/responses-2026-05.csv');
  await ran(root, 'new', 'hotel', 'early.csv', '--yes');
  await ran(root, 'new', 'hotel', 'all.csv', '--update', '--new-wave');
  writeFileSync(wrong, readFileSync(wrong, 'utf8').replace('Porto', 'Faro'));
  const replaced = await ran(root, 'new', 'hotel', 'all.csv', '--update', '--replace', '2026');
  expect(replaced.output).toContain(
    'data/hotel/responses-2026-05.csv has been changed since it was imported and stays',
  );
  expect(existsSync(wrong)).toBe(true);
});

test('a file that holds another wave does not take the place of this one', async () => {
  const root = projectFolder({
    'may.csv': hotel(60),
    'august.csv': hotel(60, { first: 500, month: '2026-08' }),
    'more.csv': hotel(70, { first: 500, month: '2026-08' }),
  });
  await ran(root, 'new', 'hotel', 'may.csv', 'august.csv', '--yes', '--wave', 'may,august');
  const before = study(root);
  const { errors } = await ran(root, 'new', 'hotel', 'more.csv', '--update', '--replace', 'may');
  expect(errors).toContain('found what seems to be wave "august" again: 60 of 60 rows are the same');
  expect(errors).toContain('expected wave "may" anew');
  expect(study(root)).toBe(before);
});

test('names of waves are as many as files, and new', async () => {
  const root = projectFolder({ 'a.csv': hotel(60), 'b.csv': hotel(60, { first: 500, month: '2026-08' }) });
  const two = await ran(root, 'new', 'hotel', 'a.csv', '--yes', '--wave', 'a,b');
  expect(two.errors).toContain('--wave: found 2 names, expected one, for the one file');
  await ran(root, 'new', 'hotel', 'a.csv', '--yes', '--wave', 'Q2 2026');
  const taken = await ran(root, 'new', 'hotel', 'b.csv', '--update', '--wave', 'Q2 2026');
  expect(taken.errors).toContain('--wave: found "Q2 2026", which the study has, expected the name of a further wave');
  expect(taken.errors).toContain('Add --replace "Q2 2026" in its place');
});

test('what a study says already is not said by a flag', async () => {
  const root = projectFolder({ 'may.csv': hotel(60) });
  await ran(root, 'new', 'hotel', 'may.csv', '--yes');
  const { code, errors } = await ran(root, 'new', 'hotel', 'may.csv', '--update', '--reasons', 'x', '--title', 'Y');
  expect(code).toBe(1);
  expect(errors).toMatchInlineSnapshot(`
    "2 problems:
    - npm run new: found --title, which --update does not use, expected answers alone: --update adds them and changes nothing else.
      Edit what is there: "title" in data/hotel/study.yaml says it.
    - npm run new: found --reasons, which --update does not use, expected answers alone: --update adds them and changes nothing else.
      Edit what is there: in the pages of content/hotel/, of="…" of <SwitchingReasons /> names the question. To begin again, remove data/hotel/ and content/hotel/ first: nothing in them seems to have been changed since they were drafted.
    "
  `);
});

test('a value that the study does not know is told once, in the file that was given, with what to write', async () => {
  const root = projectFolder({
    'may.csv': hotel(60),
    'august.csv': hotel(60, { first: 500, month: '2026-08', towns: ['Lisbon', 'Porto', 'Braga'] })
      .replace('\n', '\n,,,,,,\n')
      .replace(/Neutral/, 'Fine'),
  });
  await ran(root, 'new', 'hotel', 'may.csv', '--yes');
  const { code, errors } = await ran(root, 'new', 'hotel', 'august.csv', '--update');
  expect(code).toBe(1);
  expect(errors).toMatchInlineSnapshot(`
    "2 problems:
    - august.csv, row 4, column "How satisfied are you overall?": found "Fine", expected one of 1, 2, 3, Neutral, Satisfied, Very satisfied.
      If it is a level by another name, write Fine: "1" (or which it is) below codes of "satisfied" in data/hotel/study.yaml; if it means that there is none, Fine: refused below missing there.
    - august.csv, row 3, column "Which town?": found "Braga", here and in 19 more rows, expected one of Faro, Lisbon, Porto.
      If it is an answer, write Braga: Braga below options of "town" in data/hotel/study.yaml; if it means that there is none, Braga: refused below missing there.
    "
  `);
  const [, option] = /write (.*?) below options/.exec(errors)!;
  const [, level] = /write (.*?) \(or which it is\) below codes/.exec(errors)!;
  const file = join(root, 'data/hotel/study.yaml');
  const text = study(root)
    .replace('Lisbon: Lisbon', `Lisbon: Lisbon\n      ${option}`)
    .replaceAll(/codes:\n/g, `codes:\n      ${level}\n`);
  writeFileSync(file, text);
  expect(await ran(root, 'new', 'hotel', 'august.csv', '--update')).toMatchObject({ code: 0, errors: '' });
});
