import { basename } from 'node:path';
import { didYouMean, InputErrors, type Problem } from '../../errors.ts';
import { type Profile, type Tool, TOOLS } from '../../input/profile.ts';
import { readStudyFile } from '../../input/read-study-file.ts';
import type { SourceFile, Study, Wave } from '../../survey/study.ts';
import { addedNothing, withoutWave, withWave, withWaveAnew } from './added-wave.ts';
import { type DataCsv, dataCsv } from './data-csv.ts';
import { declaredHeadings, questionsWithOther } from './declared-questions.ts';
import type { MadeFrom } from './export-problems.ts';
import { type FieldDates, fieldDates } from './field-dates.ts';
import { lineDiff } from './line-diff.ts';
import { asWord, dataFileName, refuseWaveNames, waveIds } from './new-study.ts';
import type { ReadFile } from './read-files.ts';
import { rowsAgain, type SameWave, sameWave } from './same-wave.ts';
import type { StudyFiles } from './study-files.ts';

/**
 * Files that are to be added to a study, read as those that it has: with the tool that its `source` names, whatever they look like.
 * Where its columns are not found so, as the files themselves say.
 *
 * @throws {InputErrors} when the study or a file is unsound
 */
export async function readLikeBefore(
  text: string,
  id: string,
  read: (before: Tool | undefined) => Promise<ReadFile[]>,
): Promise<ReadFile[]> {
  const study = studyIn(text, id);
  const tool = TOOLS.find((known) => known === study.source?.at(-1)?.tool);
  const files = await read(tool);
  const fits = files.every(({ table: { profile } }) => lacking(declaredHeadings(study), profile).length === 0);
  return fits || tool === undefined ? files : read(undefined);
}

function studyIn(text: string, id: string): Study {
  const read = readStudyFile(text, `data/${id}/study.yaml`, id);
  if ('problems' in read) throw new InputErrors(read.problems);
  return read.study;
}

function lacking(headings: readonly string[], { columns }: Profile): string[] {
  const there = new Set(columns.map(({ heading }) => heading));
  return headings.filter((heading) => !there.has(heading));
}

/** What somebody has said about the files. */
export interface Update {
  /** Ids of the waves that they are, one for each file. */
  readonly waves?: readonly string[] | undefined;
  /** The wave that the file holds anew, with all who have answered by now. */
  readonly replace?: string | undefined;
  /** Other people answered, however alike the files are. */
  readonly others?: boolean | undefined;
  /** The data file of a wave, undefined where it is not there. */
  dataOf(file: string): string | undefined;
}

/** What becomes of a study. */
export interface UpdatedStudy {
  /** Files to be written; none where nothing changes. */
  readonly files: StudyFiles;
  /** Paths of files that the study no longer reads, and that hold nothing but what was imported. */
  readonly gone: readonly string[];
  /** Path of a written data file → what it was made from. */
  readonly from: ReadonlyMap<string, MadeFrom>;
  /** As it was. */
  readonly study: Study;
  /** For the terminal: what was done, and the lines of the study file that changed. */
  readonly report: string;
}

/**
 * A study with files that it does not have yet as further waves, or with one of its waves exported again. Nothing that is there is
 * changed but for lines added to the study file and those of the wave that is replaced; files whose bytes were imported before are
 * passed over, unless they are to take the place of a wave: then the wave that they were by mistake is taken out.
 *
 * @param text of the study file
 * @throws {InputErrors} when the study is unsound, a file lacks columns that it reads, or holds a wave that is there and nobody
 *   has said what to do with it
 */
