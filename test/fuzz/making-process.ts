import { writeFileSync } from 'node:fs';
import { type FuzzPlan, mutatedFile } from './fuzz-plan.ts';

/** Writes mutated files, so that neither the memory nor the time of making a bomb is put down to the one who reads it. */
process.on('message', ({ plan, path }: { readonly plan: FuzzPlan; readonly path: string }) => {
  const bytes = mutatedFile(plan);
  writeFileSync(path, bytes);
  process.send!({ bytes: bytes.length });
});
