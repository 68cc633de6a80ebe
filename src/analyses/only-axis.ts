import type { Axis, Cell, Crosstab } from '../survey/crosstab.ts';

/** The one axis of a crosstab without `by`, and its base. @throws {RangeError} if the crosstab has another shape */
export function onlyAxis(table: Crosstab): { readonly axis: Axis; readonly whole: Cell } {
  const [axis] = table.of;
  const [whole] = table.bases;
  if (axis === undefined || whole === undefined || table.of.length !== 1 || table.bases.length !== 1) {
    throw new RangeError(`Expected a crosstab of one term without groups, found ${shapeOf(table)}.`);
  }
  return { axis, whole };
}

function shapeOf({ of, by }: Crosstab): string {
  return `${of.map(({ id }) => id).join(' × ') || 'none'} by ${by.map(({ id }) => id).join(' × ') || 'nothing'}`;
}
