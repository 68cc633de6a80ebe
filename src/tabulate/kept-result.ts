import { codeDigest, keepResult, keptResult } from '../input/result-store.ts';
import { type OpenStudy, rootOf } from './open-study.ts';

/** Folders of src/ whose code decides what a kept result is. A test holds that nothing else does. */
export const DECIDING = [
  'analyses/index-model',
  'blocks/satisfaction-index',
  'input',
  'stats',
  'survey',
  'tabulate',
] as const;

let code: string | undefined;

/**
 * A result that takes long, from an earlier build where the data, the settings and the code are the same. Either way it has been
 * through JSON, so that it is the same to the last bit.
 *
 * @param settings everything but the study's data that the result depends on
 */
export function keptOr<T>(study: OpenStudy, settings: unknown, compute: () => T): T {
  const root = rootOf(study);
  code ??= codeDigest(`${import.meta.dirname}/..`, DECIDING);
  if (root === undefined || study.digest === '' || code === undefined) return plain(compute());
  const key = JSON.stringify([study.study.id, study.digest, code, settings]);
  const kept = keptResult(root, key);
  if (kept !== undefined) return kept as T;
  const result = plain(compute());
  keepResult(root, key, result);
  return result;
}

function plain<T>(result: T): T {
  return JSON.parse(JSON.stringify(result)) as T;
}
