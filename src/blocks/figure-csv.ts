import Papa from 'papaparse';
import type { FigureData } from './block.ts';

/** A figure's numbers for a spreadsheet: UTF-8 with a byte-order mark, so that Excel reads it, and no cell that would run as a formula. */
export function figureCsv({ head, rows }: FigureData): string {
  const lines = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? rounded(cell) : (cell ?? ''))));
  return `\uFEFF${Papa.unparse({ fields: [...head], data: lines }, { escapeFormulae: /^[=+\-@\t\r]/, newline: '\r\n' })}\r\n`;
}

/** Numbers are data, not formulas: a negative one must not be guarded. */
function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(10));
}
