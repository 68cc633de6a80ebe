import { expect, test } from 'vitest';
import { measurer, textSize } from '../../src/charts/measure.ts';

const [wide, narrow, chinese] = [measurer('wide', 'en'), measurer('narrow', 'en'), measurer('wide', 'zh-CN')];

// Helvetica's advances (Adobe AFM): H 722, e 556, l 222, o 556 -> 2278 thousandths of 13 px.
test('Latin words are as wide as Helvetica sets them', () => {
  expect(wide('Hello')).toBeCloseTo((722 + 556 + 222 + 222 + 556) * 0.013, 6);
});

test('classes decide the size: notes 12 px, names 13, big 17; narrow drawings one more, but big the same', () => {
  expect(['s num', '', 'b num big', 'n12 b'].map((classes) => textSize(classes, 'wide'))).toEqual([12, 13, 17, 12]);
  expect(['s num', '', 'b num big', 'ax'].map((classes) => textSize(classes, 'narrow'))).toEqual([13, 14, 17, 13]);
  expect(narrow('Speed') / wide('Speed')).toBeCloseTo(14 / 13, 6);
});

test('a class name that merely contains an s is no note', () => {
  expect(textSize('on-lv-neg-1 accent worse bar', 'wide')).toBe(13);
});

test('bold is 7 % wider, but not in Chinese', () => {
  expect(wide('Speed', 'b') / wide('Speed')).toBeCloseTo(1.07, 6);
  expect(chinese('速度', 'b')).toBe(chinese('速度'));
});

test('Chinese characters and full-width punctuation are one em, quotation marks too where the font is Chinese', () => {
  expect(chinese('很好，')).toBe(39);
  expect(chinese('“好”')).toBe(39);
  expect(wide('“”')).toBeLessThan(10);
});

test('marks that show nothing take no room: direction marks, joiners, combining accents', () => {
  expect(wide('a\u202e\u200f\u200d\u0301')).toBe(wide('a'));
});
