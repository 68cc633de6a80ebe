import type { Question } from '../survey/question.ts';

/** Headings in the data files that a question is read from; none for published tables alone. */
export function sourceColumns(question: Question): string[] {
  switch (question.type) {
    case 'grid':
      return question.items.map(({ column }) => column);
    case 'kano':
      return question.attributes.flatMap(({ functional, dysfunctional }) => [functional, dysfunctional]);
    case 'multi': {
      const { source, options } = question;
      if (source === undefined) return [];
      if (source.kind === 'mentions') return [...source.columns];
      return source.kind === 'separated'
        ? [source.column]
        : options.flatMap(({ column }) => (column === undefined ? [] : [column]));
    }
    case 'scale':
    case 'single':
    case 'nps':
      if (question.columns !== undefined) return [...question.columns];
      return question.column === undefined ? [] : [question.column];
    default:
      return question.column === undefined ? [] : [question.column];
  }
}
