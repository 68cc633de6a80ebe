import type { ImportanceItem, ImportancePerformance, Quadrant } from '../analyses/importance-performance.ts';
import type { Estimate } from '../survey/estimate.ts';
import type { Public, PublicGroup } from '../survey/finding.ts';
import type { GridQuestion } from '../survey/question.ts';
import type { Voice } from '../i18n/speak.ts';
import type { RatedItem } from './driver-items.ts';

export interface NamedPoint {
  readonly key: string;
  readonly label: string;
  readonly group: PublicGroup<ImportanceItem>;
}

export interface ImportanceView {
  readonly voice: Voice;
  readonly found: Public<ImportancePerformance>;
  /** In the questionnaire's order. */
  readonly items: readonly NamedPoint[];
  readonly grid: GridQuestion;
  /** The grid that asks for importance; undefined where it is derived. */
  readonly stated: GridQuestion | undefined;
  /** What importance is derived from, quoted. */
  readonly outcome: string | undefined;
  readonly crosshair: 'means' | 'midpoint' | 'given';
  readonly seed: number | undefined;
}

export const QUADRANTS = ['concentrate-here', 'keep-up', 'possible-overkill', 'low-priority'] as const;

export function importanceView(
  voice: Voice,
  items: readonly RatedItem[],
  found: Public<ImportancePerformance>,
  about: Pick<ImportanceView, 'grid' | 'stated' | 'outcome' | 'crosshair' | 'seed'>,
): ImportanceView {
  const named = found.items.groups.map((group, i): NamedPoint => ({
    key: group.key,
    label: voice.text(items[i]!.label),
    group,
  }));
  return { voice, found, items: named, ...about };
}

/** An item that may be shown and has a place on the map. */
export interface PlacedPoint {
  readonly key: string;
  readonly label: string;
  readonly state: 'shown' | 'small' | 'empty';
  readonly point: Public<ImportanceItem>;
  readonly quadrant: Quadrant;
}

export function placedPoints({ items }: Pick<ImportanceView, 'items'>): PlacedPoint[] {
  return items.flatMap(({ key, label, group }) =>
    group.state === 'hidden' || group.value.quadrant === undefined
      ? []
      : [{ key, label, state: group.state, point: group.value, quadrant: group.value.quadrant }],
  );
}

/** Means on rating scales; a correlation where importance is derived. */
export function pointWords(voice: Voice, { value }: Estimate): string {
  return value === undefined ? voice.say('value.unknown') : voice.number(value, 2);
}

export function pointInterval(voice: Voice, { interval }: Estimate): string {
  return interval === undefined ? '' : voice.range(interval, 2);
}

export function pointWithInterval(voice: Voice, estimate: Estimate): string {
  const value = pointWords(voice, estimate);
  const interval = pointInterval(voice, estimate);
  return interval === '' ? value : voice.say('value.with-interval', { value, interval });
}
