import { basename } from 'node:path';
import { decidedDraft } from '../../src/cli/draft/decided-draft.ts';
import { newStudyFiles } from '../../src/cli/draft/new-study.ts';
import { InputErrors } from '../../src/errors.ts';
import { HeldRows } from '../../src/input/export/held-rows.ts';
import { profileExport } from '../../src/input/export/read-export.ts';
import { readStudyFile } from '../../src/input/read-study-file.ts';
import type { OurTable } from './independent/table.ts';

export interface ReadCase {
  readonly outcome: 'profile' | 'refusal' | 'crash';
  readonly message: string;
  readonly milliseconds: number;
  /** Undefined unless there is a profile. */
  readonly table?: OurTable | undefined;
}

/** Read a file as `npm run new` does. */
export async function readCase(path: string): Promise<ReadCase> {
  const start = performance.now();
  const finished = (outcome: ReadCase['outcome'], message: string, table?: OurTable): ReadCase => ({
    outcome,
    message,
    milliseconds: performance.now() - start,
    table,
  });
  try {
    const held = new HeldRows(path);
    const numbers: number[] = [];
    const profile = await profileExport(path, {}, (more, moreNumbers) => {
      held.add(more);
      for (const number of moreNumbers) numbers.push(number);
    });
    const told = `${profile.tool}, ${profile.kept} kept, ${profile.columns.length} columns`;
    if (profile.kept === 0) return finished('crash', 'a profile without respondents');
    return finished('profile', told, { profile, rows: held.rows, numbers });
  } catch (error) {
    return finished(outcomeOf(error), messageOf(error));
  }
}

/** Draft a study from a table as `npm run new -- --yes` does; a study file that a build would refuse is a refusal. */
export function draftCase(path: string, { profile, rows }: OurTable): ReadCase {
  const start = performance.now();
  const finished = (outcome: ReadCase['outcome'], message: string): ReadCase => ({
    outcome,
    message,
    milliseconds: performance.now() - start,
  });
  try {
    const table = { profile, rows };
    const draft = decidedDraft(table, {});
    if (draft.questions.length === 0) return finished('refusal', 'no question that can be told for sure');
    const naming = { id: 'fuzz', title: 'Fuzz', client: 'Client', languages: ['en'] };
    const files = newStudyFiles([{ path: basename(path), table, numbers: [] }], draft, naming);
    const read = readStudyFile(files.get('data/fuzz/study.yaml')!, 'study.yaml', 'fuzz');
    return 'problems' in read
      ? finished('refusal', new InputErrors(read.problems).message)
      : finished('profile', `${draft.questions.length} questions`);
  } catch (error) {
    return finished(outcomeOf(error), messageOf(error));
  }
}

function outcomeOf(error: unknown): 'refusal' | 'crash' {
  if (!(error instanceof InputErrors) || error.problems.length === 0) return 'crash';
  return /undefined|\[object|NaN/.test(error.message.replaceAll(/"(?:[^"\\]|\\.)*"/g, '')) ? 'crash' : 'refusal';
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 3000);
}
