/** Something that may lead; a `bound` says that the true value lies below or above `value`. */
interface Candidate {
  readonly id: string;
  readonly value: number | undefined;
  readonly bound?: 'below' | 'above';
}

/** The one that is larger than every other whatever the bounds hide; undefined on a tie, or where that is open. */
export function leader(candidates: readonly Candidate[]): string | undefined {
  return candidates.find((one) =>
    candidates.every((other) => (other === one ? (one.value ?? 0) > 0 : exceeds(one, other))),
  )?.id;
}

function exceeds(one: Candidate, other: Candidate): boolean {
  if (one.value === undefined || other.value === undefined) return false;
  if (one.bound === 'below' || other.bound === 'above') return false;
  const strict = one.bound === 'above' || other.bound === 'below';
  return strict ? one.value >= other.value : one.value > other.value;
}
