import { open, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { HeldRows } from '../../input/export/held-rows.ts';
import { profileExport } from '../../input/export/read-export.ts';
import type { ProfiledTable, Tool } from '../../input/profile.ts';
import type { Terminal } from '../terminal.ts';

/** Files that are worth saying how far one is. */
const LARGE = 5 * 1024 * 1024;

export interface Reading {
  readonly tool?: Tool | undefined;
  /** The tool of the study that the files are added to. */
  readonly before?: Tool | undefined;
  readonly charset?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly sheet?: string | undefined;
  /** Files that explain the others, besides those that can be told by their looks. */
  readonly questionnaires?: readonly string[] | undefined;
}

/** An export that was read, and where it lies. */
export interface ReadFile {
  readonly path: string;
  readonly table: ProfiledTable;
  /** The row in which a spreadsheet shows each of the table's rows. */
  readonly numbers: readonly number[];
}

/**
 * Read exports one after the other; questionnaires among the files (.lss, .qsf, a dictionary, an XLSForm) explain all of them.
 *
 * @throws {InputErrors} as `readExport`
 */
export async function readFiles(paths: readonly string[], reading: Reading, terminal: Terminal): Promise<ReadFile[]> {
  const explains = await Promise.all(paths.map(isQuestionnaire));
  const alone = explains.every(Boolean);
  const companions = [...(reading.questionnaires ?? []), ...(alone ? [] : paths.filter((_, index) => explains[index]))];
  const files: ReadFile[] = [];
  for (const path of alone ? paths : paths.filter((_, index) => !explains[index])) {
    const size = await stat(path).then(
      ({ size: bytes }) => bytes,
      () => 0,
    );
    const held = new HeldRows(basename(path));
    const { rows } = held;
    const { tool, before, charset, delimiter, sheet } = reading;
    const options = { tool, before, charset, delimiter, sheet, companions, name: basename(path) };
    const numbers: number[] = [];
    let told = 0;
    const profile = await profileExport(path, options, (more, at) => {
      held.add(more);
      for (const number of at) numbers.push(number);
      if (size < LARGE || rows.length - told < 10_000) return;
      told = rows.length;
      terminal.progress(`reading ${basename(path)}: ${told} rows`);
    });
    if (told > 0) terminal.progress('');
    files.push({ path, table: { profile, rows }, numbers });
  }
  return files;
}

/** Seen from the ending or the first bytes. */
async function isQuestionnaire(path: string): Promise<boolean> {
  const ending = extname(path).toLowerCase();
  if (['.lss', '.lsq', '.lsg', '.qsf'].includes(ending)) return true;
  if (ending === '.xlsx') return /xls-?form/i.test(basename(path));
  if (ending !== '.csv' && ending !== '.json') return false;
  const start = await startOf(path);
  return ending === '.csv'
    ? /^\uFEFF?"?(Variable \/ Field Name|field_name)\b/.test(start)
    : /^\s*\{/.test(start) && /"(pages|elements)"\s*:/.test(start);
}

async function startOf(path: string): Promise<string> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return '';
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
  await file.close();
  return buffer.toString('utf8', 0, bytesRead);
}
