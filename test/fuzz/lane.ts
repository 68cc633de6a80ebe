import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type FuzzPlan, isHeavy } from './fuzz-plan.ts';
import { HavenProcess } from './independent/haven-process.ts';
import type { Comparison } from './independent/table.ts';
import type { Ended, Told } from './reading-process.ts';

interface Limits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Every case ends within these: seconds for reading and for drafting, MB of resident memory. */
export const LIMITS = { milliseconds: 10_000, megabytes: 1024 } as const;
/** When a process is killed from outside; its milliseconds are those of the processor, since the machine may be busy with something else. */
const KILL = { milliseconds: 25_000, megabytes: 3000 } as const;
/** Milliseconds of the processor for the independent readers. */
const COMPARISON = 15_000;
/** A process that has read so many cases, or has once been so large, is replaced, so that a peak tells of few cases. */
const WORN = { cases: 300, megabytes: 550 } as const;

export interface CaseResult {
  readonly outcome: 'profile' | 'refusal' | 'crash' | 'hang' | 'hog';
  readonly message: string;
  /** By the clock and by processor time. */
  readonly milliseconds: number;
  readonly processor: number;
  /** MB of resident memory that the case has at most taken. */
  readonly megabytes: number;
  readonly draft: Ended | undefined;
  readonly comparison: Comparison | undefined;
}

/** Makes one mutated file after the other and has each read by a process that can be watched and killed. */
export class Lane {
  readonly path: string;
  readonly #haven: HavenProcess | undefined;
  #maker: ChildProcess | undefined;
  #reader: ChildProcess | undefined;
  #read = 0;
  #worn = false;
  readonly #kill: Limits;

  /** @param kill when a process is killed from outside */
  constructor(folder: string, name: string, { haven }: { readonly haven: boolean }, kill: Limits = KILL) {
    this.#kill = kill;
    this.path = join(folder, `mutated-${name}`);
    this.#haven = haven ? new HavenProcess(join(folder, `answer-${name}.json`)) : undefined;
  }

  async run(plan: FuzzPlan, draft: boolean): Promise<CaseResult> {
    await this.#make(plan);
    const alone = isHeavy(plan);
    const fresh = alone || this.#worn || this.#reader === undefined;
    if (fresh) this.#replaceReader();
    const result = await this.#readCase(draft);
    this.#worn = alone || this.#worn || this.#read >= WORN.cases || result.megabytes > WORN.megabytes;
    if (fresh || (result.megabytes <= LIMITS.megabytes && result.outcome !== 'crash')) return result;
    this.#replaceReader();
    this.#worn = true;
    return this.#readCase(draft);
  }

  stop(): void {
    this.#maker?.kill('SIGKILL');
    this.#reader?.kill('SIGKILL');
    this.#haven?.stop();
  }

