import type { Respondents } from '../input/columns.ts';
import { type LonelyStrata, type SampleDesign, sampleDesign } from './sample-design.ts';

const known = new WeakMap<Respondents, Map<number, SampleDesign | LonelyStrata>>();

/**
 * Strata and clusters of a study's respondents with a weight above 0. Each wave is a sample of its own, so strata of two waves are
 * two strata, unless a cluster was visited in both: then the waves are not independent, and what they share counts once.
 *
 * @param wave index of a wave; all of them where below 0
 * @returns undefined where no design is declared
 */
export function studyDesign(respondents: Respondents, wave: number): SampleDesign | LonelyStrata | undefined {
  const { design, count } = respondents;
  if (design === undefined) return undefined;
  const designs = known.get(respondents) ?? new Map<number, SampleDesign | LonelyStrata>();
  known.set(respondents, designs);
  const before = designs.get(wave);
  if (before !== undefined) return before;
  const within = Float64Array.from({ length: count }, (_, row) =>
    (wave < 0 || respondents.wave[row] === wave) && respondents.weight?.[row] !== 0 ? 1 : 0,
  );
  const { strata, clusters } = design;
  const stratum = wave >= 0 || sharesClusters(respondents, within) ? strata?.codes : strataOfWaves(respondents);
  const found = sampleDesign(count, stratum, clusters?.codes, within);
  designs.set(wave, found);
  return found;
}

function sharesClusters({ design, wave, count }: Respondents, within: Float64Array): boolean {
  if (design?.clusters === undefined) return false;
  const strata = design.strata?.names.length ?? 1;
  const visited = new Map<number, number>();
  for (let row = 0; row < count; row++) {
    if (within[row] === 0) continue;
    const cluster = design.clusters.codes[row]! * strata + (design.strata?.codes[row] ?? 0);
    const first = visited.get(cluster);
    if (first === undefined) visited.set(cluster, wave[row]!);
    else if (first !== wave[row]) return true;
  }
  return false;
}

function strataOfWaves({ design, wave, count }: Respondents): Int32Array {
  const strata = design?.strata?.names.length ?? 1;
  return Int32Array.from({ length: count }, (_, row) => wave[row]! * strata + (design?.strata?.codes[row] ?? 0));
}
