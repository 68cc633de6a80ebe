import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { InputErrors, nearest, type Problem } from '../../errors.ts';

/** @throws {InputErrors} when a file is not there: where it was looked for, and what has nearly its name */
export async function refuseMissing(paths: readonly string[]): Promise<void> {
  const problems = await Promise.all(paths.map(problemWith));
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) throw new InputErrors(found);
}

async function problemWith(path: string): Promise<Problem | undefined> {
  const there = await stat(path).catch(() => undefined);
  if (there !== undefined) return undefined;
  const folder = dirname(resolve(path));
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  const place = { file: path };
  if (entries === undefined)
    return { place, found: `no folder ${folder}`, expected: 'a file to read', hint: quotes(path) };
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const near = nearest(basename(path), names) ?? names.find((name) => isPartOf(basename(path), name));
  return {
    place,
    found: `no file of this name in ${folder}`,
    expected: 'a file to read',
    hint:
      near === undefined
        ? quotes(path)
        : `Did you mean "${near}"?${/\s/.test(near) ? ' A name with blanks stands in quotes.' : ''}`,
  };
}

/** The first word of a name with blanks, or the name without its ending. */
function isPartOf(part: string, name: string): boolean {
  const [a, b] = [part.toLowerCase(), name.toLowerCase()];
  return a.length > 2 && (b.startsWith(`${a} `) || b.startsWith(`${a}.`));
}

function quotes(path: string): string | undefined {
  return /\.\w+$/.test(path) ? undefined : 'A name with blanks stands in quotes: "my export.csv".';
}
