import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kano, type KanoFeature } from '../../src/analyses/kano.ts';
import { kanoClasses, mapCategories } from '../../src/analyses/kano-classes.ts';
import { KANO_CATEGORIES, KANO_TABLES, type KanoCategory, type KanoTable } from '../../src/analyses/kano-table.ts';
import { golden } from '../goldens/golden.ts';
import { expectNear } from '../goldens/near.ts';
import { cell, kanoPair, published, scaled, weightedCells, tableOf, type Counts } from './tables.ts';

const LETTERS = {
  M: 'must-be',
  O: 'one-dimensional',
  A: 'attractive',
  I: 'indifferent',
  R: 'reverse',
  Q: 'questionable',
} as const;
type Letter = keyof typeof LETTERS;
const isLetter = (text: string): text is Letter => text in LETTERS;
const categoryOf = (letter: string): KanoCategory => {
  if (!isLetter(letter)) throw new Error(`No category ${letter}.`);
  return LETTERS[letter];
};

interface Expected {
  readonly n: number;
  readonly n_eff?: number;
  readonly counts: Readonly<Record<Letter, number>>;
  readonly shares?: Readonly<Record<Letter, number>>;
  readonly modal: Letter;
  readonly modal_tied: boolean;
  readonly second?: Letter;
  readonly blauth: Letter;
  readonly better: number;
  readonly worse: number;
  readonly better_worse_base?: number;
  readonly better_ci: readonly [number, number];
  readonly worse_ci: readonly [number, number];
  readonly category_strength: number;
  readonly total_strength: number;
  readonly lee_newcomb: Letter | 'H';
  readonly fong?: {
    a: number;
    b: number;
    critical_90: number;
    statistic: number;
    significant_90: boolean;
    significant_95: boolean;
  };
  readonly multinomial_z?: number;
  readonly multinomial_p?: number;
  readonly dumouchel?: Readonly<Record<string, number>> & { readonly class: Letter };
}
interface Fixture {
  readonly sets: readonly {
    readonly id: string;
    readonly table: KanoTable;
    readonly features: readonly {
      readonly id: string;
      readonly cells: readonly Counts[];
      readonly expected: Expected;
    }[];
  }[];
  readonly edge: readonly [{ readonly counts: Partial<Record<Letter, number>>; readonly expected: Expected }];
  readonly arithmetic_example: {
    readonly rows: Readonly<Record<string, { percent: Record<Letter, number>; better: number; worse: number }>>;
  };
}

const { sets, edge, arithmetic_example } = golden<Fixture>('kano/kano.json');

function expectClasses(found: Omit<KanoFeature, 'continuous'>, expected: Expected): void {
  for (const [letter, count] of Object.entries(expected.counts)) {
    expectNear(found.counts[categoryOf(letter)].w, count, `count ${letter}`);
  }
  for (const [letter, share] of Object.entries(expected.shares ?? {})) {
    expectNear(found.shares[categoryOf(letter)].value, share, `share ${letter}`);
  }
  expect(found.better.base.n).toBe(expected.n);
  if (expected.n_eff !== undefined) expectNear(found.better.base.effective, expected.n_eff, 'n_eff');
  expect(found.category).toBe(categoryOf(expected.modal));
  expect(found.tied).toBe(expected.modal_tied);
  if (expected.second) expect(found.second).toBe(categoryOf(expected.second));
  expect(found.blauth).toBe(categoryOf(expected.blauth));
  expect(found.blauthDiffers).toBe(expected.blauth !== expected.modal);
  expectNear(found.better.value, expected.better, 'better');
  expectNear(found.worse.value, expected.worse, 'worse');
  if (expected.better_worse_base !== undefined) expectNear(found.classable.w, expected.better_worse_base, 'base');
  expected.better_ci.forEach((end, i) => expectNear(found.better.interval?.[i], end, `better_ci ${i}`));
  expected.worse_ci.forEach((end, i) => expectNear(found.worse.interval?.[i], end, `worse_ci ${i}`));
  expectNear(found.strength, expected.category_strength, 'strength');
  expectNear(found.totalStrength, expected.total_strength, 'total strength');
  expect(found.mixed).toBe(expected.lee_newcomb === 'H');
  if (expected.fong === undefined) return;
  expectNear(found.fong?.largest, expected.fong.a, 'a');
  expectNear(found.fong?.second, expected.fong.b, 'b');
  expectNear(found.fong?.critical90, expected.fong.critical_90, 'critical');
  expectNear(found.fong?.statistic, expected.fong.statistic, 'Fong');
  expect(found.fong?.significant90).toBe(expected.fong.significant_90);
  expect(found.fong?.significant95).toBe(expected.fong.significant_95);
  expectNear(found.fong?.multinomial?.z, expected.multinomial_z!, 'z');
  expectNear(found.fong?.multinomial?.p, expected.multinomial_p!, 'p');
}

