import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { askMoments, askReplicates } from '../../src/tabulate/ask-moments.ts';
import { openStudy } from '../../src/tabulate/open-study.ts';

const study = await openStudy(process.cwd(), 'kiosk-2019');
const rows = Papa.parse<Record<string, string>>(
  readFileSync('data/kiosk-2019/responses.csv', 'utf8').replace(/^\uFEFF/, ''),
  {
    header: true,
    skipEmptyLines: true,
  },
).data;
const answers = rows.filter(({ overall_satisfied }) => overall_satisfied !== '');
const terms = { rating: { item: 'overall' }, high: { item: 'overall', atLeast: 4 } } as const;

// The same sums, taken straight from the file.
test('moments are sums over whoever answered', () => {
  const { n, wx, wxx } = askMoments(study, { terms, missing: 'pairwise' });
  const values = answers.map((row) => Number(row['overall_satisfied']));
  expect(n[0]).toBe(values.length);
  expect(wx[0]).toBe(values.reduce((sum, x) => sum + x, 0));
  expect(wx[3]).toBe(values.filter((x) => x >= 4).length);
  expect(wxx[1]).toBe(values.filter((x) => x >= 4).reduce((sum, x) => sum + x, 0));
});

test('a filter leaves the others out, and groups add to the whole', () => {
  const of = (sex?: string) =>
    askMoments(study, { terms, missing: 'pairwise', ...(sex === undefined ? {} : { where: { sex: [sex] } }) });
  expect(of('female').n[0]).toBe(answers.filter((row) => row['sex'] === 'female').length);
  expect(of('female').wx[0]! + of('male').wx[0]!).toBe(of().wx[0]);
});

test('what the study does not have is an error', () => {
  expect(() => askMoments(study, { terms: { a: { item: 'oveall' } }, missing: 'pairwise' })).toThrow('oveall');
  expect(() => askMoments(study, { terms, missing: 'pairwise', wave: '1999' })).toThrow('"1999" is not a wave');
});

test('replicates are drawn from the base, the same ones for the same seed', () => {
  const sums = (seed: number) =>
    Array.from(askReplicates(study, { terms, missing: 'pairwise' }, { count: 5, seed }), ({ n, wx }) => [n[0], wx[0]]);
  expect(sums(1)).toEqual(sums(1));
  expect(sums(1)).not.toEqual(sums(2));
  for (const [n] of sums(1)) expect(n).toBe(answers.length);
});
