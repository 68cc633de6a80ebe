import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';

/** The project's own folder. */
export const project = resolve(import.meta.dirname, '../..');

/** What a command said and how it ended. */
export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

/**
 * A copy of the project in a temporary folder, with studies of the test's choosing. What is built there disturbs neither the
 * project's `dist/` nor another test.
 *
 * @param home folder that holds `data/` and `content/`; the project itself for the shipped studies
 * @param source the copy to be copied, where both must be of the same state
 */
export async function workshop(home: string, source = project): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'topbox-')));
  for (const part of ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    await cp(join(source, part), join(root, part), { recursive: true });
  await symlink(join(project, 'node_modules'), join(root, 'node_modules'), 'junction');
  for (const part of ['data', 'content']) await cp(join(home, part), join(root, part), { recursive: true });
  return root;
}

/** `npm run build -- <studies>` in a workshop. */
export function build(root: string, studies: readonly string[] = [], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ['src/cli/build.ts', ...studies], {
      cwd: root,
      env: { ...bareEnvironment(), ...env },
    });
    let [out, errors] = ['', ''];
    child.stdout.on('data', (bytes) => (out += String(bytes)));
    child.stderr.on('data', (bytes) => (errors += String(bytes)));
    child.on('error', failed);
    child.on('close', (status) => done({ status, out, errors }));
  });
}

/** What a shell has, without what a test runner adds to it. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'LANG', 'SystemRoot', 'APPDATA', 'LOCALAPPDATA'];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

/** Builds, and gives the folder of the site. @throws {Error} with what the build said, when it failed */
export async function built(root: string, studies?: readonly string[], env?: Record<string, string>): Promise<string> {
  const { status, out, errors } = await build(root, studies, env);
  if (status !== 0) throw new Error(`The build failed.\n${out}\n${errors}`);
  return join(root, 'dist');
}

/** Every file of a site: its address, with slashes, and its bytes, in alphabetical order. */
export async function filesOf(site: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.map(async (path) => [relative(site, path).split(sep).join('/'), await readFile(path)] as const),
  );
  return new Map(files.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export async function clearedAway(root: string): Promise<void> {
  await rm(root, { recursive: true, force: true, maxRetries: 3 });
}
