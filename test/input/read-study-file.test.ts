import { expect, test } from 'vitest';
import { problemText } from '../../src/errors.ts';
import { readStudyFile } from '../../src/input/read-study-file.ts';
import { HEAD, problemsOf } from './study-folder.ts';

function problems(yaml: string): string {
  const read = readStudyFile(yaml, 'study.yaml', 'x');
  return 'problems' in read ? read.problems.map(problemText).join('\n') : 'no problems';
}

const QUESTION =
  'questions: { q: { type: nps, text: a } }\npublished: { q: { file: q.csv, source: a, base: unknown } }\n';

test('every problem of a study file, at once and with its place', async () => {
  expect(await problemsOf('test/studies/broken-study-file', 'parcel')).toMatchInlineSnapshot(`
    "41 problems:
    - data/parcel/study.yaml:61:3: found the key "a" a second time, expected each key once.
    - data/parcel/study.yaml:1:8: found no text in zh-CN, expected text in each of en, zh-CN.
    - data/parcel/study.yaml:4:1: found the unknown key "titel", expected a key of the study file.
      Did you mean "title"?
    - data/parcel/study.yaml:5:1: found no "limitations", expected text for each language.
    - data/parcel/study.yaml:6:47: found the language "fr", expected a language of the study (en, zh-CN).
      Known: en, zh-CN.
    - data/parcel/study.yaml:9:15: found one text for all languages, expected text in each of en, zh-CN.
      Write { en: …, zh-CN: … }.
    - data/parcel/study.yaml:10:19: found "probabilty", expected one of probability, non-probability, census.
      Did you mean "probability"?
    - data/parcel/study.yaml:11:18: found "fax", expected one of online, telephone, face-to-face, paper, mail, published, other.
    - data/parcel/study.yaml:14:16: found the column "email", expected a column that "privacy.remove" leaves in.
    - data/parcel/study.yaml:16:25: found "../secret.csv", expected the name of a file in the folder of the study.
    - data/parcel/study.yaml:17:11: found "column" beside "rake", expected one of the two.
      Weights to start raking from are the column "base".
    - data/parcel/study.yaml:17:27: found targets without "source", expected "source": where they are from, a text.
    - data/parcel/study.yaml:17:33: found no margin, expected at least one question with its targets.
    - data/parcel/study.yaml:18:1: found 10, expected at most "flagBelow", 5.
      What is hidden is small as well. "flagBelow" is 30 and "suppressBelow" 10 where the study does not say.
    - data/parcel/study.yaml:19:20: found "overall", which is of type scale, expected a question of type single.
    - data/parcel/study.yaml:19:29: found the unknown question "regoin", expected the id of a question.
      Did you mean "region"?
    - data/parcel/study.yaml:26:5: found "e" in no group, expected every option in one group, since a respondent gives one answer.
    - data/parcel/study.yaml:27:59: found the unknown code "w", expected a code of "region".
      Known: n, s, e.
    - data/parcel/study.yaml:28:59: found "n", which is in group "cold" too, expected each option in one group, since a respondent gives one answer.
    - data/parcel/study.yaml:29:31: found "dont_know", expected one of blank, dont-know, not-applicable, refused, not-asked.
      Did you mean "dont-know"?
    - data/parcel/study.yaml:32:13: found the column "q1", expected a column that "privacy.remove" leaves in.
    - data/parcel/study.yaml:35:15: found the unknown code "5", expected a code of "overall".
      Known: 1, 2, 3, 4.
    - data/parcel/study.yaml:36:10: found 4 favourable levels of 4, expected 1 to 3.
    - data/parcel/study.yaml:37:12: found zones of levels 1 3 | 2 | 4, expected every level once, each zone without gaps, from the worst level (1) to the best (4).
    - data/parcel/study.yaml:38:28: found the unknown code "x", expected a code of "region".
      Known: n, s, e.
    - data/parcel/study.yaml:38:32: found the unknown question "repurchse", expected the id of a question.
      Known: region, overall, feeling, fan, leaving, channels, age, spend, features, 9lives, wave, age.
    - data/parcel/study.yaml:39:20: found "scal", expected one of scale, single, multi, nps, number, text, kano, grid.
      Did you mean "scale"?
    - data/parcel/study.yaml:40:21: found the unknown key "colum", expected a key of "fan".
      Did you mean "column"?
    - data/parcel/study.yaml:45:5: found no column of "b", expected a column of every option.
    - data/parcel/study.yaml:45:25: found the unknown code "c", expected a code of "leaving".
      Known: a, b.
    - data/parcel/study.yaml:46:13: found "0" both ticked and unticked, expected one or the other.
    - data/parcel/study.yaml:51:5: found "column" without "separator", expected both.
    - data/parcel/study.yaml:53:79: found 10, expected bounds that grow.
    - data/parcel/study.yaml:57:59: found the column "k1" a second time, expected a column of its own.
    - data/parcel/study.yaml:58:5: found no code of dislike, expected a code of each of the five answers.
    - data/parcel/study.yaml:59:3: found the key "9lives", expected a name of letters, digits, "-" and "_" that begins with a letter.
    - data/parcel/study.yaml:60:3: found "wave", expected another id.
      Waves go by this name.
    - data/parcel/study.yaml:63:3: found the unknown question "leavng", expected the id of a question.
      Did you mean "leaving"?
    - data/parcel/study.yaml:64:40: found "/etc/passwd", expected the name of a file in the folder of the study.
    - data/parcel/study.yaml:64:88: found 0, expected at least 1.
    - data/parcel/study.yaml:66:67: found "people", expected one of percent, times, count, years."
  `);
});

