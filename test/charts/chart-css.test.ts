import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../src/theme/chart.css', import.meta.url), 'utf8');

/** `--name: light-dark(#…, #…)` of the tokens, one scheme. */
function tokens(scheme: 0 | 1): Map<string, string> {
  return new Map(
    [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map((found) => [found[1]!, found[2 + scheme]!]),
  );
}

function linear(hex: string): [number, number, number] {
  return [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
}

const luminance = ([r, g, b]: [number, number, number]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** WCAG 2.2 contrast ratio. */
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

// Machado, Oliveira & Fernandes (2009), severity 1.0, on linear RGB.
const BLIND = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
} as const;

function seen(hex: string, kind: keyof typeof BLIND): [number, number, number] {
  const rgb = linear(hex);
  return BLIND[kind].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, weight, i) => sum + weight * rgb[i]!, 0),
      ),
    ),
  ) as [number, number, number];
}

const LEVELS = ['neg-1', 'neg-2', 'neg-3', 'neg-4', 'neg-5', 'mid', 'pos-1', 'pos-2', 'pos-3', 'pos-4', 'pos-5'].map(
  (level) => `lv-${level}`,
);

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('%s', (_, scheme) => {
  const value = tokens(scheme);
  const of = (name: string) => value.get(name)!;

  test.each(['ink', 'ink-2', 'ink-3', 'accent', 'other', 'better', 'worse', 'k-M', 'k-O', 'k-A', 'k-I'])(
    'text in %s reads on paper',
    (name) => {
      expect(contrast(of(name), of('paper'))).toBeGreaterThanOrEqual(4.5);
    },
  );
  test.each(['accent-soft', 'other-soft', 'rule-2', 'lv-neg-1', 'lv-pos-5'])(
    'marks in %s stand out from paper',
    (name) => {
      expect(contrast(of(name), of('paper'))).toBeGreaterThanOrEqual(3);
    },
  );
  test.each(LEVELS)('words read on %s', (level) => {
    const on = value.get(`on-${level}`) ?? of('ink');
    expect(contrast(on, of(level))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(['k-M', 'k-O', 'k-A', 'k-I'])('bold numbers read on %s', (kind) => {
    expect(contrast(of('on-fill'), of(kind))).toBeGreaterThanOrEqual(4.5);
  });
  test('each step of a scale differs in lightness from the next', () => {
    const steps = [LEVELS.slice(0, 5), LEVELS.slice(6)];
    for (const side of steps)
      for (const [i, level] of side.slice(1).entries())
        expect(contrast(of(level), of(side[i]!))).toBeGreaterThanOrEqual(1.15);
  });
  test.each(['protanopia', 'deuteranopia'] as const)('worst and best stay apart under %s', (kind) => {
    const [a, b] = [seen(of('lv-neg-1'), kind), seen(of('lv-pos-5'), kind)];
    expect(Math.hypot(...a.map((channel, i) => channel - b[i]!))).toBeGreaterThan(0.15);
  });
});

test('pale levels, hardly darker than paper, carry an outline', () => {
  const light = tokens(0);
  const pale = LEVELS.filter((level) => contrast(light.get(level)!, light.get('paper')!) < 2);
  expect(
    pale.filter((level) => !new RegExp(`rect\\.${level}[^{]*\\{[^}]*stroke:`).test(css.replace(/\n/g, ' '))),
  ).toEqual([]);
});
