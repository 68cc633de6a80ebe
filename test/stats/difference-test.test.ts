import { expect, test } from 'vitest';
import { differenceTest } from '../../src/stats/difference-test.ts';
import { expectNear } from '../goldens/near.ts';

const known = (mean: number, variance: number | undefined) => ({ mean, variance, sd: undefined });

// By hand: difference 0.1, error √(0.0009 + 0.0016) = 0.05, z = 2, p = 2 · 0.02275013194817921.
test('worked example', () => {
  const found = differenceTest(known(0.3, 0.0009), known(0.4, 0.0016))!;
  expectNear(found.difference, 0.1, 'difference');
  expectNear(found.interval[0], 0.1 - 1.959963984540054 * 0.05, 'low');
  expectNear(found.interval[1], 0.1 + 1.959963984540054 * 0.05, 'high');
  expectNear(found.p, 0.04550026389635842, 'p', 1e-10);
});

test('no test where nothing varies or a variance is not known', () => {
  expect(differenceTest(known(0, 0), known(1, 0))).toBeUndefined();
  expect(differenceTest(known(0.5, undefined), known(0.4, 0.01))).toBeUndefined();
});
