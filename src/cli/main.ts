import { InputErrors } from '../errors.ts';

/** Run a command from the project's root; an author sees what is wrong with the input, never a stack trace of it. */
export async function main(command: (root: string, words: readonly string[]) => Promise<void>): Promise<void> {
  try {
    await command(process.cwd(), process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof InputErrors ? error.message : error);
    process.exitCode = 1;
  }
}
