import type { Problem } from '../errors.ts';
import type { Respondents } from '../input/columns.ts';
import type { StudyData } from '../input/studies.ts';
import type { Study } from '../survey/study.ts';
import type { Weighting } from '../survey/weighting.ts';
import { columnOf } from './filter.ts';
import { rake, type RakingReport } from './rake.ts';
import type { RakingMargin } from './raking-margin.ts';
import type { RakingProblem } from './raking-problems.ts';

export interface RakedRespondents {
  readonly respondents: Respondents;
  /** What raking did in each wave. */
  readonly rakings: readonly RakingReport[];
}

/**
 * Rake every wave to the study's targets by itself: in each, weights sum to its number of respondents.
 *
 * @returns every problem of every wave, at the line of the target
 */
export function rakedRespondents(
  study: Study,
  weighting: Extract<Weighting, { kind: 'raked' }>,
  respondents: Respondents,
  placeOf: StudyData['placeOf'],
): RakedRespondents | { readonly problems: readonly Problem[] } {
  const weight = new Float64Array(respondents.count);
  const rakings: RakingReport[] = [];
  const problems: Problem[] = [];
  for (const [index, { id }] of study.waves.entries()) {
    const rows = rowsOf(respondents, index);
    const found = rake({
      margins: weighting.margins.map((margin) => marginOf(respondents, margin, rows)),
      baseWeight: respondents.weight && Float64Array.from(rows, (row) => respondents.weight![row]!),
      trim: weighting.trim,
    });
    if (found.kind === 'failed') {
      const wave = study.waves.length === 1 ? 'the survey' : `wave "${id}"`;
      problems.push(...found.problems.map((problem) => problemOf(problem, wave, placeOf)));
      continue;
    }
    rows.forEach((row, at) => (weight[row] = found.weight[at]!));
    rakings.push(found.report);
  }
  return problems.length > 0 ? { problems } : { respondents: { ...respondents, weight }, rakings };
}

function rowsOf({ wave, count }: Respondents, index: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < count; row++) if (wave[row] === index) rows.push(row);
  return rows;
}

function marginOf(
  { items }: Respondents,
  { question, targets }: { readonly question: string; readonly targets: Readonly<Record<string, number>> },
  rows: readonly number[],
): RakingMargin {
  const answers = columnOf(items, question);
  if (answers.kind !== 'category') throw new RangeError(`"${question}" has no categories to rake on`);
  return { id: question, codes: answers.categories, targets, category: rows.map((row) => answers.data[row]!) };
}

/** One sentence about the study file for each way in which targets and respondents disagree. */
function problemOf(problem: RakingProblem, wave: string, placeOf: StudyData['placeOf']): Problem {
  const at = (...keys: string[]) => placeOf(['weight', ...keys], 'key');
  switch (problem.kind) {
    case 'empty-category':
      return {
        place: at('rake', problem.margin, problem.category),
        found: `a target for "${problem.category}", which nobody in ${wave} gave`,
        expected: `targets for answers that were given to "${problem.margin}"`,
        hint: 'Merge it with a neighbour: map both to one option under "codes", and add their targets up.',
      };
    case 'zero-target':
      return {
        place: at('rake', problem.margin, problem.category),
        found: `a target of 0 for "${problem.category}", which ${problem.n} of ${wave} gave`,
        expected: 'a target above 0',
        hint: 'Whoever does not belong to the population is left out with "exclude".',
      };
    case 'no-target':
      return {
        place: at('rake', problem.margin),
        found: `no target for "${problem.category}", which ${problem.n} of ${wave} gave`,
        expected: `a target for every answer to "${problem.margin}" that was given`,
      };
    case 'all-unknown':
      return {
        place: at('rake', problem.margin),
        found: `nobody in ${wave} who answered "${problem.margin}"`,
        expected: 'a question that was asked in every wave',
      };
    case 'not-converged':
      return {
        place: at('rake', problem.margin, problem.category),
        found:
          `targets that no weights can meet in ${wave}: ` +
          `"${problem.category}" should be ${percent(problem.target)} and stays at ${percent(problem.achieved)}`,
        expected: 'margins that agree with each other',
        hint: 'Margins of which one is part of the other contradict each other most often; leave one of them out.',
      };
    case 'bad-sum':
      return {
        place: at('rake', problem.margin),
        found: `targets that add to ${problem.sum}`,
        expected: '1 or 100, give or take half a percentage point',
      };
    case 'bad-target':
      return {
        place: at('rake', problem.margin, problem.category),
        found: String(problem.target),
        expected: 'a number of at least 0',
      };
    case 'bad-bounds':
      return { place: at('trim'), found: problem.bounds.join(' and '), expected: 'bounds below and above 1' };
    case 'bad-weight':
      return { place: at('base'), found: String(problem.weight), expected: 'a weight, a number of at least 0' };
    case 'nobody':
      return { place: at('base'), found: `no weight above 0 in ${wave}`, expected: 'at least one' };
  }
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))}%`;
}
