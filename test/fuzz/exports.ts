import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FuzzPlan, fuzzPlan, planText } from './fuzz-plan.ts';
import { havenVersion } from './independent/haven-process.ts';
import { hasPspp } from './independent/pspp.ts';
import { type CaseResult, Lane, LIMITS } from './lane.ts';

/**
 * `npm run fuzz [-- <cases> [<first seed>]]`: mutated exports end in a profile or a refusal, within 10 s and 1 GB each, and every
 * cell of a profile is the one that an independent reader gets. `npm run fuzz -- 1 <seed>` repeats a case and keeps its file;
 * Ctrl-C ends with what has been counted.
 */
const cases = Number(process.argv[2] ?? 10_000);
const first = Number(process.argv[3] ?? 1);
const folder = mkdtempSync(join(tmpdir(), 'topbox-fuzz-'));
const haven = havenVersion();
console.log(
  `SPSS files are compared with ${haven === undefined ? 'nothing: no Rscript with haven and jsonlite here' : `R's haven ${haven}${hasPspp() ? ', and with GNU PSPP where haven refuses them' : ''}`}.`,
);

const outcomes = { profile: 0, refusal: 0 };
const classes = new Map<string, number>();
const verdicts = { equal: 0, alone: 0, different: 0 };
const drafts = { profile: 0, refusal: 0 };
let failures = 0;
let late = 0;
let slowest: { readonly seed: number; readonly milliseconds: number } = { seed: 0, milliseconds: 0 };
let largest: { readonly seed: number; readonly megabytes: number } = { seed: 0, megabytes: 0 };
let done = 0;
const started = performance.now();

function count(plan: FuzzPlan, result: CaseResult): void {
  const { outcome, message, comparison, draft } = result;
  if (result.milliseconds > slowest.milliseconds) slowest = { seed: plan.seed, milliseconds: result.milliseconds };
  if (result.megabytes > largest.megabytes) largest = { seed: plan.seed, megabytes: result.megabytes };
  if (result.milliseconds > LIMITS.milliseconds) late++;
  if (outcome === 'profile' || outcome === 'refusal') outcomes[outcome]++;
  if (draft !== undefined && draft.outcome !== 'crash') drafts[draft.outcome]++;
  if (comparison !== undefined) verdicts[comparison.verdict]++;
  for (const note of comparison?.notes ?? []) classes.set(note, (classes.get(note) ?? 0) + 1);
  const bad = outcome === 'crash' || outcome === 'hang' || outcome === 'hog' || comparison?.verdict === 'different';
  if (bad) failures++;
  if (bad || cases <= 20) {
    console.log(
      `${planText(plan)}: ${outcome} after ${Math.round(result.milliseconds)} ms, at most ${Math.round(result.megabytes)} MB\n  ${message}`,
    );
    if (draft !== undefined && cases <= 20)
      console.log(`  draft: ${draft.outcome} after ${Math.round(draft.milliseconds)} ms, ${draft.message}`);
    if (comparison !== undefined && (bad || cases <= 20))
      console.log(
        `  ${comparison.verdict}${comparison.verdict === 'different' ? `: ${comparison.detail}` : ''} ${comparison.notes.join('; ')}`,
      );
  }
  if (++done % 250 === 0)
    console.log(
      `${done} cases in ${Math.round((performance.now() - started) / 1000)} s: ${JSON.stringify(outcomes)}, ${failures} failures`,
    );
}

const lanes = Array.from(
  { length: cases === 1 ? 1 : Math.min(2, availableParallelism()) },
  (_, index) => new Lane(folder, String(index), { haven: haven !== undefined }),
);
let next = first;
let stopped = false;
process.once('SIGINT', () => (stopped = true));
await Promise.all(
  lanes.map(async (lane) => {
    while (next < first + cases && !stopped) {
      const seed = next++;
      const plan = fuzzPlan(seed);
      count(plan, await lane.run(plan, cases === 1 || seed % 3 === 0));
    }
  }),
);
for (const lane of lanes) lane.stop();
if (cases === 1) console.log(`The file: ${lanes[0]!.path}`);
else rmSync(folder, { recursive: true, force: true });

if (classes.size > 0) console.log('Compared, with something to be said:');
for (const [name, times] of [...classes].toSorted((a, b) => b[1] - a[1])) console.log(`  ${times} × ${name}`);
console.log(
  `${done} cases from seed ${first}: ${outcomes.profile} profiles, ${outcomes.refusal} refusals, ${failures} failures; ` +
    `independent readers: ${verdicts.equal} equal, ${verdicts.alone} not compared, ${verdicts.different} different; ` +
    `${drafts.profile + drafts.refusal} drafted, ${drafts.refusal} of them refused; ` +
    `slowest ${Math.round(slowest.milliseconds)} ms (seed ${slowest.seed}; ${late} over 10 s by the clock), ` +
    `largest ${Math.round(largest.megabytes)} MB (seed ${largest.seed})`,
);
if (failures > 0) process.exitCode = 1;
