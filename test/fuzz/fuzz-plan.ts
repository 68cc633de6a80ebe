import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { BOMBS } from './mutations/bombs.ts';
import { DAMAGE } from './mutations/damage.ts';
import { JSON_DAMAGE } from './mutations/json.ts';
import type { Mutation } from './mutations/mutation.ts';
import { PARQUET_DAMAGE } from './mutations/parquet.ts';
import { SAV_DAMAGE } from './mutations/sav.ts';
import { TEXT_DAMAGE } from './mutations/text.ts';
import { WORKBOOK_DAMAGE } from './mutations/workbook.ts';
import { below, oneOf, randomNumbers } from './random-numbers.ts';

const root = join(import.meta.dirname, '..');
const FOLDERS = ['goldens/exports', 'goldens/spss', 'goldens/parquet', 'fuzz/samples'];

/** What the ending of a sample says it is, and the damage that such a file suffers besides that of any file. */
const KINDS = {
  text: { ending: /\.csv$/, damage: TEXT_DAMAGE },
  workbook: { ending: /\.xlsx$/, damage: WORKBOOK_DAMAGE },
  sav: { ending: /\.z?sav$/, damage: SAV_DAMAGE },
  parquet: { ending: /\.parquet$/, damage: PARQUET_DAMAGE },
  json: { ending: /\.json$/, damage: { ...TEXT_DAMAGE, ...JSON_DAMAGE } },
  other: { ending: /\.(lss|qsf)$/, damage: TEXT_DAMAGE },
} as const;
type Kind = keyof typeof KINDS;

/** Of a thousand cases, how many begin with which kind of file; the rest are bombs. */
const SHARES: readonly (readonly [Kind, number])[] = [
  ['text', 350],
  ['sav', 260],
  ['workbook', 210],
  ['json', 80],
  ['parquet', 70],
  ['other', 10],
];

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  ...DAMAGE,
  ...TEXT_DAMAGE,
  ...WORKBOOK_DAMAGE,
  ...SAV_DAMAGE,
  ...PARQUET_DAMAGE,
  ...JSON_DAMAGE,
  ...BOMBS,
};

/** Everything that makes a mutated file, so that it can be made again whatever samples and mutations are added later. */
export interface FuzzPlan {
  readonly seed: number;
  /** Path below `test/`. */
  readonly sample: string;
  readonly mutations: readonly string[];
}

/** Samples that are mutated, by kind, in a fixed order. */
export const SAMPLES: Readonly<Record<Kind, readonly string[]>> = samples();

function samples(): Readonly<Record<Kind, readonly string[]>> {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/^(expected|questionnaires|haven-values)\.json$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
  ).toSorted();
  const of = (kind: Kind) => files.filter((file) => KINDS[kind].ending.test(file));
  return {
    text: of('text'),
    workbook: of('workbook'),
    sav: of('sav'),
    parquet: of('parquet'),
    json: of('json'),
    other: of('other'),
  };
}

/**
 * What is done to which sample: one to three mutations, at times none, or a bomb.
 *
 * @param quick leaves out the bombs
 */
export function fuzzPlan(seed: number, quick = false): FuzzPlan {
  const random = randomNumbers(seed);
  let ticket = below(quick ? SHARES.reduce((sum, [, share]) => sum + share, 0) : 1000, random);
  const kind = SHARES.find(([, share]) => (ticket -= share) < 0)?.[0];
  if (kind === undefined) return { seed, sample: SAMPLES.text[0]!, mutations: [oneOf(Object.keys(BOMBS), random)] };
  const sample = oneOf(SAMPLES[kind], random);
  const names = [Object.keys(DAMAGE), Object.keys(KINDS[kind].damage)] as const;
  const count = random() < 0.02 ? 0 : random() < 0.75 ? 1 : 2 + below(2, random);
  const mutations = Array.from({ length: count }, () => oneOf(random() < 0.35 ? names[0] : names[1], random));
  return { seed, sample, mutations };
}

/** True when the file may ask for much memory, so that it is read in a process of its own. */
export function isHeavy({ mutations }: FuzzPlan): boolean {
  return mutations.some((name) => name in BOMBS);
}

export function mutatedFile({ seed, sample, mutations }: FuzzPlan): Buffer {
  const random = randomNumbers(seed ^ 0x5bd1e995);
  return mutations.reduce<Buffer>(
    (bytes, name) => {
      const mutation = MUTATIONS[name];
      if (mutation === undefined) throw new RangeError(`no mutation "${name}"`);
      return mutation(bytes, random);
    },
    readFileSync(join(root, sample)),
  );
}

export function planText({ seed, sample, mutations }: FuzzPlan): string {
  return `seed ${seed}, ${sample.replace(/^goldens\/exports\//, '')}: ${mutations.join(', ') || 'as it is'}`;
}
