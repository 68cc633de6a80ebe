import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distribution, type Scale } from '../../src/analyses/distribution.ts';
import { expectNear } from '../goldens/near.ts';
import { published, scaled, single, tableOf, weightedCells } from './tables.ts';

const four: Scale = { values: { poor: 1, fair: 2, good: 3, 'very-good': 4 }, midpoint: ['fair'], top: 2 };

// The teaching figures of DOMAIN B1: 23, 62, 13, 2 % from poor to very good. Favourable 13 + 2; "satisfied" with the midpoint 77.
// Mean (23·1 + 62·2 + 13·3 + 2·4)/100 = 1.94.
test('the trap of the midpoint, on the published table', () => {
  const axis = { id: 'service', kind: 'single', categories: ['poor', 'fair', 'good', 'very-good'] } as const;
  const found = distribution(
    tableOf(
      [axis],
      [0.23, 0.62, 0.13, 0.02].map((share) => published(share)),
      [],
      [published(1)],
    ),
    four,
  );
  expect(found.favourable.value).toBeCloseTo(0.15, 12);
  expect(found.withMidpoint?.value).toBeCloseTo(0.77, 12);
  expect(found.topBox.value).toBe(0.02);
  expect(found.bottomBox.value).toBe(0.23);
  expect(found.unfavourable.value).toBe(0.23);
  expect(found.midpoint?.value).toBe(0.62);
  expect(found.mean).toMatchObject({ interval: undefined, se: undefined });
  expect(found.mean.value).toBeCloseTo(1.94, 12);
  expect(found.levels.every(({ share }) => share.interval === undefined)).toBe(true);
});

// By hand, 10 respondents 1, 2, 3, 4 → 1·1 + 2·2 + 3·3 + 4·4 = 30; mean 3; Σ(y − 3)² = 4 + 2 + 0 + 4 = 10, s² = 10/9, se = √(1/9); t(9) = 2.2621571628.
test('mean with its t interval, and top boxes', () => {
  const found = distribution(single({ poor: 1, fair: 2, good: 3, 'very-good': 4 }), four);
  expect(found.mean.value).toBe(3);
  expectNear(found.mean.sd, Math.sqrt(10 / 9), 'sd');
  expectNear(found.mean.se, 1 / 3, 'se');
  expectNear(found.mean.interval?.[1], 3 + 2.2621571628540993 / 3, 'high', 1e-9);
  expect(found.tops.map(({ value }) => value)).toEqual([0.4, 0.7, 0.9]);
  expect(found.favourable).toEqual(found.tops[1]);
  expect(found.topBox).toEqual(found.tops[0]);
  expect(found.levels.map(({ code, value, side }) => [code, value, side])).toEqual([
    ['poor', 1, 'unfavourable'],
    ['fair', 2, 'midpoint'],
    ['good', 3, 'favourable'],
    ['very-good', 4, 'favourable'],
  ]);
});

test('without a midpoint there is no trap', () => {
  const found = distribution(single({ poor: 1, fair: 2, good: 3, 'very-good': 4 }), { ...four, midpoint: [] });
  expect([found.midpoint, found.withMidpoint]).toEqual([undefined, undefined]);
  expect(found.unfavourable.value).toBe(0.3);
});

test('a published bound is carried by its level and by nothing summed from it', () => {
  const axis = { id: 'q', kind: 'single', categories: ['poor', 'fair', 'good', 'very-good'] } as const;
  const cells = [published(0.1, 'below'), published(0.3), published(0.5), published(0.15)];
  const found = distribution(tableOf([axis], cells, [], [published(1)]), four);
  expect(found.bottomBox).toMatchObject({ value: 0.1, bound: 'below', interval: undefined });
  expect(found.favourable.value).toBe(0.65);
  expect(found.mean.value).toBeUndefined();
});

test('nobody: levels are listed without shares; one respondent: a mean without interval', () => {
  const nobody = distribution(single({ poor: 0, fair: 0, good: 0, 'very-good': 0 }), four);
  expect(nobody.base.n).toBe(0);
  expect([nobody.mean.value, nobody.favourable.value, nobody.levels[0]?.share.value]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  const one = distribution(single({ poor: 0, fair: 0, good: 1, 'very-good': 0 }), four);
  expect(one.mean).toMatchObject({ value: 3, interval: undefined, sd: undefined });
});

test('a level without a value is refused', () => {
  expect(() => distribution(single({ bad: 1, poor: 2 }), four)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Level "bad" of "q" has no value.]`,
  );
});

test('shares sum to 1, top boxes grow, the mean lies on the scale, doubled weights change nothing but weights', () => {
  const axis = { id: 'q', kind: 'single', categories: Object.keys(four.values) } as const;
  fc.assert(
    fc.property(weightedCells(4), (cells) => {
      const table = tableOf([axis], cells);
      const found = distribution(table, four);
      if (found.base.n === 0) return;
      expect(found.levels.reduce((sum, { share }) => sum + share.value!, 0)).toBeCloseTo(1, 12);
      found.tops.slice(1).forEach(({ value }, i) => expect(value).toBeGreaterThanOrEqual(found.tops[i]!.value!));
      expect(found.tops.at(-1)!.value! + found.bottomBox.value!).toBeCloseTo(1, 12);
      expect(found.mean.value).toBeGreaterThanOrEqual(1);
      expect(found.mean.value).toBeLessThanOrEqual(4);
      const twice = distribution(scaled(table, 2), four);
      expect(twice.mean.interval).toEqual(found.mean.interval);
      expect(twice.favourable.interval).toEqual(found.favourable.interval);
      expect(JSON.stringify(found)).not.toContain('null');
    }),
  );
});
