import type { Estimate } from '../survey/estimate.ts';
import type { FigureData } from './block.ts';

/** One number of a figure, in the columns that every figure's CSV has. */
export interface TidyRow {
  /** Wave or segment; empty when the figure is about one group. */
  readonly group?: string | undefined;
  /** Code of what is measured: a level, a reason, an attribute. */
  readonly code: string;
  readonly label: string;
  readonly measure: string;
  readonly estimate: Estimate | undefined;
  /** `small`, `hidden`, `empty`, `below` or `above` where that applies; the class itself where the measure is one. */
  readonly remark?: string | undefined;
}

const HEAD = ['group', 'code', 'label', 'measure', 'value', 'low', 'high', 'n', 'effective_n', 'remark'];

/** The same ten columns for every figure, so that files can be put under each other. Shares are 0 to 1. */
export function tidy(rows: readonly TidyRow[]): FigureData {
  return {
    head: HEAD,
    rows: rows.map(({ group, code, label, measure, estimate, remark }) => [
      group,
      code,
      label,
      measure,
      estimate?.value,
      estimate?.interval?.[0],
      estimate?.interval?.[1],
      estimate?.base.n,
      estimate?.base.effective,
      remark ?? estimate?.bound,
    ]),
  };
}
