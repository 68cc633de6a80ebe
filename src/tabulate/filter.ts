import type { Column } from '../input/columns.ts';
import type { Condition } from '../survey/question.ts';

/** Whether a respondent belongs to those a question is put to. */
export type Filter = (row: number) => boolean;

/** Everyone who gave one of the codes to each question of the condition; whoever did not answer one does not pass. */
export function filter(items: ReadonlyMap<string, Column>, where: Condition | undefined): Filter {
  const tests = Object.entries(where ?? {}).map(([item, codes]) => test(item, columnOf(items, item), new Set(codes)));
  return (row) => tests.every((passes) => passes(row));
}

/** @throws {RangeError} when nobody was asked */
export function columnOf(items: ReadonlyMap<string, Column>, id: string): Column {
  const found = items.get(id);
  if (found === undefined) throw new RangeError(`no answers to "${id}" were read`);
  return found;
}

function test(item: string, answers: Column, codes: ReadonlySet<string>): Filter {
  if (answers.kind === 'number') throw new RangeError(`"${item}" has no categories to filter by`);
  if (answers.kind === 'ticks') {
    const wanted = answers.data.filter((_, i) => codes.has(answers.categories[i]!));
    return (row) => answers.asked[row] === 0 && wanted.some((tick) => tick[row] === 1);
  }
  const yes = answers.categories.map((code) => codes.has(code));
  return (row) => yes[answers.data[row]!] === true;
}