function expectContinuous({ continuous }: KanoFeature, expected: NonNullable<Expected['dumouchel']>): void {
  for (const side of ['functional', 'dysfunctional'] as const) {
    expectNear(continuous[side].value, expected[`${side}_mean`]!, `${side} mean`);
    expectNear(continuous[side].sd, expected[`${side}_sd`]!, `${side} sd`);
    expectNear(continuous[side].se, expected[`${side}_se`]!, `${side} se`);
  }
  expect(continuous.category).toBe(categoryOf(expected.class));
}

describe('KANO equals the reference', () => {
  const features = sets.flatMap(({ id: set, table, features: list }) => list.map((one) => ({ set, table, ...one })));

  test.each(features.map((one) => [`${one.set} ${one.id}`, one] as const))(
    '%s',
    (_name, { id, table, cells, expected }) => {
      const finding = kano([{ id, pair: kanoPair(cells) }], table);
      const [feature] = finding.features.groups;
      expect(finding).toMatchObject({ method: 'kano', table, features: { relation: 'separate' } });
      expect(feature).toMatchObject({ key: id, base: { n: expected.n } });
      expectClasses(feature!.value, expected);
      if (expected.dumouchel) expectContinuous(feature!.value, expected.dumouchel);
    },
  );

  test('a tie of three goes to must-be', () => {
    const [{ counts, expected }] = edge;
    expectClasses(kanoClasses(countsOf(counts)), expected);
  });

  test.each(Object.entries(arithmetic_example.rows))('published shares: %s', (_name, { percent, better, worse }) => {
    const found = kanoClasses(mapCategories((category) => published(percent[letterOf(category)] / 100)));
    expectNear(found.better.value, better, 'better');
    expectNear(found.worse.value, worse, 'worse');
    expect(found.better.interval).toBeUndefined();
    expect(found.fong).toBeUndefined();
  });
});

function letterOf(category: KanoCategory): Letter {
  return Object.keys(LETTERS)
    .filter(isLetter)
    .find((letter) => LETTERS[letter] === category)!;
}

function countsOf(counts: Partial<Record<Letter, number>>) {
  return mapCategories((category) => cell(counts[letterOf(category)] ?? 0));
}

// Berger et al. (1993), the evaluation table as printed there.
test('the tables read as printed', () => {
  const printed = (table: KanoTable) => KANO_TABLES[table].map(letterOf).join('').match(/.{5}/g);
  expect(printed('standard')).toEqual(['QAAAO', 'RIIIM', 'RIIIM', 'RIIIM', 'RRRRQ']);
  expect(printed('pouliot')).toEqual(['QAAAO', 'RQIIM', 'RIIIM', 'RIIQM', 'RRRRQ']);
});

// By hand: 3 A, 2 O, 4 M, 1 I, 2 R, 1 Q. better = (3+2)/10, worse = −(2+4)/10; R and Q count in the shares only.
test('better and worse leave reverse and questionable answers out', () => {
  const found = kanoClasses(countsOf({ A: 3, O: 2, M: 4, I: 1, R: 2, Q: 1 }));
  expect(found.better).toMatchObject({ value: 0.5, base: { n: 13 } });
  expect(found.worse.value).toBe(-0.6);
  expect(found.shares.reverse.value).toBeCloseTo(2 / 13, 12);
  expect(found.strength).toBeCloseTo(1 / 13, 11);
});

// By hand, N = 100: strength (40 − 34)/100 = 0.06 is not mixed, (40 − 35)/100 is; M + O + A = 60 is not weak, 59 is.
test('the limits of strength belong to the stronger side', () => {
  expect(kanoClasses(countsOf({ I: 40, A: 34, M: 26 }))).toMatchObject({
    strength: 0.06,
    mixed: false,
    totalStrength: 0.6,
    weak: false,
  });
  expect(kanoClasses(countsOf({ I: 40, A: 35, M: 25 }))).toMatchObject({ strength: 0.05, mixed: true });
  expect(kanoClasses(countsOf({ I: 41, A: 34, M: 25 }))).toMatchObject({ totalStrength: 0.59, weak: true });
});

