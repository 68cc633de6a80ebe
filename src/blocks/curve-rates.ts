import type { Panels } from '../analyses/panels.ts';
import type { RepurchaseCurve } from '../analyses/repurchase-curve.ts';
import type { Public, PublicFinding } from '../survey/finding.ts';

/** A curve without the fitted rates of levels that are hidden. The fit itself stays: it is one of all levels together. */
export function curveWithoutHiddenRates(found: PublicFinding<RepurchaseCurve>): PublicFinding<RepurchaseCurve> {
  return found.state === 'hidden' ? found : { ...found, finding: without(found.finding) };
}

/** The same for several curves. */
export function curvesWithoutHiddenRates(
  found: PublicFinding<Panels<RepurchaseCurve>>,
): PublicFinding<Panels<RepurchaseCurve>> {
  if (found.state === 'hidden') return found;
  const { panels } = found.finding;
  const groups = panels.groups.map((group) =>
    group.state === 'hidden' ? group : { ...group, value: without(group.value) },
  );
  return { ...found, finding: { ...found.finding, panels: { ...panels, groups } } };
}

function without(curve: Public<RepurchaseCurve>): Public<RepurchaseCurve> {
  const { logistic, levels } = curve;
  if (logistic.kind !== 'fit') return curve;
  const hidden = levels.groups.filter(({ state }) => state === 'hidden').map(({ key }) => key);
  const predicted = Object.fromEntries(Object.entries(logistic.predicted).filter(([code]) => !hidden.includes(code)));
  return { ...curve, logistic: { ...logistic, predicted } };
}
