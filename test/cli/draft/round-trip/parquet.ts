import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Layout } from './layout.ts';
import { underNames } from './plain.ts';
import type { Column } from './table-file.ts';

/** Typed columns; an empty cell is null. */
function table(columns: readonly Column[]): Buffer {
  const columnData = columns.map(({ heads, cells }) => {
    const filled = cells.filter((cell) => cell !== '');
    const numbers = filled.every((cell) => /^\d+(\.\d+)?$/.test(cell));
    const type = !numbers ? 'STRING' : filled.some((cell) => cell.includes('.')) ? 'DOUBLE' : 'INT32';
    const data = cells.map((cell) => (cell === '' ? null : numbers ? Number(cell) : cell));
    return { name: heads[0]!, data, type, nullable: true } as const;
  });
  return Buffer.from(parquetWriteBuffer({ columnData }));
}

export const PARQUET: readonly Layout[] = [
  {
    name: 'Parquet, labels under names',
    tool: 'plain',
    marked: [],
    lost: { names: true, order: ['single'], nothingTicked: 'blank', out: ['ease', 'quiet', 'visits'] },
    files: (all) => ({ 'answers.parquet': table(underNames(all)) }),
  },
];
