import { didYouMean, InputErrors } from '../errors.ts';
import { studyIds } from '../tabulate/open-study.ts';

/**
 * The studies that a command is about: those named, or all.
 *
 * @throws {InputErrors} when one is named that is not there
 */
export async function chosenStudies(
  root: string,
  wanted: readonly string[],
  command: string,
): Promise<readonly string[]> {
  const known = await studyIds(root);
  const unknown = wanted.filter((study) => !known.includes(study));
  if (unknown.length > 0) {
    throw new InputErrors(
      unknown.map((study) => ({
        place: { file: command },
        found: `the study "${study}"`,
        expected: 'the name of a folder in data/',
        hint: didYouMean(study, known),
      })),
    );
  }
  return wanted.length > 0 ? wanted : known;
}
