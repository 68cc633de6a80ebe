import { describe, expect, test } from 'vitest';
import { dataCsv } from '../../../src/cli/draft/data-csv.ts';
import { guessQuestions } from '../../../src/cli/draft/guess-questions.ts';
import type { ProfiledTable, ResponseSet } from '../../../src/input/profile.ts';
import { cycled, tableOf } from './table-of.ts';

function withSet(table: ProfiledTable, set: Partial<ResponseSet>): ProfiledTable {
  const columns = table.profile.columns.map(({ heading }) => heading);
  return {
    ...table,
    profile: { ...table.profile, sets: [{ name: 'q', label: 'Where?', columns, counted: undefined, ...set }] },
  };
}

describe('a single choice with a column for each option', () => {
  const SINGLE = { declared: 'single', question: 'q' } as const;
  const spread = (count: number, written: readonly string[] = []) => {
    const at = (own: number, label: string) =>
      Array.from({ length: count + written.length }, (_, row) => (row < count && row % 2 === own ? label : ''));
    return withSet(
      tableOf(
        { North: at(0, 'North'), South: at(1, 'South'), Other: [...Array<string>(count).fill(''), ...written] },
        { North: SINGLE, South: SINGLE, Other: { ...SINGLE, declared: 'text', part: 'Other' } },
        'surveymonkey',
      ),
      { columns: ['North', 'South'] },
    );
  };

  test('is one question over these columns', () => {
    expect(guessQuestions(spread(30)).questions).toMatchObject([
      { type: 'single', text: 'Where?', columns: ['North', 'South', 'Other'], options: [{}, {}, { label: 'Other' }] },
    ]);
  });

  test('what one person wrote beside "other" is no option, and does not leave the importer', () => {
    const table = spread(30, ['canary']);
    const { questions } = guessQuestions(table);
    expect(questions).toMatchObject([{ type: 'single', writtenIn: { code: 'Other', cells: 1 } }]);
    const { text } = dataCsv(table, ['North', 'South', 'Other'], questions);
    expect(text.trim().split('\n').at(-1)).toBe(',,Other');
    expect(JSON.stringify(questions)).not.toContain('canary');
  });

  test('is not seen in so few answers that two might just not have met', () => {
    expect(guessQuestions(spread(8)).questions.map(({ type }) => type)).toEqual(['multi']);
  });
});

test('columns that each hold one of several answers are a multiple choice, if the file says so', () => {
  const labels = { '1': 'App', '2': 'Shop', '3': 'Phone' };
  const table = tableOf(
    { first: cycled(['1', '2', '3']), second: cycled(['2', '', '1']) },
    { first: { labels }, second: { labels } },
    'spss',
  );
  expect(guessQuestions(withSet(table, {})).questions).toMatchObject([
    {
      type: 'multi',
      mentions: ['first', 'second'],
      options: [{ code: '1', label: 'App' }, { code: '2' }, { code: '3' }],
    },
  ]);
  expect(guessQuestions(table).questions.map(({ type }) => type)).toEqual(['single', 'single']);
});

test('places of a ranking are never ratings, whatever their headings say', () => {
  const places = { Quality: cycled([1, 2, 3]), Price: cycled([2, 3, 1]), Speed: cycled([3, 1, 2]) };
  const ranking = guessQuestions(tableOf(places));
  expect(ranking.questions).toEqual([]);
  expect(ranking.left.map(({ why, reason }) => [why, reason])).toEqual([
    ['unsupported', 'one place of a ranking'],
    ['unsupported', 'one place of a ranking'],
    ['unsupported', 'one place of a ranking'],
  ]);
  const ratings = guessQuestions(tableOf({ ...places, Speed: cycled([3, 3, 2]) }));
  expect(ratings.left.map(({ why }) => why)).not.toContain('unsupported');
  const joined = guessQuestions(
    tableOf({ Rank: cycled(['a;b;c', 'b;a;c', 'c;b;a']) }, { Rank: { declared: 'multiple' } }),
  );
  expect(joined.left).toMatchObject([{ why: 'unsupported', reason: expect.stringContaining('ranking') }]);
});
