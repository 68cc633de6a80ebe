import type { QualityDimension, QualityItem, ServiceQuality } from '../analyses/service-quality.ts';
import type { Estimate } from '../survey/estimate.ts';
import type { Public, PublicGroup } from '../survey/finding.ts';
import type { GridQuestion } from '../survey/question.ts';
import type { Voice } from '../i18n/speak.ts';

export interface NamedItem {
  readonly label: string;
  readonly dimension: string;
  readonly group: PublicGroup<QualityItem>;
}

export interface NamedDimension {
  readonly key: string;
  readonly label: string;
  readonly group: PublicGroup<QualityDimension>;
}

/** Service quality as it is printed. */
export interface QualityView {
  readonly voice: Voice;
  readonly grid: GridQuestion;
  readonly found: Public<ServiceQuality>;
  /** There are expectations to hold perceptions against. */
  readonly paired: boolean;
  /** The widest shortfall first, or the lowest perception; hidden ones last. */
  readonly dimensions: readonly NamedDimension[];
  /** In the order of the dimensions, and within one in the questionnaire's. */
  readonly items: readonly NamedItem[];
  readonly suppressBelow: number;
}

export function qualityView(
  voice: Voice,
  grid: GridQuestion,
  found: Public<ServiceQuality>,
  suppressBelow: number,
): QualityView {
  const nameOf = (id: string) => voice.text(grid.dimensions?.[id] ?? {}) || id;
  const dimensions = found.dimensions.groups
    .map((group): NamedDimension => ({ key: group.key, label: nameOf(group.key), group }))
    .sort((a, b) => order(a) - order(b));
  const items = dimensions.flatMap(({ key }) =>
    grid.items.flatMap(({ id, label, dimension }): NamedItem[] => {
      const group = found.items.groups.find((candidate) => candidate.key === id);
      return dimension !== key || group === undefined ? [] : [{ label: voice.text(label), dimension: key, group }];
    }),
  );
  return { voice, grid, found, paired: found.method === 'servqual', dimensions, items, suppressBelow };
}

function order({ group }: NamedDimension): number {
  if (group.state === 'hidden') return Infinity;
  return (group.value.gap ?? group.value.perception).value ?? Number.MAX_VALUE;
}

/** A dimension's gap: the mean of its items' gaps, with the interval of those who answered all of them. */
export function dimensionGap({ gap, respondentGap }: Public<QualityDimension>): Estimate | undefined {
  return gap && { ...gap, interval: respondentGap?.interval };
}

export type Verdict = 'below' | 'above' | 'same';

/** On which side of no gap the interval lies. */
export function dimensionVerdict(value: Public<QualityDimension>): Verdict {
  const interval = value.respondentGap?.interval;
  if (interval === undefined) return 'same';
  return interval[1] < 0 ? 'below' : interval[0] > 0 ? 'above' : 'same';
}

/** What the paired test says, corrected for the number of items. */
export function itemVerdict({ gap }: Public<QualityItem>): Verdict {
  if (gap?.value === undefined || gap.adjusted === undefined || gap.adjusted >= 0.05) return 'same';
  return gap.value < 0 ? 'below' : 'above';
}

/** `−0.5`, or a dash. */
export function gapWords(voice: Voice, gap: Estimate | undefined, decimals = 1): string {
  return gap?.value === undefined ? voice.say('value.unknown') : voice.signed(gap.value, decimals);
}

/** `−0.5 (−0.7 to −0.4)`. */
export function gapWithInterval(voice: Voice, gap: Estimate): string {
  const value = gapWords(voice, gap);
  if (gap.interval === undefined) return value;
  return voice.say('value.with-interval', { value, interval: voice.range(gap.interval, 1) });
}

/** `5.9`, or a dash. */
export function meanWords(voice: Voice, mean: Estimate | undefined, decimals = 1): string {
  return mean?.value === undefined ? voice.say('value.unknown') : voice.number(mean.value, decimals);
}
