import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completedSteps, ladderOf } from '../../../src/cli/draft/ladder.ts';
import { valence } from '../../../src/cli/draft/valence.ts';

/** From worst to best, as questionnaires print them. */
const LADDERS: readonly (readonly string[])[] = [
  ['Very dissatisfied', 'Dissatisfied', 'Neither satisfied nor dissatisfied', 'Satisfied', 'Very satisfied'],
  ['Extremely dissatisfied', 'Somewhat dissatisfied', 'Neutral', 'Somewhat satisfied', 'Extremely satisfied'],
  ['Strongly disagree', 'Disagree', 'Undecided', 'Agree', 'Strongly agree'],
  ['Not at all likely', 'Not so likely', 'Somewhat likely', 'Very likely', 'Extremely likely'],
  ['Poor', 'Fair', 'Good', 'Very good', 'Excellent'],
  ['Definitely would not', 'Probably would not', 'Might or might not', 'Probably would', 'Definitely would'],
  ['Never', 'Rarely', 'Sometimes', 'Often', 'Always'],
  ['很不满意', '不满意', '一般', '满意', '很满意'],
  ['非常不满意', '比较不满意', '一般', '比较满意', '非常满意'],
  ['非常不同意', '不同意', '不确定', '同意', '非常同意'],
  ['肯定不会', '可能不会', '可能会', '肯定会'],
  ['很差', '差', '一般', '好', '很好'],
  ['从不', '很少', '有时', '经常', '总是'],
];

test.each(LADDERS.map((ladder) => [ladder.join(' < '), ladder] as const))('%s', (_, ladder) => {
  const orders = fc.shuffledSubarray([...ladder], { minLength: ladder.length });
  fc.assert(
    fc.property(orders, (labels) => {
      expect(ladderOf(labels)?.steps.map(({ label }) => label)).toEqual(ladder);
    }),
    { numRuns: 20 },
  );
});

test('spellings of one step are one step, and what is no answer is none', () => {
  const ladder = ladderOf(['Strongly agree', 'Strongly Agree', 'Agree', 'Disagree', 'N/A', 'Don’t know']);
  expect(ladder?.steps.map(({ spellings }) => spellings)).toEqual([
    ['Disagree'],
    ['Agree'],
    ['Strongly agree', 'Strongly Agree'],
  ]);
  expect(ladder?.missing).toEqual({ 'N/A': 'not-applicable', 'Don’t know': 'dont-know' });
});

test('"not sure" is the middle where both sides are even and nothing else is between them, else no answer', () => {
  expect(ladderOf(['同意', '不确定', '不同意'])?.steps.map(({ label }) => label)).toEqual(['不同意', '不确定', '同意']);
  expect(ladderOf(['非常同意', '同意', '不确定', '不同意'])?.missing).toEqual({ 不确定: 'dont-know' });
  expect(ladderOf(['同意', '一般', '不确定', '不同意'])?.missing).toEqual({ 不确定: 'dont-know' });
});

test.each([
  [['North', 'South']],
  [['Yes', 'No']],
  [['Satisfied', 'Agree']],
  [['Very good', 'North', 'Good']],
  [['Neutral', 'Average', 'Good']],
  [[]],
])('%j is no ladder', (labels) => {
  expect(ladderOf(labels)).toBeUndefined();
});

test('a step that nobody chose is added where its opposite was chosen, a middle is not made up', () => {
  const labels = (given: readonly string[]) => completedSteps(ladderOf(given)!).map(({ label }) => label);
  expect(labels(['Very dissatisfied', 'Dissatisfied', 'Satisfied'])).toEqual([
    'Very dissatisfied',
    'Dissatisfied',
    'Satisfied',
    'Very satisfied',
  ]);
  expect(labels(['非常不满意', '不满意', '一般', '满意'])).toEqual([
    '非常不满意',
    '不满意',
    '一般',
    '满意',
    '非常满意',
  ]);
  expect(labels(['Not at all likely', 'Somewhat likely', 'Very likely'])).toEqual([
    'Not at all likely',
    'Somewhat likely',
    'Very likely',
  ]);
});

test('a double negative is no opposite', () => {
  expect(valence('not dissatisfied')!.score).toBeGreaterThan(0);
  expect(valence('不太满意')!.score).toBeLessThan(0);
});
