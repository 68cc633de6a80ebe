import type { ProfiledTable } from '../../input/profile.ts';
import { type Cells, trimmed } from './profiled-cells.ts';
import { splitAnswers } from './split-answers.ts';

/** Every row gives each of several columns another value: places, not ratings. */
export function isRanking({ rows }: ProfiledTable, group: readonly Cells[]): boolean {
  if (group.length < 2 || group.some(({ column }) => column.declared === 'text')) return false;
  const named = group.some(({ column }) =>
    /\brank|排序|名次/i.test(`${column.text ?? ''} ${column.part ?? ''} ${column.heading}`),
  );
  if (group.length < 3 && !named) return false;
  const positions = group.map(({ column }) => column.index);
  let whole = 0;
  let distinct = 0;
  for (const row of rows) {
    const cells = positions.map((position) => trimmed(row[position] ?? '')).filter((cell) => cell !== '');
    if (cells.length < positions.length) continue;
    whole++;
    if (new Set(cells).size === cells.length) distinct++;
  }
  return whole >= (named ? 1 : 10) && distinct >= 0.95 * whole;
}

/** Cells name all answers, each time in another order: a ranking in one column. */
export function ranksAnswers({ distinct }: Cells, separator: string): boolean {
  const cells = distinct.map(({ value }) => splitAnswers(value, separator));
  const size = cells[0]?.length ?? 0;
  const answers = new Set(cells.flat());
  return size > 1 && cells.length > 1 && answers.size === size && cells.every((cell) => new Set(cell).size === size);
}

/** Neighbours with numbers of which every row holds 1 to as many as they are, each once: places, whatever the headings say. */
export function rankedNeighbours(columns: readonly Cells[], table: ProfiledTable): readonly Cells[][] {
  const found: Cells[][] = [];
  for (let start = 0; start < columns.length; start++) {
    const highest = highestPlace(columns[start]!);
    const group = columns.slice(start, start + (highest ?? 0));
    if (highest === undefined || group.length < highest || group.some((cells) => highestPlace(cells) !== highest))
      continue;
    if (!isRanking(table, group)) continue;
    found.push(group);
    start += highest - 1;
  }
  return found;
}

/** The highest of whole numbers from 1, if all cells hold one and there are three or more. */
function highestPlace({ distinct, column }: Cells): number | undefined {
  if (column.options.length > 0 || distinct.length < 3 || distinct.length > 20) return undefined;
  if (!distinct.every(({ value }) => /^[1-9]\d?$/.test(value))) return undefined;
  const highest = Math.max(...distinct.map(({ value }) => Number(value)));
  return highest === distinct.length ? highest : undefined;
}
