import { join } from 'node:path';
import type { Cell, Crosstab } from '../survey/crosstab.ts';
import type { Question } from '../survey/question.ts';
import type { PublishedTable, Study } from '../survey/study.ts';
import type { ProblemList } from './problem-list.ts';
import { type PublishedRow, publishedRows } from './published-rows.ts';
import { readCsv } from './read-csv.ts';

/** How far the shares of a single answer may be from 100 in total: published percentages are rounded. */
const ROUNDING = 1.5;

/**
 * Read a table of published percentages as a crosstab.
 *
 * With a base, cells carry w = share × base and w2 = w, and the base has n; without one w is the share (0 to 1), and w2 is undefined.
 * `n` is undefined in every cell: how many people are behind a rounded percentage is not known.
 * The categories of `by` are those that the file has a row for, in the questionnaire's order.
 *
 * @param file how the file is called in messages
 * @returns undefined when anything is wrong; what it is has gone to `problems`
 */
export async function readPublished(
  study: Study,
  table: PublishedTable,
  folder: string,
  file: string,
  problems: ProblemList,
): Promise<{ readonly crosstab: Crosstab; readonly hash: string } | undefined> {
  const before = problems.size;
  let headings: readonly string[] = [];
  const records: { cells: readonly string[]; number: number }[] = [];
  const hash = await readCsv(join(folder, table.file), file, problems, {
    heading: (found) => (headings = found),
    rows: (rows, numbers) => records.push(...rows.map((cells, index) => ({ cells, number: numbers[index]! }))),
  });
  if (hash === undefined || problems.size > before) return undefined;

  const of = questionOf(study, table.of);
  const by = table.by === undefined ? undefined : questionOf(study, table.by);
  const rows = publishedRows({ of, by, base: table.base }, headings, records, file, problems);
  if (problems.size === before && of.type !== 'multi') for (const row of rows) checkSum(row, file, problems);
  if (problems.size > before) return undefined;

  const crosstab: Crosstab = {
    by: by === undefined ? [] : [{ id: by.id, kind: 'single', categories: rows.map(({ category }) => category!) }],
    of: [
      {
        id: of.id,
        kind: of.type === 'multi' ? 'multi' : 'single',
        categories: rows[0]!.shares.map(({ code }) => code),
      },
    ],
    cells: rows.flatMap(({ shares, base }) =>
      shares.map(({ share, bound }) => ({ ...cell(share, base), ...(bound && { bound }) })),
    ),
    bases: rows.map(({ base }) => ({ ...cell(1, base), n: base })),
    missing: rows.map(() => ({})),
    origin: {
      kind: 'published',
      source: table.source,
      base: rows.every(({ base }) => base !== undefined) ? 'stated' : 'unknown',
    },
  };
  return { crosstab, hash };
}

/** The study file has been checked: the question is there. */
function questionOf(study: Study, id: string): Question {
  return study.questions.find((question) => question.id === id)!;
}

function cell(share: number, base: number | undefined): Cell {
  const w = share * (base ?? 1);
  return { n: undefined, w, w2: base === undefined ? undefined : w };
}

function checkSum({ shares, number }: PublishedRow, file: string, problems: ProblemList): void {
  if (shares.some(({ bound }) => bound !== undefined)) return;
  const sum = shares.reduce((total, { share }) => total + share * 100, 0);
  if (Math.abs(sum - 100) <= ROUNDING + 1e-9) return;
  problems.add({
    place: { file, row: number },
    found: `shares that add to ${Number(sum.toFixed(2))}`,
    expected: `100, give or take ${ROUNDING} for rounding, since everybody gave one answer`,
  });
}
