import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { InputErrors, type Problem } from '../../errors.ts';
import type { Profile, ProfiledTable, ResponseSet, Tool } from '../profile.ts';
import { RECOGNISERS } from '../tools/tools.ts';
import { fileFacts } from './file-facts.ts';
import { FORMATS } from './formats.ts';
import { HeldRows } from './held-rows.ts';
import type { Companion, DraftSet, Layout, RowVisitor, Source } from './layout.ts';
import { profiledColumns } from './profiled-columns.ts';
import { readableHead } from './readable-head.ts';
import { refusedFormat } from './refused-format.ts';
import { Tally } from './tally.ts';

const MOST_COLUMNS = 20_000;
const MOST_PROBLEMS = 5;

export interface ExportOptions {
  /** Corrects a wrong guess. */
  readonly tool?: Tool | undefined;
  /** The tool of the study's other files: taken where the file does not say itself what it is from. */
  readonly before?: Tool | undefined;
  /** Encoding of delimited text, a label that TextDecoder knows. */
  readonly charset?: string | undefined;
  readonly delimiter?: string | undefined;
  /** Name of the sheet of a workbook. */
  readonly sheet?: string | undefined;
  /** Paths of files that explain this one: `.lss`, `.qsf`, XLSForm, REDCap dictionary, SurveyJS definition. */
  readonly companions?: readonly string[] | undefined;
  /** How the file is called in messages; its path by default. */
  readonly name?: string | undefined;
}

/**
 * Read a survey tool's export: what it says about itself and the kept respondents' cells.
 *
 * @throws {InputErrors} when the file is none, is damaged, or holds no respondents
 */
export async function readExport(path: string, options: ExportOptions = {}): Promise<ProfiledTable> {
  const held = new HeldRows(options.name ?? path);
  const profile = await profileExport(path, options, (more) => held.add(more));
  return { profile, rows: held.rows };
}

/**
 * The profile alone, in memory that does not grow with the number of rows (delimited text; other formats are held whole).
 *
 * @param visit is handed the kept rows as they come, cells in the order of the profile's columns
 * @throws {InputErrors} as `readExport`; rows may have been handed over before
 */
export async function profileExport(
  path: string,
  options: ExportOptions = {},
  visit?: RowVisitor | undefined,
): Promise<Profile> {
  const file = options.name ?? path;
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || !found.isFile()) {
    throw new InputErrors([{ place: { file }, found: found ? 'a folder' : 'nothing', expected: 'a file to read' }]);
  }
  const facts = fileFacts(path);
  const refused = refusedFormat(facts.start);
  if (refused !== undefined) {
    throw new InputErrors([{ place: { file }, ...refused, expected: 'a table of answers' }]);
  }
  const { charset, delimiter, sheet, companions = [] } = options;
  const format = FORMATS.find(({ fits }) => fits(facts.start))!;
  const unread = await format.open({ path, file, facts, charset, delimiter, sheet, companions });
  const source = { ...unread, head: readableHead(file, unread.head) };
  const { tool, because } = recognised(source, file, options);
  const layout =
    source.layout ??
    RECOGNISERS.find((recogniser) => recogniser.tool === tool)!.layout(source.head, await opened(companions));
  if (layout.columns.length > MOST_COLUMNS) {
    const found = `${layout.columns.length} columns`;
    throw new InputErrors([{ place: { file }, found, expected: `at most ${MOST_COLUMNS}` }]);
  }

  const counter = new RowCounter(file, layout, visit);
  await source.records((rows, numbers) => counter.take(rows, numbers, source.head.format === 'delimited'));
  counter.finish();

  const { tallies, together } = counter;
  const settled = layout.settled?.({ tallies, together }) ?? layout;
  const columns = profiledColumns(settled.columns, tallies);
  return {
    file: basename(path),
    bytes: facts.bytes,
    sha256: facts.sha256,
    tool,
    because,
    charset: source.charset,
    delimiter: source.head.delimiter,
    sheet: source.sheet,
    headerRows: layout.headerRows,
    columns,
    sets: (settled.sets ?? []).map((set) => namedSet(set, columns)),
    weight: columns.find(({ role }) => role === 'weight')?.heading,
    kept: counter.kept,
    removed: [...counter.removed].map(([reason, rows]) => ({ reason, rows })),
    remarks: [...source.remarks, ...(layout.remarks ?? []), ...(layout.settled ? (settled.remarks ?? []) : [])],
  };
}

