import { expect, test } from 'vitest';
import { temporaryFile } from '../input/export/temporary-file.ts';
import { fuzzCase } from './fuzz-case.ts';

/** `npm run fuzz` goes through thousands, with bombs and huge cells; these are quick. */
const SEEDS = Array.from({ length: 300 }, (_, index) => 100_000 + index);

test('mutated exports end in a profile or a refusal, soon', { timeout: 120_000 }, async () => {
  const path = temporaryFile('mutated', '');
  const failed: string[] = [];
  const outcomes = { profile: 0, refusal: 0, crash: 0 };
  for (const seed of SEEDS) {
    const { label, outcome, message, milliseconds } = await fuzzCase(seed, path, true);
    outcomes[outcome]++;
    if (outcome === 'crash' || milliseconds > 10_000)
      failed.push(`${label}: ${outcome}, ${Math.round(milliseconds)} ms, ${message}`);
  }
  expect(failed).toEqual([]);
  expect(outcomes.profile).toBeGreaterThan(20);
});
