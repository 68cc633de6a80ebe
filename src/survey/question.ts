import type { Text } from './text.ts';

/** Why a respondent has no answer; bases depend on it. */
export type MissingReason = 'blank' | 'dont-know' | 'not-applicable' | 'refused' | 'not-asked';

/** Question id → code or codes that count, such as `{ repurchase: ["no"] }`; several questions must all hold. */
export type Condition = Readonly<Record<string, readonly string[]>>;

/** One answer that can be given: its code as the data file has it, and its label. */
export interface Option {
  readonly code: string;
  readonly label: Text;
}

/** A point of a rating scale. `value` is the number that means are taken of; it grows from worst to best. */
export interface Level extends Option {
  readonly value: number;
}

interface Asked {
  readonly id: string;
  /** Number in the questionnaire, as printed there ("Q3"). */
  readonly number?: string | undefined;
  /** The wording that respondents saw. */
  readonly text: Text;
  /** A short name for headings and tables; the wording where absent. */
  readonly label?: Text | undefined;
  /** Whom the question was put to; everybody where absent. */
  readonly askedIf?: Condition | undefined;
  /** Codes in the data file that mean "no answer", each with its reason. */
  readonly missing: Readonly<Record<string, MissingReason>>;
  /** Text in the data file → code, where the file holds labels; codes that are not listed stand for themselves. */
  readonly codes: Readonly<Record<string, string>>;
  /** Nobody has confirmed which end of the scale is the best: an importer assumed it. */
  readonly unconfirmed?: boolean | undefined;
  /** What buying again was measured by: what people did, or what they said they would do. */
  readonly measures?: 'behaviour' | 'intention' | undefined;
}

/** Where the one answer to a question stands. */
interface InColumn {
  /** Absent where only published tables answer the question; the first one where there are several. */
  readonly column: string | undefined;
  /** Several columns of which one holds the answer, as tools write that give each option its own. */
  readonly columns?: readonly string[] | undefined;
}

/** A rating. `levels` run from worst to best, whatever the codes. */
export interface ScaleQuestion extends Asked, InColumn {
  readonly type: 'scale';
  readonly levels: readonly Level[];
  /** Codes of levels that are neither favourable nor unfavourable. */
  readonly midpoint: readonly string[];
  /** How many of the best levels the study calls favourable (top-2 box: 2). */
  readonly top: number;
  /** Codes of the levels in each zone of the repurchase curve; settings of the study, never derived from data. */
  readonly zones?: Readonly<Record<'defection' | 'indifference' | 'affection', readonly string[]>> | undefined;
}

/** One answer out of several. Segments are questions of this type. */
export interface SingleQuestion extends Asked, InColumn {
  readonly type: 'single';
  readonly options: readonly Option[];
  /** A partition of the options into named groups, for two-level figures. */
  readonly groups: readonly OptionGroup[];
}

/** Options read together. In a `multi` question a group is a net: whoever ticked any member. */
export interface OptionGroup {
  readonly id: string;
  readonly label: Text;
  readonly members: readonly string[];
}

/** Any number of answers: a column for each option, one column with all of them separated, or several with one answer in each. */
export interface MultiQuestion extends Asked {
  readonly type: 'multi';
  readonly options: readonly MultiOption[];
  readonly groups: readonly OptionGroup[];
  /** Absent where only published tables answer the question. */
  readonly source:
    | { readonly kind: 'columns'; readonly ticked: readonly string[]; readonly unticked: readonly string[] }
    | { readonly kind: 'separated'; readonly column: string; readonly separator: string }
    | { readonly kind: 'mentions'; readonly columns: readonly string[] }
    | undefined;
}

export interface MultiOption extends Option {
  /** The option's own column where the source is `columns`. */
  readonly column?: string | undefined;
}

/** Likelihood to recommend, 0 to 10. */
export interface NpsQuestion extends Asked, InColumn {
  readonly type: 'nps';
}

/** A quantity. It enters a published crosstab only in its declared bins. */
export interface NumberQuestion extends Asked {
  readonly type: 'number';
  /** Absent where only published tables answer the question. */
  readonly column: string | undefined;
  readonly unit?: Text | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Lower bounds of the bins after the first, ascending; empty when it is never shown by bin. */
  readonly bins: readonly number[];
}

/** Free text: never read into a table, never published. */
export interface TextQuestion extends Asked {
  readonly type: 'text';
  readonly column: string;
}

/** Answers to a KANO pair, in the order of METHODS 4: like, must-be, neutral, live-with, dislike. */
export const KANO_ANSWERS = ['like', 'must-be', 'neutral', 'live-with', 'dislike'] as const;
export type KanoAnswer = (typeof KANO_ANSWERS)[number];

export interface KanoAttribute {
  readonly id: string;
  readonly label: Text;
  /** Column of "how do you feel if it is there". */
  readonly functional: string;
  /** Column of "how do you feel if it is not". */
  readonly dysfunctional: string;
}

/** Pairs of questions about features. `answers` maps each code in the file to one of the five answers. */
export interface KanoQuestion extends Asked {
  readonly type: 'kano';
  readonly attributes: readonly KanoAttribute[];
  readonly answers: Readonly<Record<string, KanoAnswer>>;
  /** The five answers as respondents saw them, where they differ from the usual wording. */
  readonly wording: Readonly<Record<KanoAnswer, Text>> | undefined;
}

/** Many items on one scale. An item is addressed as `grid.item`. */
export interface GridQuestion extends Asked {
  readonly type: 'grid';
  readonly items: readonly GridItem[];
  /** What to call the dimensions of its items; those not listed go by their ids. */
  readonly dimensions?: Readonly<Record<string, Text>> | undefined;
  readonly levels: readonly Level[];
  readonly midpoint: readonly string[];
  readonly top: number;
}

export interface GridItem {
  readonly id: string;
  readonly column: string;
  readonly label: Text;
  /** A group of items read together, such as a SERVQUAL dimension. */
  readonly dimension?: string | undefined;
}

export type Question =
  | ScaleQuestion
  | SingleQuestion
  | MultiQuestion
  | NpsQuestion
  | NumberQuestion
  | TextQuestion
  | KanoQuestion
  | GridQuestion;

export type QuestionType = Question['type'];
