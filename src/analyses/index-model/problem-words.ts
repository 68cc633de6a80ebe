import { didYouMean } from '../../errors.ts';
import type { DataProblem, ModelProblem, ModelWarning } from './problems.ts';

export interface ProblemWords {
  readonly found: string;
  readonly expected: string;
  readonly hint?: string | undefined;
}

/** A problem of an index model as an author reads it; together with its place in the study file it makes a `Problem`. */
export function problemWords(problem: ModelProblem | DataProblem | ModelWarning): ProblemWords {
  switch (problem.kind) {
    case 'no-items':
      return { found: `construct "${problem.construct}" without items`, expected: 'at least one item' };
    case 'item-twice':
      return {
        found:
          problem.first === problem.construct
            ? `item "${problem.item}" twice in "${problem.construct}"`
            : `item "${problem.item}" in "${problem.construct}" and in "${problem.first}"`,
        expected: 'every item in one construct only',
      };
    case 'unknown-construct':
      return {
        found: `an arrow to or from "${problem.construct}"`,
        expected: 'arrows between constructs that have items',
        hint:
          problem.at[0] === 'preset'
            ? `Give "${problem.construct}" items, or take its arrows away under "without".`
            : didYouMean(problem.construct, problem.known),
      };
    case 'repeated-arrow':
      return { found: `the arrow ${problem.from} → ${problem.to} twice`, expected: 'every arrow once' };
    case 'no-such-arrow':
      return {
        found: `the arrow ${problem.from} → ${problem.to} under "without"`,
        expected: 'an arrow that the preset draws',
      };
    case 'isolated':
      return {
        found: `construct "${problem.construct}" without arrows`,
        expected: 'an arrow to or from every construct',
      };
    case 'cycle':
      return {
        found: `a cycle, ${[...problem.constructs, problem.constructs[0]].join(' → ')}`,
        expected: 'arrows that never lead back',
        hint: 'Path models of this kind have no feedback: remove one of these arrows.',
      };
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
