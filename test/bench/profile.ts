import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import Papa from 'papaparse';
import { profileExport } from '../../src/input/export/read-export.ts';
import { randomNumbers } from '../fuzz/random-numbers.ts';

const COLUMNS = 40;
const LABELS = ['Very satisfied', 'Satisfied', 'Neither satisfied nor dissatisfied', 'Dissatisfied', ''];

/** What stands in the cells decides what papaparse has to do: without a quote it only splits. */
const KINDS: Readonly<Record<string, (column: number, chance: number) => string>> = {
  codes: (column, chance) => String(Math.floor(chance * (column % 4 === 1 ? 11 : 5))),
  labels: (_, chance) => LABELS[Math.floor(chance * LABELS.length)]!,
  mixed: (column, chance) =>
    column === 39
      ? `"Comment ${Math.floor(chance * 1e9)}, with a comma"`
      : KINDS[column % 4 === 0 ? 'labels' : 'codes']!(column, chance),
};

async function written(path: string, rows: number, kind: string): Promise<void> {
  const random = randomNumbers(7);
  const file = createWriteStream(path);
  file.write(`id,${Array.from({ length: COLUMNS - 1 }, (_, index) => `q${index + 1}`).join(',')}\n`);
  for (let row = 0; row < rows; row++) {
    const cells = [String(row + 1)];
    for (let column = 1; column < COLUMNS; column++) cells.push(KINDS[kind]!(column, random()));
    if (!file.write(`${cells.join(',')}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

const WAYS: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  papaparse: (path) =>
    new Promise((resolve, reject) => {
      let rows = 0;
      Papa.parse<string[]>(createReadStream(path, 'utf8'), {
        delimiter: ',',
        chunk: ({ data }) => (rows += data.length),
        complete: () => resolve(rows),
        error: reject,
      });
    }),
  profile: (path) => profileExport(path),
};

/** Milliseconds, and the highest memory above the process before in bytes. */
async function measured(
  way: string,
  path: string,
): Promise<{ readonly milliseconds: number; readonly memory: number }> {
  const before = process.memoryUsage.rss();
  const start = performance.now();
  await WAYS[way]!(path);
  const milliseconds = performance.now() - start;
  return { milliseconds, memory: process.resourceUsage().maxRSS * 1024 - before };
}

/**
 * From a file of 40 columns to its profile, against papaparse alone on the same file, each in a process of its own: at most 2 ×
 * papaparse and 6 × the file above an idle process; a million rows once.
 */
export async function benchProfiles(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'topbox-bench-'));
  try {
    for (const kind of Object.keys(KINDS)) await bench(folder, 140_000, kind, 5);
    await bench(folder, 1_000_000, 'mixed', 1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bench(folder: string, rows: number, kind: string, turns: number): Promise<void> {
  const path = join(folder, 'export.csv');
  await written(path, rows, kind);
  const { size } = statSync(path);
  const run = (what: string) =>
    JSON.parse(execFileSync(process.execPath, [import.meta.filename, '--one', what, path], { encoding: 'utf8' })) as {
      readonly milliseconds: number;
      readonly memory: number;
    };
  const pairs = Array.from({ length: turns }, () => [run('papaparse'), run('profile')] as const);
  const alone = Math.min(...pairs.map(([papaparse]) => papaparse.milliseconds));
  const profile = Math.min(...pairs.map(([, own]) => own.milliseconds));
  const memory = Math.max(...pairs.map(([, own]) => own.memory));
  console.log(
    `profile of ${rows} × ${COLUMNS}, ${kind}, ${(size / 1e6).toFixed(1)} MB: ${(profile / alone).toFixed(2)} × papaparse alone ` +
      `(at most 2), memory ${(memory / size).toFixed(1)} × the file (at most 6)`,
  );
}

if (process.argv[2] === '--one') console.log(JSON.stringify(await measured(process.argv[3]!, process.argv[4]!)));
