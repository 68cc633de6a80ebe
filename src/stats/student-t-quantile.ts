import { logGamma } from './log-gamma.ts';
import { normalQuantile } from './normal-quantile.ts';
import { studentTTail } from './student-t-tail.ts';

/**
 * Quantile of Student's t distribution, to about 1e-12 of its value.
 *
 * @param p strictly between 0 and 1
 * @param df degrees of freedom, any number > 0
 * @throws {RangeError} otherwise
 *
 * Source: the root of the distribution function by Newton's method inside a bracket, from the normal quantile.
 */
export function studentTQuantile(p: number, df: number): number {
  if (!(df > 0)) throw new RangeError(`Expected degrees of freedom above 0, found ${df}.`);
  if (p < 0.5) return -studentTQuantile(1 - p, df);
  if (p === 0.5) return 0;
  const tail = 1 - p;
  let low = 0;
  let t = normalQuantile(p);
  let high = Math.max(1, t);
  while (studentTTail(high, df) > tail) high *= 2;
  for (let round = 0; round < 200; round++) {
    const error = studentTTail(t, df) - tail;
    if (error > 0) low = t;
    else high = t;
    const newton = t + error / density(t, df);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - t) <= 1e-14 * Math.max(1, t)) return next;
    t = next;
  }
  return t;
}

function density(t: number, df: number): number {
  const constant = logGamma((df + 1) / 2) - logGamma(df / 2) - Math.log(df * Math.PI) / 2;
  return Math.exp(constant - ((df + 1) / 2) * Math.log1p((t * t) / df));
}
