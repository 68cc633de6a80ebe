import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuzzPlan, mutatedFile } from './fuzz-plan.ts';
import { HavenProcess, havenVersion } from './independent/haven-process.ts';
import { readCase } from './read-case.ts';
import type { SavGolden } from './sav-golden.ts';

/** `node test/fuzz/make-sav-goldens.ts` writes what haven reads of mutated SPSS files into `sav-goldens.json`; it needs R with haven. */
const CASES = 120;
const FIRST = 1_000_000;
const LONGEST = 2500;

const version = havenVersion();
if (version === undefined) throw new Error('Rscript with haven and jsonlite is needed.');
const folder = mkdtempSync(join(tmpdir(), 'topbox-fuzz-'));
const path = join(folder, 'mutated');
const haven = new HavenProcess(join(folder, 'answer.json'));
const goldens: SavGolden[] = [];
for (let seed = FIRST; goldens.length < CASES; seed++) {
  const plan = fuzzPlan(seed, true);
  if (!/\.z?sav$/.test(plan.sample)) continue;
  const bytes = mutatedFile(plan);
  writeFileSync(path, bytes);
  if ((await readCase(path)).outcome !== 'profile') continue;
  const text = await haven.read(path, false);
  if ('refused' in text || JSON.stringify(text).length > LONGEST) continue;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  goldens.push({ plan, sha256, text, bytes: await haven.read(path, true) });
}
haven.stop();
rmSync(folder, { recursive: true, force: true });
const lines = goldens.map((golden) => JSON.stringify(golden));
writeFileSync(
  join(import.meta.dirname, 'sav-goldens.json'),
  `{"haven":"${version}","cases":[\n${lines.join(',\n')}\n]}\n`,
);
console.log(`${goldens.length} cases, haven ${version}`);
