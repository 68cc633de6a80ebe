import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputErrors } from '../../src/errors.ts';
import { profileExport } from '../../src/input/export/read-export.ts';
import { MUTATIONS, randomNumbers } from './mutated-file.ts';

const folder = join(import.meta.dirname, '../goldens/exports');

/** The samples that are mutated, in a fixed order. */
export const SAMPLES: readonly string[] = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.parentPath !== folder)
  .map((entry) => join(entry.parentPath, entry.name))
  .toSorted();

export interface FuzzResult {
  /** Number of the case, sample and mutations: enough to repeat it. */
  readonly label: string;
  readonly outcome: 'profile' | 'refusal' | 'crash';
  readonly message: string;
  readonly milliseconds: number;
}

/** Mutate a sample by one to three mutations that the seed chooses, and read it; `quick` leaves out those that make a file large. */
export async function fuzzCase(seed: number, path: string, quick = false): Promise<FuzzResult> {
  const random = randomNumbers(seed);
  const sample = SAMPLES[Math.floor(random() * SAMPLES.length)]!;
  let bytes: Buffer = readFileSync(sample);
  const names = Object.keys(MUTATIONS).filter((name) => !quick || !/bomb|huge|deep|many/.test(name));
  const applied: string[] = [];
  const count = 1 + Math.floor(random() * 3);
  for (let n = 0; n < count; n++) {
    const name = names[Math.floor(random() * names.length)]!;
    bytes = MUTATIONS[name]!(bytes, random);
    applied.push(name);
  }
  writeFileSync(path, bytes);
  const label = `seed ${seed}, ${sample.slice(folder.length + 1)}: ${applied.join(', ')}`;
  const start = performance.now();
  try {
    let handed = 0;
    const { kept } = await profileExport(path, {}, (rows) => (handed += rows.length));
    const outcome = kept === handed && kept > 0 ? 'profile' : 'crash';
    return { label, outcome, message: `${kept} kept, ${handed} handed over`, milliseconds: performance.now() - start };
  } catch (error) {
    const outcome = error instanceof InputErrors && error.problems.length > 0 ? 'refusal' : 'crash';
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { label, outcome, message, milliseconds: performance.now() - start };
  }
}
