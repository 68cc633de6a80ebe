/** The number that a cell holds, written with a point if at all; undefined for anything else, the empty cell included. */
export function numberIn(raw: string): number | undefined {
  const text = raw.trim();
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return undefined;
  // 0x1F, 0o17 and 0b11 are numbers to JavaScript only: they alone have another letter than "e" in the second place.
  const second = text.charCodeAt(1) | 0x20;
  return second > 0x60 && second !== 0x65 ? undefined : value;
}

/** What helps against a number with a comma. */
export function numberHint(raw: string): string | undefined {
  return /^\s*[+-]?\d+,\d+\s*$/.test(raw) ? 'Write decimals with a point.' : undefined;
}
