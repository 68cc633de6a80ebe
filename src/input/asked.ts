import type { ItemPlan } from './column-plan.ts';
import type { ProblemList } from './problem-list.ts';
import type { RowReader } from './row-reader.ts';

/**
 * Settle `askedIf`: whoever a question was not put to is missing as `not-asked`, and an answer there is a problem.
 * Respondents whose answer to the filter could not be read are passed over.
 */
export function askedProblems(items: readonly ItemPlan[], rows: RowReader, problems: ProblemList): void {
  const builders = new Map(items.map(({ builder }) => [builder.item, builder]));
  for (const { builder, columns, question } of items) {
    const conditions = Object.entries(question.askedIf ?? {}).flatMap(([item, codes]) => {
      const filter = builders.get(item);
      return filter === undefined ? [] : [{ filter, wanted: filter.indices(codes) }];
    });
    if (conditions.length === 0) continue;
    const heading = columns.length === 1 ? columns[0]!.heading : undefined;
    const when = Object.entries(question.askedIf!)
      .map(([item, codes]) => `${item} is ${codes.join(' or ')}`)
      .join(' and ');
    for (let respondent = 0; respondent < rows.count; respondent++) {
      let asked: boolean | undefined = true;
      for (const { filter, wanted } of conditions) {
        const gave = filter.gave(respondent, wanted);
        if (gave !== true && asked !== undefined) asked = gave;
      }
      if (asked !== false || builder.notAsked(respondent)) continue;
      const { file, row } = rows.placeOf(respondent);
      problems.add(
        {
          place: { file, row, heading },
          found: 'an answer',
          expected: `none, since "${question.id}" is asked if ${when}`,
          hint: 'Correct "askedIf" in study.yaml, or leave the cell empty.',
        },
        'not asked',
      );
    }
  }
}
