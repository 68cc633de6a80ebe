import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readStudy, studyIds } from '../../src/input/studies.ts';
import { HEAD, oneWave, problemsOf, studyFolder } from './study-folder.ts';

const GOOD = 'test/studies/good';

test('every kind of question becomes a column', async () => {
  const { study, respondents, published, files } = await readStudy(GOOD, 'parcel');
  expect(files).toEqual(
    ['study.yaml', 'w1.csv', 'w2.csv', 'leaving.csv', 'curve.csv'].map((file) => `data/parcel/${file}`),
  );
  expect(study.questions.map(({ id }) => id)).toHaveLength(11);
  expect(respondents).toMatchObject({
    count: 4,
    wave: Int16Array.of(0, 0, 0, 1),
    weight: Float64Array.of(1.5, 0.5, 0, 1),
    excluded: [{ reason: { en: 'test interview' }, rows: [1, 0] }],
    undeclared: [
      { file: 'w1.csv', headings: ['extra'] },
      { file: 'w2.csv', headings: [] },
    ],
  });
  // Options keep the author's order, though their codes are numbers: 2 before 1. "North" is the text of code 2.
  expect(respondents!.items.get('region')).toEqual({
    kind: 'category',
    categories: ['2', '1'],
    data: Int16Array.of(0, 1, 0, 1),
  });
  // 9 is "don't know", -2; an empty cell of `price` is declared to be not-applicable, -3.
  expect(respondents!.items.get('overall')).toMatchObject({
    categories: ['1', '2', '3', '4'],
    data: Int16Array.of(3, 0, -2, 2),
  });
  // best: lowest, so 3 is the worst.
  expect(respondents!.items.get('price')).toMatchObject({
    categories: ['3', '2', '1'],
    data: Int16Array.of(2, 0, -3, 1),
  });
  // Empty boxes are unticked; r1 and the second wave's r1 buy again and were not asked (-5), r4 was asked and ticked nothing.
  expect(respondents!.items.get('leaving')).toEqual({
    kind: 'ticks',
    categories: ['better', 'cheaper', 'service'],
    data: [Uint8Array.of(0, 1, 0, 0), Uint8Array.of(0, 0, 0, 0), Uint8Array.of(0, 1, 0, 0)],
    asked: Int8Array.of(-5, 0, 0, -5),
  });
  // "Shop; or kiosk;Web" is two answers, one of which holds the separator.
  expect(respondents!.items.get('channels')).toEqual({
    kind: 'ticks',
    categories: ['shop', 'web', 'phone'],
    data: [Uint8Array.of(0, 1, 0, 0), Uint8Array.of(1, 1, 0, 0), Uint8Array.of(1, 0, 0, 0)],
    asked: Int8Array.of(0, 0, -4, -1),
  });
  expect(respondents!.items.get('recommend')).toMatchObject({ data: Int16Array.of(10, 0, -1, 7) });
  expect(respondents!.items.get('age')).toEqual({
    kind: 'number',
    data: Float64Array.of(25, Number.NaN, Number.NaN, 30.5),
    why: Int8Array.of(0, -4, -1, 0),
  });
  expect(respondents!.items.get('features.tracking.functional')).toEqual({
    kind: 'category',
    categories: ['like', 'must-be', 'neutral', 'live-with', 'dislike'],
    data: Int16Array.of(0, 2, -1, 3),
  });
  expect(respondents!.items.get('grid.care')).toMatchObject({ data: Int16Array.of(4, -1, 2, 1) });
  expect(respondents!.items.has('comment')).toBe(false);

  expect(published.get('leaving')!.cells).toEqual([
    { n: undefined, w: 0.15, w2: undefined },
    { n: undefined, w: 0.1, w2: undefined, bound: 'below' },
    { n: undefined, w: 0.65, w2: undefined, bound: 'above' },
  ]);
  // 400 respondents, 54 % of whom is 216; rows in the order of the scale, which has a level that the table has not.
  expect(published.get('curve')).toMatchObject({
    by: [{ id: 'overall', categories: ['2', '3', '4'] }],
    of: [{ id: 'repurchase', kind: 'single', categories: ['yes', 'no'] }],
    origin: { kind: 'published', base: 'stated' },
  });
  expect(published.get('curve')!.cells.slice(0, 2)).toEqual([
    { n: undefined, w: 216, w2: 216 },
    { n: undefined, w: 184, w2: 184 },
  ]);
  expect(published.get('curve')!.bases[0]).toEqual({ n: 400, w: 400, w2: 400 });
});

