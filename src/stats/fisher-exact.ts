import { logGamma } from './log-gamma.ts';

/**
 * Two-sided p of Fisher's exact test: all tables with the same margins that are no more likely than the one found.
 *
 * @param a of n1 in the first group, b of n2 in the second; whole numbers
 *
 * Source: Fisher (1935); the two-sided rule is that of R's fisher.test, with its tolerance of 1e-7.
 */
export function fisherExact(a: number, n1: number, b: number, n2: number): number {
  const hits = a + b;
  const constant = logChoose(n1 + n2, hits);
  const likelihood = (x: number) => Math.exp(logChoose(n1, x) + logChoose(n2, hits - x) - constant);
  const found = likelihood(a) * (1 + 1e-7);
  let p = 0;
  for (let x = Math.max(0, hits - n2); x <= Math.min(n1, hits); x++) {
    const own = likelihood(x);
    if (own <= found) p += own;
  }
  return Math.min(1, p);
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
