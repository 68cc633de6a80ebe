import { didYouMean, InputErrors } from '../../errors.ts';
import { type Profile, type Tool, TOOLS } from '../../input/profile.ts';
import { readStudyFile } from '../../input/read-study-file.ts';
import type { Study } from '../../survey/study.ts';
import { addedNothing, withWave, withWaveAnew } from './added-wave.ts';
import { dataCsv } from './data-csv.ts';
import { declaredHeadings, questionsWithOther } from './declared-questions.ts';
import { fieldDates } from './field-dates.ts';
import { lineDiff } from './line-diff.ts';
import { dataFileName, waveIds } from './new-study.ts';
import type { ReadFile } from './read-files.ts';
import { sameWave } from './same-wave.ts';
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
  /** Ids of the waves that they are. */
  readonly waves?: readonly string[] | undefined;
  /** The wave that the file holds anew, with all who have answered by now. */
  readonly replace?: string | undefined;
  /** The data file of a wave, undefined where it is not there. */
  dataOf(file: string): string | undefined;
}

/**
 * A study with files that it does not have yet as further waves, or with one of its waves exported again. Nothing that is there is
 * changed but for lines added to the study file and those of the wave that is replaced; files whose bytes were imported before are
 * passed over.
 *
 * @param text of the study file
 * @throws {InputErrors} when the study is unsound, a file lacks columns that it reads, or holds a wave that is there and nobody
 *   has said what to do with it
 */
export function updatedStudy(
  text: string,
  id: string,
  files: readonly ReadFile[],
  { waves: named, replace, dataOf }: Update,
): { readonly files: StudyFiles; readonly report: string } {
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
  const known = new Set((study.source ?? []).map(({ sha256 }) => sha256));
  const fresh = files.filter(({ table }) => !known.has(table.profile.sha256));
  const headings = declaredHeadings(study);
  const problems = fresh.flatMap(({ table: { profile } }) =>
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

  const own = study.waves.map((wave) => wave.id);
  if (replace !== undefined) refuseReplacing(replace, own, fresh.length);
  const ids = replace === undefined ? waveIds(fresh, named, own) : [replace];
  const written = new Map<string, string>();
  const lines = files
    .filter((one) => !fresh.includes(one))
    .map(({ table }) => `${table.profile.file}: imported before, nothing to add.`);
  let after = text;
  fresh.forEach(({ table }, index) => {
    const wave = ids[index]!;
    const { profile } = table;
    const old = replace === undefined ? undefined : study.waves.find((one) => one.id === replace)!;
    const name = old?.file ?? dataFileName(wave);
    const csv = dataCsv(table, headings, questionsWithOther(study, table));
    const fielded = fieldDates(table);
    if (replace === undefined && named === undefined) {
      for (const there of study.waves) {
        const why = sameWave({ fielded, csv: csv.text }, { fielded: there.fielded, csv: dataOf(there.file) ?? '' });
        if (why !== undefined) throw alreadyThere(profile.file, there.id, why);
      }
    }
    const { file: original, sha256, tool, charset } = profile;
    const source = { file: original, sha256, tool, charset };
    const next =
      old === undefined
        ? withWave(after, { id: wave, file: name, fielded, source })
        : withWaveAnew(after, { at: own.indexOf(wave), fielded, source });
    if (next === undefined) throw addedNothing(file);
    after = next;
    written.set(`data/${id}/${name}`, csv.text);
    const others = profile.columns
      .filter(({ heading, role }) => role === 'answer' && !headings.includes(heading))
      .map(({ heading }) => heading);
    lines.push(
      `wave ${wave}: ${csv.respondents} respondents from ${original}${old === undefined ? '' : ', in the place of those it had'}`,
      ...(others.length === 0
        ? []
        : [`  not read by the study: ${others.slice(0, 10).join(', ')}${others.length > 10 ? ', …' : ''}`]),
    );
  });
  if (fresh.length > 0) {
    written.set(file, after);
  }
  if (fresh.length > 0 && replace === undefined) {
    const rated = study.questions.find(({ type }) => type === 'scale')?.id;
    const trend = rated === undefined ? '' : `, <Trend of="${rated}" show="top" /> draws one number over time`;
    lines.push(`To show what changed: by="wave" in a figure sets the waves side by side${trend}.`);
  }
  const diff = fresh.length === 0 ? '' : `\n${file}\n${lineDiff(text, after)}`;
  return { files: written, report: lines.join('\n') + diff };
}

function refuseReplacing(replace: string, waves: readonly string[], files: number): void {
  if (waves.includes(replace) && files <= 1) return;
  const place = { file: '--replace' };
  throw new InputErrors([
    waves.includes(replace)
      ? { place, found: `${files} files`, expected: 'the one that holds the wave anew' }
      : { place, found: `"${replace}"`, expected: 'a wave of the study', hint: didYouMean(replace, waves) },
  ]);
}

function alreadyThere(file: string, wave: string, why: string): InputErrors {
  return new InputErrors([
    {
      place: { file },
      found: `what seems to be wave "${wave}" again: ${why}`,
      expected: 'a further wave',
      hint: `Add --replace ${wave} if the same survey was exported again; or --wave <name> if other people answered it.`,
    },
  ]);
}
