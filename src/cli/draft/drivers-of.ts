import type { ProfiledTable } from '../../input/profile.ts';
import { columnsOf, type Draft, type DraftQuestion } from './draft.ts';
import { trimmed } from './profiled-cells.ts';

/** Fewer respondents than this for each rating, or in all, make no model worth drawing (Harrell, Regression Modeling Strategies, 2015, 4.4). */
const FOR_EACH = 10;
const IN_ALL = 50;

/** What may go with the satisfaction: a grid, or several scales. */
export interface Drivers {
  readonly grid: string | undefined;
  /** Ids of scales, where there is no grid. */
  readonly scales: readonly string[];
}

/**
 * The ratings that enough respondents of a table gave together with the satisfaction: the first such grid of three items or more,
 * else three scales or more; undefined without.
 */
export function driversOf(table: ProfiledTable, { questions, roles }: Draft): Drivers | undefined {
  const satisfaction = questions.find(({ id }) => id === roles.satisfaction);
  if (satisfaction === undefined) return undefined;
  const enough = (ratings: readonly DraftQuestion[]) => {
    const items = ratings.flatMap(columnsOf).length;
    return items >= 3 && answeredWhole(table, [satisfaction, ...ratings]) >= Math.max(IN_ALL, FOR_EACH * items);
  };
  const grid = questions.find((question) => question.type === 'grid' && enough([question]));
  if (grid !== undefined) return { grid: grid.id, scales: [] };
  const scales = questions.filter(
    (question) => question.type === 'scale' && question !== satisfaction && question.id !== roles.repurchase?.id,
  );
  return enough(scales) ? { grid: undefined, scales: scales.map(({ id }) => id) } : undefined;
}

/** Respondents with an answer to every column of the questions. */
function answeredWhole({ profile, rows }: ProfiledTable, questions: readonly DraftQuestion[]): number {
  const columns = questions.flatMap((question) =>
    columnsOf(question).map((own) => ({
      index: profile.columns.find(({ heading }) => heading === own)!.index,
      missing: question.missing,
    })),
  );
  return rows.filter((row) =>
    columns.every(({ index, missing }) => {
      const cell = trimmed(row[index] ?? '');
      return cell !== '' && !(cell in missing);
    }),
  ).length;
}
