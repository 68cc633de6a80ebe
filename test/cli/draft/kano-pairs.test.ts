import { expect, test } from 'vitest';
import { guessQuestions } from '../../../src/cli/draft/guess-questions.ts';
import { cycled, tableOf } from './table-of.ts';

const ENGLISH = [
  'I like it that way',
  'It must be that way',
  'I am neutral',
  'I can live with it that way',
  'I dislike it that way',
];
const CHINESE = ['我喜欢这样', '它必须这样', '我无所谓', '我能够忍受', '我讨厌这样'];

function pairsOf(headings: readonly string[], answers: readonly string[]) {
  const columns = Object.fromEntries(
    headings.map((heading, at) => [heading, cycled([...answers.slice(at), ...answers.slice(0, at)])]),
  );
  return guessQuestions(tableOf(columns)).questions.flatMap((question) =>
    question.type === 'kano'
      ? question.attributes.map(({ functional, dysfunctional }) => [functional, dysfunctional])
      : [],
  );
}

test('a "no" in the name of a feature does not turn the question round', () => {
  const english = [
    'How do you feel if it is there: "No-show fee"?',
    'How do you feel if it is not there: "No-show fee"?',
  ];
  expect(pairsOf(english, ENGLISH)).toEqual([english]);
  const quoted = ['如果有“无糖饮料”，您觉得如何？', '如果没有“无糖饮料”，您觉得如何？'];
  expect(pairsOf(quoted, CHINESE)).toEqual([quoted]);
  const bare = ['如果提供无线网络，您觉得如何？', '如果不提供无线网络，您觉得如何？'];
  expect(pairsOf(bare, CHINESE)).toEqual([bare]);
});

test('rows of two matrices without their questions pair by name, never with their neighbour', () => {
  expect(pairsOf(['Parking', 'Toys'], ENGLISH)).toEqual([]);
  expect(pairsOf(['q5a', 'q5b'], ENGLISH)).toEqual([['q5a', 'q5b']]);
});

test('boxes of a multiple choice are no pair, though one of them says "not"', () => {
  const pairs = (functional: readonly number[], dysfunctional: readonly number[]) => {
    const columns = { a: cycled(functional), b: cycled(dysfunctional) };
    const wordings = { a: { text: 'Tick if there are seeds' }, b: { text: 'Tick if there are no seeds' } };
    return guessQuestions(tableOf(columns, wordings)).questions.filter(({ type }) => type === 'kano');
  };
  expect(pairs([1], [1])).toEqual([]);
  expect(pairs([1, 2, 3, 4, 5], [5, 4, 3, 2, 1])).toHaveLength(1);
});
