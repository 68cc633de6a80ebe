import { InputErrors, type Problem } from '../errors.ts';
import { readNarrative } from '../tabulate/narrative.ts';
import { openStudy, studyIds } from '../tabulate/open-study.ts';
import { type Report, reports } from './report.ts';

/** A study's reports, one for each language, or everything that keeps them from being made. */
export type Loaded =
  | { readonly study: string; readonly reports: readonly Report[]; readonly problems?: undefined }
  | { readonly study: string; readonly reports?: undefined; readonly problems: readonly Problem[] };

/**
 * The command line, the development server and Astro's bundle hold this module three times in one process;
 * the shared place lets them read and compute each study once.
 */
const shared = globalThis as { [key: symbol]: Map<string, Promise<Loaded>> | undefined };
const KEY = Symbol.for('topbox.loaded');

/** Read, compute and word every study below `root`, or those named. Problems are returned, not thrown. */
export async function loadAll(root: string, only?: readonly string[]): Promise<Loaded[]> {
  const ids = only ?? (await studyIds(root));
  const cache = (shared[KEY] ??= new Map());
  return Promise.all(
    ids.map((id) => {
      const key = `${root}\0${id}`;
      const known = cache.get(key) ?? load(root, id);
      cache.set(key, known);
      return known;
    }),
  );
}

/** @throws {InputErrors} with the problems of all studies, so that nothing half-right is built */
export async function loadReports(root: string, only?: readonly string[]): Promise<Report[][]> {
  const loaded = await loadAll(root, only);
  const problems = loaded.flatMap((one) => one.problems ?? []);
  if (problems.length > 0) throw new InputErrors(problems);
  return loaded.map((one) => [...(one.reports ?? [])]);
}

/** Something in `data/` or `content/` has changed. */
export function forgetReports(): void {
  shared[KEY]?.clear();
}

async function load(root: string, study: string): Promise<Loaded> {
  try {
    const [open, manuscripts] = await Promise.all([openStudy(root, study), readNarrative(root, study)]);
    return { study, reports: reports(open, manuscripts) };
  } catch (error) {
    if (error instanceof InputErrors) return { study, problems: error.problems };
    throw error;
  }
}
