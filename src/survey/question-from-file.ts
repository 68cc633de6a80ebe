import { defaultMidpoint, defaultTop, orderedLevels } from './level-issues.ts';
import type { QuestionFile } from './question-schema.ts';
import type { GridQuestion, Level, MultiQuestion, Option, OptionGroup, Question } from './question.ts';
import { questionColumns } from './study-issues.ts';
import type { Text } from './text.ts';

/**
 * A question without problems as the rest of Topbox knows it: options in order, levels from worst to best, defaults filled in.
 *
 * @param optionCodes the keys of `options` as the author ordered them, which an object with whole numbers for keys forgets
 */
export function questionFromFile(id: string, question: QuestionFile, optionCodes: readonly string[]): Question {
  const { type, text, label, number, askedIf, missing, codes, unconfirmed } = question;
  const asked = { id, text, label, number, askedIf, missing, codes, unconfirmed };
  switch (type) {
    case 'scale': {
      const { zones, measures } = question;
      return { ...asked, type, ...inColumn(question), ...rating(question), zones, measures };
    }
    case 'grid': {
      const items = Object.entries(question.items).map(([item, rest]) => ({ id: item, ...rest }));
      return { ...asked, type, items, dimensions: question.dimensions ?? {}, ...rating(question) };
    }
    case 'single': {
      const { measures } = question;
      return {
        ...asked,
        type,
        ...inColumn(question),
        options: options(question, optionCodes),
        groups: groups(question.groups),
        measures,
      };
    }
    case 'multi': {
      const columns = new Map(questionColumns(question).map(([, heading, option]) => [option, heading]));
      return {
        ...asked,
        type,
        options: options(question, optionCodes).map((option) => ({ ...option, column: columns.get(option.code) })),
        groups: groups(question.groups),
        source: multiSource(question),
      };
    }
    case 'nps':
      return { ...asked, type, ...inColumn(question) };
    case 'number': {
      const { column, unit, min, max, bins } = question;
      return { ...asked, type, column, unit, min, max, bins };
    }
    case 'text':
      return { ...asked, type, column: question.column };
    case 'kano': {
      const attributes = Object.entries(question.attributes).map(([attribute, rest]) => ({ id: attribute, ...rest }));
      return { ...asked, type, attributes, answers: question.answers, wording: question.wording };
    }
  }
}

function inColumn({ column, columns }: { column?: string | undefined; columns?: readonly string[] | undefined }) {
  return columns === undefined ? { column } : { column: columns[0], columns };
}

function rating(
  question: Extract<QuestionFile, { type: 'scale' | 'grid' }>,
): Pick<GridQuestion, 'levels' | 'midpoint' | 'top'> {
  const ordered = orderedLevels(question);
  const values = ordered.map(Number);
  const mirror = question.best === 'lowest' ? Math.min(...values) + Math.max(...values) : undefined;
  return {
    levels: ordered.map((code, index): Level => {
      const value = values[index]!;
      return { code, label: question.scale[code]!, value: mirror === undefined ? value : mirror - value };
    }),
    midpoint: question.midpoint ?? defaultMidpoint(ordered),
    top: question.top ?? defaultTop(ordered.length),
  };
}

function options(question: { readonly options: Readonly<Record<string, Text>> }, codes: readonly string[]): Option[] {
  return codes.map((code) => ({ code, label: question.options[code]! }));
}

function groups(file: Readonly<Record<string, Omit<OptionGroup, 'id'>>> = {}): OptionGroup[] {
  return Object.entries(file).map(([id, { label, members }]) => ({ id, label, members }));
}

function multiSource(question: Extract<QuestionFile, { type: 'multi' }>): MultiQuestion['source'] {
  const { columns, column, separator, ticked = ['1'], unticked = ['0'] } = question;
  if (Array.isArray(columns)) return { kind: 'mentions', columns };
  if (columns !== undefined) return { kind: 'columns', ticked, unticked };
  return column === undefined || separator === undefined ? undefined : { kind: 'separated', column, separator };
}