test('broken syntax', () => {
  expect(problems('title: [a\nclient: b: c\n')).toMatchInlineSnapshot(`
    "study.yaml:2:1: found YAML that cannot be read (Flow sequence in block collection must be sufficiently indented and end with a ]), expected well-formed YAML.
    study.yaml:2:9: found YAML that cannot be read (Nested mappings are not allowed in compact mappings), expected well-formed YAML.
      A text with ": " in it needs quotes."
  `);
  expect(problems('title:\n\t- a\n')).toMatchInlineSnapshot(`
    "study.yaml:2:1: found YAML that cannot be read (Tabs are not allowed as indentation), expected well-formed YAML.
      Indent with spaces."
  `);
  expect(problems('a: 1\n---\nb: 2\n')).toMatchInlineSnapshot(
    `"study.yaml:2:1: found YAML that cannot be read (Source contains multiple documents; please use YAML.parseAllDocuments()), expected well-formed YAML."`,
  );
  expect(problems('')).toMatchInlineSnapshot(`"study.yaml:1:1: found nothing, expected a study."`);
  expect(problems('- a\n')).toMatchInlineSnapshot(`"study.yaml:1:1: found a list, expected a study."`);
  expect(
    problems(`${HEAD}${QUESTION}notice: *nowhere
`),
  ).toMatchInlineSnapshot(`
    "study.yaml:7:9: found the alias *nowhere, expected an anchor &nowhere above it.
      A text that begins with * needs quotes.
    study.yaml:7:9: found nothing, expected text for each language."
  `);
});

