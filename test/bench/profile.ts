import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import Papa from 'papaparse';
import { profileExport, readExport } from '../../src/input/export/read-export.ts';
import { randomNumbers } from '../fuzz/mutated-file.ts';

/**
 * `node test/bench/profile.ts [<rows> …]`: from a file of 40 columns to its profile, against papaparse alone on the same file
 * (both in a process of their own when started with `--one <what> <path>`), and the memory above an idle process.
 */
const COLUMNS = 40;

async function written(path: string, rows: number): Promise<void> {
  const random = randomNumbers(7);
  const file = createWriteStream(path);
  const labels = ['Very satisfied', 'Satisfied', 'Neither satisfied nor dissatisfied', 'Dissatisfied', ''];
  file.write(`id,${Array.from({ length: COLUMNS - 1 }, (_, index) => `q${index + 1}`).join(',')}\n`);
  for (let row = 0; row < rows; row++) {
    const cells = [String(row + 1)];
    for (let column = 1; column < COLUMNS; column++) {
      const chance = random();
      if (column === 39) cells.push(`"Comment ${Math.floor(chance * 1e9)}, with a comma"`);
      else if (column % 4 === 0) cells.push(labels[Math.floor(chance * labels.length)]!);
      else cells.push(String(Math.floor(chance * (column % 4 === 1 ? 11 : 5))));
    }
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
  profileExport: (path) => profileExport(path),
  readExport: (path) => readExport(path),
};

/** Milliseconds and the highest memory above the process before, in bytes. */
async function measured(
  way: string,
  path: string,
): Promise<{ readonly milliseconds: number; readonly memory: number; readonly kept: unknown }> {
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const result = await WAYS[way]!(path);
  const milliseconds = performance.now() - start;
  return { milliseconds, memory: process.resourceUsage().maxRSS * 1024 - before, kept: typeof result };
}

const [flag, way, path] = process.argv.slice(2);
if (flag === '--one') {
  console.log(JSON.stringify(await measured(way!, path!)));
} else {
  const { execFileSync } = await import('node:child_process');
  const folder = mkdtempSync(join(tmpdir(), 'topbox-bench-'));
  const sizes = process.argv.slice(2).map(Number);
  for (const rows of sizes.length > 0 ? sizes : [100_000]) {
    const file = join(folder, `${rows}.csv`);
    await written(file, rows);
    const { size } = statSync(file);
    console.log(`${rows} rows × ${COLUMNS} columns, ${(size / 1e6).toFixed(1)} MB`);
    let alone = Number.NaN;
    for (const name of Object.keys(WAYS)) {
      if (name === 'readExport' && rows > 500_000) continue;
      const runs = Array.from({ length: rows > 500_000 ? 1 : 3 }, () => {
        const output = execFileSync(process.execPath, [import.meta.filename, '--one', name, file], {
          encoding: 'utf8',
        });
        return JSON.parse(output) as { readonly milliseconds: number; readonly memory: number };
      });
      const milliseconds = Math.min(...runs.map((run) => run.milliseconds));
      const memory = Math.max(...runs.map((run) => run.memory));
      if (name === 'papaparse') alone = milliseconds;
      console.log(
        `  ${name.padEnd(14)} ${Math.round(milliseconds)} ms (${(milliseconds / alone).toFixed(2)} × papaparse), ` +
          `${(memory / 1e6).toFixed(0)} MB (${(memory / size).toFixed(2)} × the file)`,
      );
    }
  }
  rmSync(folder, { recursive: true, force: true });
}
