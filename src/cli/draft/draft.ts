import type { Condition, KanoAnswer, MissingReason } from '../../survey/question.ts';

/** How sure a guess is, 0 to 1, and why. */
export interface Guess {
  readonly confidence: number;
  /** A sentence without full stop, in English: it becomes a comment in the study file. */
  readonly reason: string;
}

interface Drafted extends Guess {
  readonly id: string;
  /** As the questionnaire prints it: "3", "Q3". */
  readonly number?: string | undefined;
  /** The wording, as the file has it. */
  readonly text: string;
  readonly askedIf?: Condition | undefined;
  /** Code or cell → why it is no answer. */
  readonly missing: Readonly<Record<string, MissingReason>>;
  /** Text in the cells → code. */
  readonly codes: Readonly<Record<string, string>>;
  /** The direction of the scale is an assumption that nothing in the file confirms. */
  readonly unconfirmed: boolean;
  /** What a human should look at, each a sentence. */
  readonly confirm: readonly string[];
  readonly measures?: 'behaviour' | 'intention' | undefined;
}

/** A step of a rating; `code` is a whole number. */
export interface DraftLevel {
  readonly code: number;
  readonly label: string;
}

export interface DraftOption {
  readonly code: string;
  readonly label: string;
}

interface Rated {
  /** Ascending by code. */
  readonly levels: readonly DraftLevel[];
  readonly best: 'highest' | 'lowest';
}

/** Where the one answer stands. */
interface InColumn {
  /** The first one where there are several. */
  readonly column: string;
  /** Several columns of which one is filled. */
  readonly columns?: readonly string[] | undefined;
}

export interface DraftScale extends Drafted, Rated, InColumn {
  readonly type: 'scale';
}

export interface DraftGrid extends Drafted, Rated {
  readonly type: 'grid';
  readonly items: readonly { readonly id: string; readonly column: string; readonly label: string }[];
}

export interface DraftSingle extends Drafted, InColumn {
  readonly type: 'single';
  readonly options: readonly DraftOption[];
  readonly writtenIn: WrittenIn | undefined;
}

export interface DraftMulti extends Drafted {
  readonly type: 'multi';
  readonly options: readonly (DraftOption & { readonly column?: string | undefined; readonly writtenIn?: boolean })[];
  /** Where each option has a column. */
  readonly ticked: readonly string[];
  readonly unticked: readonly string[];
  /** Where all answers stand in one column. */
  readonly column: string | undefined;
  readonly separator: string | undefined;
  /** Where one answer stands in each of several columns. */
  readonly mentions?: readonly string[] | undefined;
  readonly writtenIn: WrittenIn | undefined;
}

/** Free text among the answers: it does not leave the importer, the code takes its place in the data file. */
export interface WrittenIn {
  readonly code: string;
  /** Cells that were replaced. */
  readonly cells: number;
}

export interface DraftNps extends Drafted, InColumn {
  readonly type: 'nps';
}

export interface DraftNumber extends Drafted {
  readonly type: 'number';
  readonly column: string;
  /** Behind every number in the file. */
  readonly unit?: string | undefined;
}

export interface DraftKano extends Drafted {
  readonly type: 'kano';
  readonly attributes: readonly {
    readonly id: string;
    readonly label: string;
    readonly functional: string;
    readonly dysfunctional: string;
  }[];
  readonly answers: Readonly<Record<string, KanoAnswer>>;
  readonly wording: Readonly<Record<KanoAnswer, string>> | undefined;
}

export type DraftQuestion = DraftScale | DraftGrid | DraftSingle | DraftMulti | DraftNps | DraftNumber | DraftKano;

/** A column that stays out of the study, and why. */
export interface LeftOut {
  readonly heading: string;
  readonly why: 'personal' | 'system' | 'text' | 'date' | 'empty' | 'uncertain' | 'unsupported';
  readonly reason: string;
}

/** What a file most probably holds. */
export interface Draft {
  readonly questions: readonly DraftQuestion[];
  readonly left: readonly LeftOut[];
  readonly weight: (Guess & { readonly column: string }) | undefined;
  readonly roles: Roles;
}

/** Ids of the questions that the first report is built on. */
export interface Roles {
  readonly satisfaction: string | undefined;
  readonly repurchase: { readonly id: string; readonly yes: readonly string[] } | undefined;
  readonly reasons: string | undefined;
  readonly segments: readonly string[];
}

/** Guesses below this are asked about, or left out. */
export const SURE_ENOUGH = 0.6;

/** Headings of all columns that a question reads. */
export function columnsOf(question: DraftQuestion): string[] {
  switch (question.type) {
    case 'grid':
      return question.items.map(({ column }) => column);
    case 'kano':
      return question.attributes.flatMap(({ functional, dysfunctional }) => [functional, dysfunctional]);
    case 'multi':
      if (question.mentions !== undefined) return [...question.mentions];
      return question.column === undefined ? question.options.flatMap(({ column }) => column ?? []) : [question.column];
    case 'number':
      return [question.column];
    default:
      return [...(question.columns ?? [question.column])];
  }
}