function recognised(
  source: Source,
  file: string,
  { tool: wanted, before }: ExportOptions,
): { readonly tool: Tool; readonly because: string } {
  const known = (tool: Tool) => RECOGNISERS.some((recogniser) => recogniser.tool === tool);
  if (wanted !== undefined) {
    if (source.layout === undefined ? known(wanted) : wanted === source.tool?.tool)
      return { tool: wanted, because: 'named by you' };
    throw new InputErrors([
      {
        place: { file },
        found: `a file of another format than ${wanted} writes`,
        expected: 'one that can be read as that tool’s',
        hint: 'Leave --tool out, or name the tool that wrote the file.',
      },
    ]);
  }
  if (source.tool !== undefined) return source.tool;
  if (before !== undefined && known(before)) return { tool: before, because: 'as in the study so far' };
  for (const recogniser of RECOGNISERS) {
    const because = recogniser.signature(source.head);
    if (because !== undefined) return { tool: recogniser.tool, because };
  }
  return { tool: 'plain', because: 'no signs of a survey tool' };
}

async function opened(paths: readonly string[]): Promise<readonly Companion[]> {
  return Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(path).catch(() => undefined);
      if (bytes !== undefined) return { file: path, bytes };
      throw new InputErrors([{ place: { file: path }, found: 'nothing', expected: 'a file that explains the export' }]);
    }),
  );
}

function namedSet(set: DraftSet, columns: Profile['columns']): ResponseSet {
  const { name, label, counted } = set;
  return { name, label, columns: set.columns.map((index) => columns[index]!.heading), counted };
}

function resized(record: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, index) => record[index] ?? '');
}

/** Sorts the records of a table into headings, respondents and rows that do not count, and counts the respondents' cells. */
class RowCounter {
  readonly tallies: readonly Tally[];
  readonly together: number[];
  readonly removed = new Map<string, number>();
  kept = 0;
  readonly #file: string;
  readonly #layout: Layout;
  readonly #visit: RowVisitor | undefined;
  readonly #problems: Problem[] = [];
  #headers: number;

  constructor(file: string, layout: Layout, visit: RowVisitor | undefined) {
    this.#file = file;
    this.#layout = layout;
    this.#visit = visit;
    this.#headers = layout.headerRows;
    this.tallies = layout.columns.map(() => new Tally());
    this.together = (layout.watched ?? []).map(() => 0);
  }

  take(records: readonly string[][], numbers: readonly number[], strict: boolean): void {
    const { columns, removed, watched = [] } = this.#layout;
    const { tallies } = this;
    const width = columns.length;
    const rows: string[][] = [];
    const rowNumbers: number[] = [];
    for (let r = 0; r < records.length; r++) {
      if (this.#headers > 0) {
        this.#headers--;
        continue;
      }
      const record = records[r]!;
      if (record.length !== width && !this.#fitting(record, width, numbers[r]!, strict)) continue;
      const reason = removed?.(record);
      if (reason !== undefined) {
        this.removed.set(reason, (this.removed.get(reason) ?? 0) + 1);
        continue;
      }
      const row = record.length === width ? record : resized(record, width);
      for (let c = 0; c < width; c++) {
        const cell = row[c]!;
        if (cell !== '') row[c] = tallies[c]!.add(cell);
      }
      for (let w = 0; w < watched.length; w++) {
        let filled = 0;
        for (const c of watched[w]!) if (row[c] !== '') filled++;
        if (filled > 1) this.together[w]!++;
      }
      rows.push(row);
      rowNumbers.push(numbers[r]!);
    }
    this.kept += rows.length;
    if (rows.length > 0) this.#visit?.(rows, rowNumbers);
  }

  /** @throws {InputErrors} when rows did not fit, or nobody is left */
  finish(): void {
    const file = this.#file;
    if (this.#problems.length > 0) throw new InputErrors(this.#problems);
    if (this.kept > 0) return;
    const removed = [...this.removed];
    if (removed.length === 0) {
      throw new InputErrors([
        { place: { file }, found: 'a heading and nothing below it', expected: 'a row for each respondent' },
      ]);
    }
    throw new InputErrors([
      {
        place: { file },
        found: `no respondents: ${removed.map(([reason, rows]) => `${reason} (${rows})`).join(', ')}`,
        expected: 'at least one answer that counts',
        hint: 'Export the file after the survey has run; a file with test answers alone cannot make a report.',
      },
    ]);
  }

  /** True for a record that needs only blank cells taken off or, where the format leaves them out, put on. */
  #fitting(record: readonly string[], width: number, row: number, strict: boolean): boolean {
    const longer = record.length > width;
    if (longer ? record.slice(width).every((cell) => cell.trim() === '') : !strict) return true;
    if (this.#problems.length < MOST_PROBLEMS) {
      this.#problems.push({
        place: { file: this.#file, row },
        found: `${record.length} cells`,
        expected: `${width}, as in the heading`,
        hint:
          this.#problems.length > 0
            ? undefined
            : 'The file may have been cut off, or a cell that holds the separator lacks its quotes; export it again.',
      });
    }
    return false;
  }
}