test('YAML that does more than hold values is refused', () => {
  expect(problems(`${HEAD}${QUESTION}notice: !!js/function a\n`)).toMatchInlineSnapshot(`
    "study.yaml:7:9: found a tag, expected plain YAML.
      A text that begins with ! needs quotes."
  `);
  expect(problems(`${HEAD}${QUESTION}notice: &a { en: *a }\n`)).toMatchInlineSnapshot(`
    "study.yaml:7:12: found an alias of itself, expected an alias of something else.
    study.yaml:7:18: found nothing, expected words."
  `);
  expect(problems(`${HEAD}${QUESTION}__proto__: { polluted: true }\n`)).toContain('"__proto__"');
  const bomb = Array.from(
    { length: 9 },
    (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(9)}]`,
  ).join('\n');
  expect(problems(`a0: &a0 [x]\n${bomb}\n`)).toContain('aliases that unfold without end');
});

test('aliases of a scale or a label are welcome', () => {
  const yaml = `${HEAD}published: { q: { file: q.csv, source: &s a, base: 3 } }
questions: { q: { type: scale, text: *s, scale: &levels { 1: *s, 2: *s } }, r: { type: scale, text: a, scale: *levels } }
`;
  expect(problems(yaml)).toMatchInlineSnapshot(`"no problems"`);
});

test('codes keep their spelling', () => {
  const yaml = `${HEAD}waves: [{ id: 2025, file: a.csv }]
questions:
  q: { type: single, column: c, text: a, options: { 02: a, 1: a, TRUE: a, no: a, 1.50: a }, missing: { 099: refused }, codes: { x: 02, y: TRUE } }
  m: { type: multi, columns: m_*, text: a, options: { 1: a }, ticked: [True, yes, 01], unticked: FALSE, askedIf: { q: 02 } }
`;
  const read = readStudyFile(yaml, 'study.yaml', 'x');
  if ('problems' in read) throw new Error(read.problems.map(problemText).join('\n'));
  expect(read.study.waves[0]!.id).toBe('2025');
  expect(read.study.questions[0]).toMatchObject({
    options: ['02', '1', 'TRUE', 'no', '1.50'].map((code) => ({ code })),
    missing: { '099': 'refused' },
    codes: { x: '02', y: 'TRUE' },
  });
  expect(read.study.questions[1]).toMatchObject({
    source: { kind: 'columns', ticked: ['True', 'yes', '01'], unticked: ['FALSE'] },
    askedIf: { q: ['02'] },
  });
});

test('values of the wrong type', () => {
  const yaml = `${HEAD.replace('title: X', 'title: 2026').replace('[en]', 'en')}confidential: yes\nprivacy: { flagBelow: 9.5, suppressBelow: -1 }\nsegments: a\nwaves: { a: b }\n`;
  expect(problems(yaml)).toMatchInlineSnapshot(`
    "study.yaml:1:8: found 2026, expected text for each language.
      Put it in quotes: "2026".
    study.yaml:3:12: found "en", expected a list of languages.
    study.yaml:5:15: found "yes", expected true or false.
    study.yaml:6:23: found 9.5, expected a whole number of respondents.
    study.yaml:6:43: found -1, expected a whole number of respondents.
    study.yaml:7:11: found "a", expected a list, in [square brackets] or with dashes.
    study.yaml:8:8: found keys with values, expected a list, in [square brackets] or with dashes."
  `);
});

test.each([
  ['../secret.csv'],
  ['/etc/passwd'],
  ['a/../../b.csv'],
  ['C:/x.csv'],
  ['..\\x.csv'],
  ['a/'],
  ['.'],
  ['..'],
  ['./x.csv'],
  ['~/x.csv'],
  ['file:x.csv'],
])('the file %s lies outside the folder', (file) => {
  const yaml = `${HEAD}questions: { q: { type: nps, text: a } }\npublished: { q: { file: '${file}', source: a, base: unknown } }\n`;
  expect(problems(yaml)).toContain('expected the name of a file in the folder of the study');
});

test.each([['x.csv'], ['a/x.csv'], ['..x.csv'], ['x..csv'], ['wave 1.csv'], ['第一波.csv']])(
  'the file %s lies inside',
  (file) => {
    expect(
      problems(
        `${HEAD}questions: { q: { type: nps, text: a } }\npublished: { q: { file: '${file}', source: a, base: unknown } }\n`,
      ),
    ).toBe('no problems');
  },
);

test('parts that do not agree', () => {
  expect(problems(`${HEAD.replace('[en]', '[en, en]')}`)).toMatchInlineSnapshot(`
    "study.yaml:1:1: found no data, expected "waves", "published" or "cited".
    study.yaml:3:17: found the language "en" a second time, expected each language once."
  `);
  expect(
    problems(`${HEAD}file: a.csv
waves: [{ id: a, file: b.csv, samePeople: true }, { id: a, fielded: [2026-02-30, 2026-03-01] }]
questions:
  q: { type: scale, text: a, column: c, scale: { 1: a, 2: a, 3: a }, top: 2, askedIf: { q: 1 } }
  r: { type: scale, text: a, scale: { 1: a } }
  m: { type: multi, text: a, columns: q3, options: { a: a }, groups: { a: { label: a, members: [a, a] } }, separator: ";" }
  n: { type: multi, text: a, ticked: 1, options: { a: a } }
  g: { type: grid, text: a, scale: { 1: a, 2: a }, items: { a: { column: x, label: a }, b: { column: x, label: a } }, askedIf: { t: 1, g2: 1 } }
  t: { type: text, text: a, column: y }
  g2: { type: grid, text: a, scale: { 1: a, 2: a }, items: { a: { column: z, label: a } } }
published:
  m: { of: q, by: q, file: b.csv, source: a, base: 3 }
  k: { of: t, by: m, file: b.csv, source: a, base: 3 }
cited: { c: { label: a, value: 10, upTo: 5, unit: count, source: a } }
`),
  ).toMatchInlineSnapshot(`
    "study.yaml:6:70: found "2026-02-30", expected a date such as 2026-03-02.
    study.yaml:8:75: found level 2 both favourable and in the middle, expected favourable levels above the midpoint.
      The best 2 levels count as favourable; set "top" or "midpoint".
    study.yaml:8:89: found the question itself, expected another question.
    study.yaml:9:30: found too few levels, expected at least 2.
    study.yaml:10:72: found the group "a", which is an option too, expected a name that is no option.
    study.yaml:10:100: found "a" a second time, expected each option once.
    study.yaml:10:108: found "columns" and "separator", expected either "columns", or "column" with "separator".
    study.yaml:11:30: found "ticked" without "columns", expected "columns".
    study.yaml:12:102: found the column "x" a second time, expected a column of its own.
    study.yaml:12:130: found "t", which is of type text, expected a question of type scale, single, multi, nps or grid.
    study.yaml:12:136: found the unknown item "g2", expected an item of "g2".
      Known: g2.a.
    study.yaml:16:19: found "q" by itself, expected another question.
    study.yaml:17:12: found "t", which is of type text, expected a question of type scale, single, multi or nps.
    study.yaml:17:19: found "m", which is of type multi, expected a question of type scale, single or nps.
    study.yaml:18:42: found 5, expected more than the value, 10."
  `);
});

test('zones leave no level out', () => {
  const yaml = `${HEAD}questions: { q: { type: scale, text: a, scale: { 1: a, 2: a, 3: a, 4: a }, zones: { defection: [1], indifference: [2], affection: [3] } } }
published: { q: { file: q.csv, source: a, base: unknown } }\n`;
  expect(problems(yaml)).toMatchInlineSnapshot(
    `"study.yaml:5:83: found zones of levels 1 | 2 | 3, expected every level once, each zone without gaps, from the worst level (1) to the best (4)."`,
  );
  expect(problems(yaml.replace('affection: [3]', 'affection: [4, 3]'))).toBe('no problems');
});

test('an incomplete text hides nothing else of its question', () => {
  const yaml = `${HEAD.replace('[en]', '[en, de]').replaceAll(': a', ': { en: a, de: a }').replace('title: X', 'title: { en: a, de: a }')}
questions: { q: { type: single, text: { en: a }, options: { a: { en: a, de: a }, b: { de: a } }, groups: { g: { label: { en: a, de: a }, members: [a, c] } } } }
published: { q: { file: q.csv, source: { en: a, de: a }, base: unknown } }\n`;
  expect(problems(yaml)).toMatchInlineSnapshot(`
    "study.yaml:6:39: found no text in de, expected text in each of en, de.
    study.yaml:6:85: found no text in en, expected text in each of en, de.
    study.yaml:6:98: found "b" in no group, expected every option in one group, since a respondent gives one answer.
    study.yaml:6:151: found the unknown code "c", expected a code of "q".
      Known: a, b."
  `);
});

test('columns without data files, and data files twice', () => {
  expect(problems(`${HEAD}${QUESTION.replace('text: a', 'text: a, column: c')}`)).toMatchInlineSnapshot(`
    "study.yaml:5:39: found a column, expected "waves" whose files have it.
      A study of published tables alone has no columns."
  `);
  expect(problems(`${HEAD}waves: [{ id: a, file: w.csv }, { id: b, file: w.csv }]\n`)).toMatchInlineSnapshot(`
    "study.yaml:5:48: found the file "w.csv" a second time, expected each file once.
      Where one file holds several waves, write \`file\` and \`waveColumn\` beside \`waves\`."
  `);
});
