import type { ColumnRole, DeclaredOption, ProfiledColumn, Tool } from '../profile.ts';
import type { Tally } from './tally.ts';

/** A column as the file or its tool describes it, before its cells have been counted. */
export interface DraftColumn {
  readonly heading: string;
  readonly role: ColumnRole;
  readonly text?: string | undefined;
  readonly part?: string | undefined;
  /** Any key that the columns of one question share. */
  readonly question?: string | undefined;
  readonly options?: readonly DeclaredOption[] | undefined;
  readonly declared?: ProfiledColumn['declared'];
  readonly separator?: string | undefined;
  readonly positions?: boolean | undefined;
}

/** A response set by positions of columns. */
export interface DraftSet {
  readonly name: string;
  readonly label: string | undefined;
  readonly columns: readonly number[];
  readonly counted: string | undefined;
}

/** What a tool's file is made of: how many records are headings, what each column is, which rows are no answers. */
export interface Layout {
  readonly headerRows: number;
  readonly columns: readonly DraftColumn[];
  readonly sets?: readonly DraftSet[];
  readonly remarks?: readonly string[];
  /** Why a row does not count; undefined for a respondent. */
  readonly removed?: ((cells: readonly string[]) => string | undefined) | undefined;
  /** Groups of columns, for each of which the rows with two or more filled cells are to be counted. */
  readonly watched?: readonly (readonly number[])[];
  /** The columns again, now that their cells are known. */
  readonly settled?: ((counted: Counted) => Pick<Layout, 'columns' | 'sets' | 'remarks'>) | undefined;
}

/** What was counted over the kept rows. */
export interface Counted {
  readonly tallies: readonly Tally[];
  /** For each of `watched`, the rows with two or more filled cells. */
  readonly together: readonly number[];
}

/** The first records of a table, before anybody knows which of them are headings. Cells are as they stand in the file. */
export interface Head {
  readonly format: Format;
  readonly records: readonly (readonly string[])[];
  readonly delimiter: string | undefined;
  /** Name of the file without its folder. */
  readonly name: string;
  /** Cells merged across columns in the first rows of a sheet: index into `records`, first and last column. */
  readonly merged?: readonly { readonly row: number; readonly first: number; readonly last: number }[];
}

export type Format = 'delimited' | 'xlsx' | 'spss' | 'parquet' | 'json';

/** Takes records, row by row as long as the columns; `numbers` are rows as a spreadsheet counts them. */
export type RowVisitor = (rows: readonly (readonly string[])[], numbers: readonly number[]) => void;

/** A file opened by the reader of its format. */
export interface Source {
  readonly head: Head;
  readonly charset: string | undefined;
  readonly sheet?: string | undefined;
  readonly remarks: readonly string[];
  /** The layout, where the format itself has it. */
  readonly layout?: Layout | undefined;
  readonly tool?: { readonly tool: Tool; readonly because: string } | undefined;
  /** Hand over every record that is not blank, headings included, in the order of the file; the visitor may keep and change them. */
  records(visit: (rows: string[][], numbers: readonly number[]) => void): Promise<void>;
}

/** Knows the files of one tool. */
export interface Recogniser {
  readonly tool: Tool;
  /** Why this may be the tool's file, in a few words; undefined when it is not. */
  signature(head: Head): string | undefined;
  layout(head: Head, companions: readonly Companion[]): Layout;
}

/** A file that explains another one: questionnaire, dictionary. */
export interface Companion {
  readonly file: string;
  readonly bytes: Buffer;
}
