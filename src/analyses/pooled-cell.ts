import type { Cell } from '../survey/crosstab.ts';

/** Cells of categories that exclude each other, as one; undefined where a published bound is among them. An empty list is a count of 0. */
export function pooledCell(cells: readonly Cell[]): Cell | undefined {
  if (cells.some((cell) => cell.bound !== undefined)) return undefined;
  return {
    n: sum(cells.map((cell) => cell.n)),
    w: cells.reduce((total, cell) => total + cell.w, 0),
    w2: sum(cells.map((cell) => cell.w2)),
  };
}

function sum(numbers: readonly (number | undefined)[]): number | undefined {
  return numbers.reduce(
    (total, number) => (total === undefined || number === undefined ? undefined : total + number),
    0,
  );
}
