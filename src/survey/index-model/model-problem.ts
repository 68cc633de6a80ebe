/** Where in the study's `indexModel` a problem lies: keys and list positions from there on, `['constructs', 'image', 2]`. */
export type At = readonly (string | number)[];

/** What is wrong with a model as written, before any data are seen. */
export type ModelProblem =
  | { readonly kind: 'no-items'; readonly construct: string; readonly at: At }
  /** `item` already belongs to `first`. */
  | {
      readonly kind: 'item-twice';
      readonly item: string;
      readonly construct: string;
      readonly first: string;
      readonly at: At;
    }
  /** An arrow names a construct that has no items; `preset` where the arrow came with a preset. */
  | {
      readonly kind: 'unknown-construct';
      readonly construct: string;
      readonly known: readonly string[];
      readonly at: At;
    }
  | { readonly kind: 'repeated-arrow'; readonly from: string; readonly to: string; readonly at: At }
  | { readonly kind: 'no-such-arrow'; readonly from: string; readonly to: string; readonly at: At }
  | { readonly kind: 'isolated'; readonly construct: string; readonly at: At }
  /** Constructs in the direction of the arrows; the last one points at the first. */
  | { readonly kind: 'cycle'; readonly constructs: readonly string[]; readonly at: At };
