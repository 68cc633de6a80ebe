import { createInterface } from 'node:readline';
import { Stopped } from '../stopped.ts';
import { cut } from '../terminal.ts';

/** Puts questions to whoever sits at the terminal. */
export interface Author {
  /**
   * Free words; the suggestion where nothing is typed.
   *
   * @param wrong why an answer cannot be; it is said, and the question put again
   * @throws {Stopped} when the author leaves
   */
  words(question: string, suggestion: string, wrong?: (answer: string) => string | undefined): Promise<string>;
  /** @throws {Stopped} when the author leaves */
  yes(question: string, suggestion: boolean): Promise<boolean>;
  say(text: string): void;
  close(): void;
}

const YES = /^(y|yes|j|ja|是|好|对|1)$/i;
const NO = /^(n|no|nein|否|不|不是|0)$/i;
const LONGEST_QUESTION = 160;

/** An author at a terminal; lines that are typed ahead answer the questions to come. */
export function authorAt(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Author {
  const lines = createInterface({ input, output });
  const typed: string[] = [];
  let waiting: { readonly answer: (line: string) => void; readonly stop: (why: Stopped) => void } | undefined;
  let gone = false;
  lines.on('line', (line) => {
    const asked = waiting;
    waiting = undefined;
    if (asked === undefined) typed.push(line);
    else asked.answer(line);
  });
  lines.on('SIGINT', () => lines.close());
  lines.on('close', () => {
    gone = true;
    if (waiting === undefined) return;
    output.write('\n');
    waiting.stop(new Stopped());
  });

  async function answered(question: string): Promise<string> {
    lines.setPrompt(`${cut(question, LONGEST_QUESTION)} `);
    const line = await new Promise<string>((answer, stop) => {
      const ahead = typed.shift();
      if (ahead !== undefined) {
        output.write(`${lines.getPrompt()}${ahead}\n`);
        answer(ahead);
        return;
      }
      if (gone) {
        stop(new Stopped());
        return;
      }
      waiting = { answer, stop };
      lines.prompt();
    });
    return line.trim();
  }

  const say = (text: string): void => {
    output.write(`${text}\n`);
  };
  return {
    async words(question, suggestion, wrong) {
      for (;;) {
        const answer = (await answered(`${question}${suggestion === '' ? '' : ` [${suggestion}]`}`)) || suggestion;
        const why = wrong?.(answer);
        if (why === undefined) return answer;
        say(`  ${why}`);
      }
    },
    async yes(question, suggestion) {
      for (;;) {
        const answer = await answered(`${question} [${suggestion ? 'Y/n' : 'y/N'}]`);
        if (answer === '') return suggestion;
        if (YES.test(answer)) return true;
        if (NO.test(answer)) return false;
        say('  Please answer y or n.');
      }
    },
    say,
    close: () => lines.close(),
  };
}
