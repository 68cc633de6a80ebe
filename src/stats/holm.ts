/**
 * Holm's adjusted p values, in the order given. A missing p stays missing and is no part of the family.
 *
 * Source: Holm (1979), Scandinavian Journal of Statistics 6.
 */
export function holm(ps: readonly (number | undefined)[]): readonly (number | undefined)[] {
  const ranked = ps.flatMap((p, i) => (p === undefined ? [] : [{ p, i }])).sort((a, b) => a.p - b.p);
  const adjusted = ps.map((): number | undefined => undefined);
  let largest = 0;
  ranked.forEach(({ p, i }, rank) => {
    largest = Math.max(largest, Math.min(1, (ranked.length - rank) * p));
    adjusted[i] = largest;
  });
  return adjusted;
}
