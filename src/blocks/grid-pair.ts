import type { GridQuestion } from '../survey/question.ts';
import { didYouMean } from '../errors.ts';
import { BlockProblem } from './block.ts';
import type { Desk } from './desk.ts';

/** Two grids about the same things: expectation and perception, importance and satisfaction. */
export interface GridPair {
  readonly first: GridQuestion;
  readonly second: GridQuestion;
}

/**
 * Two grids with the same items.
 *
 * @throws {BlockProblem} when one is no grid, or an item of either has no partner in the other
 */
export function gridPair(
  desk: Desk,
  block: string,
  [firstProp, first]: readonly [prop: string, id: string],
  [secondProp, second]: readonly [prop: string, id: string],
): GridPair {
  const pair = {
    first: desk.question(block, firstProp, first, ['grid']),
    second: desk.question(block, secondProp, second, ['grid']),
  };
  for (const [own, other] of [
    [pair.first, pair.second],
    [pair.second, pair.first],
  ] as const) {
    const known = other.items.map(({ id }) => id);
    const alone = own.items.find(({ id }) => !known.includes(id));
    if (alone !== undefined) {
      throw new BlockProblem(
        `"${own.id}.${alone.id}" in <${block}>, without "${other.id}.${alone.id}"`,
        `"${first}" and "${second}" to have the same items`,
        didYouMean(alone.id, known) ?? `Name the items of both grids alike in study.yaml.`,
      );
    }
  }
  return pair;
}

/** @throws {BlockProblem} unless both are answered on the same values */
export function sameScale(block: string, { first, second }: GridPair): void {
  const valuesOf = ({ levels }: GridQuestion) => levels.map(({ value }) => value);
  const [a, b] = [valuesOf(first), valuesOf(second)];
  if (a.length === b.length && a.every((value, i) => value === b[i])) return;
  const ends = (values: readonly number[]) => `${values[0]} to ${values.at(-1)}`;
  throw new BlockProblem(
    `"${first.id}" on a scale from ${ends(a)} and "${second.id}" on one from ${ends(b)} in <${block}>`,
    'both to be answered on the same scale',
    'A gap between different scales is no number. Show each by itself, for instance with <Distribution>.',
  );
}
