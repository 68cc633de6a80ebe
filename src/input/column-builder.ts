import type { Column } from './columns.ts';

/** Stands for a cell that is reported as a problem, until no column is built at all. */
export const BAD = -100;

/** Rows of one file that are respondents. */
export interface Rows {
  readonly cells: readonly (readonly string[])[];
  /** The row in which a spreadsheet shows each. */
  readonly numbers: readonly number[];
  /** About how many rows of the file are still to come. */
  readonly ahead: number;
}

/** Where a cell stands that cannot be read. */
export type Report = (
  row: number,
  heading: string,
  kind: string,
  problem: { found: string; expected: string; hint?: string | undefined },
) => void;

/** Where a column builder finds its cells in one file. */
export interface Source {
  /** Positions of the builder's columns from 0, and their headings. */
  readonly positions: readonly number[];
  readonly headings: readonly string[];
  readonly report: Report;
}

/** Collects the answers to one item, over all files. */
export interface ColumnBuilder {
  /** Item id, such as `overall` or `grid.speed`. */
  readonly item: string;
  append(rows: Rows, source: Source): void;
  /**
   * Settle one respondent whom the question was not put to: an empty answer becomes `not-asked`.
   *
   * @returns false when there is an answer, which contradicts the study file
   */
  notAsked(respondent: number): boolean;
  /** Whether the respondent gave one of these answers; undefined where the cell could not be read. */
  gave(respondent: number, categories: ReadonlySet<number>): boolean | undefined;
  /** Indices of codes, as `gave` wants them. */
  indices(codes: readonly string[]): ReadonlySet<number>;
  column(count: number): Column;
}
