import { join } from 'node:path';
import { InputErrors, type Problem } from '../../errors.ts';
import { dataCsv } from './data-csv.ts';
import type { Draft } from './draft.ts';
import { columnsOf } from './draft.ts';
import { driversOf } from './drivers-of.ts';
import { fieldDates } from './field-dates.ts';
import { narrativePages } from './narrative-pages.ts';
import type { ReadFile } from './read-files.ts';
import { repeatedIds } from './repeated-ids.ts';
import { sameWave } from './same-wave.ts';
import type { DraftWave } from './setup.ts';
import type { StudyFiles } from './study-files.ts';
import { studyYaml } from './study-yaml.ts';

/** What a new study is called, for whom and in which languages. */
export interface Naming {
  readonly id: string;
  readonly title: string;
  readonly client: string;
  readonly languages: readonly string[];
  /** Ids of the waves, where somebody has named them. */
  readonly waves?: readonly string[] | undefined;
}

/**
 * Every file of a new study: data, study file, narrative.
 *
 * @throws {InputErrors} when two files hold the same round of fieldwork, and nobody has named them as waves
 */
export function newStudyFiles(
  files: readonly ReadFile[],
  draft: Draft,
  { id, title, client, languages, waves: named }: Naming,
): StudyFiles {
  const headings = [
    ...new Set([...draft.questions.flatMap(columnsOf), ...(draft.weight === undefined ? [] : [draft.weight.column])]),
  ];
  const written = new Map<string, string>();
  const ids = waveIds(files, named);
  const waves = files.map(({ table }, index): DraftWave => {
    const wave = ids[index]!;
    const file = dataFileName(wave);
    const { text, respondents, empty } = dataCsv(table, headings, draft.questions);
    written.set(`data/${id}/${file}`, text);
    return {
      id: wave,
      file,
      fielded: fieldDates(table),
      profile: table.profile,
      respondents,
      empty,
      repeated: repeatedIds(table),
    };
  });
  if (named === undefined) refuseSameWave(waves, (wave) => written.get(`data/${id}/${wave.file}`)!);
  const ordered = waves.toSorted((a, b) => (a.fielded?.[0] ?? '').localeCompare(b.fielded?.[0] ?? ''));
  const latest = files[waves.indexOf(ordered.at(-1)!)]!;
  const setup = { id, title, client, languages, waves: ordered, draft, drivers: driversOf(latest.table, draft) };
  written.set(`data/${id}/study.yaml`, studyYaml(setup));
  for (const { language, slug, mdx } of narrativePages(setup))
    written.set(`content/${id}/${language}/${slug}.mdx`, mdx);
  return written;
}

function refuseSameWave(waves: readonly DraftWave[], csv: (wave: DraftWave) => string): void {
  const problems = waves.flatMap((one, index) =>
    waves.slice(0, index).flatMap((other): Problem[] => {
      const why = sameWave({ ...one, csv: csv(one) }, { ...other, csv: csv(other) });
      if (why === undefined) return [];
      return [
        {
          place: { file: one.profile.file },
          found: `what seems to be the same round of fieldwork as ${other.profile.file}: ${why}`,
          expected: 'one file for each wave',
          hint: 'Give one of the two; or, where different people answered them, name both as waves: --wave "north, south".',
        },
      ];
    }),
  );
  if (problems.length > 0) throw new InputErrors(problems);
}

export function dataFileName(wave: string): string {
  return `responses-${
    wave
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^-|-$/g, '') || 'wave'
  }.csv`;
}

/** Ids of waves: as named, or the year of fieldwork, with the month where a year has two; numbers where dates are unknown. */
export function waveIds(
  files: readonly ReadFile[],
  named: readonly string[] = [],
  taken: readonly string[] = [],
): string[] {
  const dates = files.map(({ table }) => fieldDates(table)?.[0]);
  const ids: string[] = [];
  files.forEach((_, index) => {
    const date = dates[index];
    const candidates = [named[index], ...(date === undefined ? [] : [date.slice(0, 4), date.slice(0, 7), date])];
    const free = (id: string | undefined): id is string => id !== undefined && !ids.includes(id) && !taken.includes(id);
    let number = taken.length + index + 1;
    while (!free(String(number))) number++;
    ids.push(candidates.find(free) ?? String(number));
  });
  return ids;
}

/** Where the files of a study lie. */
export function studyFolders(root: string, id: string): readonly string[] {
  return [join(root, 'data', id), join(root, 'content', id)];
}
