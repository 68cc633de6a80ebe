import { readFileSync, statSync } from 'node:fs';
import { compared } from './independent/compared.ts';
import type { HavenAnswer } from './independent/haven.ts';
import { psppTable } from './independent/pspp.ts';
import type { Comparison, OurTable } from './independent/table.ts';
import { draftCase, type ReadCase, readCase } from './read-case.ts';

/** Larger tables are not compared: the independent readers would take minutes, or all memory. */
const MOST_CELLS = 2_000_000;
const MOST_CHARACTERS = 100_000_000;
const MOST_BYTES = 10_000_000;

/** What the process is asked to do with a file. */
export interface Task {
  readonly path: string;
  readonly draft: boolean;
  readonly haven: boolean;
}

export type Ended = Omit<ReadCase, 'table'> & { readonly processor: number };

/** What it tells, in this order: that the file is read (and drafted), a question for haven perhaps, and the comparison. */
export type Told =
  | {
      readonly stage: 'read';
      readonly read: Ended;
      readonly draft: Ended | undefined;
      /** Largest resident memory of the process until now, in MB: of this case or of one before it. */
      readonly peak: number;
    }
  | { readonly stage: 'haven'; readonly asBytes: boolean }
  | { readonly stage: 'compared'; readonly comparison: Comparison | undefined };

let answered: ((answer: HavenAnswer) => void) | undefined;

process.on('message', (message: { readonly task: Task } | { readonly haven: HavenAnswer }) => {
  if ('haven' in message) answered?.(message.haven);
  else void work(message.task);
});

async function work({ path, draft, haven }: Task): Promise<void> {
  const { table, ...read } = await timed(() => readCase(path));
  const drafted = draft && table !== undefined ? await timed(async () => draftCase(path, table)) : undefined;
  tell({ stage: 'read', read, draft: drafted, peak: process.resourceUsage().maxRSS / 1024 });
  const ask = (asBytes: boolean) =>
    new Promise<HavenAnswer>((resolve) => {
      answered = resolve;
      tell({ stage: 'haven', asBytes });
    });
  const comparison =
    table === undefined
      ? undefined
      : (tooLarge(path, table) ??
        (await compared(readFileSync(path), table, haven ? { haven: ask, pspp: () => psppTable(path) } : undefined)));
  tell({ stage: 'compared', comparison });
}

function tooLarge(path: string, { profile, rows }: OurTable): Comparison | undefined {
  let characters = 0;
  for (const row of rows) for (const cell of row) characters += cell.length;
  const large =
    statSync(path).size > MOST_BYTES
      ? 'a file of more than 10 MB'
      : rows.length * profile.columns.length > MOST_CELLS
        ? 'more than two million cells'
        : characters > MOST_CHARACTERS
          ? 'more than 100 million characters'
          : undefined;
  return large === undefined ? undefined : { verdict: 'alone', notes: [`not compared: ${large}`] };
}

async function timed(run: () => Promise<ReadCase>): Promise<ReadCase & { readonly processor: number }> {
  const before = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(before);
  return { ...result, processor: (user + system) / 1000 };
}

function tell(told: Told): void {
  process.send!(told);
}
