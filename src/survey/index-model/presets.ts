import type { Arrow } from './model.ts';

export type Preset = 'ecsi' | 'acsi' | 'ccsi';

const ECSI = {
  image: ['expectation', 'satisfaction', 'loyalty'],
  expectation: ['quality', 'value', 'satisfaction'],
  quality: ['value', 'satisfaction'],
  value: ['satisfaction'],
  satisfaction: ['complaints', 'loyalty'],
  complaints: ['loyalty'],
} as const;

const { image: _, ...ACSI } = ECSI;

const CCSI = {
  image: ['expectation', 'quality', 'value', 'satisfaction', 'loyalty'],
  expectation: ['quality', 'value'],
  quality: ['value', 'satisfaction'],
  value: ['satisfaction'],
  satisfaction: ['loyalty'],
} as const;

/**
 * Cause → effects of the published indices; every arrow can be removed or added in the study file.
 *
 * - `ecsi`: European index, seven constructs, twelve arrows (Eklöf & Westlund 2002; Tenenhaus et al. 2005, CSDA 48).
 * - `acsi`: American index, as ECSI without image (Fornell et al. 1996).
 * - `ccsi`: Chinese index, six constructs, eleven arrows. Sources agree on these counts, but their drawings differ; this set is our reading.
 */
export const PRESETS: Readonly<Record<Preset, Readonly<Record<string, readonly string[]>>>> = {
  ecsi: ECSI,
  acsi: ACSI,
  ccsi: CCSI,
};

/** Cause → effects as a list of arrows. */
export function arrowsOf(effects: Readonly<Record<string, readonly string[]>>): Arrow[] {
  return Object.entries(effects).flatMap(([from, targets]) => targets.map((to) => ({ from, to })));
}
