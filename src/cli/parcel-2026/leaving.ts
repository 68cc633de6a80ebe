import type { Tenure, WavePlan } from './people.ts';
import type { Random } from './random.ts';

const REASONS = ['better', 'cheaper', 'undervalued', 'poor-service', 'other'] as const;

/** Named besides the main reason, by this share. */
const BESIDES = { better: 0.06, cheaper: 0.08, undervalued: 0.07, 'poor-service': 0.16, other: 0.03 };

/** Whoever has been a customer for long says more often that nobody noticed. */
const UNNOTICED: Readonly<Record<Tenure, number>> = { new: 0.6, settled: 0.95, old: 1.45 };

/** `q3_better` … `q3_other`, then `q4`, the main reason. */
export const LEAVING_COLUMNS: readonly string[] = [...REASONS.map((reason) => `q3_${reason}`), 'q4'];

/** All columns blank: not asked, or skipped. */
export const NOT_ASKED: readonly string[] = LEAVING_COLUMNS.map(() => '');

/** Reasons of one who would not order again: 1 named, 0 not; 9 throughout for "don't know", 8 for a refusal. */
export function leavingAnswers(tenure: Tenure, plan: WavePlan, draw: Random): readonly string[] {
  if (draw.chance(0.015)) return NOT_ASKED;
  if (draw.chance(0.025)) return LEAVING_COLUMNS.map(() => '9');
  if (draw.chance(0.012)) return LEAVING_COLUMNS.map(() => '8');
  const { reasons } = plan;
  const main = draw.choice({ ...reasons, undervalued: reasons.undervalued * UNNOTICED[tenure] });
  const named = REASONS.map((reason) => (reason === main || draw.chance(BESIDES[reason]) ? '1' : '0'));
  return [...named, main];
}
