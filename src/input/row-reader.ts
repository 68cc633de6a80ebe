import { didYouMean } from '../errors.ts';
import type { Study } from '../survey/study.ts';
import { cellText } from './cell-text.ts';
import type { Rows } from './column-builder.ts';
import type { Respondents } from './columns.ts';
import type { FileColumns } from './file-columns.ts';
import { withRoom } from './growing.ts';
import { IdRows } from './id-rows.ts';
import { numberHint, numberIn } from './number-in.ts';
import type { ProblemList } from './problem-list.ts';
import type { RowPlan } from './row-plan.ts';

/** Decides for each row whether it is a respondent, of which wave and weight. */
export class RowReader {
  count = 0;
  readonly #study: Study;
  readonly #plan: RowPlan;
  readonly #problems: ProblemList;
  readonly #waveIndex: ReadonlyMap<string, number>;
  /** For each rule of `exclude`, rows left out in each wave. */
  readonly #excluded: number[][];
  readonly #perWave: { respondents: number; weight: number }[];
  /** Respondent's id → row, for each wave: the same person may answer another wave. */
  readonly #ids: readonly IdRows[];
  #wave = new Int16Array(0);
  #weight = new Float64Array(0);
  #row = new Int32Array(0);
  /** Name of the file for messages, and the first respondent from it. */
  readonly #files: { readonly name: string; readonly start: number; readonly wave: number | undefined }[] = [];

  #file = '';
  #excludedHere = 0;
  #fileWave: number | undefined;
  #respondentAt: number | undefined;
  #weightAt: number | undefined;
  #waveAt: number | undefined;
  #excludeAt: readonly (readonly { readonly position: number; readonly values: readonly string[] }[] | undefined)[] =
    [];

  constructor(study: Study, plan: RowPlan, problems: ProblemList) {
    this.#study = study;
    this.#plan = plan;
    this.#problems = problems;
    this.#waveIndex = new Map(study.waves.map(({ id }, index) => [id, index]));
    this.#excluded = study.exclude.map(() => study.waves.map(() => 0));
    this.#perWave = study.waves.map(() => ({ respondents: 0, weight: 0 }));
    this.#ids = study.waves.map(() => new IdRows());
  }

