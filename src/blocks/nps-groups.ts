import { gate, type Thresholds } from '../analyses/gate.ts';
import { npsPanels, type NpsPanels, type NpsPanelSettings } from '../analyses/nps-panels.ts';
import { type Crosstab, groupsOf } from '../survey/crosstab.ts';
import type { PublicFinding } from '../survey/finding.ts';

/**
 * Scores by wave or segment, with tests between the groups that may be shown: a hidden one would speak through Holm's family.
 */
export function shownScores(
  table: Crosstab,
  settings: NpsPanelSettings,
  thresholds: Thresholds,
): PublicFinding<NpsPanels> {
  const found = gate(npsPanels(table, settings), thresholds);
  if (found.state === 'hidden') return found;
  const open = found.finding.panels.groups.filter(({ state }) => state === 'shown' || state === 'small');
  const compared = gate(
    npsPanels(
      groupsOf(
        table,
        open.map(({ key }) => key),
      ),
      settings,
    ),
    thresholds,
  );
  const derived = compared.state === 'hidden' ? { differences: [] } : compared.finding.panels.derived;
  return { ...found, finding: { ...found.finding, panels: { ...found.finding.panels, derived } } };
}
