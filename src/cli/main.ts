import { basename } from 'node:path';
import { InputErrors } from '../errors.ts';
import { Stopped, STOPPED_CODE } from './stopped.ts';

/**
 * Run a command from the project's root; an author sees what is wrong, never a stack trace unless `TOPBOX_TRACE` is set.
 *
 * @param usage what `--help` prints
 */
export async function main(
  command: (root: string, words: readonly string[]) => Promise<void>,
  usage?: string,
): Promise<void> {
  const words = process.argv.slice(2);
  if (usage !== undefined && words.some((word) => word === '--help' || word === '-h')) {
    console.log(usage);
    return;
  }
  try {
    await command(process.cwd(), words);
  } catch (error) {
    const said = error instanceof InputErrors || error instanceof Stopped;
    console.error(said ? error.message : unforeseen(error));
    process.exitCode = error instanceof Stopped ? STOPPED_CODE : 1;
  }
}

/** A fault of the machine (no space, no permission) tells itself; any other one is ours. */
function unforeseen(error: unknown): unknown {
  if (process.env['TOPBOX_TRACE']) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'syscall' in error) return `The system refused: ${message}.`;
  const command = basename(process.argv[1] ?? '', '.ts');
  return `npm run ${command} failed by a fault of Topbox, not of your files: ${message.split('\n')[0]}\nPlease report it with what this prints: TOPBOX_TRACE=1 npm run ${command} -- ${process.argv.slice(2).join(' ')}`;
}
