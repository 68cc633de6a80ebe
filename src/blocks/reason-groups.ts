import { gate, type Thresholds } from '../analyses/gate.ts';
import { panels } from '../analyses/panels.ts';
import { comparedReasons, type CompareSettings, type ReasonPanels } from '../analyses/reason-changes.ts';
import { switchingReasons } from '../analyses/switching-reasons.ts';
import { type Crosstab, groupsOf } from '../survey/crosstab.ts';
import type { PublicFinding } from '../survey/finding.ts';

/**
 * Reasons by wave or segment, with tests between the groups that may be shown.
 *
 * Hidden groups are left out of the tests and of Holm's family: a p value that they had changed would speak of them.
 */
export function shownReasons(
  table: Crosstab,
  settings: CompareSettings,
  thresholds: Thresholds,
): PublicFinding<ReasonPanels> {
  const found = gate(
    panels(table, (group) => switchingReasons(group, settings)),
    thresholds,
  );
  if (found.state === 'hidden') return found;
  const { groups } = found.finding.panels;
  const open = groups.filter(({ state }) => state === 'shown' || state === 'small').map(({ key }) => key);
  const compared = gate(comparedReasons(groupsOf(table, open), settings), thresholds);
  const derived = compared.state === 'hidden' ? { changes: [] } : compared.finding.panels.derived;
  return { ...found, finding: { ...found.finding, panels: { ...found.finding.panels, derived } } };
}
