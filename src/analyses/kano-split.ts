import type { PublicGroup } from '../survey/finding.ts';
import type { KanoFeature } from './kano.ts';

/** Where the quadrant map is cut: `better` 0 to 1, `worse` −1 to 0. */
export interface KanoSplit {
  readonly better: number;
  readonly worse: number;
}

/**
 * Cut at half, or at the mean of the features that are shown. A mean moves whenever a feature is added; say which is used.
 * Half where no feature has coefficients. It reads public features, so that no hidden one can be told from a mean.
 */
export function kanoSplit(features: readonly PublicGroup<KanoFeature>[], split: 'half' | 'mean' = 'half'): KanoSplit {
  const points = features.flatMap((feature) => {
    const found = feature.state === 'hidden' ? undefined : feature.value;
    const [better, worse] = [found?.better.value, found?.worse.value];
    return better === undefined || worse === undefined ? [] : [{ better, worse }];
  });
  if (split === 'half' || points.length === 0) return { better: 0.5, worse: -0.5 };
  const mean = (of: (point: KanoSplit) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  return { better: mean((point) => point.better), worse: mean((point) => point.worse) };
}
