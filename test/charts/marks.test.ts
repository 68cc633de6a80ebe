import { expect, test } from 'vitest';
import { arrow, horizontalInterval, levelTones, triangle } from '../../src/charts/marks.ts';

test('level tones: worst to best, the middle neutral by rule', () => {
  expect(levelTones(4, [1])).toEqual(['lv-neg-1', 'lv-mid', 'lv-pos-3', 'lv-pos-5']);
  expect(levelTones(5, [2])).toEqual(['lv-neg-1', 'lv-neg-3', 'lv-mid', 'lv-pos-3', 'lv-pos-5']);
  expect(levelTones(2, [])).toEqual(['lv-neg-1', 'lv-pos-5']);
  expect(levelTones(3, [0, 1])).toEqual(['lv-mid', 'lv-mid', 'lv-pos-5']);
  expect(levelTones(11, [5]).map((tone) => tone.replace('lv-', ''))).toEqual([
    'neg-1',
    'neg-2',
    'neg-3',
    'neg-4',
    'neg-5',
    'mid',
    'pos-1',
    'pos-2',
    'pos-3',
    'pos-4',
    'pos-5',
  ]);
});

test('seven levels on one side still run from strong to pale and stay in order', () => {
  const strengths = levelTones(11, [7, 8])
    .slice(0, 7)
    .map((tone) => Number(tone.slice(-1)));
  expect(strengths).toEqual([1, 2, 2, 3, 4, 4, 5]);
});

test('an interval turns paper-coloured on the bar and ink beyond it', () => {
  const classes = (barEnd?: number) =>
    horizontalInterval(10, 20, 5, 3, barEnd).map((shape) => ('classes' in shape ? shape.classes : ''));
  expect([classes(), classes(5), classes(15), classes(25)]).toEqual([['ci'], ['ci'], ['ci-in', 'ci'], ['ci-in']]);
});

test('an arrow points the way the value went, and is left out where it would be all head', () => {
  const heads = (from: number, to: number) =>
    arrow(from, to, 0)
      .map((shape) => (shape.kind === 'path' ? shape.d : ''))
      .at(-1);
  expect(heads(0, 30)).toBe('M 30 0 l -8 -4 v 8 Z');
  expect(heads(30, 0)).toBe('M 0 0 l 8 -4 v 8 Z');
  expect(arrow(0, 9, 0)).toEqual([]);
});

test('up points up: the tip lies above the base', () => {
  const tip = (up: boolean) => {
    const shape = triangle(0, 0, up);
    return shape.kind === 'path' ? Number(shape.d.match(/L 0 (-?[\d.]+)/)?.[1]) : undefined;
  };
  expect([tip(true), tip(false)]).toEqual([-4.5, 4.5]);
});
