import { expect, test } from 'vitest';
import { dataCsv } from '../../../src/cli/draft/data-csv.ts';
import { columnsOf } from '../../../src/cli/draft/draft.ts';
import { guessQuestions } from '../../../src/cli/draft/guess-questions.ts';
import { cycled, tableOf } from './table-of.ts';

function written(table: ReturnType<typeof tableOf>): string {
  const { questions } = guessQuestions(table);
  return dataCsv(table, questions.flatMap(columnsOf), questions).text;
}

test('values are untouched: quotes, commas, line breaks, blanks', () => {
  const table = tableOf({
    'Which, "if any", do you own?': cycled(['A "big" one', 'small, cheap', 'two\nlines', '  blank  ']),
  });
  const { text } = dataCsv(table, ['Which, "if any", do you own?'], []);
  expect(
    text.startsWith('"Which, ""if any"", do you own?"\n"A ""big"" one"\n"small, cheap"\n"two\nlines"\n"  blank  "\n'),
  ).toBe(true);
});

test('what was written in is replaced, in single answers, in joined ones and in boxes', () => {
  const text = written(tableOf({ Region: [...cycled(['North', 'South']), 'c/o Ms Smith, Elm Street 4'] }));
  expect(text).not.toContain('Smith');
  expect(text.trimEnd().endsWith('\nOther')).toBe(true);
  const joined = written(
    tableOf({ Channels: [...cycled(['Email;Phone', 'Phone', 'Email']), 'Email;my neighbour Ms Smith'] }),
  );
  expect(joined.trimEnd().split('\n').at(-1)).toBe('"Email;Other"');
  const about = { text: 'Why did you leave?', question: 'q3' };
  const boxes = tableOf(
    { q3_1: [...cycled([1, '']), ''], q3_2: [...cycled(['', 1]), ''], q3_3: [...cycled(['']), 'Ms Smith was rude'] },
    {
      q3_1: { ...about, part: 'Price' },
      q3_2: { ...about, part: 'Staff' },
      q3_3: { ...about, part: 'Other (please specify)' },
    },
  );
  expect(written(boxes).trimEnd().split('\n').at(-1)).toBe(',,1');
});

test('respondents who answered nothing that the study reads are counted, not written', () => {
  const table = tableOf({ q: ['a', '', 'b'] });
  expect(dataCsv(table, ['q'], [])).toEqual({ text: 'q\na\nb\n', respondents: 2, empty: 1, at: [0, 2] });
});
