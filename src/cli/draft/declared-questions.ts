import type { ProfiledTable } from '../../input/profile.ts';
import type { Question } from '../../survey/question.ts';
import type { Study } from '../../survey/study.ts';
import type { DraftMulti, DraftQuestion, DraftSingle } from './draft.ts';
import { trimmed } from './profiled-cells.ts';
import { ABOUT } from './wordings.ts';

/** Headings that a study reads, in the order in which it names them. */
export function declaredHeadings(study: Study): string[] {
  const own = study.questions.flatMap(columnsRead);
  const weight = study.weighting.kind === 'column' ? study.weighting.column : undefined;
  const all = [study.respondentColumn, ...own, weight, ...study.exclude.flatMap(({ where }) => Object.keys(where))];
  return [...new Set(all.filter((heading) => heading !== undefined))];
}

/** Headings that a question reads; none for one that has published figures alone. */
export function columnsRead(question: Question): string[] {
  return named(question).filter((heading) => heading !== undefined);
}

function named(question: Question): (string | undefined)[] {
  switch (question.type) {
    case 'grid':
      return question.items.map(({ column }) => column);
    case 'kano':
      return question.attributes.flatMap(({ functional, dysfunctional }) => [functional, dysfunctional]);
    case 'multi':
      if (question.source?.kind === 'mentions') return [...question.source.columns];
      return question.source?.kind === 'separated'
        ? [question.source.column]
        : question.options.map(({ column }) => column);
    case 'scale':
    case 'single':
    case 'nps':
      return [...(question.columns ?? [question.column])];
    default:
      return [question.column];
  }
}

/** Questions of a study whose "other" takes what people wrote in, as the writer of data files needs them. */
export function questionsWithOther({ questions }: Study, table: ProfiledTable): DraftQuestion[] {
  return questions.flatMap((question) => withOtherIn(question, table) ?? []);
}

function withOtherIn(question: Question, { profile, rows }: ProfiledTable): DraftSingle | DraftMulti | undefined {
  if (question.type !== 'single' && question.type !== 'multi') return undefined;
  const other = question.options.find(({ label, code }) =>
    [code, ...Object.values(label)].some((words) => ABOUT.catchAll.test(words)),
  );
  if (other === undefined) return undefined;
  const { id, missing, codes } = question;
  const plain = { id, text: id, missing, codes, unconfirmed: false, confirm: [], confidence: 1, reason: 'declared' };
  const options = question.options.map(({ code }) => ({ code, label: code }));
  const writtenIn = { code: other.code, cells: 0 };
  if (question.type === 'single') {
    return question.column === undefined
      ? undefined
      : { ...plain, type: 'single', column: question.column, columns: question.columns, options, writtenIn };
  }
  if (question.source?.kind === 'separated') {
    const { column, separator } = question.source;
    return { ...plain, type: 'multi', options, ticked: [], unticked: [], column, separator, writtenIn };
  }
  if (question.source === undefined) return undefined;
  if (question.source.kind === 'mentions') {
    const mentions = question.source.columns;
    return {
      ...plain,
      type: 'multi',
      options,
      ticked: [],
      unticked: [],
      column: undefined,
      separator: undefined,
      mentions,
      writtenIn,
    };
  }
  const { ticked, unticked } = question.source;
  const known = new Set(['', ...ticked, ...unticked, ...Object.keys(missing), ...Object.keys(codes)]);
  return {
    ...plain,
    type: 'multi',
    options: question.options.map(({ code, column }) => {
      const position = profile.columns.find(({ heading }) => heading === column)?.index;
      const strange =
        code === other.code && position !== undefined && rows.some((row) => !known.has(trimmed(row[position] ?? '')));
      return { code, label: code, column, writtenIn: strange };
    }),
    ticked,
    unticked,
    column: undefined,
    separator: undefined,
    writtenIn: undefined,
  };
}
