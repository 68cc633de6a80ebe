import { didYouMean } from '../errors.ts';
import type { Issue, Path } from './issue.ts';

/** Columns that are named twice within one question. */
export function twiceIssues(columns: readonly (readonly [Path, string])[]): Issue[] {
  return columns
    .filter(([, heading], index) => columns.findIndex(([, other]) => other === heading) < index)
    .map(([path, heading]) => ({
      path,
      on: 'value',
      found: `the column "${heading}" a second time`,
      expected: 'a column of its own',
    }));
}

/** Codes of a list that the question does not have. */
export function memberIssues(codes: readonly string[], known: readonly string[], path: Path): Issue[] {
  return codes.flatMap((code, index) => (known.includes(code) ? [] : [unknownCode([...path, index], code, known)]));
}

/** A code that the question does not have. */
export function unknownCode(
  path: Path,
  code: string,
  known: readonly string[],
  of = String(path[1]),
  on: 'key' | 'value' = 'value',
): Issue {
  return {
    path,
    on,
    found: `the unknown code "${code}"`,
    expected: `a code of "${of}"`,
    hint: didYouMean(code, known),
  };
}

/** Too few of what a question consists of. */
export function tooFew(path: Path, what: string, least: number): Issue {
  return { path, on: 'key', found: `too few ${what}s`, expected: `at least ${least}` };
}
