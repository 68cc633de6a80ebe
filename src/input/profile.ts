/** The tool that a file came from; `plain` is a table that no tool has left its mark on. */
export const TOOLS = [
  'qualtrics',
  'surveymonkey',
  'limesurvey',
  'google-forms',
  'microsoft-forms',
  'typeform',
  'kobo',
  'odk',
  'redcap',
  'alchemer',
  'formbricks',
  'surveyjs',
  'wjx',
  'tencent',
  'spss',
  'plain',
] as const;
export type Tool = (typeof TOOLS)[number];

/** What a column is, as far as the file itself says. What it means is guessed later, and by somebody who can be asked. */
export type ColumnRole =
  /** An answer of a respondent. */
  | 'answer'
  /** Written by the tool: ids, time stamps, status, progress. */
  | 'system'
  /** Looks personal: names, e-mail, telephone, IP address, coordinates, addresses with a query. Starts excluded. */
  | 'personal'
  /** Declared a weight by the file. */
  | 'weight';

/** An answer that a column can hold, as the file declares it. */
export interface DeclaredOption {
  /** As it stands in the cells. */
  readonly code: string;
  readonly label: string;
  /** Declared missing, such as SPSS user-missing values. */
  readonly missing: boolean;
}

export interface ProfiledColumn {
  /** Unique heading that a study file can name; duplicates are told apart by a suffix. */
  readonly heading: string;
  /** Position in the file, from 0. */
  readonly index: number;
  readonly role: ColumnRole;
  /** The question's wording, where the file has it apart from the heading. */
  readonly text: string | undefined;
  /** The part of the wording that names this item or option ("Price" of a multiple choice or a grid). */
  readonly part: string | undefined;
  /** Columns of one question (a grid, a multiple choice over several columns) share it. */
  readonly question: string | undefined;
  readonly options: readonly DeclaredOption[];
  /** What the file calls it, where it says: single, multiple, text, number, date, grid item, (place of a) ranking. */
  readonly declared: 'single' | 'multiple' | 'text' | 'number' | 'date' | 'grid' | 'ranking' | undefined;
  /** What joins several answers in one cell, where the tool is known to join them. An option may hold it too. */
  readonly separator?: string | undefined;
  /** Cells hold the numbers of options as the questionnaire lists them, and no labels: 1 may be the best, the worst or no answer. */
  readonly positions?: boolean | undefined;
  /** Cells with something in them, and the distinct values, most frequent first, at most 200 of them. */
  readonly filled: number;
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** True when there are more distinct values than `values` holds. */
  readonly many: boolean;
}

/** Several columns that are one multiple choice, as the file declares it (SPSS sets, tools that spread options). */
export interface ResponseSet {
  readonly name: string;
  readonly label: string | undefined;
  /** Headings. */
  readonly columns: readonly string[];
  /** The value that means "named", where columns are dichotomies. */
  readonly counted: string | undefined;
}

/** Everything that a file says about itself, before anybody has said what it means. */
export interface Profile {
  readonly file: string;
  readonly bytes: number;
  /** Of the file as it came, in hexadecimal. */
  readonly sha256: string;
  readonly tool: Tool;
  /** Why the tool was recognised, in a few words. */
  readonly because: string;
  /** `utf-8`, `gb18030`, …; undefined for binary formats. */
  readonly charset: string | undefined;
  readonly delimiter: string | undefined;
  /** Name of the sheet that was read; undefined for everything but workbooks. */
  readonly sheet: string | undefined;
  /** Records that are headings, blank ones not counted. */
  readonly headerRows: number;
  readonly columns: readonly ProfiledColumn[];
  readonly sets: readonly ResponseSet[];
  /** Heading of the weight that the file declares. */
  readonly weight: string | undefined;
  /** Respondents kept. */
  readonly kept: number;
  /** Rows that are no answers, or should not count, with the reason. */
  readonly removed: readonly { readonly reason: string; readonly rows: number }[];
  /** What a human should know: an encoding that was guessed, a sheet that was chosen, labels that were cut. */
  readonly remarks: readonly string[];
}

/** A file read whole: its profile, and the cells of the kept respondents as text, row by row, in the order of `columns`. */
export interface ProfiledTable {
  readonly profile: Profile;
  readonly rows: readonly (readonly string[])[];
}
