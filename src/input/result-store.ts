import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of kept results below the root of the project; it can be deleted at any time. */
const FOLDER = join('.cache', 'topbox');

/** What was kept under a key, or undefined: nothing was, or the file is not what was written. */
export function keptResult(root: string, key: string): unknown {
  try {
    const kept = JSON.parse(readFileSync(fileOf(root, key), 'utf8')) as { key?: unknown; result?: unknown };
    return kept.key === key ? kept.result : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keep a result for the next build. Written under a name of its own first, so that nobody ever reads half of it.
 * Where nothing can be written, nothing is kept.
 *
 * @param key says everything that the result depends on
 */
export function keepResult(root: string, key: string, result: unknown): void {
  const file = fileOf(root, key);
  const temporary = `${file}.${process.pid}`;
  if (!succeeds(() => mkdirSync(join(root, FOLDER), { recursive: true }))) return;
  const written = succeeds(() => {
    writeFileSync(temporary, JSON.stringify({ key, result }));
    renameSync(temporary, file);
  });
  if (!written) succeeds(() => rmSync(temporary, { force: true }));
}

function succeeds(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

function fileOf(root: string, key: string): string {
  return join(root, FOLDER, `${createHash('sha256').update(key).digest('hex')}.json`);
}

/**
 * A hash of the code in these folders and of the engine that runs it: results of other code are not kept results.
 *
 * @param src the folder that holds them
 * @returns undefined where the code cannot be read, as in a bundle
 */
export function codeDigest(src: string, folders: readonly string[]): string | undefined {
  const digest = createHash('sha256').update(process.versions.v8);
  try {
    for (const folder of folders) {
      const files = readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.ts'),
      );
      for (const file of files.toSorted())
        digest.update(`\n${folder}/${file}\n`).update(readFileSync(join(src, folder, file)));
    }
  } catch {
    return undefined;
  }
  return digest.digest('hex');
}
