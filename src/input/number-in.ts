const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** The number that a cell holds, written with a point if at all; undefined for anything else, the empty cell included. */
export function numberIn(raw: string): number | undefined {
  const text = raw.trim();
  if (!NUMBER.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** What helps against a number with a comma. */
export function numberHint(raw: string): string | undefined {
  return /^\s*[+-]?\d+,\d+\s*$/.test(raw) ? 'Write decimals with a point.' : undefined;
}
