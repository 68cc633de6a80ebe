import type { Design } from '../survey/study.ts';
import type { Rows } from './column-builder.ts';
import type { DesignColumns, DesignNames } from './columns.ts';
import type { FileColumns } from './file-columns.ts';
import { withRoom } from './growing.ts';
import type { ProblemList } from './problem-list.ts';

/** Collects the stratum and the cluster of each respondent, over all files. An empty cell is a problem. */
export class DesignReader {
  readonly #names: readonly Names[];

  constructor(design: Design | undefined, problems: ProblemList) {
    this.#names = (['strata', 'clusters'] as const).flatMap((kind) => {
      const heading = design?.[kind];
      return heading === undefined ? [] : [new Names(kind, heading, problems)];
    });
  }

  open(columns: FileColumns, file: string): void {
    for (const names of this.#names) names.open(columns, file);
  }

  append(kept: Rows): void {
    for (const names of this.#names) names.append(kept);
  }

  /** Undefined where no design is declared. */
  result(): DesignColumns | undefined {
    if (this.#names.length === 0) return undefined;
    const of = (kind: keyof DesignColumns) => this.#names.find((names) => names.kind === kind)?.result();
    return { strata: of('strata'), clusters: of('clusters') };
  }
}

class Names {
  readonly kind: keyof DesignColumns;
  readonly #heading: string;
  readonly #problems: ProblemList;
  readonly #codes = new Map<string, number>();
  #data = new Int32Array(0);
  #length = 0;
  #file = '';
  #position: number | undefined;

  constructor(kind: keyof DesignColumns, heading: string, problems: ProblemList) {
    this.kind = kind;
    this.#heading = heading;
    this.#problems = problems;
  }

  open(columns: FileColumns, file: string): void {
    this.#file = file;
    this.#position = columns.position({ heading: this.#heading, path: ['design', this.kind], on: 'value' });
  }

  append({ cells, numbers, ahead }: Rows): void {
    if (this.#position === undefined) return;
    this.#data = withRoom(this.#data, this.#length + cells.length, ahead);
    for (let i = 0; i < cells.length; i++) {
      const name = cells[i]![this.#position]!.trim();
      if (name === '') this.#addEmpty(numbers[i]!);
      let code = this.#codes.get(name);
      if (code === undefined) this.#codes.set(name, (code = this.#codes.size));
      this.#data[this.#length++] = code;
    }
  }

  result(): DesignNames {
    return { codes: this.#data.subarray(0, this.#length), names: [...this.#codes.keys()] };
  }

  #addEmpty(row: number): void {
    const expected = this.kind === 'strata' ? 'the name of a stratum' : 'the name of a cluster';
    const hint = 'Every respondent was drawn somewhere; leave the row out with "exclude" where nobody knows.';
    this.#problems.add(
      { place: { file: this.#file, row, heading: this.#heading }, found: 'an empty cell', expected, hint },
      `no ${this.kind}`,
    );
  }
}
