import type { Path } from '../survey/issue.ts';
import type { Question } from '../survey/question.ts';
import type { Study } from '../survey/study.ts';
import { answerCodes, boxCodes } from './answer-codes.ts';
import { categoryColumn } from './category-column.ts';
import type { ColumnBuilder } from './column-builder.ts';
import { numberColumn } from './number-column.ts';
import { boxesColumn, mentionsColumn, separatedColumn } from './ticks-column.ts';

/** A column of a data file that the study file names, and where it does. */
export interface NamedColumn {
  readonly heading: string;
  readonly path: Path;
  readonly on: 'key' | 'value';
}

/** An item's builder with the columns that it reads, in the builder's order. */
export interface ItemPlan {
  readonly builder: ColumnBuilder;
  readonly columns: readonly NamedColumn[];
  readonly question: Question;
}

/** What to read of the data files: a builder for each item that has columns. Columns of text questions are only looked for. */
export function itemPlans(study: Study): {
  readonly items: readonly ItemPlan[];
  readonly texts: readonly NamedColumn[];
} {
  const texts = study.questions.flatMap((question) =>
    question.type === 'text' ? [named(question, question.column)] : [],
  );
  return { items: study.questions.flatMap(plansOf), texts };
}

function plansOf(question: Question): ItemPlan[] {
  switch (question.type) {
    case 'text':
      return [];
    case 'number':
      return question.column === undefined
        ? []
        : [{ question, builder: numberColumn(question), columns: [named(question, question.column)] }];
    case 'scale':
    case 'single':
    case 'nps':
      return question.column === undefined
        ? []
        : [
            {
              question,
              builder: categoryColumn(question.id, answerCodes(question)),
              columns: listed(question, question.columns) ?? [named(question, question.column)],
            },
          ];
    case 'grid': {
      const codes = answerCodes(question);
      return question.items.map(({ id, column }) => ({
        question,
        builder: categoryColumn(`${question.id}.${id}`, codes),
        columns: [named(question, column, 'items', id, 'column')],
      }));
    }
    case 'kano': {
      const codes = answerCodes(question);
      return question.attributes.flatMap((attribute) =>
        (['functional', 'dysfunctional'] as const).map((side) => ({
          question,
          builder: categoryColumn(`${question.id}.${attribute.id}.${side}`, codes),
          columns: [named(question, attribute[side], 'attributes', attribute.id, side)],
        })),
      );
    }
    case 'multi': {
      const { id, source, options } = question;
      const codes = answerCodes(question);
      if (source === undefined) return [];
      if (source.kind === 'separated') {
        const builder = separatedColumn(id, codes, source.separator);
        return [{ question, builder, columns: [named(question, source.column)] }];
      }
      if (source.kind === 'mentions') {
        return [{ question, builder: mentionsColumn(id, codes), columns: listed(question, source.columns)! }];
      }
      return [
        {
          question,
          builder: boxesColumn(id, codes.categories, boxCodes(question, source.ticked, source.unticked)),
          columns: options.map(({ code, column }) => named(question, column!, 'columns', code)),
        },
      ];
    }
  }
}

function listed(question: Question, headings: readonly string[] | undefined): NamedColumn[] | undefined {
  return headings?.map((heading, index) => ({
    heading,
    path: ['questions', question.id, 'columns', index],
    on: 'value',
  }));
}

function named(question: Question, heading: string, ...keys: string[]): NamedColumn {
  return { heading, path: ['questions', question.id, ...(keys.length === 0 ? ['column'] : keys)], on: 'value' };
}
