import { listenToProgress } from '../tabulate/progress.ts';

/** Part of a terminal that a line of progress needs. */
export interface Terminal {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

const PATIENCE = 1000;
const PAUSE = 100;

/**
 * Show on one line of a terminal how far a bootstrap has come, once it has taken a second; the line goes when it is done.
 * Where the output is no terminal, nothing is shown.
 *
 * @param now milliseconds
 */
export function showProgress(terminal: Terminal = process.stderr, now: () => number = () => performance.now()): void {
  if (terminal.isTTY !== true) return listenToProgress(undefined);
  let started = 0;
  let shown: number | undefined;
  listenToProgress(({ study, done, of }) => {
    const time = now();
    if (done === 1) [started, shown] = [time, undefined];
    if (done === of) {
      if (shown !== undefined) terminal.write('\r\u001b[K');
      return;
    }
    if (time - (shown ?? started + PATIENCE - PAUSE) < PAUSE) return;
    shown = time;
    terminal.write(`\r\u001b[K${study}: bootstrap ${Math.floor((100 * done) / of)}%`);
  });
}
