import type { PublicGroup } from '../survey/finding.ts';
import type { KanoFeature } from './kano.ts';
import { KANO_CATEGORIES } from './kano-table.ts';

/**
 * Features in the order of print: must-be, one-dimensional, attractive, indifferent, reverse, questionable, each by the share of its
 * category, then as in the questionnaire. Hidden and empty features come last.
 */
export function kanoPriority(features: readonly PublicGroup<KanoFeature>[]): readonly PublicGroup<KanoFeature>[] {
  const rank = (feature: PublicGroup<KanoFeature>): readonly [number, number] => {
    const found = feature.state === 'hidden' ? undefined : feature.value;
    if (found?.category === undefined) return [KANO_CATEGORIES.length, 0];
    return [KANO_CATEGORIES.indexOf(found.category), -(found.shares[found.category].value ?? 0)];
  };
  return features
    .map((feature) => ({ feature, rank: rank(feature) }))
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1])
    .map(({ feature }) => feature);
}
