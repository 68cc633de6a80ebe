import { didYouMean, InputErrors } from '../../errors.ts';
import { readStudyFile } from '../../input/read-study-file.ts';
import { addedNothing, withWave } from './added-wave.ts';
import { dataCsv } from './data-csv.ts';
import { declaredHeadings, questionsWithOther } from './declared-questions.ts';
import { fieldDates } from './field-dates.ts';
import { lineDiff } from './line-diff.ts';
import { dataFileName, waveIds } from './new-study.ts';
import type { ReadFile } from './read-files.ts';
import type { StudyFiles } from './study-files.ts';

/**
 * A study with files that it does not have yet as further waves. Nothing that is there is changed but for lines added to the
 * study file; files whose bytes were imported before are passed over.
 *
 * @param text of the study file
 * @throws {InputErrors} when the study is unsound, or a file lacks columns that it reads
 */
export function updatedStudy(
  text: string,
  id: string,
  files: readonly ReadFile[],
  named?: readonly string[],
): { readonly files: StudyFiles; readonly report: string } {
  const file = `data/${id}/study.yaml`;
  const read = readStudyFile(text, file, id);
  if ('problems' in read) throw new InputErrors(read.problems);
  const { study } = read;
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
  const problems = fresh.flatMap(({ table: { profile } }) => {
    const there = profile.columns.map(({ heading }) => heading);
    return headings
      .filter((heading) => !there.includes(heading))
      .map((heading) => ({
        place: { file: profile.file },
        found: `no column "${heading}"`,
        expected: `the columns that ${file} reads`,
        hint: didYouMean(heading, there),
      }));
  });
  if (problems.length > 0) throw new InputErrors(problems);

  const ids = waveIds(
    fresh,
    named,
    study.waves.map((wave) => wave.id),
  );
  const written = new Map<string, string>();
  const lines = files
    .filter((one) => !fresh.includes(one))
    .map(({ table }) => `${table.profile.file}: imported before, nothing to add.`);
  let after = text;
  fresh.forEach(({ table }, index) => {
    const wave = ids[index]!;
    const { profile } = table;
    const name = dataFileName(wave);
    const csv = dataCsv(table, headings, questionsWithOther(study, table));
    const { file: original, sha256, tool, charset } = profile;
    const next = withWave(after, {
      id: wave,
      file: name,
      fielded: fieldDates(table),
      source: { file: original, sha256, tool, charset },
    });
    if (next === undefined) throw addedNothing(file);
    after = next;
    written.set(`data/${id}/${name}`, csv.text);
    const others = profile.columns
      .filter(({ heading, role }) => role === 'answer' && !headings.includes(heading))
      .map(({ heading }) => heading);
    lines.push(
      `wave ${wave}: ${csv.respondents} respondents from ${original}`,
      ...(others.length === 0
        ? []
        : [`  not read by the study: ${others.slice(0, 10).join(', ')}${others.length > 10 ? ', …' : ''}`]),
    );
  });
  if (fresh.length > 0) {
    written.set(file, after);
    const rated = study.questions.find(({ type }) => type === 'scale')?.id;
    const trend = rated === undefined ? '' : `, <Trend of="${rated}" show="top" /> draws one number over time`;
    lines.push(`To show what changed: by="wave" in a figure sets the waves side by side${trend}.`);
  }
  const diff = fresh.length === 0 ? '' : `\n${file}\n${lineDiff(text, after)}`;
  return { files: written, report: lines.join('\n') + diff };
}
