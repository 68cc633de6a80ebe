import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logisticRegression, type LogisticLevel } from '../../src/stats/logistic-regression.ts';
import { expectNear } from '../goldens/near.ts';

const level = (x: number, yes: number, no: number, weight = 1): LogisticLevel => ({
  x,
  n: yes + no,
  yes: { w: yes * weight, w2: yes * weight ** 2 },
  no: { w: no * weight, w2: no * weight ** 2 },
});

// Two levels are a saturated model: logit(1/4) = a, logit(2/3) = a + b; Var(b) = 1/1 + 1/3 + 1/4 + 1/2 (Woolf).
test('two levels have the closed form', () => {
  const fit = logisticRegression([level(0, 1, 3), level(1, 4, 2)])!;
  expectNear(fit.intercept, Math.log(1 / 3), 'intercept', 1e-9);
  expectNear(fit.slope, Math.log(6), 'slope', 1e-9);
  expectNear(fit.seModel.slope, Math.sqrt(1 + 1 / 3 + 1 / 4 + 1 / 2), 'se', 1e-9);
  expectNear(fit.logLikelihoodNull, 10 * Math.log(0.5), 'null', 1e-12);
});

test('no solution without both answers, without two levels, or when the levels separate the answers', () => {
  expect(logisticRegression([level(1, 3, 0), level(2, 4, 0)])).toBeUndefined();
  expect(logisticRegression([level(1, 3, 2)])).toBeUndefined();
  expect(logisticRegression([level(1, 0, 3), level(2, 4, 0)])).toBeUndefined();
});

// Overlap as extreme as counts allow: Newton's full step from the mean would leave the likelihood's hill.
test('converges on nearly separated answers and at any place of the scale', () => {
  const fit = logisticRegression([level(1, 1, 5000), level(2, 5000, 1)])!;
  expectNear(fit.slope, 2 * Math.log(5000), 'slope', 1e-8);
  const rare = logisticRegression([level(0, 1, 9999), level(10, 9, 1)])!;
  expectNear(rare.slope, (Math.log(9) + Math.log(9999)) / 10, 'slope of a rare answer', 1e-8);
  const far = logisticRegression([level(1001, 1, 3), level(1002, 4, 2)])!;
  expectNear(far.slope, Math.log(6), 'slope far away', 1e-6);
});

const counts = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }));

test('the score is zero, doubled weights change only the model error, a turned scale turns the slope', () => {
  fc.assert(
    fc.property(fc.array(counts, { minLength: 2, maxLength: 7 }), (cells) => {
      const levels = cells.map(([yes, no], i) => level(i + 1, yes, no));
      const fit = logisticRegression(levels)!;
      const residual = levels.map(
        ({ x, yes, no }) => yes.w - (yes.w + no.w) / (1 + Math.exp(-fit.intercept - fit.slope * x)),
      );
      expect(residual.reduce((sum, r) => sum + r, 0)).toBeCloseTo(0, 4);
      expect(residual.reduce((sum, r, i) => sum + r * levels[i]!.x, 0)).toBeCloseTo(0, 4);
      const doubled = logisticRegression(cells.map(([yes, no], i) => level(i + 1, yes, no, 2)))!;
      expect(doubled.slope).toBeCloseTo(fit.slope, 6);
      expect(doubled.seRobust.slope).toBeCloseTo(fit.seRobust.slope, 6);
      expect(doubled.seModel.slope).toBeCloseTo(fit.seModel.slope / Math.SQRT2, 6);
      const turned = logisticRegression(cells.map(([yes, no], i) => level(-i - 1, yes, no)))!;
      expect(turned.slope).toBeCloseTo(-fit.slope, 6);
    }),
  );
});
