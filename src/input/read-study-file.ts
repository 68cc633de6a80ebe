import type { Place, Problem } from '../errors.ts';
import type { Path } from '../survey/issue.ts';
import { studyFromFile } from '../survey/study-from-file.ts';
import type { Study } from '../survey/study.ts';
import { readYaml } from './read-yaml.ts';

/** A study, and where each part of its file stands. */
export interface StudyAndPlaces {
  readonly study: Study;
  placeOf(path: Path, on: 'key' | 'value'): Place;
}

/**
 * Read the text of a study.yaml.
 *
 * @param file how the file is called in messages
 * @param id the study's id, the name of its folder
 */
export function readStudyFile(
  text: string,
  file: string,
  id: string,
): StudyAndPlaces | { readonly problems: readonly Problem[] } {
  const yaml = readYaml(text, file);
  if (yaml.value === undefined) {
    return { problems: yaml.problems };
  }
  const read = studyFromFile(yaml.value, id, yaml.keysAt);
  const issues = 'issues' in read ? read.issues : [];
  const problems = issues
    .map(({ path, on, found, expected, hint }): Problem => ({ place: yaml.placeOf(path, on), found, expected, hint }))
    .toSorted((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0));
  if (yaml.problems.length > 0 || 'issues' in read) return { problems: [...yaml.problems, ...problems] };
  return { study: read.study, placeOf: yaml.placeOf };
}
