/** Somebody has stopped a command at a prompt: Ctrl-C, Ctrl-D, or the end of what is typed. */
export class Stopped extends Error {
  constructor() {
    super('Stopped. Nothing was written.');
    this.name = 'Stopped';
  }
}

/** What a shell says of a command that Ctrl-C ended. */
export const STOPPED_CODE = 130;

const undoing = new Set<() => void>();

/** Have something undone if the command is stopped before the returned function is called. */
export function undoneIfStopped(undo: () => void): () => void {
  undoing.add(undo);
  return () => undoing.delete(undo);
}

/**
 * Let Ctrl-C end the command with one line, until the returned function is called: from then on it waits, since a file half written is worse.
 */
export function stopsCalmly(): () => void {
  const stop = (): void => {
    for (const undo of undoing) undo();
    process.stderr.write(`\n${new Stopped().message}\n`);
    process.exit(STOPPED_CODE);
  };
  const wait = (): void => undefined;
  process.on('SIGINT', stop);
  return () => {
    process.on('SIGINT', wait);
    process.off('SIGINT', stop);
  };
}
