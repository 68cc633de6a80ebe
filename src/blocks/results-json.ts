import type { Report } from './report.ts';

/** Significant digits of a published number. */
const DIGITS = 10;

/**
 * Every finding of a report, for machines: ids as in the figures' links, keys sorted, numbers rounded once, here.
 * Findings do not depend on the language, so one file serves all.
 */
export function resultsJson({ open, figures }: Report): string {
  const results = {
    study: open.study.id,
    digest: open.digest,
    figures: Object.fromEntries(
      figures.map(({ id, block, page, number, finding, switch: own }) => [
        id,
        { block, page, number, finding, switch: own && { by: own.by, variants: byKey(own.variants) } },
      ]),
    ),
  };
  return `${JSON.stringify(sorted(results), undefined, 1)}\n`;
}

function byKey(variants: readonly { readonly key: string; readonly finding: unknown }[]): Record<string, unknown> {
  return Object.fromEntries(variants.map(({ key, finding }) => [key, finding]));
}

function sorted(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS));
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
