import { share } from '../../src/analyses/share.ts';
import { random } from '../../src/stats/random.ts';
import { rake } from '../../src/tabulate/rake.ts';
import type { RakingMargin } from '../../src/tabulate/raking-margin.ts';

/** How often the interval of a share held the true one. */
export interface Coverage {
  readonly p: number;
  readonly n: number;
  /** Standard deviation of weights over their mean. */
  readonly spread: number;
  readonly covered: number;
}

const SHARES = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9, 0.97];
const SIZES = [30, 60, 100, 250, 800];
const SPREADS = [0, 0.4, 0.7, 1];

/** Wilson's interval on Kish's effective number, over a grid of shares, sample sizes and weights that are unrelated to the answer. */
export function wilsonCoverage(replicates: number, seed: number): Coverage[] {
  const uniform = random(seed);
  return SPREADS.flatMap((spread) =>
    SIZES.flatMap((n) =>
      SHARES.map((p) => {
        let held = 0;
        for (let replicate = 0; replicate < replicates; replicate++) {
          const weights = Float64Array.from({ length: n }, () => weightOf(uniform, spread));
          const yes = Uint8Array.from({ length: n }, () => (uniform() < p ? 1 : 0));
          if (holds(p, yes, weights)) held++;
        }
        return { p, n, spread, covered: held / replicates };
      }),
    ),
  );
}

/**
 * The same for samples raked to two margins of their population, on which the answer depends: weighting then gains precision that
 * Kish's number does not know of, so that intervals are too wide rather than too narrow.
 *
 * @param pull how much the margins move the answer: 0 not at all, 1 much
 */
export function rakedCoverage(n: number, pull: number, replicates: number, seed: number): Coverage {
  const uniform = random(seed);
  const [first, second] = [
    [0.2, 0.3, 0.5],
    [0.4, 0.6],
  ] as const;
  const chance = (a: number, b: number) => 0.3 + pull * (0.15 * (a - 1) + 0.2 * (b - 0.5));
  const truth = first.reduce(
    (sum, share1, a) => sum + second.reduce((inner, share2, b) => inner + share1 * share2 * chance(a, b), 0),
    0,
  );
  let held = 0;
  let spread = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    const rows: { a: number; b: number; yes: number }[] = [];
    while (rows.length < n) {
      const a = drawn(uniform, first);
      const b = drawn(uniform, second);
      // Some are reached more easily than others.
      if (uniform() > 0.4 + 0.25 * a * (1 - 0.5 * b)) continue;
      rows.push({ a, b, yes: uniform() < chance(a, b) ? 1 : 0 });
    }
    const margins = [
      margin(
        'a',
        first,
        rows.map(({ a }) => a),
      ),
      margin(
        'b',
        second,
        rows.map(({ b }) => b),
      ),
    ];
    const result = rake({ margins });
    if (result.kind === 'failed') throw new Error(JSON.stringify(result.problems));
    const yes = Uint8Array.from(rows, (row) => row.yes);
    if (holds(truth, yes, result.weight)) held++;
    spread += Math.sqrt(result.report.designEffect - 1) / replicates;
  }
  return { p: truth, n, spread, covered: held / replicates };
}

function holds(p: number, yes: Uint8Array, weights: Float64Array): boolean {
  const cell = (counts: (row: number) => boolean) => {
    const sum = { n: 0, w: 0, w2: 0 };
    weights.forEach((w, row) => {
      if (!counts(row)) return;
      sum.n++;
      sum.w += w;
      sum.w2 += w * w;
    });
    return sum;
  };
  const { interval } = share(
    cell((row) => yes[row] === 1),
    cell(() => true),
  );
  return interval !== undefined && interval[0] <= p && p <= interval[1];
}

/** Lognormal, of mean 1. */
function weightOf(uniform: () => number, spread: number): number {
  if (spread === 0) return 1;
  const sigma = Math.sqrt(Math.log(1 + spread * spread));
  const normal = Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return Math.exp(sigma * normal - (sigma * sigma) / 2);
}

function drawn(uniform: () => number, shares: readonly number[]): number {
  let left = uniform();
  return Math.max(
    0,
    shares.findIndex((share) => (left -= share) < 0),
  );
}

function margin(id: string, shares: readonly number[], category: readonly number[]): RakingMargin {
  const codes = shares.map((_, code) => String(code));
  return { id, codes, category, targets: Object.fromEntries(shares.map((share, code) => [String(code), share])) };
}
