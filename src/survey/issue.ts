/** Keys and list positions from the top of the study file down to one value. */
export type Path = readonly (string | number)[];

/** One thing wrong with the study file, addressed by path; whoever read the file knows the line. */
export interface Issue {
  readonly path: Path;
  /** Whether the key is to blame or its value. */
  readonly on: 'key' | 'value';
  readonly found: string;
  readonly expected: string;
  readonly hint?: string | undefined;
}
