import { didYouMean } from '../errors.ts';
import type { StudyAndPlaces } from './read-study-file.ts';
import type { NamedColumn } from './column-plan.ts';
import type { ProblemList } from './problem-list.ts';

/** Finds the columns that a study names among the headings of one file. */
export class FileColumns {
  readonly #positions = new Map<string, number[]>();
  readonly #declared = new Set<string>();
  readonly #headings: readonly string[];
  readonly #file: string;
  readonly #places: StudyAndPlaces;
  readonly #problems: ProblemList;

  /** @param file name of the data file, as the study file has it */
  constructor(headings: readonly string[], file: string, places: StudyAndPlaces, problems: ProblemList) {
    this.#headings = headings;
    this.#file = file;
    this.#places = places;
    this.#problems = problems;
    headings.forEach((heading, index) =>
      this.#positions.set(heading, [...(this.#positions.get(heading) ?? []), index]),
    );
  }

  /** Position of a column from 0; undefined, and a problem at the study file's line, if there is none or more than one. */
  position({ heading, path, on }: NamedColumn): number | undefined {
    const name = heading.replaceAll('\u00A0', ' ').trim();
    this.#declared.add(name);
    const found = this.#positions.get(name);
    if (found?.length === 1) return found[0];
    const place = this.#places.placeOf(path, on);
    this.#problems.add(
      found === undefined
        ? {
            place,
            found: `the column "${heading}"`,
            expected: `a column of ${this.#file}`,
            hint: didYouMean(
              name,
              this.#headings.filter((known) => known !== ''),
            ),
          }
        : {
            place,
            found: `the column "${heading}", which ${this.#file} has ${found.length} times (columns ${found.map((index) => index + 1).join(', ')})`,
            expected: 'a heading of its own',
            hint: 'Give the columns different headings in the file.',
          },
    );
    return undefined;
  }

  /** Headings that no call of `position` asked for. */
  undeclared(removed: readonly string[]): string[] {
    return this.#headings.filter(
      (heading) => heading !== '' && !this.#declared.has(heading) && !removed.includes(heading),
    );
  }
}
