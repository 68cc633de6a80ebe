import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type FuzzPlan, fuzzPlan, mutatedFile, planText } from './fuzz-plan.ts';
import { compared } from './independent/compared.ts';
import { comparedHaven } from './independent/haven.ts';
import { Lane, LIMITS } from './lane.ts';
import { draftCase, readCase } from './read-case.ts';
import { savGoldens } from './sav-golden.ts';

const folder = mkdtempSync(join(tmpdir(), 'topbox-fuzz-'));
const path = join(folder, 'mutated');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `npm run fuzz` goes through thousands, with bombs, each watched from outside; these are quick. */
const SEEDS = Array.from({ length: 400 }, (_, index) => 100_000 + index);

test(
  'mutated exports end in a refusal, or in the cells that an independent reader gets',
  { timeout: 300_000 },
  async () => {
    const failed: string[] = [];
    const counts = { refusal: 0, equal: 0, alone: 0, drafted: 0 };
    for (const seed of SEEDS) {
      const plan = fuzzPlan(seed, true);
      const bytes = mutatedFile(plan);
      writeFileSync(path, bytes);
      const { outcome, message, milliseconds, table } = await readCase(path);
      if (outcome === 'crash' || milliseconds > LIMITS.milliseconds)
        failed.push(`${planText(plan)}: ${outcome}, ${message}`);
      if (outcome === 'refusal') counts.refusal++;
      if (table === undefined) continue;
      const comparison = await compared(bytes, table);
      if (comparison.verdict === 'different') failed.push(`${planText(plan)}: ${comparison.detail}`);
      else counts[comparison.verdict]++;
      if (seed % 3 !== 0) continue;
      const draft = draftCase(path, table);
      counts.drafted++;
      if (draft.outcome === 'crash') failed.push(`${planText(plan)}: drafting: ${draft.message}`);
    }
    expect(failed).toEqual([]);
    expect(counts.equal).toBeGreaterThan(55);
    expect(counts.refusal).toBeGreaterThan(100);
    expect(counts.drafted).toBeGreaterThan(20);
  },
);

test("mutated SPSS files end in a refusal, or in the cells that R's haven gets", async () => {
  const failed: string[] = [];
  let equal = 0;
  for (const { plan, sha256, text, bytes } of savGoldens()) {
    const mutated = mutatedFile(plan);
    expect(createHash('sha256').update(mutated).digest('hex'), `${planText(plan)}; see make-sav-goldens.ts`).toBe(
      sha256,
    );
    writeFileSync(path, mutated);
    const { outcome, message, table } = await readCase(path);
    if (outcome === 'crash') failed.push(`${planText(plan)}: ${message}`);
    if (table === undefined) continue;
    const readers = { haven: (asBytes: boolean) => Promise.resolve(asBytes ? bytes : text), pspp: () => undefined };
    const comparison = await comparedHaven(readers, table);
    if (comparison.verdict === 'different') failed.push(`${planText(plan)}: ${comparison.detail}`);
    else equal++;
  }
  expect(failed).toEqual([]);
  expect(equal).toBeGreaterThan(100);
});

const BOMBS = [
  'workbook: deep elements',
  'workbook: entities of entities',
  'workbook: many styles',
  'text: a million columns',
  'JSON: deep lists',
  'SPSS: two thousand million cases',
  'SPSS: a block that claims to be small',
  'Parquet: a size made huge',
];

test('bombs end within ten seconds and a gigabyte', { timeout: 300_000 }, async () => {
  const lane = new Lane(folder, 'bomb', { haven: false });
  const ended: string[] = [];
  for (const [index, bomb] of BOMBS.entries()) {
    const plan: FuzzPlan = {
      seed: 7 + index,
      sample: 'goldens/exports/alchemer/synthetic-csat.csv',
      mutations: [bomb],
    };
    const { outcome, message } = await lane.run(plan, false);
    ended.push(`${bomb}: ${outcome === 'refusal' || outcome === 'profile' ? 'ended' : message}`);
  }
  lane.stop();
  expect(ended).toEqual(BOMBS.map((bomb) => `${bomb}: ended`));
});

test('a process that is killed from outside counts as a failure', async () => {
  const lane = new Lane(folder, 'killed', { haven: false }, { milliseconds: 1, megabytes: 1 });
  const plan: FuzzPlan = {
    seed: 1,
    sample: 'goldens/exports/alchemer/synthetic-csat.csv',
    mutations: ['text: a huge cell'],
  };
  const { outcome } = await lane.run(plan, false);
  lane.stop();
  expect(['hang', 'hog']).toContain(outcome);
});
