import { readFileSync } from 'node:fs';

export type Row = Readonly<Record<string, string>>;

export function rowsOf(file: string): Row[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

export function share(rows: readonly Row[], test: (row: Row) => boolean): number {
  return rows.filter(test).length / rows.length;
}

/** Berger's table, by the answers with and without: A attractive, O one-dimensional, M must-be, I indifferent, R reverse, Q questionable. */
const TABLE = ['QAAAO', 'RIIIM', 'RIIIM', 'RIIIM', 'RRRRQ'];

export function kano(rows: readonly Row[], id: string): { better: number; worse: number } {
  const count: Record<string, number> = {};
  for (const row of rows) {
    const category = TABLE[Number(row[`${id}_f`]) - 1]![Number(row[`${id}_d`]) - 1]!;
    count[category] = (count[category] ?? 0) + 1;
  }
  const { A = 0, O = 0, M = 0, I = 0 } = count;
  return { better: (A + O) / (A + O + M + I), worse: (O + M) / (A + O + M + I) };
}