  /** @param wave the wave that all rows of the file belong to; undefined where a column says so */
  open(columns: FileColumns, file: string, wave: number | undefined): void {
    const { respondent, weight, wave: waveColumn, exclude } = this.#plan;
    this.#file = file;
    this.#excludedHere = 0;
    this.#fileWave = wave;
    this.#files.push({ name: file, start: this.count, wave });
    this.#respondentAt = respondent && columns.position(respondent);
    this.#weightAt = weight && columns.position(weight);
    this.#waveAt = waveColumn && columns.position(waveColumn);
    this.#excludeAt = exclude.map((rule) => {
      const cells = rule.map(({ column, values }) => ({ position: columns.position(column), values }));
      return cells.every((cell) => cell.position !== undefined)
        ? (cells as { position: number; values: readonly string[] }[])
        : undefined;
    });
  }

  /** Those of the rows that are respondents. Excluded rows are counted to their wave, or to none where their wave is not known. */
  respondents({ cells, numbers, ahead }: Rows): Rows {
    const kept: (readonly string[])[] = [];
    const keptNumbers: number[] = [];
    this.#grow(cells.length, ahead);
    for (let i = 0; i < cells.length; i++) {
      const row = cells[i]!;
      const number = numbers[i]!;
      const wave = this.#waveOf(row);
      const rule = this.#excludeAt.findIndex((parts) =>
        parts?.every((part) => part.values.includes(row[part.position]!.trim())),
      );
      if (rule >= 0) {
        this.#excludedHere++;
        if (wave !== undefined) this.#excluded[rule]![wave]!++;
        continue;
      }
      if (wave === undefined) this.#unknownWave(row, number);
      const index = wave ?? 0;
      const weight = this.#weightAt === undefined ? 1 : this.#weightIn(row[this.#weightAt]!, number);
      if (this.#respondentAt !== undefined && wave !== undefined)
        this.#checkId(row[this.#respondentAt]!.trim(), number, wave);
      this.#wave[this.count] = index;
      this.#weight[this.count] = weight;
      this.#row[this.count] = number;
      if (wave !== undefined) {
        this.#perWave[index]!.respondents++;
        this.#perWave[index]!.weight += weight;
      }
      this.count++;
      kept.push(row);
      keptNumbers.push(number);
    }
    return { cells: kept, numbers: keptNumbers, ahead };
  }

  /** Call after the last row of a file. A file without any rows is a problem that its reader has reported. */
  close(): void {
    const { name, start } = this.#files.at(-1)!;
    if (this.count > start || this.#excludedHere === 0) return;
    this.#problems.add({
      place: { file: name },
      found: 'no rows but excluded ones',
      expected: 'at least one respondent',
      hint: 'Look at "exclude" in study.yaml: its rules leave nobody.',
    });
  }

  /** What can only be said once all files are read. */
  finish(): void {
    this.#study.waves.forEach(({ id }, index) => {
      const { respondents, weight } = this.#perWave[index]!;
      const name = this.#files.find(({ wave }) => wave === undefined || wave === index)?.name;
      if (name === undefined) return;
      if (respondents === 0 && this.#study.waveColumn !== undefined && this.count > 0) {
        const place = { file: name, heading: this.#study.waveColumn };
        this.#problems.add({ place, found: `no respondent of wave "${id}"`, expected: 'at least one in every wave' });
      }
      if (respondents > 0 && weight === 0) {
        const place = { file: name, heading: this.#study.weightColumn };
        this.#problems.add({ place, found: `no weight above 0 in wave "${id}"`, expected: 'at least one' });
      }
    });
  }

  /** File and row of a respondent. */
  placeOf(respondent: number): { readonly file: string; readonly row: number } {
    const { name } = this.#files.findLast(({ start }) => start <= respondent)!;
    return { file: name, row: this.#row[respondent]! };
  }

  result(): Pick<Respondents, 'count' | 'wave' | 'weight' | 'excluded'> {
    return {
      count: this.count,
      wave: this.#wave.slice(0, this.count),
      weight: this.#study.weightColumn === undefined ? undefined : this.#weight.slice(0, this.count),
      excluded: this.#study.exclude.map(({ reason }, rule) => ({ reason, rows: this.#excluded[rule]! })),
    };
  }

  #grow(rows: number, ahead: number): void {
    this.#wave = withRoom(this.#wave, this.count + rows, ahead);
    this.#weight = withRoom(this.#weight, this.count + rows, ahead);
    this.#row = withRoom(this.#row, this.count + rows, ahead);
  }

  #waveOf(row: readonly string[]): number | undefined {
    if (this.#study.waveColumn === undefined) return this.#fileWave;
    return this.#waveAt === undefined ? 0 : this.#waveIndex.get(row[this.#waveAt]!.trim());
  }

  #unknownWave(row: readonly string[], number: number): void {
    const raw = row[this.#waveAt!]!;
    const known = [...this.#waveIndex.keys()];
    this.#problems.add(
      {
        place: { file: this.#file, row: number, heading: this.#study.waveColumn },
        found: cellText(raw),
        expected: `the id of a wave (${known.join(', ')})`,
        hint: raw.trim() === '' ? undefined : didYouMean(raw.trim(), known),
      },
      'wave',
    );
  }

  #weightIn(raw: string, row: number): number {
    const value = numberIn(raw);
    if (value !== undefined && value >= 0) return value;
    this.#problems.add(
      {
        place: { file: this.#file, row, heading: this.#study.weightColumn },
        found: cellText(raw),
        expected: 'a weight, a number of at least 0',
        hint: numberHint(raw) ?? (raw.trim() === '' ? 'A respondent without weight is never counted as 1.' : undefined),
      },
      'weight',
    );
    return 0;
  }

  /** Says which rows agree, not in what: ids may be personal, and build logs are public. */
  #checkId(id: string, row: number, wave: number): void {
    const place = { file: this.#file, row, heading: this.#study.respondentColumn };
    if (id === '') {
      this.#problems.add({ place, found: 'an empty cell', expected: 'an id of the respondent' }, 'no id');
      return;
    }
    const before = this.#ids[wave]!.add(id, row);
    if (before === undefined) return;
    const hint = 'Leave one of them out, with "exclude" where a column tells them apart.';
    this.#problems.add(
      { place, found: `the respondent of row ${before} again`, expected: 'each respondent once', hint },
      'id',
    );
  }
}
