import { expect, test } from 'vitest';
import { gate } from '../../src/analyses/gate.ts';
import { kano } from '../../src/analyses/kano.ts';
import { kanoPriority } from '../../src/analyses/kano-priority.ts';
import { kanoSplit } from '../../src/analyses/kano-split.ts';
import { kanoPair } from './tables.ts';

/** A pair with so many of each class: A at (like, must-be), O at (like, dislike), M at (must-be, dislike), I at (neutral, neutral). */
const pair = ({ a = 0, o = 0, m = 0, i = 0 }) =>
  kanoPair(Array.from({ length: 25 }, (_, at) => (at === 1 ? a : at === 4 ? o : at === 9 ? m : at === 12 ? i : 0)));

const pairs = [
  { id: 'indifferent', pair: pair({ i: 30, a: 10 }) },
  { id: 'attractive', pair: pair({ a: 30, i: 10 }) },
  { id: 'must, weaker', pair: pair({ m: 22, o: 18 }) },
  { id: 'tiny', pair: pair({ m: 5 }) },
  { id: 'must, stronger', pair: pair({ m: 30, o: 10 }) },
  { id: 'nobody', pair: pair({}) },
];

function features(suppressBelow: number) {
  const opened = gate(kano(pairs), { flagBelow: 30, suppressBelow });
  if (opened.state === 'hidden') throw new Error('A finding of separate bases is never hidden whole.');
  return opened.finding.features.groups;
}

test('must-be first, then by the share of the category; hidden and empty features last', () => {
  expect(kanoPriority(features(10)).map(({ key, state }) => [key, state])).toEqual([
    ['must, stronger', 'shown'],
    ['must, weaker', 'shown'],
    ['attractive', 'shown'],
    ['indifferent', 'shown'],
    ['tiny', 'hidden'],
    ['nobody', 'empty'],
  ]);
});

// By hand, of the four features of 40: better 10/40, 30/40, 18/40, 10/40; worse 0, 0, −40/40, −40/40.
test('the mean split is of what is shown', () => {
  expect(kanoSplit(features(10), 'mean')).toEqual({ better: 0.425, worse: -0.5 });
  expect(kanoSplit(features(1), 'mean').better).toBeCloseTo(0.34, 12);
  expect(kanoSplit(features(10))).toEqual({ better: 0.5, worse: -0.5 });
  expect(kanoSplit([], 'mean')).toEqual({ better: 0.5, worse: -0.5 });
});
