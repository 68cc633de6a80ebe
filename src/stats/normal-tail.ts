/**
 * Upper tail of the standard normal distribution, P(Z > z), to about 1e-14 of its value.
 *
 * Source: Marsaglia (2004), Journal of Statistical Software 11(4), for the series; Abramowitz & Stegun 26.2.14 for the
 * continued fraction of the far tail.
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return z < 2.5 ? 0.5 - density * centreSeries(z) : density / tailFraction(z);
}

function centreSeries(z: number): number {
  let [sum, term] = [0, z];
  for (let k = 1; Math.abs(term) > 1e-18; k++) {
    sum += term;
    term *= (z * z) / (2 * k + 1);
  }
  return sum;
}

function tailFraction(z: number): number {
  let below = z;
  for (let k = 200; k >= 1; k--) below = z + k / below;
  return below;
}