// By hand: I leads with 5, but A + O + M = 6 outnumber the rest; with 5 against 5 Blauth goes to the rest.
test('Blauth looks for the largest of the larger half', () => {
  expect(kanoClasses(countsOf({ I: 5, A: 2, O: 3, M: 1 }))).toMatchObject({
    category: 'indifferent',
    blauth: 'one-dimensional',
    blauthDiffers: true,
  });
  expect(kanoClasses(countsOf({ I: 3, R: 2, A: 5 }))).toMatchObject({
    category: 'attractive',
    blauth: 'indifferent',
    blauthDiffers: true,
  });
});

test('questionable answers warn, reverse features offer to be turned', () => {
  expect(kanoClasses(countsOf({ M: 98, Q: 2 })).questionable).toBe('low');
  expect(kanoClasses(countsOf({ M: 97, Q: 3 })).questionable).toBe('raised');
  expect(kanoClasses(countsOf({ M: 94, Q: 6 })).questionable).toBe('raised');
  expect(kanoClasses(countsOf({ M: 93, Q: 7 })).questionable).toBe('high');
  expect(kanoClasses(countsOf({ R: 3, M: 2 })).offerToFlip).toBe(true);
  expect(kanoClasses(countsOf({ R: 2, M: 3 })).offerToFlip).toBe(false);
});

test('nobody, and everybody in one category', () => {
  const nobody = kanoClasses(countsOf({}));
  expect(nobody).toMatchObject({ tied: false, mixed: false, weak: false, questionable: 'low' });
  for (const key of ['category', 'second', 'blauth', 'strength', 'totalStrength', 'fong'] as const)
    expect(nobody[key]).toBeUndefined();
  expect([nobody.better.value, nobody.worse.value, nobody.shares.attractive.value]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  const alone = kanoClasses(countsOf({ M: 40 }));
  expect(alone).toMatchObject({ category: 'must-be', strength: 1, better: { value: 0 }, worse: { value: -1 } });
  expect(Object.is(alone.better.value, -0) || Object.is(kanoClasses(countsOf({ A: 4 })).worse.value, -0)).toBe(false);
  expect(alone.fong?.multinomial).toBeUndefined();
  expect(kanoClasses(countsOf({ R: 4 })).better.value).toBeUndefined();
});

const pairs = weightedCells(25).map((cells) => {
  const axis = { id: 'f', kind: 'single', categories: ['like', 'must-be', 'neutral', 'live-with', 'dislike'] } as const;
  return tableOf([axis, axis], cells);
});

test('any pair: shares sum to 1, coefficients in range inside their intervals, doubled weights change nothing but weights', () => {
  fc.assert(
    fc.property(pairs, fc.constantFrom<KanoTable>('standard', 'pouliot'), (pair, table) => {
      const [feature] = kano([{ id: 'f', pair }], table).features.groups;
      const found = feature!.value;
      const shares = KANO_CATEGORIES.map((category) => found.shares[category].value);
      if (pair.bases[0]!.w > 0) expect(shares.reduce<number>((sum, share) => sum + share!, 0)).toBeCloseTo(1, 12);
      for (const [{ value, interval }, low, high] of [
        [found.better, 0, 1],
        [found.worse, -1, 0],
      ] as const) {
        if (value === undefined) continue;
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
        expect(interval![0]).toBeLessThanOrEqual(value + 1e-12);
        expect(interval![1]).toBeGreaterThanOrEqual(value - 1e-12);
      }
      const [twice] = kano([{ id: 'f', pair: scaled(pair, 2) }], table).features.groups;
      expect(twice!.value.better.interval).toEqual(found.better.interval);
      expect(twice!.value.shares.attractive.interval).toEqual(found.shares.attractive.interval);
      expect({ ...twice!.value.fong }).toEqual({ ...found.fong });
      expect([twice!.value.category, twice!.value.tied, twice!.value.blauth]).toEqual([
        found.category,
        found.tied,
        found.blauth,
      ]);
      expect(JSON.stringify(found)).not.toContain('null');
    }),
  );
});

test('another shape is refused', () => {
  expect(() => kano([{ id: 'f', pair: kanoPair([1, 2, 3]) }])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: KANO needs a 5 × 5 crosstab without groups, found 3 cells for "f".]`,
  );
});
