import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/** A project's root with these files; gone when the test is. */
export function projectFolder(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'topbox-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return root;
}

export interface Ran {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Run `src/cli/<command>.ts` in a project as npm would, piped. */
export async function ran(root: string, command: string, ...words: readonly string[]): Promise<Ran> {
  const script = resolve(import.meta.dirname, `../../src/cli/${command}.ts`);
  return new Promise((done) => {
    execFile(process.execPath, [script, ...words], { cwd: root }, (error, output, errors) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, output, errors });
    });
  });
}
