import { expect, test } from 'vitest';
import { openStudy } from '../../src/tabulate/open-study.ts';
import { quality } from '../../src/tabulate/quality.ts';
import { oneWave, studyFolder } from '../input/study-folder.ts';

const QUESTIONS = `
  duration: { type: number, column: seconds, text: a }
  rating: { type: scale, column: rating, text: a, scale: { 3: good, 2: fair, 1: bad } }
  nps: { type: nps, column: nps, text: a }
  region: { type: single, column: region, text: a, options: { n: North, s: South } }
  why: { type: multi, columns: why_*, text: a, askedIf: { rating: 1 }, options: { price: Price, none: None of these } }
  grid:
    type: grid
    text: a
    scale: { 3: good, 2: fair, 1: bad }
    items: { a: { column: g1, label: a }, b: { column: g2, label: b }, c: { column: g3, label: c }, d: { column: g4, label: d } }
  features: { type: kano, text: a, attributes: { x: { functional: f, dysfunctional: d, label: x } } }
`;

const HEAD = 'seconds,rating,nps,region,why_price,why_none,g1,g2,g3,g4,f,d';

/** One row a respondent; what is odd about it stands beside it. */
const ROWS = [
  '300,3,9,n,,,3,2,3,1,1,5',
  '310,3,0,n,,,2,2,2,2,1,1', // best rating, recommends 0 · straight line · likes it both ways
  '290,1,10,s,1,1,1,2,3,1,5,5', // worst rating, recommends 10 · none and a reason · dislikes it both ways
  '90,2,5,s,,,1,1,1,1,2,4', // faster than a third of the median, 295 / 3 = 98.3 · straight line
  '300,3,9,n,,,3,2,3,1,1,5', // as the first respondent, but for nothing
  '280,,,n,,,3,,,1,3,3', // rating and nps blank, grid half blank
];

async function counted() {
  const root = studyFolder({
    'study.yaml': oneWave(QUESTIONS, 'segments: [region]'),
    'w.csv': [HEAD, ...ROWS].join('\n'),
  });
  return quality(await openStudy(root, 'x'));
}

test('what is odd, counted by hand', async () => {
  const found = await counted();
  expect(found.duplicates).toEqual({ n: 1, of: 5 });
  expect([...found.straightLines]).toEqual([['grid', { n: 2, of: 5 }]]);
  // Sorted 90, 280, 290, 300, 300, 310: the median is 295.
  expect(found.speeders).toEqual({ n: 1, of: 6, limit: 295 / 3 });
  expect(found.blanks.get('rating')).toEqual({ n: 1, of: 6 });
  expect(found.blanks.get('grid.b')).toEqual({ n: 1, of: 6 });
  // Only the third was asked why.
  expect(found.blanks.get('why')).toEqual({ n: 0, of: 1 });
  expect([...found.questionable]).toEqual([['features.x', { n: 2, of: 6 }]]);
  expect([...found.noneAndMore]).toEqual([['why', { n: 1, of: 1 }]]);
  expect([...found.contradictions]).toEqual([['rating, nps', { n: 2, of: 5 }]]);
  expect(found.segments.get('region')).toEqual(
    new Map([
      ['n', 4],
      ['s', 2],
    ]),
  );
});

test('counts alone: no value of a respondent is in them', async () => {
  const text = JSON.stringify(await counted(), (_, value: unknown) => (value instanceof Map ? [...value] : value));
  expect(text).not.toContain('310');
});

test('without a duration, grids or enough items nothing is counted', async () => {
  const root = studyFolder({
    'study.yaml': oneWave('  q: { type: nps, column: q, text: a }'),
    'w.csv': 'q\n1\n1\n1\n',
  });
  const found = quality(await openStudy(root, 'x'));
  expect(found).toMatchObject({ duplicates: { n: 0, of: 0 }, speeders: undefined });
  expect(found.straightLines.size + found.questionable.size + found.contradictions.size).toBe(0);
});
