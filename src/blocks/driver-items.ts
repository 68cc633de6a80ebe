import type { Level, Question } from '../survey/question.ts';
import type { Text } from '../survey/text.ts';
import { BlockProblem } from './block.ts';
import type { Desk } from './desk.ts';

/** Something rated, with a value for each answer. */
export interface RatedItem {
  /** `overall`, or `ratings.price` for an item of a grid. */
  readonly item: string;
  readonly label: Text;
  readonly question: Question;
  /** Heading in the data file. */
  readonly column: string | undefined;
  /** Worst to best; undefined for 0 to 10. */
  readonly levels: readonly Level[] | undefined;
  /** Value of the lowest favourable level: 9 of 10 for an `nps`. */
  readonly favourableFrom: number;
}

/** What ratings are held against: a rating, or the likelihood to recommend. */
export function outcomeItem(desk: Desk, block: string, address: string): RatedItem {
  const question = desk.study.questions.find(({ id }) => id === address);
  if (question?.type !== 'nps') return ratedItem(desk, block, 'of', address);
  return {
    item: address,
    label: question.label ?? question.text,
    question,
    column: question.column,
    levels: undefined,
    favourableFrom: 9,
  };
}

/** A scale question, or an item of a grid. */
export function ratedItem(desk: Desk, block: string, prop: string, address: string): RatedItem {
  const { item, question, levels, top, label } = desk.rating(block, prop, address);
  return {
    item,
    label: label ?? question.label ?? question.text,
    question,
    column:
      question.type === 'scale'
        ? question.column
        : question.items.find(({ id }) => `${question.id}.${id}` === item)?.column,
    levels,
    favourableFrom: levels.at(-top)?.value ?? Infinity,
  };
}

/**
 * All items of a grid, or those that a list names; each once, and none of them the outcome.
 *
 * @throws {BlockProblem} when a name is unknown, given twice, or that of the outcome, or nobody was asked
 */
export function driverItems(
  desk: Desk,
  block: string,
  prop: string,
  given: string | readonly string[],
  outcome?: string,
): RatedItem[] {
  if (desk.study.waves.length === 0) {
    throw new BlockProblem(
      `<${block}> in a study of published tables`,
      'questions that were asked of respondents',
      'Correlations cannot be read from published tables; give the study a wave with a data file.',
    );
  }
  const addresses =
    typeof given === 'string'
      ? desk.question(block, prop, given, ['grid']).items.map(({ id }) => `${given}.${id}`)
      : given;
  for (const [i, address] of addresses.entries()) {
    const twice = addresses.indexOf(address) !== i;
    if (twice || address === outcome) {
      throw new BlockProblem(
        `"${address}" in ${prop} of <${block}>${twice ? ', twice' : ', which is also `of`'}`,
        twice ? 'each item once' : 'ratings other than the outcome',
        `Leave it out of \`${prop}\`.`,
      );
    }
  }
  return addresses.map((address) => ratedItem(desk, block, prop, address));
}
