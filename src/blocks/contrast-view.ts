import type { PenaltyRewardAttribute, PenaltyRewardClass } from '../analyses/penalty-reward.ts';
import type { Estimate } from '../survey/estimate.ts';
import type { Public, PublicGroup } from '../survey/finding.ts';
import type { Voice } from '../i18n/speak.ts';
import type { ContrastFinding } from './penalty-reward.ts';

export interface NamedAttribute {
  readonly key: string;
  readonly label: string;
  readonly group: PublicGroup<PenaltyRewardAttribute>;
}

/** Contrasts as they are printed; names and levels come in quotation marks. */
export interface ContrastView {
  readonly voice: Voice;
  readonly outcome: string;
  readonly found: Public<ContrastFinding>;
  readonly low: string;
  readonly high: string;
  /** In the order given. */
  readonly attributes: readonly NamedAttribute[];
  readonly dropped: readonly string[];
  readonly suppressBelow: number;
}

/** In the order in which they are told. */
export const CONTRAST_CLASSES: readonly PenaltyRewardClass[] = ['basic', 'performance', 'excitement', 'indifferent'];

export interface ShownAttribute {
  readonly key: string;
  readonly label: string;
  readonly state: 'shown' | 'small' | 'empty';
  readonly value: Public<PenaltyRewardAttribute>;
}

/** Those that may be shown, by class, and within one the largest range first. */
export function shownAttributes({ attributes }: Pick<ContrastView, 'attributes'>): ShownAttribute[] {
  const rank = ({ value }: ShownAttribute) => CONTRAST_CLASSES.indexOf(value.class ?? 'indifferent');
  return attributes
    .flatMap(({ key, label, group }) =>
      group.state === 'hidden' ? [] : [{ key, label, state: group.state, value: group.value }],
    )
    .sort((a, b) => rank(a) - rank(b) || b.value.range - a.value.range);
}

/** `−0.42`, in points of the outcome. */
export function contrastWords(voice: Voice, { value }: Estimate): string {
  return value === undefined ? voice.say('value.unknown') : voice.signed(value, 2);
}

/** `−0.42 (−0.60 to −0.24)`. */
export function contrastWithInterval(voice: Voice, estimate: Estimate): string {
  const value = contrastWords(voice, estimate);
  if (estimate.interval === undefined) return value;
  return voice.say('value.with-interval', { value, interval: voice.range(estimate.interval, 2) });
}
