/**
 * Kish's effective sample size, (Σw)²/Σw²; 0 for nobody. It does not change when all weights are multiplied.
 *
 * Source: Kish (1965), Survey Sampling.
 */
export function effectiveN(w: number, w2: number): number {
  return w2 > 0 ? (w * w) / w2 : 0;
}