export function updatedStudy(text: string, id: string, files: readonly ReadFile[], update: Update): UpdatedStudy {
  const file = `data/${id}/study.yaml`;
  const study = studyIn(text, id);
  if (study.waveColumn !== undefined || study.waves.length === 0) {
    throw new InputErrors([
      {
        place: { file },
        found: study.waves.length === 0 ? 'no waves' : 'one file for all waves',
        expected: 'waves with a file each',
        hint: 'Put the new rows into a file of their own and write the waves out.',
      },
    ]);
  }
  const { replace, waves: named } = update;
  const own = study.waves.map((wave) => wave.id);
  if (replace !== undefined) refuseReplacing(replace, own, files.length, named);
  else refuseWaveNames(named, files.length, own);
  const fresh = files.filter(({ table }) => replace !== undefined || !isKnown(study, table.profile));
  refuseLacking(study, file, fresh);
  const ids =
    replace === undefined
      ? waveIds(
          fresh,
          named?.filter((_, index) => fresh.includes(files[index]!)),
          study.waves,
        )
      : [replace];

  const updating = new Updating(text, id, study, update);
  for (const one of files) if (!fresh.includes(one)) updating.passOver(one.table.profile);
  fresh.forEach((one, index) =>
    replace === undefined ? updating.add(one, ids[index]!) : updating.putInPlace(one, replace),
  );
  return updating.done();
}

/** A study while files are added to it. */
class Updating {
  readonly #id: string;
  readonly #study: Study;
  readonly #update: Update;
  readonly #before: string;
  readonly #headings: readonly string[];
  readonly #written = new Map<string, string>();
  readonly #from = new Map<string, MadeFrom>();
  readonly #gone: string[] = [];
  readonly #lines: string[] = [];
  #text: string;
  #added = 0;

  constructor(text: string, id: string, study: Study, update: Update) {
    this.#before = text;
    this.#text = text;
    this.#id = id;
    this.#study = study;
    this.#update = update;
    this.#headings = declaredHeadings(study);
  }

  passOver(profile: Profile): void {
    const wave = importedAs(this.#study, profile);
    this.#lines.push(
      `${profile.file}: imported before${wave === undefined ? '' : ` as wave "${wave.id}"`}, nothing to add.`,
      ...(wave === undefined || this.#study.waves.length === 1
        ? []
        : [
            `  If it is no wave of its own: --replace <the wave that it holds anew> takes "${wave.id}" out. To take it out alone, delete its lines in waves and source of data/${this.#id}/study.yaml, and its file ${wave.file}.`,
          ]),
    );
  }

  add(one: ReadFile, id: string): void {
    const { table } = one;
    const taken = [...this.#study.waves.map((wave) => wave.file), ...this.#names()];
    const name = dataFileName(id, taken);
    const csv = this.#csv(one);
    const dates = fieldDates(table);
    this.#refuseSame(one, csv, dates?.fielded, this.#study.waves);
    this.#change(withWave(this.#text, { id, file: name, fielded: dates?.fielded, source: sourceOf(table.profile) }));
    this.#write(name, one, csv);
    this.#added++;
    this.#lines.push(
      `wave ${id}: ${csv.respondents} respondents from ${table.profile.file}`,
      dates === undefined
        ? '  no column says its days: write fielded: [first day, last day] when you know it'
        : `  ${daysFrom(dates)}`,
      ...this.#notRead(table.profile),
    );
  }

