import type { SatisfactionIndex } from './index-model/satisfaction-index.ts';
import type { Condition, Question } from './question.ts';
import type { Language, Text } from './text.ts';
import type { Theme } from './theme.ts';
import type { Weighting } from './weighting.ts';

/** A round of fieldwork. */
export interface Wave {
  readonly id: string;
  readonly label: Text;
  /** Data file beside `study.yaml`; all waves share one when `Study.waveColumn` says which rows are whose. */
  readonly file: string;
  /** First and last day of fieldwork, ISO dates. */
  readonly fielded: readonly [string, string] | undefined;
  /** True when the same people answered the wave before: differences are then paired, not independent. */
  readonly samePeople: boolean;
}

export const MODES = ['online', 'telephone', 'face-to-face', 'paper', 'mail', 'published', 'other'] as const;
export type Mode = (typeof MODES)[number];

/** The disclosure that readers of a survey are owed (AAPOR's immediate items). */
export interface Method {
  readonly strategy: Text;
  readonly sponsor: Text;
  readonly conductor: Text;
  readonly funder?: Text | undefined;
  readonly population: Text;
  readonly sample: {
    readonly type: 'probability' | 'non-probability' | 'census';
    readonly frame?: Text | undefined;
    readonly recruitment?: Text | undefined;
  };
  readonly mode: readonly Mode[];
  readonly limitations: Text;
}

/** Columns that say how the sample was drawn; at least one of them. Each wave is a sample of its own. */
export interface Design {
  readonly strata: string | undefined;
  readonly clusters: string | undefined;
}

export interface Exclusion {
  /** Column heading → values; a row is excluded when all hold. */
  readonly where: Condition;
  readonly reason: Text;
}

/** A table from a paper or a slide: percentages of a question's answers, with or without a base. */
export interface PublishedTable {
  readonly id: string;
  readonly file: string;
  /** Where the figures were published. */
  readonly source: Text;
  /** Respondents behind the percentages; undefined when the source does not say, and then there is no interval. */
  readonly base: number | undefined;
  /** Question whose answers the shares are of. */
  readonly of: string;
  /** Question by whose answers the shares are given, in a table of two dimensions: one row for each. */
  readonly by: string | undefined;
}

/** An export that data files were made from. */
export interface SourceFile {
  readonly file: string;
  /** In hexadecimal. */
  readonly sha256: string;
  readonly tool: string;
  readonly charset?: string | undefined;
}

/** A number from elsewhere, quoted with its source and drawn, never tested. */
export interface CitedFigure {
  readonly id: string;
  readonly label: Text;
  readonly value: number;
  readonly unit: 'percent' | 'times' | 'count' | 'years';
  readonly bound?: 'below' | 'above' | 'about' | undefined;
  /** Upper end of a published range, such as "10 to 20 people". */
  readonly upTo?: number | undefined;
  /** Figures of one group are drawn together under its name. */
  readonly group?: Text | undefined;
  readonly source: Text;
}

export interface Study {
  readonly id: string;
  readonly title: Text;
  readonly subtitle?: Text | undefined;
  readonly client: Text;
  readonly languages: readonly Language[];
  readonly confidential: boolean;
  /** Printed on every page of the report, for data that are not what they look like ("synthetic respondents"). */
  readonly notice?: Text | undefined;
  readonly theme?: Theme | undefined;
  readonly version?: string | undefined;
  readonly contact?: string | undefined;
  readonly method: Method;
  /** Written by the importer; empty for data that came otherwise. */
  readonly source?: readonly SourceFile[] | undefined;
  readonly respondentColumn: string | undefined;
  readonly exclude: readonly Exclusion[];
  readonly waves: readonly Wave[];
  /** The column that says which wave a row belongs to, when all waves are in one file. */
  readonly waveColumn: string | undefined;
  readonly weighting: Weighting;
  /** Undefined where the study declares neither strata nor clusters. */
  readonly design: Design | undefined;
  readonly privacy: {
    /** Groups with fewer respondents than this, unweighted, are marked as small. */
    readonly flagBelow: number;
    /** Groups with fewer respondents than this, unweighted, are hidden. */
    readonly suppressBelow: number;
    /** Columns that are never read past the heading. */
    readonly remove: readonly string[];
  };
  /** Ids of `single` questions by which figures may be broken down. */
  readonly segments: readonly string[];
  readonly questions: readonly Question[];
  readonly published: readonly PublishedTable[];
  readonly cited: readonly CitedFigure[];
  readonly satisfactionIndex?: SatisfactionIndex | undefined;
}
