import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentsOf } from '../../src/tabulate/moments.ts';
import type { NumericRows } from '../../src/tabulate/numeric-rows.ts';
import { sampleDesign } from '../../src/tabulate/sample-design.ts';
import type { Moments } from '../../src/survey/moments.ts';

const FIELDS = ['n', 'w', 'w2', 'wx', 'w2x', 'wxx', 'w2xx'] as const;

function rowsOf(
  answers: readonly (readonly number[])[],
  weight?: readonly number[],
  missing: 'pairwise' | 'listwise' = 'pairwise',
): NumericRows {
  const p = answers[0]?.length ?? 0;
  return {
    terms: Array.from({ length: p }, (_, i) => `t${i}`),
    values: Array.from({ length: p }, (_, i) => Float64Array.from(answers, (row) => row[i]!)),
    weight: weight && Float64Array.from(weight),
    missing,
  };
}

function expectSame(a: Moments, b: Moments, factor: Partial<Record<(typeof FIELDS)[number], number>> = {}): void {
  for (const field of FIELDS) {
    a[field].forEach((value, at) => {
      const expected = b[field][at]! * (factor[field] ?? 1);
      expect(Math.abs(value - expected), `${field} ${at}`).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(expected)));
    });
  }
}

/** Straight from the definition, pair by pair. */
function plainly({ values, weight, missing, terms }: NumericRows): Moments {
  const p = values.length;
  const sums: Moments = {
    terms,
    missing,
    ...Object.fromEntries(FIELDS.map((f) => [f, new Float64Array(p * p)])),
  } as unknown as Moments;
  values[0]?.forEach((_, row) => {
    const w = weight?.[row] ?? 1;
    const has = values.map((column) => !Number.isNaN(column[row]));
    if (w === 0 || (missing === 'listwise' && !has.every(Boolean))) return;
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < p; j++) {
        if (!has[i] || !has[j]) continue;
        const [x, y] = [values[i]![row]!, values[j]![row]!];
        const add = { n: 1, w, w2: w * w, wx: w * x, w2x: w * w * x, wxx: w * x * y, w2xx: w * w * x * y };
        for (const field of FIELDS) (sums[field] as Float64Array)[i * p + j]! += add[field];
      }
    }
  });
  return sums;
}

const answer = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 10 }) },
  { weight: 1, arbitrary: fc.constant(NaN) },
);
const people = fc.array(fc.tuple(answer, answer, answer, answer, answer), { minLength: 1, maxLength: 150 });
const weights = fc.array(fc.constantFrom(0, 0.5, 1, 1.7, 3), { minLength: 150, maxLength: 150 });

// Three respondents: (1, 2) weight 1, (3, –) weight 2, (5, 4) weight 3; the fourth has weight 0.
// Pair (0, 1): n 2, w 4, w² 10, wx₀ 1 + 15 = 16, wx₁ 2 + 12 = 14, wxx 2 + 60 = 62, w²xx 2 + 180 = 182. Alone, term 0 has all three.
test('pairs sum over whoever has both terms', () => {
  const moments = momentsOf(
    rowsOf(
      [
        [1, 2],
        [3, NaN],
        [5, 4],
        [9, 9],
      ],
      [1, 2, 3, 0],
    ),
  );
  expect([...moments.n]).toEqual([3, 2, 2, 2]);
  expect([...moments.w]).toEqual([6, 4, 4, 4]);
  expect([...moments.w2]).toEqual([14, 10, 10, 10]);
  expect([...moments.wx]).toEqual([22, 16, 14, 14]);
  expect([...moments.w2x]).toEqual([58, 46, 38, 38]);
  expect([...moments.wxx]).toEqual([94, 62, 62, 52]);
  expect([...moments.w2xx]).toEqual([262, 182, 182, 148]);
});

test('listwise drops whoever lacks a term, everywhere', () => {
  const moments = momentsOf(
    rowsOf(
      [
        [1, 2],
        [3, NaN],
        [5, 4],
      ],
      undefined,
      'listwise',
    ),
  );
  expect([...moments.n]).toEqual([2, 2, 2, 2]);
  expect([...moments.wx]).toEqual([6, 6, 6, 6]);
});

test('a term that nobody has leaves exact zeros', () => {
  const moments = momentsOf(
    rowsOf(
      Array.from({ length: 30 }, (_, i) => [i / 3, 0.1, NaN]),
      Array.from({ length: 30 }, (_, i) => 0.1 + i / 7),
    ),
  );
  for (const field of FIELDS) expect(moments[field][8]).toBe(0);
});

