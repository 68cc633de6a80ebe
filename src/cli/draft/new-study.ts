import { basename, join } from 'node:path';
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
import { nameLike } from './wave-style.ts';

/** What a new study is called, for whom and in which languages. */
export interface Naming {
  readonly id: string;
  readonly title: string;
  readonly client: string;
  readonly languages: readonly string[];
  /** Ids of the waves, where somebody has named them. */
  readonly waves?: readonly string[] | undefined;
  /** Somebody has said that other people answered, however alike the files are. */
  readonly others?: boolean | undefined;
}

/**
 * Every file of a new study: data, study file, narrative.
 *
 * @throws {InputErrors} when two files hold the same round of fieldwork
 */
export function newStudyFiles(
  files: readonly ReadFile[],
  draft: Draft,
  { id, title, client, languages, waves: named, others }: Naming,
): StudyFiles {
  const headings = [
    ...new Set([...draft.questions.flatMap(columnsOf), ...(draft.weight === undefined ? [] : [draft.weight.column])]),
  ];
  refuseWaveNames(named, files.length);
  const written = new Map<string, string>();
  const ids = waveIds(files, named);
  const waves = files.map(({ table }, index): DraftWave => {
    const wave = ids[index]!;
    const dates = fieldDates(table);
    const file = dataFileName(
      wave,
      [...written.keys()].map((path) => basename(path)),
    );
    const { text, respondents, empty } = dataCsv(table, headings, draft.questions);
    written.set(`data/${id}/${file}`, text);
    return {
      id: wave,
      file,
      fielded: dates?.fielded,
      dates,
      profile: table.profile,
      respondents,
      empty,
      repeated: repeatedIds(table),
    };
  });
  if (others !== true) {
    const apart = draft.weight === undefined ? [] : [draft.weight.column];
    refuseSameWave(waves, named !== undefined, apart, (wave) => written.get(`data/${id}/${wave.file}`)!);
  }
  const ordered = waves.toSorted((a, b) => (a.fielded?.[0] ?? '').localeCompare(b.fielded?.[0] ?? ''));
  const latest = files[waves.indexOf(ordered.at(-1)!)]!;
  const setup = { id, title, client, languages, waves: ordered, draft, drivers: driversOf(latest.table, draft) };
  written.set(`data/${id}/study.yaml`, studyYaml(setup));
  for (const { language, slug, mdx } of narrativePages(setup))
    written.set(`content/${id}/${language}/${slug}.mdx`, mdx);
  return written;
}

function refuseSameWave(
  waves: readonly DraftWave[],
  named: boolean,
  apart: readonly string[],
  csv: (wave: DraftWave) => string,
): void {
  const problems = waves.flatMap((one, index) =>
    waves.slice(0, index).flatMap((other): Problem[] => {
      const why = sameWave({ ...one, csv: csv(one) }, { ...other, csv: csv(other) }, apart);
      if (why === undefined || (named && why.by === 'days')) return [];
      return [
        {
          place: { file: one.profile.file },
          found: `what seems to be the same round of fieldwork as ${other.profile.file}: ${why.says}`,
          expected: 'one file for each wave',
          hint:
            why.by === 'days'
              ? 'Give one of the two; or, where different people answered them, name both as waves: --wave "north, south".'
              : 'Give one of the two; or add --new-wave if different people answered them.',
        },
      ];
    }),
  );
  if (problems.length > 0) throw new InputErrors(problems);
}

/** @param taken names of files that are there */
export function dataFileName(wave: string, taken: readonly string[] = []): string {
  const plain =
    wave
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^-|-$/g, '') || 'wave';
  const names = [plain, ...Array.from({ length: taken.length }, (_, index) => `${plain}-${index + 2}`)];
  return names.map((name) => `responses-${name}.csv`).find((name) => !taken.includes(name))!;
}

/** @throws {InputErrors} unless there is one name for each file, and each is new */
export function refuseWaveNames(
  named: readonly string[] | undefined,
  files: number,
  taken: readonly string[] = [],
): void {
  if (named === undefined) return;
  const place = { file: '--wave' };
  const twice = named.find((name, index) => named.indexOf(name) !== index);
  const there = named.find((name) => taken.includes(name));
  const problems: Problem[] = [
    ...(named.length === files
      ? []
      : [
          {
            place,
            found: `${named.length} ${named.length === 1 ? 'name' : 'names'}`,
            expected: files === 1 ? 'one, for the one file' : `${files}, one for each file in their order`,
          },
        ]),
    ...(twice === undefined ? [] : [{ place, found: `"${twice}" twice`, expected: 'a name of its own for each wave' }]),
    ...(there === undefined
      ? []
      : [
          {
            place,
            found: `"${there}", which the study has`,
            expected: 'the name of a further wave',
            hint: `Add --replace ${asWord(there)} in its place if the file holds that wave anew.`,
          },
        ]),
  ];
  if (problems.length > 0) throw new InputErrors(problems);
}

/** A name as it is typed in a command. */
export function asWord(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : JSON.stringify(name);
}

/**
 * Ids of waves: as named, or written as those that are there, or the year of fieldwork, with the month where a year has two; numbers
 * where dates are unknown.
 */
export function waveIds(
  files: readonly ReadFile[],
  named: readonly string[] = [],
  there: readonly Pick<DraftWave, 'id' | 'fielded'>[] = [],
): string[] {
  const taken = there.map(({ id }) => id);
  const dates = files.map(({ table }) => fieldDates(table)?.fielded[0]);
  const ids: string[] = [];
  files.forEach((_, index) => {
    const date = dates[index];
    const like = date === undefined ? undefined : nameLike(there, date);
    const candidates = [
      named[index],
      ...(date === undefined ? [] : [like ?? date.slice(0, 4), date.slice(0, 7), date]),
    ];
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
