import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { InputErrors } from '../../src/errors.ts';
import { readStudy } from '../../src/input/studies.ts';

/** A folder with `data/x/` and these files in it; gone when the test is. */
export function studyFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'topbox-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, 'data/x', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return root;
}

export const HEAD = `title: X
client: X
languages: [en]
method: { strategy: a, sponsor: a, conductor: a, population: a, sample: { type: census }, mode: [online], limitations: a }
`;

/** A study of one wave in `w.csv`, with these lines of YAML below `questions:` and these beside it. */
export function oneWave(questions: string, rest = ''): string {
  return `${HEAD}waves: [{ id: "1", file: w.csv }]\n${rest}\nquestions:\n${questions}\n`;
}

/** What reading `data/<id>` says, as an author reads it. */
export async function problemsOf(root: string, id = 'x'): Promise<string> {
  return readStudy(root, id).then(
    () => 'no problems',
    (error: unknown) => {
      if (error instanceof InputErrors) return error.message;
      throw error;
    },
  );
}
