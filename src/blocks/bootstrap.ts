import type { Bootstrap } from '../tabulate/replicate-weights.ts';

/** Fixed and printed with the figure, so that the same data give the same intervals. */
const SEED = 2026;

/** Resamples for a figure's intervals; 1,000 where the author says nothing. */
export function figureBootstrap(count = 1000): Bootstrap {
  return { count, seed: SEED };
}
