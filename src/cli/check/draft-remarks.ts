import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Study } from '../../survey/study.ts';
import { DRAFT_WORDS } from '../draft/draft-words.ts';
import type { Remark } from './remark.ts';

const ALL_WORDS = Object.values(DRAFT_WORDS);

/** What a draft of `npm run new` leaves open: lines to be confirmed, texts that say nothing yet, and the notice that says so. */
export async function draftRemarks(root: string, study: Study): Promise<readonly Remark[]> {
  const file = `data/${study.id}/study.yaml`;
  const lines = (await readFile(join(root, file), 'utf8')).split('\n');
  const open = lines.flatMap((line, index) => (/^\s*#\s*CONFIRM\b/.test(line) ? [index + 1] : []));
  const remarks: Remark[] = [];
  const add = (line: number | undefined, says: string, n?: number) =>
    remarks.push({
      level: 'warning',
      check: 'draft',
      where: line === undefined ? file : `${file}:${line}`,
      ...(n === undefined ? {} : { n }),
      says,
    });
  if (open.length > 0)
    add(
      open[0],
      open.length === 1
        ? 'a line that begins with CONFIRM: look at it, and delete it'
        : 'lines that begin with CONFIRM, the first one here: look at them, and delete them',
      open.length,
    );
  const { strategy, population, limitations } = study.method;
  const unsaid = Object.entries({ strategy, population, limitations }).filter(([, text]) =>
    Object.values(text).some(isUnsaid),
  );
  if (unsaid.length > 0) {
    const at = lines.findIndex(
      (line) => /^\s+/.test(line) && unsaid.some(([key]) => line.trim().startsWith(`${key}:`)),
    );
    add(
      at < 0 ? undefined : at + 1,
      `method: ${unsaid.map(([key]) => key).join(', ')} as drafted; write what readers of a survey are owed`,
    );
  }
  if (
    study.notice !== undefined &&
    Object.values(study.notice).some((text) => ALL_WORDS.some(({ notice }) => text === notice))
  ) {
    const at = lines.findIndex((line) => line.startsWith('notice:'));
    add(at < 0 ? undefined : at + 1, 'every page says that this is a first draft; delete it when it is none');
  }
  return remarks;
}

/** The words of the importer in the place of a text that nobody has written. */
function isUnsaid(text: string): boolean {
  return ALL_WORDS.some(({ strategy, population, limitations }) => {
    const end = strategy.split('{tool}')[1]!;
    return text === population || text === limitations || text.endsWith(end);
  });
}
