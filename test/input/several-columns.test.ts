import { expect, test } from 'vitest';
import { ask } from '../../src/tabulate/ask.ts';
import { openStudy } from '../../src/tabulate/open-study.ts';
import { oneWave, problemsOf, studyFolder } from './study-folder.ts';

const SPREAD = `
  overall:
    type: scale
    columns: [good, bad]
    text: Overall
    scale: { 2: good, 1: bad }
    codes: { Good: 2, Bad: 1 }
    missing: { "N/A": not-applicable }
  mentions:
    type: multi
    columns: [first, second]
    text: Which
    options: { a: A, b: B, c: C }
    missing: { "9": dont-know }
    askedIf: { overall: 1 }
`;

const HEADINGS = 'id,good,bad,first,second';

async function counted(rows: string): Promise<Record<string, unknown>[]> {
  const root = studyFolder({
    'study.yaml': oneWave(SPREAD),
    'w.csv': `${HEADINGS}\n${rows.replaceAll(/^(?=.)/gm, 'x,')}`,
  });
  const open = await openStudy(root, 'x');
  return ask(open, [{ of: [{ item: 'overall' }] }, { of: [{ item: 'mentions' }] }]).map(
    ({ cells, bases, missing }) => ({
      cells: cells.map(({ n }) => n),
      base: bases[0]!.n,
      missing: Object.fromEntries(Object.entries(missing[0]!).map(([reason, { n }]) => [reason, n])),
    }),
  );
}

test('the answer stands in one of several columns; one that is none gives way to one that is', async () => {
  const [overall] = await counted('Good,,,\n,Bad,,\n , Bad ,,\nN/A,,,\nN/A,Bad,,\nBad,Bad,,\n,,,\n');
  expect(overall).toEqual({ cells: [4, 1], base: 5, missing: { blank: 1, 'not-applicable': 1 } });
});

test('each of several columns holds one answer; the same twice counts once, an empty one not at all', async () => {
  const [, mentions] = await counted(',Bad,a,b\n,Bad,b,b\n,Bad,,c\n,Bad,9,\n,Bad,9,a\n,Bad,,\nGood,,,\n');
  expect(mentions).toEqual({
    cells: [2, 2, 1],
    base: 4,
    missing: { blank: 1, 'dont-know': 1, 'not-asked': 1 },
  });
});

test('two answers where there can be one, and what is none, are problems', async () => {
  const root = studyFolder({
    'study.yaml': oneWave(SPREAD),
    'w.csv': `${HEADINGS}\nx,Good,Bad,,\nx,,bad,,\nx,,Bad,a,d\nx,Good,,a,\n`,
  });
  expect(await problemsOf(root)).toMatchInlineSnapshot(`
    "4 problems:
    - data/x/w.csv, row 2, column "bad": found "Bad", expected no second answer beside "Good".
      Declare the question as multi, if it takes several answers.
    - data/x/w.csv, row 3, column "bad": found "bad", expected one of 1, 2, Good, Bad, N/A.
      If it is an answer, declare it in study.yaml; if it means that there is none, list it there under "missing".
    - data/x/w.csv, row 4, column "second": found "d", expected one of a, b, c, 9.
      If it is an answer, declare it in study.yaml; if it means that there is none, list it there under "missing".
    - data/x/w.csv, row 5: found an answer, expected none, since "mentions" is asked if overall is 1.
      Correct "askedIf" in study.yaml, or leave the cell empty."
  `);
});

test('the study file is told what does not agree', async () => {
  const root = studyFolder({
    'study.yaml': oneWave(`
  a: { type: single, column: x, columns: [x, y], text: a, options: { 1: a, 2: b } }
  b: { type: nps, columns: [x, x], text: a }
  c: { type: multi, columns: [x, y], text: a, options: { 1: a }, ticked: 1 }
  d: { type: scale, columns: [x], text: a, scale: { 1: a, 2: b } }
  e: { type: multi, columns: [x, y], separator: ";", text: a, options: { 1: a } }`),
    'w.csv': 'x,y\n1,1\n',
  });
  expect(await problemsOf(root)).toMatchInlineSnapshot(`
    "5 problems:
    - data/x/study.yaml:9:22: found "column" and "columns", expected one of them.
    - data/x/study.yaml:10:32: found the column "x" a second time, expected a column of its own.
    - data/x/study.yaml:11:66: found "ticked" beside a list of columns, expected a column for each option: { better: q3_1, … }.
    - data/x/study.yaml:12:30: found a list, expected a list of two or more columns.
    - data/x/study.yaml:13:38: found "columns" and "separator", expected either "columns", or "column" with "separator"."
  `);
});
