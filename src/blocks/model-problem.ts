import type { NoModel } from '../analyses/linear-model.ts';
import { BlockProblem } from './block.ts';
import type { RatedItem } from './driver-items.ts';

/** Why there is no regression, in an author's words and with the columns' names. */
export function modelProblem(
  block: string,
  outcome: RatedItem,
  drivers: readonly RatedItem[],
  reason: NoModel,
  itemOf: (term: string) => string = (term) => term,
): BlockProblem {
  const named = (terms: readonly string[]) => {
    const items = [...new Set(terms.map(itemOf))];
    return items.map((item) => {
      const column = [outcome, ...drivers].find((one) => one.item === item)?.column;
      return column === undefined ? `"${item}"` : `"${item}" (column ${column})`;
    });
  };
  switch (reason.kind) {
    case 'too-few':
      return new BlockProblem(
        `${reason.n} respondents who answered "${outcome.item}" and all ${drivers.length} drivers of <${block}>`,
        `${reason.needed} or more, since a model of so many drivers needs them`,
        'Name fewer drivers, or let `wave` and `where` take in more respondents.',
      );
    case 'constant': {
      const isOutcome = reason.terms.map(itemOf).includes(outcome.item);
      return new BlockProblem(
        `${named(reason.terms).join(', ')} in <${block}>, answered alike by everybody`,
        'answers that differ',
        isOutcome ? 'Choose another `of`, or other respondents.' : 'Leave it out of `drivers`.',
      );
    }
    case 'collinear':
      return new BlockProblem(
        `${named(reason.terms).join(', ')} in <${block}>, one of which can be worked out from the others`,
        'drivers that are no sums or copies of each other',
        'Leave one of them out of `drivers`.',
      );
  }
}
