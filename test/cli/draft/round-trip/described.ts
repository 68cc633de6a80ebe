import type { Draft, DraftQuestion } from '../../../../src/cli/draft/draft.ts';
import type { Term } from '../../../../src/survey/crosstab.ts';
import type { Condition, Level, Option, Question } from '../../../../src/survey/question.ts';
import { ask } from '../../../../src/tabulate/ask.ts';
import type { OpenStudy } from '../../../../src/tabulate/open-study.ts';
import type { Language } from './fieldwork.ts';

/** What a question is, in words alone: two studies that say the same of it may name it and its codes as they like. */
export interface Described {
  readonly type: Question['type'];
  readonly text: string;
  /** Wording of the filter → labels. */
  readonly askedIf: Readonly<Record<string, readonly string[]>>;
  /** In order; levels from worst to best. */
  readonly answers: readonly string[];
  readonly unconfirmed: boolean;
  /** Item of a grid, half of a pair, or '' → its table. */
  readonly tables: Readonly<Record<string, Table>>;
  /** What a human is told to look at. */
  readonly warnings: readonly Warning[];
}

/** Respondents and their weight as "12 (13.5)". */
export interface Table {
  readonly answers: Readonly<Record<string, string>>;
  readonly base: string;
  readonly missing: Readonly<Record<string, string>>;
}

export type Warning = keyof typeof WARNINGS;

/** The lines of a study file that a loss on the way must bring about. */
export const WARNINGS = {
  order: /order/,
  'nothing ticked': /ticked nothing|named nothing/,
  direction: /nothing in the file says so/,
  sides: /first column of each pair/,
  pairs: /cannot be paired/,
  wording: /wording is not in the file/,
} as const;

/** Lower bounds at which a quantity is counted. */
export const CUTS = [1, 5, 10, 20] as const;

export function described(open: OpenStudy, draft: Draft, language: Language): Described[] {
  const { questions } = open.study;
  return questions
    .filter(({ id }) => id !== 'duration')
    .map((question) => {
      const drafted = draft.questions.find(({ id }) => id === question.id)!;
      return {
        type: question.type,
        text: question.text[language]!,
        askedIf: condition(question.askedIf, questions, language),
        answers: answersOf(question, language).map(({ label }) => label),
        unconfirmed: question.unconfirmed === true,
        tables: tables(open, question, language),
        warnings: warnings(drafted),
      };
    });
}

function warnings({ confirm }: DraftQuestion): Warning[] {
  return (Object.keys(WARNINGS) as Warning[]).filter((warning) => confirm.some((line) => WARNINGS[warning].test(line)));
}

function condition(
  askedIf: Condition | undefined,
  questions: readonly Question[],
  language: Language,
): Described['askedIf'] {
  return Object.fromEntries(
    Object.entries(askedIf ?? {}).map(([id, codes]) => {
      const filter = questions.find((question) => question.id === id)!;
      const answers = answersOf(filter, language);
      return [filter.text[language]!, codes.map((code) => answers.find((answer) => answer.code === code)!.label)];
    }),
  );
}

function answersOf(question: Question, language: Language): { readonly code: string; readonly label: string }[] {
  const labelled = (options: readonly (Option | Level)[]) =>
    options.map(({ code, label }) => ({ code, label: label[language]! }));
  switch (question.type) {
    case 'scale':
    case 'grid':
      return labelled(question.levels);
    case 'single':
    case 'multi':
      return labelled(question.options);
    default:
      return [];
  }
}

function tables(open: OpenStudy, question: Question, language: Language): Described['tables'] {
  const { id } = question;
  switch (question.type) {
    case 'grid':
      return Object.fromEntries(
        question.items.map((item) => [item.label[language]!, table(open, question, `${id}.${item.id}`, language)]),
      );
    case 'kano':
      return Object.fromEntries(
        question.attributes.flatMap((attribute) =>
          (['functional', 'dysfunctional'] as const).map((side) => [
            `${attribute.label[language]!} ${side}`,
            table(open, question, `${id}.${attribute.id}.${side}`, language),
          ]),
        ),
      );
    case 'number':
      return { '': quantities(open, id) };
    default:
      return { '': table(open, question, id, language) };
  }
}

function table(open: OpenStudy, question: Question, item: string, language: Language): Table {
  const [crosstab] = ask(open, [{ of: [{ item }] }]);
  const labels = answersOf(question, language);
  const { of, cells, bases, missing } = crosstab!;
  return {
    answers: Object.fromEntries(
      of[0]!.categories.map((code, index) => [
        labels.find((answer) => answer.code === code)?.label ?? code,
        counted(cells[index]!),
      ]),
    ),
    base: counted(bases[0]!),
    missing: missed(missing[0]!),
  };
}

function quantities(open: OpenStudy, item: string): Table {
  const terms = CUTS.map((atLeast): Term => ({ item, atLeast }));
  const crosstabs = ask(
    open,
    terms.map((term) => ({ of: [term] })),
  );
  return {
    answers: Object.fromEntries(CUTS.map((cut, index) => [`${cut} or more`, counted(crosstabs[index]!.cells[1]!)])),
    base: counted(crosstabs[0]!.bases[0]!),
    missing: missed(crosstabs[0]!.missing[0]!),
  };
}

function missed(missing: Readonly<Record<string, { readonly n: number; readonly w: number }>>): Table['missing'] {
  return Object.fromEntries(Object.entries(missing).map(([reason, cell]) => [reason, counted(cell)]));
}

export function counted({ n, w }: { readonly n: number | undefined; readonly w: number }): string {
  return `${n} (${w.toFixed(2)})`;
}
