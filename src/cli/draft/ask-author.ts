import { createInterface } from 'node:readline/promises';
import type { Draft, DraftQuestion } from './draft.ts';

/** Puts questions to whoever sits at the terminal. */
export interface Author {
  /** Free words; the suggestion where nothing is typed. */
  words(question: string, suggestion: string): Promise<string>;
  yes(question: string, suggestion: boolean): Promise<boolean>;
  close(): void;
}

export function authorAt(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Author {
  const lines = createInterface({ input, output });
  return {
    async words(question, suggestion) {
      const answer = await lines.question(`${question}${suggestion === '' ? '' : ` [${suggestion}]`} `);
      return answer.trim() || suggestion;
    },
    async yes(question, suggestion) {
      const answer = await lines.question(`${question} [${suggestion ? 'Y/n' : 'y/N'}] `);
      return answer.trim() === '' ? suggestion : /^(y|j|是|好|1)/i.test(answer.trim());
    },
    close: () => lines.close(),
  };
}

/** Ask about each scale whose direction nothing confirms, once for scales that are alike. */
export async function confirmedScales(draft: Draft, author: Author): Promise<Draft> {
  const answers = new Map<string, boolean>();
  const questions: DraftQuestion[] = [];
  for (const question of draft.questions) {
    if (!question.unconfirmed || (question.type !== 'scale' && question.type !== 'grid')) {
      questions.push(question);
      continue;
    }
    const [first, last] = [question.levels[0]!, question.levels.at(-1)!];
    const key = question.levels.map(({ label }) => label).join('\n');
    const highest =
      answers.get(key) ??
      (await author.yes(`"${question.text}": is ${last.label} the best, and ${first.label} the worst?`, true));
    answers.set(key, highest);
    questions.push({ ...question, best: highest ? 'highest' : 'lowest', unconfirmed: false, confirm: [] });
  }
  return { ...draft, questions };
}
