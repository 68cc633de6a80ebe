import type { LeftOut } from './draft.ts';
import type { Cells } from './profiled-cells.ts';
import { ABOUT } from './wordings.ts';

const NAMES_AN_ID = /\b(id|ids|uuid|guid|identifier|serial|key|case no|no)\b\.?$|^(id|no|nr)\b|编号|序号|代码|流水号/i;

/** Why a column that could pass for a question is none; undefined when it may be one. */
export function noQuestion(cells: Cells, wording: string): Pick<LeftOut, 'why' | 'reason'> | undefined {
  const { column, distinct, filled } = cells;
  if (isIdentifier(cells)) return { why: 'personal', reason: 'another value in every row: an identifier' };
  const nested = distinct.reduce((sum, { value, count }) => sum + (/^\s*(\[\s*)?\{\s*["']/.test(value) ? count : 0), 0);
  if (nested * 2 > filled) return { why: 'unsupported', reason: 'records within a cell' };
  if (column.heading === `Column ${column.index + 1}` && column.text === undefined)
    return { why: 'uncertain', reason: 'a column without a heading' };
  if (ABOUT.consent.test(wording) && distinct.length <= 3)
    return { why: 'uncertain', reason: 'asks whether people take part' };
  return undefined;
}

/** Whether no two cells are equal, and the heading or the length of the numbers says that they shall not be. */
function isIdentifier({ column, distinct, filled }: Cells): boolean {
  if (filled < 10 || distinct.length < filled || column.options.length > 0) return false;
  const name = `${column.heading} ${column.text ?? ''}`
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_/-]+/g, ' ')
    .trim();
  return (
    NAMES_AN_ID.test(name) ||
    column.heading
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .split(/[\s_/-]+/)
      .some((word) => /^(id|uuid|guid|num|nr)$/i.test(word)) ||
    distinct.every(({ value }) => /^\d{5,}$/.test(value))
  );
}
