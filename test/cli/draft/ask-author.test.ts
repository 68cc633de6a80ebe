import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { type Author, authorAt } from '../../../src/cli/draft/ask-author.ts';
import { askedDraft } from '../../../src/cli/draft/asked-draft.ts';
import { type Decisions, decidedDraft } from '../../../src/cli/draft/decided-draft.ts';
import { Stopped } from '../../../src/cli/stopped.ts';
import { cycled, tableOf } from './table-of.ts';

/** An author who types these lines, each when asked, and then leaves if `leaves`. */
function typing(lines: readonly string[], leaves = true) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let shown = '';
  output.on('data', (bytes: Buffer) => (shown += bytes.toString()));
  input.write(lines.map((line) => `${line}\n`).join(''));
  if (leaves) input.end();
  return { author: authorAt(input, output), input, shown: () => shown };
}

describe('prompts', () => {
  test('nothing typed is the suggestion; lines typed ahead answer the questions to come', async () => {
    const { author, shown } = typing(['', 'Café Northwind', 'n', '']);
    expect(await author.words('Title:', 'Guests')).toBe('Guests');
    expect(await author.words('Client:', 'Client')).toBe('Café Northwind');
    expect(await author.yes('Is 5 the best?', true)).toBe(false);
    expect(await author.yes('Is 5 the best?', true)).toBe(true);
    expect(shown()).toContain('Title: [Guests]');
    expect(shown()).toContain('Is 5 the best? [Y/n]');
  });

  test('an answer that cannot be is told why, and the question is put again', async () => {
    const { author, shown } = typing(['gender', 'region', 'perhaps', 'ja']);
    const wrong = (answer: string) => (answer === 'region' ? undefined : `There is no "${answer}".`);
    expect(await author.words('Which?', '', wrong)).toBe('region');
    expect(await author.yes('Sure?', false)).toBe(true);
    expect(shown()).toContain('  There is no "gender".\n');
    expect(shown()).toContain('  Please answer y or n.\n');
  });

  test.each([
    ['at a question that waits', []],
    ['after the last line', ['Guests']],
  ])('who leaves stops the command: %s', async (_, lines) => {
    const { author } = typing(lines);
    const answers = async () => {
      await author.words('Title:', '');
      await author.words('Client:', '');
    };
    await expect(answers()).rejects.toThrow(Stopped);
  });

  test('what is asked for has no more than two lines, whatever stands in the file', async () => {
    const { author, shown } = typing(['x']);
    await author.words(`\u001B[2J${'很长的题目'.repeat(60)}`, '');
    expect(shown()).not.toContain('\u001B');
    expect(shown().length).toBeLessThan(100);
  });
});

describe('what the author of a draft is asked', () => {
  const table = tableOf({
    'How do you rate our service?': cycled([1, 2, 3, 4, 5]),
    'How do you rate our price?': cycled([5, 4, 3, 2, 1]),
    'Would you buy again?': cycled(['Yes', 'No']),
    'Which region?': cycled(['North', 'South', 'East']),
    visits: cycled([1, 2, 3]),
    code: cycled(['a', 'b', 'c']),
  });
  const asked = async (lines: readonly string[], given: Decisions = {}) => {
    const { author, shown } = typing(lines);
    const decided = (decisions: Decisions) => decidedDraft(table, decisions);
    return { draft: await askedDraft(author, decided(given), given, decided), shown: shown() };
  };

  test('Enter at every question keeps every guess, and confirms the scales', async () => {
    const { draft, shown } = await asked(['', '', '', '', '']);
    expect(draft).toMatchObject({
      roles: { satisfaction: 'rate-service', repurchase: { id: 'buy-again', yes: ['Yes'] }, segments: ['region'] },
    });
    expect(draft.questions.filter(({ unconfirmed }) => unconfirmed)).toEqual([]);
    expect(draft.questions.map(({ id }) => id)).not.toContain('visits');
    expect(shown).toContain('Not sure about 2 columns:\n   1  visits: whole numbers from 1 to 3');
    expect(shown).toContain(
      '2 scales from 1 to 5:\n      How do you rate our service?\n      How do you rate our price?\nIn all of them, is 5 the best',
    );
  });

  test('columns are taken in by their numbers, a misspelt id is asked again with a suggestion, and none means none', async () => {
    const { draft, shown } = await asked([
      '7',
      '1',
      'rate-servce',
      'rate-price',
      'none',
      'regoin',
      'none',
      'some',
      'each',
      'n',
      '',
      'y',
    ]);
    expect(shown).toContain('Please give numbers from 1 to 2 with commas between them.');
    expect(shown).toContain('There is no "rate-servce" to choose. Did you mean "rate-service"?');
    expect(shown).toContain('There is no "regoin" to choose. Did you mean "region"?');
    expect(shown).toContain('Please answer y, n or each.');
    expect(draft.roles).toMatchObject({ satisfaction: 'rate-price', repurchase: undefined, segments: [] });
    const best = draft.questions.map((question) => [question.id, 'best' in question ? question.best : undefined]);
    expect(best).toEqual([
      ['rate-service', 'lowest'],
      ['rate-price', 'highest'],
      ['buy-again', undefined],
      ['region', undefined],
      ['visits', 'highest'],
    ]);
  });

  test('what was said on the command line is not asked, and not lost', async () => {
    const given = { include: ['visits'], satisfaction: 'rate-price', repurchase: 'none', segments: ['none'] };
    const { draft, shown } = await asked(['', '', ''], given);
    expect(shown).not.toContain('Which question');
    expect(draft.questions.map(({ id }) => id)).toContain('visits');
    expect(draft.roles).toMatchObject({ satisfaction: 'rate-price', repurchase: undefined, segments: [] });
  });

  test('scales of words are asked about one by one, for words may be meant either way', async () => {
    const often = cycled(['Never', 'Sometimes', 'Often', 'Always']);
    const words = tableOf({ 'How often do you visit us?': often, 'How often do we fail you?': often });
    const { author } = typing(['', '', 'y', 'n']);
    const draft = await askedDraft(author, decidedDraft(words, {}), {}, (decisions) => decidedDraft(words, decisions));
    expect(draft.questions.map((question) => 'best' in question && question.best)).toEqual(['highest', 'lowest']);
  });

  test('who leaves in the middle gets no draft', async () => {
    await expect(asked(['', ''])).rejects.toThrow('Stopped. Nothing was written.');
  });
});

test('an author can be closed twice', () => {
  const author: Author = typing([], false).author;
  author.close();
  expect(() => author.close()).not.toThrow();
});
