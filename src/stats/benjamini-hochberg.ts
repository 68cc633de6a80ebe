/**
 * Benjamini and Hochberg's adjusted p values (false discovery rate), in the order given. A missing p stays missing and is no part of the family.
 *
 * Source: Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57(1).
 */
export function benjaminiHochberg(ps: readonly (number | undefined)[]): readonly (number | undefined)[] {
  const ranked = ps.flatMap((p, i) => (p === undefined ? [] : [{ p, i }])).sort((a, b) => b.p - a.p);
  const adjusted = ps.map((): number | undefined => undefined);
  let smallest = 1;
  ranked.forEach(({ p, i }, rank) => {
    smallest = Math.min(smallest, p * (ranked.length / (ranked.length - rank)));
    adjusted[i] = smallest;
  });
  return adjusted;
}
