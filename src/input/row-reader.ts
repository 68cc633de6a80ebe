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

/** Of a row whose wave is not known: a problem by then. */
const NO_WAVE = -1;

/** Decides for each row whether it is a respondent, of which wave and weight. */
export class RowReader {
  count = 0;
  readonly #study: Study;
  readonly #plan: RowPlan;
  readonly #problems: ProblemList;
  readonly #waveIndex: ReadonlyMap<string, number>;
  /** For each rule of `exclude`, rows left out in each wave. */
  readonly #excluded: number[][];
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
  respondents(rows: Rows): Rows {
    const { length } = rows.cells;
    this.#wave = withRoom(this.#wave, this.count + length, rows.ahead);
    this.#weight = withRoom(this.#weight, this.count + length, rows.ahead);
    this.#row = withRoom(this.#row, this.count + length, rows.ahead);
    const kept = this.#kept(rows);
    this.#row.set(kept.numbers, this.count);
    this.#readWeights(kept);
    this.#checkIds(kept);
    this.count += kept.cells.length;
    return kept;
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
    const respondents = this.#study.waves.map(() => 0);
    const weights = this.#study.waves.map(() => 0);
    for (let i = 0; i < this.count; i++) {
      const wave = this.#wave[i]!;
      if (wave === NO_WAVE) continue;
      respondents[wave]!++;
      weights[wave]! += this.#weight[i]!;
    }
    this.#study.waves.forEach(({ id }, index) => {
      const name = this.#files.find(({ wave }) => wave === undefined || wave === index)?.name;
      if (name === undefined) return;
      if (respondents[index] === 0 && this.#study.waveColumn !== undefined && this.count > 0) {
        const place = { file: name, heading: this.#study.waveColumn };
        this.#problems.add({ place, found: `no respondent of wave "${id}"`, expected: 'at least one in every wave' });
      }
      if (respondents[index]! > 0 && weights[index] === 0) {
        const place = { file: name, heading: this.#plan.weight?.heading };
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
      wave: this.#wave.subarray(0, this.count),
      weight: this.#plan.weight === undefined ? undefined : this.#weight.subarray(0, this.count),
      excluded: this.#study.exclude.map(({ reason }, rule) => ({ reason, rows: this.#excluded[rule]! })),
    };
  }

  /** Rows that no rule excludes, their waves noted. */
  #kept(rows: Rows): Rows {
    if (this.#excludeAt.length === 0 && this.#fileWave !== undefined) {
      this.#wave.fill(this.#fileWave, this.count, this.count + rows.cells.length);
      return rows;
    }
    const cells: (readonly string[])[] = [];
    const numbers: number[] = [];
    rows.cells.forEach((row, index) => {
      const wave = this.#waveOf(row);
      const rule = this.#excludeAt.findIndex((parts) =>
        parts?.every((part) => part.values.includes(row[part.position]!.trim())),
      );
      if (rule >= 0) {
        this.#excludedHere++;
        if (wave !== undefined) this.#excluded[rule]![wave]!++;
        return;
      }
      if (wave === undefined) this.#unknownWave(row, rows.numbers[index]!);
      this.#wave[this.count + cells.length] = wave ?? NO_WAVE;
      cells.push(row);
      numbers.push(rows.numbers[index]!);
    });
    return { cells, numbers, ahead: rows.ahead };
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

  #readWeights({ cells, numbers }: Rows): void {
    const weights = this.#weight;
    const position = this.#weightAt;
    if (position === undefined) {
      weights.fill(1, this.count, this.count + cells.length);
      return;
    }
    for (let i = 0; i < cells.length; i++) {
      const raw = cells[i]![position]!;
      const value = numberIn(raw);
      const valid = value !== undefined && value >= 0;
      weights[this.count + i] = valid ? value : 0;
      if (valid) continue;
      this.#problems.add(
        {
          place: { file: this.#file, row: numbers[i]!, heading: this.#plan.weight?.heading },
          found: cellText(raw),
          expected: 'a weight, a number of at least 0',
          hint:
            numberHint(raw) ?? (raw.trim() === '' ? 'A respondent without weight is never counted as 1.' : undefined),
        },
        'weight',
      );
    }
  }

  /** Says which rows agree, not in what: ids may be personal, and build logs are public. */
  #checkIds({ cells, numbers, ahead }: Rows): void {
    const position = this.#respondentAt;
    if (position === undefined) return;
    if (this.#fileWave !== undefined) this.#ids[this.#fileWave]!.reserve(cells.length + ahead);
    for (let i = 0; i < cells.length; i++) {
      const ids = this.#ids[this.#wave[this.count + i]!];
      const id = cells[i]![position]!.trim();
      const before = id === '' ? undefined : ids?.add(id, numbers[i]!);
      if (before !== undefined || id === '') this.#addId(numbers[i]!, before);
    }
  }

  #addId(row: number, before: number | undefined): void {
    const place = { file: this.#file, row, heading: this.#study.respondentColumn };
    if (before === undefined) {
      this.#problems.add({ place, found: 'an empty cell', expected: 'an id of the respondent' }, 'no id');
      return;
    }
    const hint = 'Leave one of them out, with "exclude" where a column tells them apart.';
    this.#problems.add(
      { place, found: `the respondent of row ${before} again`, expected: 'each respondent once', hint },
      'id',
    );
  }
}