test('the digest changes with every byte of every file, and with nothing else', async () => {
  const root = mkdtempSync(join(tmpdir(), 'topbox-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  cpSync(GOOD, root, { recursive: true });
  const digest = async () => (await readStudy(root, 'parcel')).digest;
  const seen = new Set([await digest()]);
  expect(await digest()).toBe((await readStudy(GOOD, 'parcel')).digest);
  for (const file of ['study.yaml', 'w1.csv', 'w2.csv', 'leaving.csv', 'curve.csv']) {
    appendFileSync(join(root, 'data/parcel', file), '\n');
    seen.add(await digest());
  }
  expect(seen.size).toBe(6);
});

test('studies are the folders with a study file', async () => {
  const root = studyFolder({ 'study.yaml': '', '../b/study.yml': '', '../.c/study.yaml': '', '../d/readme.txt': '' });
  expect(await studyIds(root)).toEqual(['b', 'x']);
  expect(await studyIds(join(root, 'nowhere'))).toEqual([]);
  expect(await problemsOf(root, 'b')).toMatchInlineSnapshot(`
    "1 problem:
    - data/b: found no study.yaml, expected a folder with a study.yaml.
      Rename study.yml to study.yaml."
  `);
  expect(await problemsOf(root, 'y')).toMatchInlineSnapshot(`
    "1 problem:
    - data/y: found no such folder, expected a folder with a study.yaml.
      Known: b, x."
  `);
  expect(await problemsOf(root, '../x')).toMatchInlineSnapshot(`
    "1 problem:
    - data/../x: found this name of a folder, expected small letters, digits and "-"."
  `);
});

test('every problem of every data file, at once', async () => {
  expect(await problemsOf('test/studies/broken-data', 'parcel')).toMatchInlineSnapshot(`
    "23 problems:
    - data/parcel/study.yaml:10:25: found the file "w3.csv", expected a file in data/parcel/.
      Did you mean "w1.csv"?
    - data/parcel/w1.csv, row 7: found 12 cells, expected 13, as in the heading.
      A cell that holds the separator needs quotes; a row that breaks off needs its other cells.
    - data/parcel/w1.csv, row 8: found 14 cells, expected 13, as in the heading.
    - data/parcel/w1.csv, row 3, column "weight": found "-1", expected a weight, a number of at least 0.
    - data/parcel/w1.csv, row 4, column "weight": found an empty cell, expected a weight, a number of at least 0.
      A respondent without weight is never counted as 1.
    - data/parcel/w1.csv, row 6, column "weight": found "heavy", expected a weight, a number of at least 0.
    - data/parcel/w1.csv, row 3, column "id": found the respondent of row 2 again, expected each respondent once.
      Leave one of them out, with "exclude" where a column tells them apart.
    - data/parcel/w1.csv, row 3, column "q1": found "6", expected one of 1, 2, 3, 9.
      If it is an answer, declare it in study.yaml; if it means that there is none, list it there under "missing".
    - data/parcel/w1.csv, row 6, column "q1": found "very good", expected one of 1, 2, 3, 9.
    - data/parcel/w1.csv, row 4, column "q3_b": found an empty cell beside answered boxes, expected one of 1, 0.
      If an empty cell means "not ticked", write \`unticked: ""\` in study.yaml, or a list with "" in it.
    - data/parcel/w1.csv, row 3, column "q4": found "11", expected a whole number from 0 to 10.
      If it is an answer, declare it in study.yaml; if it means that there is none, list it there under "missing".
    - data/parcel/w1.csv, row 6, column "q4": found "5.5", expected a whole number from 0 to 10.
    - data/parcel/w1.csv, row 3, column "age": found "17", expected a number from 18 to 99.
    - data/parcel/w1.csv, row 4, column "age": found "twenty", expected a number from 18 to 99.
    - data/parcel/w1.csv, row 6, column "age": found "30,5", expected a number from 18 to 99.
      Write decimals with a point.
    - data/parcel/w1.csv, row 3, column "k2": found "7", expected one of 1, 2, 3, 4, 5.
      If it is an answer, declare it in study.yaml; if it means that there is none, list it there under "missing".
    - data/parcel/w1.csv, row 3, column "q5": found "x;z", expected one of x, y, separated by ";".
      If it is an answer, declare it in study.yaml; if it means that there is none, list it there under "missing".
    - data/parcel/study.yaml:15:36: found the column "q3_b", expected a column of w2.csv.
      Did you mean "q3_a"?
    - data/parcel/study.yaml:17:32: found the column "age", which w2.csv has 2 times (columns 10, 11), expected a heading of its own.
      Give the columns different headings in the file.
    - data/parcel/overall.csv, row 4, column "answer": found "4", expected a code of "overall".
      Known: 1, 2, 3.
    - data/parcel/overall.csv, column "answer": found no row for "3", expected a row for every answer of "overall".
    - data/parcel/overall.csv, row 3, column "share": found "<x", expected a percentage from 0 to 100, or a bound such as <10 or >65.
    - data/parcel/curve.csv, row 3: found shares that add to 90, expected 100, give or take 1.5 for rounding, since everybody gave one answer."
  `);
});

test('a link out of the folder is not followed', async () => {
  const root = studyFolder({
    'study.yaml': oneWave('  q: { type: nps, column: q, text: a }'),
    '../secret.csv': 'q\n1\n',
  });
  symlinkSync(join(root, 'data/secret.csv'), join(root, 'data/x/w.csv'));
  expect(await problemsOf(root)).toMatchInlineSnapshot(`
    "1 problem:
    - data/x/study.yaml:5:26: found the file "w.csv", expected a file in data/x/.
      It is a folder, or a link that leads out of the folder of the study."
  `);
});

const NPS = oneWave('  q: { type: nps, column: q, text: a }');

test.each<[string, string | Uint8Array]>([
  ['empty', ''],
  ['only blank lines', '\n\n \n'],
  ['header only', 'q,r\n'],
  ['zip', Buffer.from('504b0304140000', 'hex')],
  ['old spreadsheet', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['UTF-16', Buffer.from('\uFEFFq\n1\n', 'utf16le')],
  ['web page', '\n<!DOCTYPE html><html><body>log in</body></html>'],
  ['XML', '<?xml version="1.0"?><Workbook/>'],
  ['NUL', 'q,r\n1,\n2,a\0b\n'],
  ['Windows-1252', Buffer.concat([Buffer.from('q,r\n1,\n2,"a\nb"\n3,caf'), Buffer.of(0xe9), Buffer.from('\n')])],
  ['unclosed quote', 'q,r\n1,\n2,"never\n3,closed\n'],
  ['text behind a quote', 'q,r\n1,"a" b\n2,\n'],
  ['ragged', 'q,r\n1,\n2\n3,4,5\n'],
  ['no answer column', 'Q1,r\n1,\n'],
])('a file that cannot be read: %s', async (_, content) => {
  const root = studyFolder({ 'study.yaml': NPS, 'w.csv': content });
  expect(await problemsOf(root)).toMatchSnapshot();
});

test('at most twenty of a kind, then a count', async () => {
  const lines = Array.from({ length: 35 }, (_, index) => (index % 2 ? 'x' : '11'));
  const text = await problemsOf(studyFolder({ 'study.yaml': NPS, 'w.csv': `q\n${lines.join('\n')}\n` }));
  const shown = text.split('\n').filter((line) => line.includes(', row '));
  expect(shown).toHaveLength(20);
  expect(shown[19]).toContain('row 21,');
  expect(text.split('\n').at(-1)).toMatchInlineSnapshot(
    `"- data/x/w.csv, column "q": found 15 more of the same kind, expected a whole number from 0 to 10."`,
  );
});

test('personal data in a wrong column do not reach the log', async () => {
  const cells = ['ann.lee@example.com', '+49 170 1234567', `"${'x'.repeat(50)} bob@example.com"`];
  const text = await problemsOf(studyFolder({ 'study.yaml': NPS, 'w.csv': `q\n${cells.join('\n')}\n` }));
  expect(text).not.toMatch(/ann|bob|1234/);
});

test('all rows excluded', async () => {
  const yaml = oneWave(
    '  q: { type: nps, column: q, text: a }',
    'exclude: [{ where: { test: [TRUE, 1] }, reason: a }]',
  );
  expect(await problemsOf(studyFolder({ 'study.yaml': yaml, 'w.csv': 'q,test\n1,TRUE\n99,1\n' })))
    .toMatchInlineSnapshot(`
    "1 problem:
    - data/x/w.csv: found no rows but excluded ones, expected at least one respondent.
      Look at "exclude" in study.yaml: its rules leave nobody."
  `);
  expect(await problemsOf(studyFolder({ 'study.yaml': yaml, 'w.csv': 'q,test\n1,TRUE\n9,true\n' }))).toBe(
    'no problems',
  );
});

test('weights: blank, negative, no number, all zero', async () => {
  const yaml = oneWave('  q: { type: nps, column: q, text: a }', 'weight: { column: w }');
  expect(
    await problemsOf(studyFolder({ 'study.yaml': yaml, 'w.csv': 'q,w\n1,\n2,-0.5\n3,"1,5"\n4,0x10\n5,1e999\n6,.5\n' })),
  ).toMatchInlineSnapshot(`
    "5 problems:
    - data/x/w.csv, row 2, column "w": found an empty cell, expected a weight, a number of at least 0.
      A respondent without weight is never counted as 1.
    - data/x/w.csv, row 3, column "w": found "-0.5", expected a weight, a number of at least 0.
    - data/x/w.csv, row 4, column "w": found "1,5", expected a weight, a number of at least 0.
      Write decimals with a point.
    - data/x/w.csv, row 5, column "w": found "0x10", expected a weight, a number of at least 0.
    - data/x/w.csv, row 6, column "w": found "1e999", expected a weight, a number of at least 0."
  `);
  expect(await problemsOf(studyFolder({ 'study.yaml': yaml, 'w.csv': 'q,w\n1,0\n2,0.0\n' }))).toMatchInlineSnapshot(`
    "1 problem:
    - data/x/w.csv, column "w": found no weight above 0 in wave "1", expected at least one."
  `);
});

test('waves in one file', async () => {
  const yaml = (waves: string) => `${HEAD}file: w.csv\nwaveColumn: year\nwaves: [${waves}]\nrespondent: { column: id }
questions: { q: { type: nps, column: q, text: a } }\n`;
  const csv = 'id,year,q\n1,2025,1\n1,2026,2\n2,2025,3\n2,20266,4\n3,,5\n1,2025,6\n';
  const two = yaml('{ id: 2025 }, { id: "2026" }');
  expect(await problemsOf(studyFolder({ 'study.yaml': two, 'w.csv': csv }))).toMatchInlineSnapshot(`
    "3 problems:
    - data/x/w.csv, row 5, column "year": found "20266", expected the id of a wave (2025, 2026).
      Did you mean "2026"?
    - data/x/w.csv, row 6, column "year": found an empty cell, expected the id of a wave (2025, 2026).
    - data/x/w.csv, row 7, column "id": found the respondent of row 2 again, expected each respondent once.
      Leave one of them out, with "exclude" where a column tells them apart."
  `);
  // The same id in two waves is one person who answered twice.
  const root = studyFolder({ 'study.yaml': two, 'w.csv': csv.split('\n').slice(0, 4).join('\n') });
  const { respondents, study } = await readStudy(root, 'x');
  expect(respondents!.wave).toEqual(Int16Array.of(0, 1, 0));
  expect(study.waves.map(({ file }) => file)).toEqual(['w.csv', 'w.csv']);
  const three = yaml('{ id: 2025 }, { id: "2026" }, { id: 2027 }');
  writeFileSync(join(root, 'data/x/study.yaml'), three);
  expect(await problemsOf(root)).toMatchInlineSnapshot(`
    "1 problem:
    - data/x/w.csv, column "year": found no respondent of wave "2027", expected at least one in every wave."
  `);
});

test('an answer to a question that was not asked contradicts the study file', async () => {
  const yaml =
    oneWave(`  again: { type: single, column: a, text: a, options: { yes: a, no: a }, missing: { 9: refused } }
  why: { type: nps, column: w, text: a, askedIf: { again: no }, missing: { 99: dont-know } }
  how: { type: multi, columns: h_*, text: a, options: { x: a, y: a }, askedIf: { again: no } }`);
  const rows = [
    'a,no,3,1,0',
    'b,yes,,,',
    'c,yes,5,,',
    'd,yes,99,0,0',
    'e,yes,,1,0',
    'f,,,,',
    'g,maybe,5,1,0',
    'h,9,,0,0',
  ];
  const text = await problemsOf(studyFolder({ 'study.yaml': yaml, 'w.csv': `id,a,w,h_x,h_y\n${rows.join('\n')}\n` }));
  expect(text).toMatchInlineSnapshot(`
    "3 problems:
    - data/x/w.csv, row 8, column "a": found "maybe", expected one of yes, no, 9.
      If it is an answer, declare it in study.yaml; if it means that there is none, list it there under "missing".
    - data/x/w.csv, row 4, column "w": found an answer, expected none, since "why" is asked if again is no.
      Correct "askedIf" in study.yaml, or leave the cell empty.
    - data/x/w.csv, row 6: found an answer, expected none, since "how" is asked if again is no.
      Correct "askedIf" in study.yaml, or leave the cell empty."
  `);
  const fine = rows.filter((_, index) => ![2, 4, 6].includes(index));
  const { respondents } = await readStudy(
    studyFolder({ 'study.yaml': yaml, 'w.csv': `id,a,w,h_x,h_y\n${fine.join('\n')}\n` }),
    'x',
  );
  // Asked and answered; not asked; not asked but "don't know" in the file; filter blank; filter refused.
  expect(respondents!.items.get('why')).toMatchObject({ data: Int16Array.of(3, -5, -2, -5, -5) });
  expect(respondents!.items.get('how')).toMatchObject({ asked: Int8Array.of(0, -5, -5, -5, -5) });
});

test('a number may carry its unit, and no other', async () => {
  const yaml = oneWave('  n: { type: number, column: n, text: a, unit: 秒 }');
  const { respondents } = await readStudy(studyFolder({ 'study.yaml': yaml, 'w.csv': 'n\n512秒\n40\n1.5 秒 \n' }), 'x');
  expect(respondents!.items.get('n')).toMatchObject({ data: Float64Array.of(512, 40, 1.5) });
  const text = await problemsOf(studyFolder({ 'study.yaml': yaml, 'w.csv': 'n\n5分\n秒\n5秒秒\n' }));
  expect(text.match(/row \d/g)).toEqual(['row 2', 'row 3', 'row 4']);
});

test('cells are read with the blanks around them forgotten, bounds belong to the range', async () => {
  const yaml = oneWave(`  s: { type: single, column: s, text: a, options: { yes: a, no: a }, codes: { "Not sure": no } }
  n: { type: number, column: n, text: a, min: 18, max: 99, codes: { many: 99 } }
  b: { type: multi, columns: b_*, text: a, options: { x: a } }
  m: { type: multi, column: m, separator: ", ", text: a, options: { fast: a, cheap: a, both: a },
       codes: { Fast: fast, "Fast, safe": both } }`);
  const csv = 's,n,b_x,m\n yes ,18, 1,"Fast, safe, cheap"\n\u00A0Not sure,99,0 ,"cheap,Fast"\nno, many ,0,Fast\n';
  const { respondents } = await readStudy(studyFolder({ 'study.yaml': yaml, 'w.csv': csv }), 'x');
  expect(respondents!.items.get('s')).toMatchObject({ data: Int16Array.of(0, 1, 1) });
  expect(respondents!.items.get('n')).toMatchObject({ data: Float64Array.of(18, 99, 99) });
  expect(respondents!.items.get('b')).toMatchObject({ data: [Uint8Array.of(1, 0, 0)], asked: Int8Array.of(0, 0, 0) });
  expect(respondents!.items.get('m')).toMatchObject({
    data: [Uint8Array.of(0, 1, 1), Uint8Array.of(1, 1, 0), Uint8Array.of(1, 0, 0)],
  });
});

test('published tables: what they must hold', async () => {
  const yaml = `${HEAD}questions:
  s: { type: single, text: a, options: { a: a, b: a } }
  m: { type: multi, text: a, options: { a: a, b: a } }
  g: { type: scale, text: a, scale: { 1: a, 2: a, 3: a } }
published:
  s: { file: s.csv, source: a, base: unknown }
  m: { file: m.csv, source: a, base: 50 }
  c: { of: s, by: g, file: c.csv, source: a, base: unknown }
  d: { of: s, by: g, file: d.csv, source: a, base: 3 }
`;
  const good = {
    'study.yaml': yaml,
    's.csv': 'answer;share\nb;40.5\na;59\n',
    'm.csv': 'answer,share\na,80\nb,70\n',
    'c.csv': 'g,b,a,base\n3,10,90,30\n1,60,40,\n',
    'd.csv': 'g,a,b\n2,>65,<40\n',
  };
  const { published, respondents } = await readStudy(studyFolder(good), 'x');
  expect(respondents).toBeUndefined();
  expect(published.get('s')!.cells.map(({ w }) => w)).toEqual([0.59, 0.405]);
  expect(published.get('m')!.of[0]!.kind).toBe('multi');
  expect(published.get('c')).toMatchObject({
    by: [{ categories: ['1', '3'] }],
    cells: [
      { w: 0.4, w2: undefined },
      { w: 0.6, w2: undefined },
      { w: 27, w2: 27 },
      { w: 3, w2: 3 },
    ],
    bases: [
      { n: undefined, w: 1, w2: undefined },
      { n: 30, w: 30, w2: 30 },
    ],
    origin: { base: 'unknown' },
  });
  const bad = {
    ...good,
    's.csv': 'answer,share\na,40\nb,50\n',
    'm.csv': 'answer,percent\na,80\n',
    'c.csv': 'g,a,c\n1,1,2\n',
    'd.csv': 'g,a,b,base\n2,101,-1,x\n2,50,50,3\n4,50,,3\n',
  };
  expect(await problemsOf(studyFolder(bad))).toMatchInlineSnapshot(`
    "11 problems:
    - data/x/s.csv: found shares that add to 90, expected 100, give or take 1.5 for rounding, since everybody gave one answer.
    - data/x/m.csv, row 1, column "percent": found the heading "percent", expected the headings answer, share.
      Known: share.
    - data/x/m.csv, row 1: found no column "share", expected the headings answer, share.
    - data/x/c.csv, row 1, column "c": found the heading "c", expected the headings g, a, b.
      Known: b.
    - data/x/c.csv, row 1: found no column "b", expected the headings g, a, b.
    - data/x/d.csv, column "base": found a base for each row beside one in study.yaml, expected one or the other.
      Write \`base: unknown\` in study.yaml; the column counts.
    - data/x/d.csv, row 3, column "g": found "2" a second time, expected each answer once.
    - data/x/d.csv, row 4, column "g": found "4", expected a code of "g".
      Known: 1, 2, 3.
    - data/x/d.csv, row 2, column "a": found "101", expected a percentage from 0 to 100, or a bound such as <10 or >65.
    - data/x/d.csv, row 2, column "b": found "-1", expected a percentage from 0 to 100, or a bound such as <10 or >65.
    - data/x/d.csv, row 2, column "base": found "x", expected a number of respondents, or an empty cell."
  `);
});
