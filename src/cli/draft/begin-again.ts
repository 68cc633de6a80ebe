import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DRAFT_WORDS } from './draft-words.ts';

/** Files of one draft are written within moments. */
const MOMENTS = 10_000;

/**
 * How to make a study of a name that is taken anew: which folders to remove, and whether a hand has changed them since they were
 * drafted, as far as times of files and the draft's own notice tell.
 */
export async function howToBeginAgain(root: string, study: string): Promise<string> {
  const folders = [`data/${study}`, `content/${study}`];
  const files = (await Promise.all(folders.map((folder) => filesIn(root, folder)))).flat();
  const there = folders.filter((folder) => files.some(({ path }) => path.startsWith(`${folder}/`)));
  const named = `${there.join('/ and ')}/`;
  const yaml = await readFile(join(root, `data/${study}/study.yaml`), 'utf8').catch(() => '');
  const first = Math.min(...files.map(({ time }) => time));
  const touched = files.filter(({ time }) => time - first > MOMENTS);
  const isDraft = Object.values(DRAFT_WORDS).some(({ notice }) => yaml.includes(notice));
  if (isDraft && touched.length === 0)
    return `To begin again, remove ${named} first: nothing in them seems to have been changed since they were drafted.`;
  const what =
    touched.length === 0
      ? 'what is in them was not drafted, or has been worked on'
      : `${touched.length === 1 ? 'a file was' : `${touched.length} files were`} changed or added later, ${touched[0]!.path} for one`;
  return `To begin again, move ${named} away, and keep the copy: ${what}.`;
}

async function filesIn(root: string, folder: string): Promise<{ path: string; time: number }[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const { mtimeMs } = await stat(path);
        return { path: path.slice(root.length + 1).replaceAll('\\', '/'), time: mtimeMs };
      }),
  );
}
