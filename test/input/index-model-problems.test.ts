import { expect, test } from 'vitest';
import { problemText } from '../../src/errors.ts';
import { readStudyFile } from '../../src/input/read-study-file.ts';

const HEAD = `title: A
client: B
languages: [en]
method: { strategy: a, sponsor: a, conductor: a, population: a, sample: { type: census }, mode: [online], limitations: a }
waves: [{ id: 1, file: w.csv }]
questions:
  again: { type: nps, column: a, text: a }
  spend: { type: number, column: s, text: a }
  sex: { type: single, column: x, text: a, options: { f: f, m: m } }
  g:
    type: grid
    text: a
    scale: { 1: a, 2: a, 3: a, 4: a, 5: a }
    items:
      p1: { column: p1, label: a }
      p2: { column: p2, label: a }
      p3: { column: p3, label: a }
`;

/** Line of the file (1: the one with `indexModel:`), what is wrong there. */
function told(model: string): string[] {
  const read = readStudyFile(`${HEAD}indexModel:\n${model}`, 'study.yaml', 'x');
  const first = HEAD.split('\n').length;
  return 'problems' in read
    ? read.problems.map(({ place, ...rest }) =>
        problemText({ ...rest, place: { ...place, file: 'indexModel', line: (place.line ?? 0) - first + 1 } }),
      )
    : [];
}

const model = (constructs: string, more = '') =>
  `  labels: { a: a, b: b }\n  target: b\n  arrows: { a: [b] }\n  constructs:\n${constructs}${more}`;

test('a sound model has its defaults, and the ranges of its items', () => {
  const read = readStudyFile(
    `${HEAD}indexModel:\n${model('    a: [g.p1, again]\n    b: [g.p2]\n')}`,
    'study.yaml',
    'x',
  );
  if ('problems' in read) throw new Error(read.problems.map(problemText).join('\n'));
  expect(read.study.satisfactionIndex).toEqual({
    model: {
      constructs: [
        { id: 'a', items: ['g.p1', 'again'] },
        { id: 'b', items: ['g.p2'] },
      ],
      arrows: [{ from: 'a', to: 'b' }],
      scheme: 'path',
      metric: 'standardised',
    },
    preset: undefined,
    labels: { a: { en: 'a' }, b: { en: 'b' } },
    target: 'b',
    missing: 'mean',
    ranges: { 'g.p1': { min: 1, max: 5 }, again: { min: 0, max: 10 }, 'g.p2': { min: 1, max: 5 } },
  });
});

test('items that are not there, not rated, without ends, or used twice', () => {
  expect(told(model('    a: [g.p1, g.p9, agian, sex, spend, g]\n    b: [g.p2, g.p1]\n'))).toMatchInlineSnapshot(`
    [
      "indexModel:6:15: found item "g.p9", expected an item of "g".
      Did you mean "g.p1"?",
      "indexModel:6:21: found item "agian", expected a question of type scale, nps or number, or an item of a grid.
      Did you mean "again"?",
      "indexModel:6:28: found item "sex", which is of type single, expected a question of type scale, nps or number, or an item of a grid.",
      "indexModel:6:33: found item "spend", a number without "min" and "max", expected an item whose lowest and highest answer are known.
      Give "spend" its min and max: the index runs from 0 to 100 between them.",
      "indexModel:6:40: found item "g", expected an item of "g".
      Known: g.p1, g.p2, g.p3.",
      "indexModel:7:15: found item "g.p1" in "b" and in "a", expected every item in one construct only.",
    ]
  `);
});

test('a cycle, an isolated construct, a construct without items', () => {
  expect(
    told(`  labels: { a: a, b: b, c: c, d: d }
  target: b
  arrows:
    a: [b]
    b: [a]
  constructs:
    a: [g.p1]
    b: [g.p2]
    c: [g.p3]
    d: []
`),
  ).toMatchInlineSnapshot(`
    [
      "indexModel:6:9: found a cycle, b → a → b, expected arrows that never lead back.
      Path models of this kind have no feedback: remove one of these arrows.",
      "indexModel:10:5: found construct "c" without arrows, expected an arrow to or from every construct.",
      "indexModel:11:5: found construct "d" without items, expected at least one item.",
      "indexModel:11:5: found construct "d" without arrows, expected an arrow to or from every construct.",
    ]
  `);
});

test('names and targets', () => {
  expect(told('  constructs: { a: [g.p1], b: [g.p2] }\n  arrows: { a: [b] }\n  labels: { c: c }\n'))
    .toMatchInlineSnapshot(`
    [
      "indexModel:1:1: found no "target", expected the construct that the index is of.
      One of a, b.",
      "indexModel:2:17: found construct "a" without a label, expected a name for readers, under "labels".
      Only image, expectation, satisfaction, loyalty, quality, value, complaints have names already.",
      "indexModel:2:28: found construct "b" without a label, expected a name for readers, under "labels".
      Only image, expectation, satisfaction, loyalty, quality, value, complaints have names already.",
      "indexModel:4:13: found a label of "c", expected labels of constructs.
      Known: a, b.",
    ]
  `);
  expect(told(model('    a: [g.p1]\n    b: [g.p2]\n').replace('target: b', 'target: a'))).toMatchInlineSnapshot(`
    [
      "indexModel:3:11: found "a" without causes, expected a target that arrows lead to.",
    ]
  `);
  expect(told(model('    a: [g.p1]\n    b: [g.p2]\n').replace('target: b', 'target: bb'))).toMatchInlineSnapshot(`
    [
      "indexModel:3:11: found the construct "bb", expected a construct of the model.
      Did you mean "b"?",
    ]
  `);
});

test('unknown keys, presets and schemes', () => {
  expect(told(model('    a: [g.p1]\n    b: [g.p2]\n', '  sheme: path\n  preset: esci\n'))).toMatchInlineSnapshot(`
    [
      "indexModel:8:3: found the unknown key "sheme", expected a key of "indexModel".
      Did you mean "scheme"?",
      "indexModel:9:11: found "esci", expected one of ecsi, acsi, ccsi.
      Did you mean "ecsi"?",
    ]
  `);
});
