import { expect, test } from 'vitest';
import { isSeparated } from '../../src/stats/is-separated.ts';

const levels = (...counts: readonly (readonly [yes: number, no: number])[]) =>
  counts.map(([yes, no], i) => ({ x: i, yes: { w: yes }, no: { w: no } }));

test.each([
  ['complete', levels([0, 3], [2, 0]), true],
  ['complete, falling', levels([3, 0], [0, 2]), true],
  ['quasi-complete: one shared level', levels([0, 3], [2, 2], [2, 0]), true],
  ['overlap', levels([1, 3], [2, 0], [0, 1]), false],
  ['overlap at the ends', levels([1, 1], [2, 1]), false],
  ['everybody the same', levels([1, 0], [2, 0]), false],
  ['nobody', [], false],
])('%s', (_name, given, expected) => expect(isSeparated(given)).toBe(expected));
