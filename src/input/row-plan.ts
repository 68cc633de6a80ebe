import type { Study } from '../survey/study.ts';
import { weightColumn } from '../survey/weighting.ts';
import type { NamedColumn } from './column-plan.ts';

/** Columns that say what a row is, apart from the answers. */
export interface RowPlan {
  readonly respondent: NamedColumn | undefined;
  readonly weight: NamedColumn | undefined;
  readonly wave: NamedColumn | undefined;
  /** For each rule of `exclude` its columns, and the values that all must be among. */
  readonly exclude: readonly (readonly { readonly column: NamedColumn; readonly values: readonly string[] }[])[];
}

export function rowPlan({ respondentColumn, weighting, waveColumn, exclude }: Study): RowPlan {
  const value = (heading: string | undefined, ...path: string[]): NamedColumn | undefined =>
    heading === undefined ? undefined : { heading, path, on: 'value' };
  return {
    respondent: value(respondentColumn, 'respondent', 'column'),
    weight: value(weightColumn(weighting), 'weight', weighting.kind === 'raked' ? 'base' : 'column'),
    wave: value(waveColumn, 'waveColumn'),
    exclude: exclude.map(({ where }, index) =>
      Object.entries(where).map(([heading, values]) => ({
        column: { heading, path: ['exclude', index, 'where', heading], on: 'key' },
        values,
      })),
    ),
  };
}
