import { createHash } from 'node:crypto';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { didYouMean, InputErrors } from '../errors.ts';
import type { Crosstab } from '../survey/crosstab.ts';
import type { Path } from '../survey/issue.ts';
import type { Respondents } from './columns.ts';
import { ProblemList } from './problem-list.ts';
import { readPublished } from './read-published.ts';
import { type FileHash, readRespondents } from './read-respondents.ts';
import { readStudyFile, type StudyAndPlaces } from './read-study-file.ts';

/** A study with everything that its files hold, checked. */
export interface StudyData {
  readonly study: StudyAndPlaces['study'];
  /** Where a part of study.yaml stands. */
  readonly placeOf: StudyAndPlaces['placeOf'];
  /** Undefined when the study has no waves. */
  readonly respondents: Respondents | undefined;
  /** Id of a published table → its figures. */
  readonly published: ReadonlyMap<string, Crosstab>;
  /** The client's picture, where the study has one. */
  readonly logo: Uint8Array | undefined;
  /** SHA-256 over the bytes of study.yaml and of every data file, in hexadecimal: equal data, equal digest. */
  readonly digest: string;
  /** Files that were read, study.yaml first; relative to `root`, with slashes. */
  readonly files: readonly string[];
}

const STUDY_ID = /^[a-z0-9][a-z0-9-]*$/;

/**
 * Ids of all studies below `data/`, in alphabetical order: the folders that hold a study file, also one of the wrong name.
 *
 * @param root the folder in which `data/` is
 */
export async function studyIds(root: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, 'data'), { withFileTypes: true }).catch(() => []);
  const ids: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.') || !(entry.isDirectory() || entry.isSymbolicLink())) continue;
    const names = await readdir(join(root, 'data', entry.name)).catch(() => []);
    if (names.some((name) => /^study\.ya?ml$/i.test(name))) ids.push(entry.name);
  }
  return ids.toSorted();
}

/**
 * Read one study: its study file and, if that is sound, all data files.
 *
 * @param root the folder in which `data/` is
 * @throws {InputErrors} everything that is wrong, at once
 */
export async function readStudy(root: string, id: string): Promise<StudyData> {
  const called = (file: string) => `data/${id}/${file}`;
  if (!STUDY_ID.test(id)) {
    const place = { file: `data/${id}` };
    throw new InputErrors([{ place, found: 'this name of a folder', expected: 'small letters, digits and "-"' }]);
  }
  const folder = join(root, 'data', id);
  const bytes = await studyFileBytes(root, id);
  const read = readStudyFile(utf8(bytes, called('study.yaml')), called('study.yaml'), id);
  if ('problems' in read) throw new InputErrors(read.problems);

  const { study } = read;
  const problems = new ProblemList();
  const absent = await absentFiles(read, folder, called(''), problems);
  const people =
    study.waves.length === 0 ? undefined : await readRespondents(read, { folder, absent, called }, problems);
  const hashes: FileHash[] = [...(people?.hashes ?? [])];
  const published = new Map<string, Crosstab>();
  for (const table of study.published) {
    if (absent.has(table.file)) continue;
    const result = await readPublished(study, table, folder, called(table.file), problems);
    if (result === undefined) continue;
    published.set(table.id, result.crosstab);
    if (!hashes.some(({ file }) => file === table.file)) hashes.push({ file: table.file, hash: result.hash });
  }
  const logo = study.theme?.logo;
  const picture = logo === undefined || absent.has(logo) ? undefined : await readFile(join(folder, logo));
  if (problems.size > 0) throw new InputErrors(problems.all());

  const digest = createHash('sha256').update(bytes);
  for (const { file, hash } of hashes) digest.update(`\n${file}\t${hash}`);
  return {
    study,
    placeOf: read.placeOf,
    respondents: people?.respondents,
    published,
    logo: picture,
    digest: digest.digest('hex'),
    files: ['study.yaml', ...hashes.map(({ file }) => file)].map(called),
  };
}

async function studyFileBytes(root: string, id: string): Promise<Buffer> {
  const folder = join(root, 'data', id);
  try {
    return await readFile(join(folder, 'study.yaml'));
  } catch {
    const names = await readdir(folder).catch(() => undefined);
    const known = names === undefined ? await studyIds(root) : [];
    const other = names?.find((name) => /^study\.ya?ml$/i.test(name));
    throw new InputErrors([
      {
        place: { file: `data/${id}` },
        found: names === undefined ? 'no such folder' : 'no study.yaml',
        expected: 'a folder with a study.yaml',
        hint: other === undefined ? didYouMean(id, known) : `Rename ${other} to study.yaml.`,
      },
    ]);
  }
}

function utf8(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const place = { file };
    throw new InputErrors([
      { place, found: 'bytes that are not UTF-8', expected: 'a file in UTF-8', hint: 'Save it in UTF-8.' },
    ]);
  }
}

/** Data files that the study names and that are not there, or lie outside its folder by way of a link. */
async function absentFiles(
  { study, placeOf }: StudyAndPlaces,
  folder: string,
  shown: string,
  problems: ProblemList,
): Promise<ReadonlySet<string>> {
  const named: { file: string; path: Path }[] = [
    ...(study.waveColumn === undefined
      ? study.waves.map(({ file }, index) => ({ file, path: ['waves', index, 'file'] }))
      : [{ file: study.waves[0]?.file, path: ['file'] }].flatMap(({ file, path }) =>
          file === undefined ? [] : [{ file, path }],
        )),
    ...study.published.map(({ id, file }) => ({ file, path: ['published', id, 'file'] })),
    ...(study.theme?.logo === undefined ? [] : [{ file: study.theme.logo, path: ['theme', 'logo'] }]),
  ];
  const within = (await realpath(folder)) + sep;
  const absent = new Set<string>();
  for (const { file, path } of named) {
    const full = await realpath(join(folder, file)).catch(() => undefined);
    if (full?.startsWith(within) && (await stat(full)).isFile()) continue;
    const files = (await readdir(folder)).filter((name) => name !== 'study.yaml');
    absent.add(file);
    problems.add({
      place: placeOf(path, 'value'),
      found: `the file "${file}"`,
      expected: `a file in ${shown}`,
      hint:
        full === undefined
          ? didYouMean(file, files)
          : 'It is a folder, or a link that leads out of the folder of the study.',
    });
  }
  return absent;
}
