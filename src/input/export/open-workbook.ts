import { readFile } from 'node:fs/promises';
import { InputErrors } from '../../errors.ts';
import type { OpenOptions } from './formats.ts';
import type { Source } from './layout.ts';
import { type Sheet, workbookSheets } from './workbook.ts';

/** An XLSX workbook: the sheet that was named, else the visible one with most cells. */
export async function openWorkbook({ path, file, sheet: wanted }: OpenOptions): Promise<Source> {
  const sheets = workbookSheets(file, await readFile(path));
  const names = new Set(sheets.map(({ name }) => name.toLowerCase()));
  if (wanted === undefined && names.has('survey') && names.has('choices')) {
    const hint = 'It explains a file with answers; give it beside that file.';
    throw new InputErrors([{ place: { file }, found: 'a questionnaire (XLSForm)', expected: 'answers', hint }]);
  }
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const sheet = wanted === undefined ? largest(filled) : sheets.find(({ name }) => name === wanted);
  if (sheet === undefined) {
    const known = sheets.map(({ name }) => name);
    throw new InputErrors([
      wanted === undefined
        ? { place: { file }, found: 'a workbook with nothing in it', expected: 'a sheet of answers' }
        : { place: { file }, found: `no sheet "${wanted}"`, expected: `one of: ${known.join(', ')}` },
    ]);
  }
  const width = sheet.rows.slice(0, 3).reduce((most, { length }) => Math.max(most, length), 0);
  const wide = sheet.rows.reduce((most, { length }) => Math.max(most, length), width);
  const others = filled.filter((other) => other !== sheet).map(({ name }) => `"${name}"`);
  return {
    head: {
      format: 'xlsx',
      records: sheet.rows.slice(0, 200).map((row) => padded(row, wide)),
      delimiter: undefined,
      name: file.replace(/^.*[\\/]/, ''),
      merged: sheet.merged,
    },
    charset: undefined,
    sheet: sheet.name,
    remarks: others.length === 0 ? [] : [`Sheet "${sheet.name}" was read; there is also ${others.join(', ')}.`],
    records: async (visit) => visit(sheet.rows, sheet.numbers),
  };
}

function largest(sheets: readonly Sheet[]): Sheet | undefined {
  const size = ({ rows, visible }: Sheet) => rows.reduce((sum, { length }) => sum + length, 0) + (visible ? 1e9 : 0);
  return sheets.reduce<Sheet | undefined>(
    (best, next) => (best === undefined || size(next) > size(best) ? next : best),
    undefined,
  );
}

function padded(row: readonly string[], width: number): readonly string[] {
  return row.length === width ? row : [...row, ...Array.from({ length: width - row.length }, () => '')];
}