  putInPlace(one: ReadFile, id: string): void {
    const { profile } = one.table;
    const old = this.#study.waves.find((wave) => wave.id === id)!;
    const csv = this.#csv(one);
    const mistaken = importedAs(this.#study, profile);
    const known = isKnown(this.#study, profile);
    if (known && mistaken === undefined) throw notKnownWhose(this.#id, profile);
    if (mistaken !== undefined && mistaken.id !== id) this.#takeOut(mistaken, csv);
    const dates = fieldDates(one.table);
    const others = this.#study.waves.filter((wave) => wave.id !== id && wave.id !== mistaken?.id);
    this.#refuseSame(one, csv, dates?.fielded, others, id);
    const before = this.#update.dataOf(old.file);
    const at = this.#remaining().indexOf(id);
    this.#change(withWaveAnew(this.#text, { at, fielded: dates?.fielded, source: sourceOf(profile) }));
    if (before === csv.text && this.#text === this.#before) {
      this.#lines.push(`wave ${id}: it holds the answers of ${profile.file} already; nothing has changed.`);
      return;
    }
    this.#write(old.file, one, csv);
    const again = before === undefined ? undefined : rowsAgain(before, csv.text, apartIn(this.#study));
    this.#lines.push(
      `wave ${id}: ${csv.respondents} respondents from ${profile.file}, in the place of those it had${again === undefined ? '' : ` (${again.same} of ${again.of} rows come again)`}`,
      ...replacedDays(old.fielded, dates),
      ...this.#notRead(profile),
    );
  }

  done(): UpdatedStudy {
    const changed = this.#text !== this.#before;
    if (changed) this.#written.set(`data/${this.#id}/study.yaml`, this.#text);
    if (this.#added > 0) {
      const rated = this.#study.questions.find(({ type }) => type === 'scale')?.id;
      const trend = rated === undefined ? '' : `, <Trend of="${rated}" show="top" /> draws one number over time`;
      this.#lines.push(`To show what changed: by="wave" in a figure sets the waves side by side${trend}.`);
    }
    const diff = changed ? `\ndata/${this.#id}/study.yaml\n${lineDiff(this.#before, this.#text)}` : '';
    return {
      files: this.#written,
      gone: this.#gone,
      from: this.#from,
      study: this.#study,
      report: this.#lines.join('\n') + diff,
    };
  }

  /** A wave that was imported by mistake; its file goes, too, if it holds what the import wrote and nothing else. */
  #takeOut(wave: Wave, csv: DataCsv): void {
    const text = withoutWave(this.#text, this.#study.waves.indexOf(wave));
    if (text === undefined) throw notTakenOut(this.#id, wave);
    this.#text = text;
    const path = `data/${this.#id}/${wave.file}`;
    const shared = this.#study.waves.some((other) => other !== wave && other.file === wave.file);
    if (shared || this.#update.dataOf(wave.file) !== csv.text) {
      this.#lines.push(`wave ${wave.id}: taken out; ${path} has been changed since it was imported and stays`);
      return;
    }
    this.#gone.push(path);
    this.#lines.push(`wave ${wave.id}: taken out, and its file ${path}; it was the same export`);
  }

  #refuseSame(
    { table: { profile } }: ReadFile,
    csv: DataCsv,
    fielded: readonly [string, string] | undefined,
    waves: readonly Wave[],
    replaced?: string,
  ): void {
    const { others, waves: named, dataOf } = this.#update;
    if (others === true) return;
    for (const there of waves) {
      const own = { fielded: there.fielded, csv: dataOf(there.file) ?? '' };
      const why = sameWave({ fielded, csv: csv.text }, own, apartIn(this.#study));
      if (why === undefined || ((named !== undefined || replaced !== undefined) && why.by === 'days')) continue;
      throw alreadyThere(profile.file, there.id, why, replaced);
    }
  }

  #csv({ table }: ReadFile): DataCsv {
    return dataCsv(table, this.#headings, questionsWithOther(this.#study, table));
  }

  #change(text: string | undefined): void {
    if (text === undefined) throw addedNothing(`data/${this.#id}/study.yaml`);
    this.#text = text;
  }

  #write(name: string, file: ReadFile, csv: DataCsv): void {
    const path = `data/${this.#id}/${name}`;
    this.#written.set(path, csv.text);
    this.#from.set(path, { file, csv });
  }

  /** Ids of the waves that the study file has by now. */
  #remaining(): readonly string[] {
    return studyIn(this.#text, this.#id).waves.map((wave) => wave.id);
  }

  #names(): readonly string[] {
    return [...this.#written.keys()].map((path) => basename(path));
  }

  #notRead({ columns }: Profile): string[] {
    const others = columns
      .filter(({ heading, role }) => role === 'answer' && !this.#headings.includes(heading))
      .map(({ heading }) => heading);
    return others.length === 0
      ? []
      : [`  not read by the study: ${others.slice(0, 10).join(', ')}${others.length > 10 ? ', …' : ''}`];
  }
}

function isKnown(study: Study, { sha256 }: Profile): boolean {
  return (study.source ?? []).some((source) => source.sha256 === sha256);
}

/** The wave that an export was imported as; undefined where it was not, or sources do not stand in the order of waves. */
function importedAs({ source = [], waves }: Study, { sha256 }: Profile): Wave | undefined {
  const at = source.findIndex((one) => one.sha256 === sha256);
  return at < 0 || source.length !== waves.length ? undefined : waves[at];
}

/** Columns that differ between two exports of the same answers: ids, and weights that were computed anew. */
function apartIn({ respondentColumn, weighting }: Study): string[] {
  const weight = weighting.kind === 'column' ? weighting.column : undefined;
  return [respondentColumn, weight].filter((heading) => heading !== undefined);
}

function sourceOf({ file, sha256, tool, charset }: Profile): SourceFile {
  return { file, sha256, tool, charset };
}

function daysFrom({ fielded, heading, sure }: FieldDates): string {
  return `fielded from ${fielded[0]} to ${fielded[1]}: the first and the last day in "${heading.replace(/\s+/g, ' ')}"${sure ? '' : '; look whether that is when people answered'}`;
}

function replacedDays(before: readonly [string, string] | undefined, dates: FieldDates | undefined): string[] {
  if (dates === undefined) {
    return [
      before === undefined
        ? '  no column says its days: write fielded: [first day, last day] when you know it'
        : `  fielded stays ${before.join(' to ')}, since no column says the days: correct it if fieldwork went on`,
    ];
  }
  const same = before?.join() === dates.fielded.join();
  return same ? [] : [`  ${daysFrom(dates)}${before === undefined ? '' : ` (it was ${before.join(' to ')})`}`];
}

function refuseLacking(study: Study, file: string, files: readonly ReadFile[]): void {
  const headings = declaredHeadings(study);
  const problems = files.flatMap(({ table: { profile } }) =>
    lacking(headings, profile).map((heading) => ({
      place: { file: profile.file },
      found: `no column "${heading}"`,
      expected: `the columns that ${file} reads`,
      hint: didYouMean(
        heading,
        profile.columns.map((column) => column.heading),
      ),
    })),
  );
  if (problems.length > 0) throw new InputErrors(problems);
}

function refuseReplacing(
  replace: string,
  waves: readonly string[],
  files: number,
  named: readonly string[] | undefined,
): void {
  const place = { file: '--replace' };
  const problems: Problem[] = [
    ...(waves.includes(replace)
      ? []
      : [{ place, found: `"${replace}"`, expected: 'a wave of the study', hint: didYouMean(replace, waves) }]),
    ...(files <= 1 ? [] : [{ place, found: `${files} files`, expected: 'the one that holds the wave anew' }]),
    ...(named === undefined
      ? []
      : [{ place, found: '--wave beside it', expected: 'one of the two: a wave that is replaced keeps its name' }]),
  ];
  if (problems.length > 0) throw new InputErrors(problems);
}

function alreadyThere(file: string, wave: string, why: SameWave, replaced: string | undefined): InputErrors {
  const other =
    why.by === 'days' ? 'or --wave <name> if other people answered it' : 'or --new-wave if other people answered it';
  return new InputErrors([
    {
      place: { file },
      found: `what seems to be wave "${wave}" again: ${why.says}`,
      expected: replaced === undefined ? 'a further wave' : `wave "${replaced}" anew`,
      hint: `Add --replace ${asWord(wave)} ${replaced === undefined ? '' : 'instead '}if the same survey was exported again; ${other}.`,
    },
  ]);
}

function notKnownWhose(id: string, { file, sha256 }: Profile): InputErrors {
  return new InputErrors([
    {
      place: { file },
      found: 'a file that was imported before, as nobody can tell which wave',
      expected: `as many entries in source as in waves of data/${id}/study.yaml`,
      hint: `Delete the wave and the data file that were made from it, and the line of source with sha256 ${sha256.slice(0, 12)}…; then replace.`,
    },
  ]);
}

function notTakenOut(id: string, { id: wave, file }: Wave): InputErrors {
  return new InputErrors([
    {
      place: { file: `data/${id}/study.yaml` },
      found: `the same file as wave "${wave}", written in a way that cannot be taken out`,
      expected: 'waves and source with an entry a line',
      hint: `Delete wave "${wave}" and its source in the study file, and data/${id}/${file}; then replace.`,
    },
  ]);
}
