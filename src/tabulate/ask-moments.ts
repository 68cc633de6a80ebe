import type { Moments, MomentsQuery, PointMoments } from '../survey/moments.ts';
import { filter } from './filter.ts';
import { momentsOf } from './moments.ts';
import type { NumericRows } from './numeric-rows.ts';
import { type OpenStudy, respondentsOf } from './open-study.ts';
import { replicateMoments } from './replicate-moments.ts';
import type { Bootstrap } from './replicate-weights.ts';
import { studyDesign } from './study-design.ts';
import { termValues } from './term-values.ts';

/**
 * Sums of products over numeric terms: the second shape in which answers leave respondents.
 *
 * @throws {RangeError} when a term names what the study does not have
 */
export function askMoments(study: OpenStudy, query: MomentsQuery): Moments {
  return momentsOf(rowsOf(study, query));
}

/** Bootstrap replicates of the same moments. Each overwrites the one before. */
export function askReplicates(study: OpenStudy, query: MomentsQuery, bootstrap: Bootstrap): Generator<PointMoments> {
  return replicateMoments(rowsOf(study, query), bootstrap);
}

function rowsOf(study: OpenStudy, { terms, missing, where, wave, weighted = true }: MomentsQuery): NumericRows {
  const respondents = respondentsOf(study);
  const { count, items } = respondents;
  const waves = study.study.waves.map(({ id }) => id);
  const index = wave === undefined ? -1 : waves.indexOf(wave);
  if (wave !== undefined && index < 0) throw new RangeError(`"${wave}" is not a wave`);
  const passes = filter(items, where);
  const base = Uint8Array.from({ length: count }, (_, row) =>
    (index < 0 || respondents.wave[row] === index) && passes(row) ? 1 : 0,
  );
  const weight = weighted ? respondents.weight : undefined;
  const design = studyDesign(respondents, index);
  const source = { study: study.study, items, count, weight, base };
  return {
    terms: Object.keys(terms),
    values: Object.values(terms).map((term) => termValues(term, source)),
    weight,
    missing,
    base,
    design: weighted && design?.kind === 'design' ? design : undefined,
  };
}
