/** The number that a cell holds, written with a point if at all; undefined for anything else, the empty cell included. */
export function numberIn(raw: string): number | undefined {
  const value = Number(raw);
  if (!Number.isFinite(value) || (value === 0 && raw.trim() === '') || inAnotherBase(raw)) return undefined;
  return value;
}

/** 0x1F, 0o17 and 0b11 are numbers to JavaScript only. No other letter than "e" gets this far; a loop, since this runs for every cell. */
function inAnotherBase(raw: string): boolean {
  for (let i = 0; i < raw.length; i++) {
    const letter = raw.charCodeAt(i) | 0x20;
    if (letter > 0x60 && letter !== 0x65) return true;
  }
  return false;
}

/** What helps against a number with a comma. */
export function numberHint(raw: string): string | undefined {
  return /^\s*[+-]?\d+,\d+\s*$/.test(raw) ? 'Write decimals with a point.' : undefined;
}
