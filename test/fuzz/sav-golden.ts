import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FuzzPlan } from './fuzz-plan.ts';
import type { HavenAnswer } from './independent/haven.ts';

/** A mutated SPSS file and what haven made of it, texts once as text and once as bytes. */
export interface SavGolden {
  readonly plan: FuzzPlan;
  /** Of the mutated file. */
  readonly sha256: string;
  readonly text: HavenAnswer;
  readonly bytes: HavenAnswer;
}

export function savGoldens(): readonly SavGolden[] {
  const path = join(import.meta.dirname, 'sav-goldens.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly cases: readonly SavGolden[] }).cases;
}
