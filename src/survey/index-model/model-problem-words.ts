import { didYouMean } from '../../errors.ts';
import type { ModelProblem } from './model-problem.ts';

/** What finishes the sentence "found …, expected …", and how to mend it. */
export interface ProblemWords {
  readonly found: string;
  readonly expected: string;
  readonly hint?: string | undefined;
}

/** A problem of an index model as its author reads it. */
export function modelProblemWords(problem: ModelProblem): ProblemWords {
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
  }
}
