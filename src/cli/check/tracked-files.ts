import { execFile } from 'node:child_process';

/** Files below a folder that git tracks, relative to `root`, with slashes; undefined where there is no git, or no repository. */
export async function trackedFiles(root: string, folder: string): Promise<ReadonlySet<string> | undefined> {
  return new Promise((resolve) => {
    execFile('git', ['ls-files', '-z', '--', folder], { cwd: root, maxBuffer: 64 * 1024 * 1024 }, (error, output) => {
      resolve(error === null ? new Set(output.split('\0').filter((file) => file !== '')) : undefined);
    });
  });
}
