import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuzzCase } from './fuzz-case.ts';

/**
 * `npm run fuzz [-- <cases> [<first seed>]]`: mutated exports end in a profile or a refusal, within 10 s and 1 GB each.
 * A crash, a hang or a hog is printed with the seed that repeats it.
 */
const cases = Number(process.argv[2] ?? 10_000);
const first = Number(process.argv[3] ?? 1);
const folder = mkdtempSync(join(tmpdir(), 'topbox-fuzz-'));
const outcomes = { profile: 0, refusal: 0, crash: 0 };
let slowest = 0;
let largest = 0;
let failures = 0;
for (let seed = first; seed < first + cases; seed++) {
  const result = await fuzzCase(seed, join(folder, 'mutated'));
  outcomes[result.outcome]++;
  slowest = Math.max(slowest, result.milliseconds);
  const memory = process.memoryUsage.rss() / 1024 / 1024;
  largest = Math.max(largest, memory);
  if (result.outcome === 'crash' || result.milliseconds > 10_000) {
    failures++;
    console.log(`${result.label}: ${result.outcome} after ${Math.round(result.milliseconds)} ms\n  ${result.message}`);
  }
  if ((seed - first + 1) % 1000 === 0) console.log(`${seed - first + 1} cases, ${JSON.stringify(outcomes)}`);
}
rmSync(folder, { recursive: true, force: true });
console.log(
  `${cases} cases from seed ${first}: ${outcomes.profile} profiles, ${outcomes.refusal} refusals, ${failures} failures; ` +
    `slowest ${Math.round(slowest)} ms, largest process ${Math.round(largest)} MB`,
);
if (failures > 0 || largest > 1024) process.exitCode = 1;