  #replaceReader(): void {
    this.#reader?.kill('SIGKILL');
    this.#reader = undefined;
    this.#read = 0;
    this.#worn = false;
  }

  #make(plan: FuzzPlan): Promise<void> {
    const maker = (this.#maker ??= fork(join(import.meta.dirname, 'making-process.ts'), {
      execArgv: ['--no-warnings', '--max-old-space-size=6000'],
    }));
    return new Promise((resolve, reject) => {
      const failed = () => {
        this.#maker = undefined;
        reject(new Error(`the mutated file of seed ${plan.seed} could not be made`));
      };
      maker.once('exit', failed);
      maker.once('message', () => {
        maker.removeListener('exit', failed);
        resolve();
      });
      maker.send({ plan, path: this.path });
    });
  }

  #readCase(draft: boolean): Promise<CaseResult> {
    const reader = (this.#reader ??= fork(join(import.meta.dirname, 'reading-process.ts'), {
      execArgv: ['--no-warnings', `--max-old-space-size=${LIMITS.megabytes}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(this.path), 'compiled') },
    }));
    this.#read++;
    return new Promise((resolve) => {
      let known: Omit<CaseResult, 'comparison'> | undefined;
      let largest = 0;
      let said = '';
      const start = performance.now();
      const before = processorTime(reader.pid) ?? 0;
      const finish = (result: CaseResult, spent = false) => {
        clearInterval(watch);
        for (const event of ['message', 'exit', 'error']) reader.removeAllListeners(event);
        reader.on('error', () => undefined);
        reader.stderr?.removeAllListeners('data');
        if (spent) this.#replaceReader();
        resolve(result);
      };
      const broken = (outcome: 'crash' | 'hang' | 'hog', message: string): CaseResult => {
        const milliseconds = performance.now() - start;
        if (known !== undefined) return { ...known, comparison: gaveOut(outcome, message) };
        return {
          outcome,
          message,
          milliseconds,
          processor: milliseconds,
          megabytes: largest,
          draft: undefined,
          comparison: undefined,
        };
      };
      reader.stderr?.on('data', (more: Buffer) => (said = (said + more.toString()).slice(-1000)));
      const watch = setInterval(() => {
        largest = Math.max(largest, residentMemory(reader.pid));
        const clock = performance.now() - start;
        const worked = Math.min(clock, (processorTime(reader.pid) ?? Infinity) - before);
        const patience = known === undefined ? this.#kill.milliseconds : COMPARISON;
        if (worked > patience || clock > 10 * patience) finish(broken('hang', 'no end'), true);
        else if (known === undefined && largest > this.#kill.megabytes)
          finish(broken('hog', `${Math.round(largest)} MB`), true);
      }, 200);
      reader.on('message', (told: Told) => {
        if (told.stage === 'haven') {
          void this.#haven
            ?.read(this.path, told.asBytes)
            .then((haven) => reader.connected && reader.send({ haven }, () => undefined));
        } else if (told.stage === 'read') {
          const { read, peak } = told;
          known = { ...read, ...judged(read, told.draft, peak), megabytes: peak, draft: told.draft };
        } else finish({ ...known!, comparison: told.comparison });
      });
      reader.once('exit', (code, signal) =>
        finish(broken('crash', `the process ended with ${signal ?? code}: ${said.trim()}`), true),
      );
      reader.once('error', (error) => finish(broken('crash', `the process cannot be reached: ${error.message}`), true));
      reader.send({ task: { path: this.path, draft, haven: this.#haven !== undefined } });
    });
  }
}

/** An independent reader that hangs or runs out of memory tells nothing; one that breaks does. */
function gaveOut(outcome: 'crash' | 'hang' | 'hog', message: string): Comparison {
  const spent = outcome !== 'crash' || /heap out of memory|SIGABRT|SIGKILL/.test(message);
  return spent
    ? {
        verdict: 'alone',
        notes: [`not compared: the independent reader ${outcome === 'hang' ? 'did not end' : 'ran out of memory'}`],
      }
    : { verdict: 'different', notes: [], detail: `the comparison broke: ${message}` };
}

function judged(read: Ended, draft: Ended | undefined, peak: number): Pick<CaseResult, 'outcome' | 'message'> {
  if (draft?.outcome === 'crash') return { outcome: 'crash', message: `drafting: ${draft.message}` };
  if (read.outcome === 'crash') return read;
  if (peak > LIMITS.megabytes) return { outcome: 'hog', message: `${Math.round(peak)} MB; ${read.message}` };
  const slow = [read, draft].find(
    (one) => one !== undefined && Math.min(one.milliseconds, one.processor) > LIMITS.milliseconds,
  );
  return slow === undefined
    ? read
    : {
        outcome: 'hang',
        message: `${Math.round(slow.milliseconds)} ms${slow === draft ? ' of drafting' : ''}; ${slow.message}`,
      };
}

/** MB, as the system tells; 0 where it does not. */
function residentMemory(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Milliseconds that the process has worked, as the system tells; undefined where it does not. */
function processorTime(pid: number | undefined): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}
