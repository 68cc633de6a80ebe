import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalQuantile } from '../../src/stats/normal-quantile.ts';
import { normalTail } from '../../src/stats/normal-tail.ts';
import { studentTQuantile } from '../../src/stats/student-t-quantile.ts';
import { studentTTail } from '../../src/stats/student-t-tail.ts';
import { expectNear } from '../goldens/near.ts';

// Expected values: mpmath 1.3 with 40 places (erfinv, erfc, betainc).
test('normal quantiles', () => {
  expectNear(normalQuantile(0.975), 1.959963984540054, 'z 0.975', 1e-14);
  expectNear(normalQuantile(0.6), 0.2533471031357997, 'z 0.6', 1e-14);
  expectNear(normalQuantile(0.0001), -3.719016485455709, 'z 0.0001', 1e-14);
  expectNear(normalQuantile(1e-12), -7.034483825301131, 'z 1e-12', 1e-13);
  expect(normalQuantile(0.5)).toBe(0);
  expect(() => normalQuantile(1)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Expected a probability between 0 and 1, found 1.]`,
  );
});

test('normal tails', () => {
  expectNear(normalTail(0), 0.5, 'tail 0', 1e-15);
  expectNear(normalTail(1), 0.15865525393145705, 'tail 1', 1e-13);
  expectNear(normalTail(2.4), 0.008197535924596131, 'tail 2.4', 1e-12);
  expectNear(normalTail(3), 0.0013498980316300946, 'tail 3', 1e-13);
  expect(normalTail(6) / 9.86587645037698e-10).toBeCloseTo(1, 12);
  expect(normalTail(10) / 7.619853024160527e-24).toBeCloseTo(1, 12);
});

// Closed forms (df 1 is tan(π(p − ½)), df 2 is (2p − 1)√(2/(4p(1 − p)))), else mpmath as above.
test('t quantiles', () => {
  expectNear(studentTQuantile(0.975, 1), Math.tan(Math.PI * 0.475), 't 1', 1e-11);
  expectNear(studentTQuantile(0.975, 2), 0.95 * Math.sqrt(2 / (4 * 0.975 * 0.025)), 't 2', 1e-11);
  expectNear(studentTQuantile(0.975, 10), 2.228138851964939, 't 10', 1e-11);
  expectNear(studentTQuantile(0.975, 1.5), 6.016663104427932, 't 1.5', 1e-11);
  expectNear(studentTQuantile(0.995, 30), 2.749995653567231, 't 30', 1e-11);
  expectNear(studentTQuantile(0.025, 532), -1.964433130630083, 't 532', 1e-11);
  expect(studentTQuantile(0.5, 7)).toBe(0);
});

test('quantiles and tails undo each other', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
      fc.double({ min: 0.7, max: 3000, noNaN: true }),
      (p, df) => {
        expectNear(1 - normalTail(normalQuantile(p)), p, 'normal', 1e-11);
        expectNear(1 - studentTTail(studentTQuantile(p, df), df), p, `t ${df}`, 1e-9);
      },
    ),
  );
});
