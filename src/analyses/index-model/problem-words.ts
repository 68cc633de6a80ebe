import { didYouMean } from '../../errors.ts';
import type { ProblemWords } from '../../survey/index-model/model-problem-words.ts';
import type { DataProblem, ModelWarning } from './problems.ts';

/** Why data give no estimate, or what to be wary of, as an author reads it; together with a place it makes a `Problem`. */
export function problemWords(problem: DataProblem | ModelWarning): ProblemWords {
  switch (problem.kind) {
    case 'unknown-item':
      return {
        found: `item "${problem.item}"`,
        expected: 'a question of type scale, nps or number, or an item of a grid',
        hint: didYouMean(problem.item, problem.known),
      };
    case 'constant-item':
      return {
        found: `the same answer of everybody to "${problem.item}"`,
        expected: 'answers that differ',
        hint: `Remove the item from "${problem.construct}".`,
      };
    case 'incomplete':
      return {
        found: `answers to "${problem.item}" of other respondents than to the other items`,
        expected: 'the same respondents for every item',
        hint: 'Replace missing answers by the mean, or take complete respondents only.',
      };
    case 'no-respondents':
      return { found: `${problem.n} who answered`, expected: 'at least two respondents' };
    case 'collinear':
      return {
        found: `"${problem.cause}" fully determined by the other causes of "${problem.construct}"`,
        expected: 'causes that are not the same measurement twice',
        hint: 'Remove one of the arrows, or merge the constructs.',
      };
    case 'undetermined':
      return {
        found: `no relation between the items of "${problem.construct}" and its neighbours`,
        expected: 'items that go with a neighbouring construct',
      };
    case 'not-converged':
      return {
        found: `weights that still change after ${problem.loops} loops`,
        expected: 'an estimate that settles',
        hint: 'Try another scheme, or fewer constructs; no numbers are shown.',
      };
    case 'mixed-scales':
      return {
        found: `item "${problem.item}" with another scale than the items before it`,
        expected: 'one scale for all items where metric is raw',
        hint: 'Use metric: standardised.',
      };
    case 'small-sample':
      return {
        found: `${problem.n} respondents, with ${problem.arrows} arrows into "${problem.construct}"`,
        expected: `at least ${problem.needed}, ten for each arrow`,
      };
    case 'negative-weight':
      return {
        found: `a negative weight of "${problem.item}" in "${problem.construct}"`,
        expected: 'items that point the same way',
        hint: 'Reverse the item, or remove it: the index is no average of its items like this.',
      };
  }
}
