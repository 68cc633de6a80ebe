import type { Cell, Crosstab } from '../survey/crosstab.ts';
import { pooledCell } from './pooled-cell.ts';
import type { DesignedTotals } from './ratio-variance.ts';
import { totalsOf } from './share.ts';

/** Who is at a level, and who of them buys again. */
export interface CurveCounts {
  readonly code: string;
  readonly value: number;
  readonly whole: Cell;
  /** Undefined where published bounds would have to be summed. */
  readonly yes: Cell | undefined;
  /** Of a declared design. */
  readonly totals?: DesignedTotals | undefined;
}

/**
 * Levels of a curve out of a crosstab of two terms, or of one term by the level.
 *
 * @throws {RangeError} if the crosstab has another shape, lacks a code that counts, or has a level without a value
 */
export function curveLevels(
  table: Crosstab,
  values: Readonly<Record<string, number>>,
  yesCodes: readonly string[],
): readonly CurveCounts[] {
  const axes = [...table.by, ...table.of];
  const [level, then] = axes;
  if (level === undefined || then === undefined || axes.length !== 2 || table.of.length === 0) {
    throw new RangeError(
      `Expected a crosstab of a level and an answer, found ${axes.map(({ id }) => id).join(' × ')}.`,
    );
  }
  const unknown = yesCodes.find((code) => !then.categories.includes(code));
  if (unknown !== undefined) throw new RangeError(`"${then.id}" has no category "${unknown}".`);
  const byLevel = table.by.length === 1;
  return level.categories.map((code, i) => {
    const value = values[code];
    if (value === undefined) throw new RangeError(`Level "${code}" of "${level.id}" has no value.`);
    const cells = table.cells.slice(i * then.categories.length, (i + 1) * then.categories.length);
    const chosen = cells.filter((_, j) => yesCodes.includes(then.categories[j]!));
    const places = cells.map((_, j) => i * then.categories.length + j);
    const totals = totalsOf(
      table,
      places.filter((_, j) => yesCodes.includes(then.categories[j]!)),
      byLevel ? [table.cells.length + i] : places,
    );
    const whole = byLevel ? table.bases[i] : pooledCell(cells);
    if (whole === undefined) throw new RangeError(`Level "${code}" of "${level.id}" has no base.`);
    const yes = chosen.length === 1 ? chosen[0] : pooledCell(chosen);
    return { code, value, whole, yes, ...(totals === undefined ? {} : { totals }) };
  });
}
