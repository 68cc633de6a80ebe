import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { forgetReports, loadAll } from '../../blocks/load-reports.ts';
import { InputErrors } from '../../errors.ts';
import { undoneIfStopped } from '../stopped.ts';

/** Path below the project's root → content. */
export type StudyFiles = ReadonlyMap<string, string>;

/**
 * Write the files of a study, but only if a build would take them: they are tried in a folder of their own first.
 *
 * @param existing folders below the root that the files are added to
 * @param gone paths below the root of files that the study no longer has
 * @param writing is called when they will be written
 * @throws {InputErrors} with what a build would refuse; nothing has been written then
 */
export async function writeStudyFiles(
  root: string,
  study: string,
  files: StudyFiles,
  existing: readonly string[] = [],
  writing?: () => void,
  gone: readonly string[] = [],
): Promise<void> {
  const trial = await mkdtemp(join(tmpdir(), 'topbox-new-'));
  const done = undoneIfStopped(() => rmSync(trial, { recursive: true, force: true }));
  try {
    for (const folder of existing)
      await cp(join(root, folder), join(trial, folder), { recursive: true }).catch(() => undefined);
    await write(trial, files);
    for (const path of gone) await rm(join(trial, path), { force: true });
    const [loaded] = await loadAll(trial, [study]);
    if (loaded?.problems !== undefined) throw new InputErrors(loaded.problems);
  } finally {
    forgetReports();
    await rm(trial, { recursive: true, force: true });
    done();
  }
  writing?.();
  await write(root, files);
  for (const path of gone) await rm(join(root, path), { force: true });
}

async function write(root: string, files: StudyFiles): Promise<void> {
  for (const [path, content] of files) {
    const full = join(root, path);
    await mkdir(dirname(full), { recursive: true });
    await writeFile(full, content);
  }
}

/** Put an export as it came where git does not look. */
export async function keepOriginal(root: string, study: string, path: string, name: string): Promise<string> {
  const folder = join(root, 'data', study, '.original');
  await mkdir(folder, { recursive: true });
  await copyFile(path, join(folder, name));
  return `data/${study}/.original/${name}`;
}