test('the fast sums are the plain ones, whatever is missing', () => {
  fc.assert(
    fc.property(people, weights, fc.constantFrom('pairwise' as const, 'listwise' as const), (answers, w, missing) => {
      const rows = rowsOf(answers, w.slice(0, answers.length), missing);
      expectSame(momentsOf(rows), plainly(rows));
    }),
  );
});

test('weights times k multiply sums by k and squares by k²; order changes nothing', () => {
  fc.assert(
    fc.property(people, weights, (answers, w) => {
      const own = w.slice(0, answers.length);
      const moments = momentsOf(rowsOf(answers, own));
      const scaled = momentsOf(
        rowsOf(
          answers,
          own.map((x) => 3 * x),
        ),
      );
      expectSame(scaled, moments, { w: 3, wx: 3, wxx: 3, w2: 9, w2x: 9, w2xx: 9 });
      expectSame(momentsOf(rowsOf(answers.toReversed(), own.toReversed())), moments);
    }),
  );
});

test('whole weights sum as repeated rows do, all but n and the squares', () => {
  fc.assert(
    fc.property(people, fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 150, maxLength: 150 }), (answers, w) => {
      const weighted = momentsOf(rowsOf(answers, w.slice(0, answers.length)));
      const repeated = answers.flatMap((row, i) => Array.from({ length: w[i]! }, () => row));
      if (repeated.length === 0) return;
      const rows = momentsOf(rowsOf(repeated));
      const { w: sum, wx, wxx } = weighted;
      expectSame({ ...rows, w: sum, wx, wxx }, rows);
      expectSame(momentsOf(rowsOf(answers), w), rows);
    }),
  );
});

test('a respondent counted twice is two respondents of that weight', () => {
  fc.assert(
    fc.property(people, weights, fc.array(fc.nat(2), { minLength: 150, maxLength: 150 }), (answers, w, times) => {
      const all = answers.flatMap((row, i) => Array.from({ length: times[i]! }, () => ({ row, w: w[i]! })));
      if (all.length === 0) return;
      const repeated = rowsOf(
        all.map(({ row }) => row),
        all.map((one) => one.w),
      );
      expectSame(momentsOf(rowsOf(answers, w.slice(0, answers.length)), times), momentsOf(repeated));
    }),
  );
});

// Two strata: (1, 3 | 2, 4, 6) in clusters {1, 3} apart and {2}, {4}, {6}. Totals of w: 1 each, between sum of squares 0.
// Σwx: stratum a 2/1·(1 + 1) = 4, stratum b 3/2·(4 + 0 + 4) = 12; 16 in all. df = (2 − 1) + (3 − 1).
test('the between-cluster part is that of the whole design', () => {
  const rows = rowsOf([[1], [3], [2], [4], [6]]);
  const design = sampleDesign(5, [0, 0, 1, 1, 1], undefined);
  if (design.kind !== 'design') throw new Error();
  expect(momentsOf({ ...rows, design }).between).toEqual({ matrix: Float64Array.of(0, 0, 0, 16), df: 3 });
  // Without the respondent of 6, stratum b still has three clusters, one of them with totals of 0: w 1, 1, 0 and wx 2, 4, 0.
  // w: 3/2·(1/9 + 1/9 + 4/9) = 1; wx: 3/2·(0 + 4 + 4) = 12, with a's 4; across: 3/2·(0 + 2/3 + 4/3) = 3.
  const domain = momentsOf({ ...rows, design, base: Uint8Array.of(1, 1, 1, 1, 0) }).between!;
  [1, 3, 3, 16].forEach((expected, at) => expect(domain.matrix[at]).toBeCloseTo(expected, 12));
  expect(domain.df).toBe(3);
});

test('clusters are counted within strata, and a stratum with one is named', () => {
  const design = sampleDesign(6, [7, 7, 7, 8, 8, 8], [1, 1, 2, 1, 2, 3]);
  expect(design).toEqual({
    kind: 'design',
    clusterOf: Int32Array.of(0, 0, 1, 2, 3, 4),
    stratumOf: Int32Array.of(0, 0, 1, 1, 1),
  });
  expect(sampleDesign(4, [7, 7, 8, 8], [1, 2, 5, 5])).toEqual({ kind: 'one-cluster', strata: [8] });
  expect(sampleDesign(4, [7, 7, 8, 8], undefined, Float64Array.of(1, 1, 0, 1))).toEqual({
    kind: 'one-cluster',
    strata: [8],
  });
});
