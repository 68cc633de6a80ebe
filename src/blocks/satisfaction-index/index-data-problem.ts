import type { DataProblem } from '../../analyses/index-model/problems.ts';
import { problemWords } from '../../analyses/index-model/problem-words.ts';
import type { Voice } from '../../i18n/speak.ts';
import { BlockProblem } from '../block.ts';
import type { NoEstimates } from './index-finding.ts';

/**
 * Respondents of a whole wave whose answers give no estimate are a problem of the study file, unless the weights do not settle, which
 * nobody can mend there. Where an author has filtered them, the figure says so instead.
 */
export function noEstimates(block: string, problems: readonly DataProblem[], filtered: boolean): NoEstimates {
  const [first] = problems.filter(({ kind }) => kind !== 'not-converged' && kind !== 'no-respondents');
  if (first === undefined || filtered) return { kind: 'none', problems };
  const { found, expected, hint } = problemWords(first);
  const at = ['indexModel', ...first.at].join('.');
  throw new BlockProblem(
    `${found} in <${block}>`,
    expected,
    [hint, `It stands at ${at} in study.yaml.`].filter(Boolean).join(' '),
  );
}

/** Why there are no numbers, as a reader is told. */
export function noEstimatesWords(voice: Voice, { problems }: NoEstimates): string {
  const kinds = new Set(problems.map(({ kind }) => kind));
  const why = kinds.has('not-converged')
    ? voice.say('index.none.not-converged')
    : kinds.has('constant-item')
      ? voice.say('index.none.constant')
      : kinds.has('collinear')
        ? voice.say('index.none.collinear')
        : voice.say('index.none.other');
  return voice.say('index.none', { why });
}
