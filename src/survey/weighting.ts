import type { Text } from './text.ts';

/** Where respondents' weights come from. */
export type Weighting =
  | { readonly kind: 'none' }
  | { readonly kind: 'column'; readonly column: string }
  /** Weights worked out in each wave by itself, so that the margins meet their targets. */
  | {
      readonly kind: 'raked';
      /** Adjusted in this order, again and again. */
      readonly margins: readonly RakedMargin[];
      /** Column of weights to start from; everyone starts with 1 where absent. */
      readonly base: string | undefined;
      /** Bounds of a weight over the mean weight. */
      readonly trim: readonly [low: number, high: number] | undefined;
      /** Where the targets are from. */
      readonly source: Text;
    };

export interface RakedMargin {
  /** Id of a `single` question. */
  readonly question: string;
  /** Code → share of the population; together 1 or 100, give or take half a point. */
  readonly targets: Readonly<Record<string, number>>;
}

/** The column of weights in the data files, if there is one. */
export function weightColumn(weighting: Weighting): string | undefined {
  switch (weighting.kind) {
    case 'none':
      return undefined;
    case 'column':
      return weighting.column;
    case 'raked':
      return weighting.base;
  }
}
