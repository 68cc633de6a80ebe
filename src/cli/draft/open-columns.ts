import { type DraftBuilder, PLAIN } from './draft-builder.ts';
import { type Cells, trimmed } from './profiled-cells.ts';
import { ABOUT } from './wordings.ts';

/** True for a column that may hold answers: no weight, no duration, nothing that the tool wrote, nothing personal. */
export function isOpen(draft: DraftBuilder, cells: Cells): boolean {
  const { column } = cells;
  const wanted = draft.wanted.has(column.heading);
  if (
    column.role === 'weight' ||
    draft.table.profile.weight === column.heading ||
    ABOUT.weight.test(trimmed(column.heading)) ||
    ABOUT.factor.test(trimmed(column.heading))
  ) {
    if (isWeight(draft, cells)) return false;
  }
  if (
    column.role === 'system' &&
    ABOUT.duration.test(`${column.heading} ${column.text ?? ''}`) &&
    addDuration(draft, cells)
  )
    return false;
  if (column.role === 'personal') {
    draft.leave(column, 'personal', 'looks personal');
    return false;
  }
  if (column.role === 'system' && !wanted) {
    draft.leave(column, 'system', 'written by the tool');
    return false;
  }
  if (
    /_NPS_GROUP$/i.test(column.heading) ||
    (cells.filled > 0 && cells.distinct.every(({ value }) => /^(detractor|passive|promoter)s?$/i.test(value)))
  ) {
    draft.leave(column, 'system', 'computed from another column');
    return false;
  }
  if (column.declared === 'ranking' && !wanted) {
    draft.leave(column, 'unsupported', column.question === undefined ? 'a ranking' : 'one place of a ranking');
    return false;
  }
  return true;
}

/** Weights have a mean of about one, or add up to a population; people and parcels weigh something in between. */
const HIGHEST_MEAN = 3;
const LOWEST_PROJECTED = 500;

function isWeight(draft: DraftBuilder, cells: Cells): boolean {
  const { column, distinct, filled } = cells;
  const numbers = distinct.map(({ value, count }) => ({ value: Number(value), count }));
  const good = numbers.length > 1 && numbers.every(({ value }) => Number.isFinite(value) && value >= 0);
  const declared = column.role === 'weight' || draft.table.profile.weight === column.heading;
  if (!good || (numbers.every(({ value }) => Number.isInteger(value)) && !declared)) return false;
  const mean = numbers.reduce((sum, { value, count }) => sum + value * count, 0) / filled;
  const named = declared || ABOUT.weight.test(trimmed(column.heading));
  if (!named && Math.abs(mean - 1) > 0.1) return false;
  if (!declared && mean > HIGHEST_MEAN && mean < LOWEST_PROJECTED) {
    if (draft.wanted.has(column.heading)) return false;
    const reason = `a weight, or what something weighs: the numbers have a mean of ${mean.toFixed(2)} (--weight takes it)`;
    draft.leave(column, 'uncertain', reason);
    return true;
  }
  if (filled < draft.table.rows.length) {
    draft.leave(column, 'unsupported', `a weight, but ${draft.table.rows.length - filled} respondents have none`);
    return true;
  }
  draft.weight = {
    column: column.heading,
    confidence: declared ? 0.98 : 0.85,
    reason: declared
      ? 'the file declares it as the weight'
      : `the heading says so, and the numbers have a mean of ${mean.toFixed(2)}`,
  };
  return true;
}

/** How long the interview took, for the check on speeders. */
function addDuration(draft: DraftBuilder, cells: Cells): boolean {
  const [unit, ...others] = new Set(
    cells.distinct.map(
      ({ value }) =>
        /^\d+(?:\.\d+)?( ?(?:秒|s|sec|seconds))?$/.exec(value)?.[1] ?? (/^[\d.]+$/.test(value) ? '' : undefined),
    ),
  );
  if (unit === undefined || others.length > 0) return false;
  if (draft.has('duration')) return false;
  draft.add(cells.column.index, {
    id: draft.ids.next(['duration'], 'duration'),
    type: 'number',
    column: cells.column.heading,
    text: cells.column.text ?? cells.column.heading,
    unit: unit === '' ? undefined : unit.trim(),
    ...PLAIN,
    confidence: 0.9,
    reason: 'the tool measured it; npm run check looks for answers that came too fast',
  });
  return true;
}
