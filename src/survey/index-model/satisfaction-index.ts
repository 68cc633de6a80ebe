import type { Text } from '../text.ts';
import type { IndexModel } from './model.ts';
import type { Preset } from './presets.ts';

/** Lowest and highest answer that an item's scale allows. */
export interface ItemRange {
  readonly min: number;
  readonly max: number;
}

/** The satisfaction index of a study: its model, and how it is measured. */
export interface SatisfactionIndex {
  readonly model: IndexModel;
  /** Where its arrows came from; undefined when the study drew all of them. */
  readonly preset: Preset | undefined;
  /** Construct → its name, for those that the study names. */
  readonly labels: Readonly<Record<string, Text>>;
  /** The construct that the index is of. */
  readonly target: string;
  /** Whether a missing answer is replaced by the item's mean, or its respondent left out. */
  readonly missing: 'mean' | 'listwise';
  /** By item. */
  readonly ranges: Readonly<Record<string, ItemRange>>;
}
