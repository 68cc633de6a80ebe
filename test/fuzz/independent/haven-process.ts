import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HavenAnswer } from './haven.ts';

const script = join(import.meta.dirname, 'haven.R');
const PATIENCE = 30_000;

/** Version of haven in the R of this machine; undefined when there is none. */
export function havenVersion(): string | undefined {
  const found = spawnSync('Rscript', ['--vanilla', '-e', 'library(jsonlite); cat(format(packageVersion("haven")))'], {
    encoding: 'utf8',
  });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

/** An R process that reads one SPSS file after the other; one that hangs or ends is replaced. At most 4 GB of memory. */
export class HavenProcess {
  #process: ChildProcess | undefined;
  #asked = 0;
  readonly #answerPath: string;

  /** @param answerPath where R may write its answers */
  constructor(answerPath: string) {
    this.#answerPath = answerPath;
  }

  /**
   * What haven finds in a file.
   *
   * @param asBytes read as ISO-8859-1, texts in hexadecimal; else in the encoding that the file names
   */
  async read(path: string, asBytes: boolean): Promise<HavenAnswer> {
    const answer = await this.#ask(path, asBytes ? 'ISO-8859-1' : '');
    return 'refused' in answer || !asBytes ? answer : { ...answer, bytes: true };
  }

  stop(): void {
    this.#process?.kill('SIGKILL');
    this.#process = undefined;
  }

  #ask(path: string, encoding: string): Promise<HavenAnswer> {
    const number = ++this.#asked;
    const process = (this.#process ??= spawn('sh', ['-c', `ulimit -v 4000000; exec Rscript --vanilla "${script}"`], {
      stdio: ['pipe', 'pipe', 'ignore'],
    }));
    return new Promise((resolve) => {
      let said = '';
      const finish = (answer: HavenAnswer, kill: boolean) => {
        clearTimeout(timer);
        process.removeListener('exit', ended);
        process.stdout!.removeListener('data', listen);
        process.stdin!.removeListener('error', ended);
        if (kill) this.stop();
        resolve(answer);
      };
      const ended = () => finish({ refused: 'R ended' }, true);
      const timer = setTimeout(() => finish({ refused: 'no answer in time' }, true), PATIENCE);
      const listen = (more: Buffer) => {
        said += more.toString();
        if (!said.includes(`done ${number}\n`)) return;
        try {
          finish(JSON.parse(readFileSync(this.#answerPath, 'utf8')) as HavenAnswer, false);
        } catch (error) {
          finish({ refused: `an answer that cannot be read: ${String(error)}` }, true);
        }
      };
      process.once('exit', ended);
      process.stdin!.once('error', ended);
      process.stdout!.on('data', listen);
      process.stdin!.write(`${number}\t${path}\t${this.#answerPath}\t${encoding}\n`);
    });
  }
}
