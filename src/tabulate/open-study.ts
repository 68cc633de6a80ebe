import { InputErrors, type Problem } from '../errors.ts';
import type { Respondents } from '../input/columns.ts';
import { readStudy, type StudyData } from '../input/studies.ts';
import type { Crosstab } from '../survey/crosstab.ts';
import type { Base } from '../survey/estimate.ts';
import type { Study } from '../survey/study.ts';
import type { Text } from '../survey/text.ts';
import type { RakingReport } from './rake.ts';
import { rakedRespondents } from './raked-respondents.ts';
import { studyDesign } from './study-design.ts';

export { studyIds } from '../input/studies.ts';

/** How the rows of one wave became its base. */
export interface Fieldwork {
  readonly wave: string;
  /** Rows in the file. */
  readonly delivered: number;
  readonly excluded: readonly { readonly reason: Text; readonly rows: number }[];
  /** Whom the report is about; `effective` is Kish's. */
  readonly base: Base;
  /** Smallest and largest weight over the mean one; undefined without weights. */
  readonly weights: readonly [smallest: number, largest: number] | undefined;
  /** Undefined where weights were not raked here. */
  readonly raking?: RakingReport | undefined;
  /** Undefined where no strata or clusters are declared. */
  readonly design?: { readonly strata: number; readonly clusters: number } | undefined;
}

/** A study whose respondents can be asked, never looked at. */
export interface OpenStudy {
  readonly study: Study;
  /** Tables from elsewhere, by id. */
  readonly published: ReadonlyMap<string, Crosstab>;
  /** Empty when the study has published tables alone. */
  readonly fieldwork: readonly Fieldwork[];
  /** Headings in the data files that no question declares. */
  readonly undeclared: Respondents['undeclared'];
  /** The client's picture, named by `study.theme.logo`. */
  readonly logo: Uint8Array | undefined;
  /** SHA-256 of the study file and its data. */
  readonly digest: string;
}

const answers = new WeakMap<OpenStudy, Respondents>();
const roots = new WeakMap<OpenStudy, string>();
const nobody: Respondents = {
  count: 0,
  wave: new Int16Array(),
  weight: undefined,
  design: undefined,
  items: new Map(),
  excluded: [],
  undeclared: [],
};

/**
 * Read and validate a study of `data/` below `root`.
 *
 * @throws {InputErrors} with every problem of the study file and its data
 */
export async function openStudy(root: string, id: string): Promise<OpenStudy> {
  const { study, placeOf, respondents: read = nobody, published, logo, digest } = await readStudy(root, id);
  const { respondents, rakings } = weighted(study, read, placeOf);
  const lonely = lonelyStrata(study, respondents, placeOf);
  if (lonely.length > 0) throw new InputErrors(lonely);
  const open: OpenStudy = {
    study,
    published,
    logo,
    digest,
    fieldwork:
      respondents === nobody
        ? []
        : study.waves.map((wave, index) => ({ ...fieldwork(respondents, wave.id, index), raking: rakings[index] })),
    undeclared: respondents.undeclared,
  };
  answers.set(open, respondents);
  roots.set(open, root);
  return open;
}

/**
 * For `ask` alone.
 *
 * @throws {RangeError} when the study was opened by another copy of this module, as a bundler may make one: nobody would be
 *   there to answer, and silence is not an answer
 */
export function respondentsOf(study: OpenStudy): Respondents {
  const respondents = answers.get(study);
  if (respondents === undefined) throw new RangeError(`"${study.study.id}" was opened elsewhere`);
  return respondents;
}

/** The folder that the study was read from; undefined when it was not read. */
export function rootOf(study: OpenStudy): string | undefined {
  return roots.get(study);
}

/** Whether respondents, not a published table, answered an item. */
export function wasAsked(study: OpenStudy, item: string): boolean {
  return respondentsOf(study).items.has(item);
}

/** @throws {InputErrors} when targets cannot be met */
function weighted(
  study: Study,
  respondents: Respondents,
  placeOf: StudyData['placeOf'],
): { readonly respondents: Respondents; readonly rakings: readonly RakingReport[] } {
  const { weighting } = study;
  if (weighting.kind !== 'raked' || respondents === nobody) return { respondents, rakings: [] };
  const raked = rakedRespondents(study, weighting, respondents, placeOf);
  if ('problems' in raked) throw new InputErrors(raked.problems);
  return raked;
}

/** Strata without a second cluster, of which no variance can be had. */
function lonelyStrata({ waves }: Study, respondents: Respondents, placeOf: StudyData['placeOf']): Problem[] {
  return waves.flatMap(({ id }, wave) => {
    const design = studyDesign(respondents, wave);
    if (design?.kind !== 'one-cluster') return [];
    const { strata, clusters } = respondents.design!;
    const within = waves.length === 1 ? '' : ` in wave "${id}"`;
    return design.strata.map((code): Problem => ({
      place: placeOf(['design', strata === undefined ? 'clusters' : 'strata'], 'value'),
      found:
        strata === undefined
          ? `a single cluster${within}`
          : `the stratum "${strata.names[code]}" with ${clusters === undefined ? 'one respondent' : 'one cluster'}${within}`,
      expected: `at least two ${clusters === undefined ? 'respondents' : 'clusters'} in every stratum`,
      hint: 'One alone has no variance. Merge the stratum with the one most like it, in a column of its own.',
    }));
  });
}

function fieldwork(respondents: Respondents, id: string, index: number): Fieldwork {
  const { count, wave, weight, excluded } = respondents;
  const design = studyDesign(respondents, index);
  let n = 0;
  let w = 0;
  let w2 = 0;
  let smallest = Infinity;
  let largest = 0;
  for (let row = 0; row < count; row++) {
    if (wave[row] !== index) continue;
    const own = weight?.[row] ?? 1;
    if (own === 0) continue;
    n++;
    w += own;
    w2 += own * own;
    smallest = Math.min(smallest, own);
    largest = Math.max(largest, own);
  }
  const left = excluded.map(({ reason, rows }) => ({ reason, rows: rows[index] ?? 0 }));
  return {
    wave: id,
    delivered: countOf(wave, index) + left.reduce((sum, { rows }) => sum + rows, 0),
    excluded: left,
    base: { n, weighted: w, effective: w2 === 0 ? 0 : (w * w) / w2 },
    weights: weight === undefined || n === 0 ? undefined : [smallest / (w / n), largest / (w / n)],
    design:
      design?.kind === 'design'
        ? { strata: new Set(design.stratumOf).size, clusters: design.stratumOf.length }
        : undefined,
  };
}

function countOf(wave: Int16Array, index: number): number {
  let rows = 0;
  for (const own of wave) if (own === index) rows++;
  return rows;
}
