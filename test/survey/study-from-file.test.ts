import { expect, test } from 'vitest';
import { studyFromFile } from '../../src/survey/study-from-file.ts';

const METHOD = {
  strategy: 'a',
  sponsor: 'a',
  conductor: 'a',
  population: 'a',
  sample: { type: 'census' },
  mode: ['online'],
  limitations: 'a',
};

type Tree = Readonly<Record<string | number, unknown>>;

function studyWith(questions: Record<string, object>) {
  const file = {
    title: 'A',
    client: 'B',
    languages: ['en'],
    method: METHOD,
    waves: [{ id: 1, file: 'w.csv' }],
    questions,
  };
  const read = studyFromFile(file, 'x', (path) =>
    Object.keys(path.reduce<unknown>((at, key) => (at as Tree | undefined)?.[key], file) ?? {}),
  );
  if ('issues' in read) throw new Error(JSON.stringify(read.issues, undefined, 1));
  return read.study;
}

test('what the author left out', () => {
  const study = studyWith({ q: { type: 'nps', column: 'q', text: 'a' } });
  expect(study).toMatchObject({
    id: 'x',
    title: { en: 'A' },
    client: { en: 'B' },
    confidential: false,
    privacy: { flagBelow: 30, suppressBelow: 10, remove: [] },
    waves: [{ id: '1', label: { en: '1' }, file: 'w.csv', samePeople: false, fielded: undefined }],
    respondentColumn: undefined,
    weighting: { kind: 'none' },
    design: undefined,
    segments: [],
    published: [],
    cited: [],
  });
});

const levels = (...codes: number[]) => Object.fromEntries(codes.map((code) => [code, 'a']));
const scale = (rest: object) => studyWith({ q: { type: 'scale', column: 'q', text: 'a', ...rest } }).questions[0];

test('levels run from worst to best, and their values grow', () => {
  expect(scale({ scale: levels(4, 3, 2, 1) })).toMatchObject({
    levels: ['1', '2', '3', '4'].map((code, index) => ({ code, value: index + 1 })),
  });
  // German school marks: 1 is the best. Mirrored, 6 + 1 - code.
  expect(scale({ scale: levels(1, 2, 3, 4, 5, 6), best: 'lowest' })).toMatchObject({
    levels: ['6', '5', '4', '3', '2', '1'].map((code, index) => ({ code, value: index + 1 })),
  });
  expect(scale({ scale: levels(-1, 0, 1), best: 'lowest' })).toMatchObject({
    levels: [
      { code: '1', value: -1 },
      { code: '0', value: 0 },
      { code: '-1', value: 1 },
    ],
  });
});

test('midpoint and top where the study does not say', () => {
  expect(scale({ scale: levels(1, 2) })).toMatchObject({ midpoint: [], top: 1 });
  expect(scale({ scale: levels(1, 2, 3) })).toMatchObject({ midpoint: ['2'], top: 1 });
  expect(scale({ scale: levels(1, 2, 3, 4) })).toMatchObject({ midpoint: [], top: 2 });
  expect(scale({ scale: levels(1, 2, 3, 4, 5) })).toMatchObject({ midpoint: ['3'], top: 2 });
  expect(scale({ scale: levels(1, 2, 3, 4, 5), midpoint: 'none', top: 3 })).toMatchObject({ midpoint: [], top: 3 });
  expect(scale({ scale: levels(1, 2, 3, 4), midpoint: 2 })).toMatchObject({ midpoint: ['2'], top: 2 });
});

test('columns of a multiple choice', () => {
  const options = { a: 'a', b: 'b' };
  const of = (rest: object) => studyWith({ q: { type: 'multi', text: 'a', options, ...rest } }).questions[0];
  expect(of({ columns: 'q3_*_x' })).toMatchObject({
    source: { kind: 'columns', ticked: ['1'], unticked: ['0'] },
    options: [{ column: 'q3_a_x' }, { column: 'q3_b_x' }],
  });
  expect(of({ columns: { b: 'B', a: 'A' }, ticked: 'Yes', unticked: ['', 'No'] })).toMatchObject({
    source: { ticked: ['Yes'], unticked: ['', 'No'] },
    options: [{ column: 'A' }, { column: 'B' }],
  });
  expect(of({ column: 'q', separator: ';' })).toMatchObject({
    source: { kind: 'separated', column: 'q', separator: ';' },
  });
});
