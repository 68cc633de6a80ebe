import { InputErrors } from '../../errors.ts';

/** Cells, a row counted as twelve more: about 500 MB. A million respondents of forty columns are fewer. */
const MOST = 60_000_000;
const ROW = 12;

/** The rows of a table that is held in memory, as far as it can be held. */
export class HeldRows {
  readonly rows: (readonly string[])[] = [];
  readonly #file: string;
  #held = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** @throws {InputErrors} when there are more than a report can be drafted from */
  add(more: readonly (readonly string[])[]): void {
    this.#held += more.length * ((more[0]?.length ?? 0) + ROW);
    if (this.#held > MOST) {
      throw new InputErrors([
        {
          place: { file: this.#file },
          found: `more than ${this.rows.length} rows of ${more[0]!.length} cells`,
          expected: 'a file that can be held in memory',
          hint: 'Export fewer columns, or a part of the respondents.',
        },
      ]);
    }
    for (const row of more) this.rows.push(row);
  }
}
