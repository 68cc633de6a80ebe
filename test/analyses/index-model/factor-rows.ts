import { random } from '../../../src/stats/random.ts';

/** Invented respondents: the first half of the items shares one factor, the second half another that follows it. */
export function factorRows(
  items: number,
  respondents: number,
  seed = 5,
): { readonly values: readonly Float64Array[]; readonly missing: 'listwise' } {
  const uniform = random(seed);
  const noise = (): number => uniform() + uniform() + uniform() - 1.5;
  const values = Array.from({ length: items }, () => new Float64Array(respondents));
  for (let row = 0; row < respondents; row++) {
    const cause = noise();
    const effect = 0.7 * cause + 0.7 * noise();
    values.forEach((column, item) => (column[row] = (item < items / 2 ? cause : effect) + 0.6 * noise() + item / 10));
  }
  return { values, missing: 'listwise' };
}
