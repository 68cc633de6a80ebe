import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Drawing, type Item, type Shape, textsOf } from '../../src/charts/drawing.ts';
import { frame } from '../../src/charts/frame.ts';
import { type CurvePoint, levelCurve, type LevelCurveSpec } from '../../src/charts/level-curve.ts';
import { label, maybe, numbered, share } from './generated.ts';
import { curvesByRegion, longCurve, percent, repurchase, tick } from './samples.ts';
import { expectCleanLayout } from './text-boxes.ts';

const spec: fc.Arbitrary<LevelCurveSpec> = fc
  .record({ count: fc.integer({ min: 2, max: 11 }), curves: fc.integer({ min: 1, max: 4 }) })
  .chain(({ count, curves }) => {
    const point = (level: number): fc.Arbitrary<CurvePoint> =>
      fc.oneof(
        {
          weight: 7,
          arbitrary: fc
            .record({
              value: share,
              d: maybe(fc.double({ min: 0, max: 0.2, noNaN: true })),
              base: maybe(fc.integer({ min: 1, max: 3000 })),
            })
            .map(({ value, d, base }) => ({
              level,
              value,
              text: percent(value),
              interval:
                d === undefined ? undefined : { lo: Math.max(0, value - d), hi: Math.min(1, value + d), text: '' },
              base,
              baseText: base === undefined ? undefined : `n = ${base}`,
            })),
        },
        { weight: 1, arbitrary: fc.record({ level: fc.constant(level), absent: label }) },
      );
    const series = fc.record({ label, points: fc.tuple(...Array.from({ length: count }, (_, i) => point(i))) });
    return fc
      .record({
        names: fc.array(label, { minLength: count, maxLength: count }),
        series: fc.array(series, { minLength: curves, maxLength: curves }),
        cut: maybe(fc.integer({ min: 0, max: count - 2 })),
        zoneNames: fc.tuple(label, label),
        published: maybe(fc.record({ label, values: fc.array(share, { minLength: count, maxLength: count }) })),
        step: maybe(fc.integer({ min: 0, max: count - 2 })),
        note: maybe(fc.record({ level: fc.integer({ min: 0, max: count - 1 }), text: label })),
        intervals: fc.constantFrom('whiskers', 'band'),
        title: label,
        fit: fc.constantFrom('step', 'smooth', undefined),
      })
      .map(
        ({ names, series: drawn, cut, zoneNames, published, step, note, intervals, title, fit }): LevelCurveSpec => ({
          axis: { title, domain: [0, 1], tick },
          levels: numbered(names.map((name) => ({ label: name }))),
          series: numbered(drawn).map((one) =>
            fit
              ? {
                  ...one,
                  fit: {
                    kind: fit,
                    label: 'fit',
                    points: names.map((_, position) => ({ position, value: position / count })),
                  },
                }
              : one,
          ),
          zones:
            cut === undefined
              ? undefined
              : [
                  { from: 0, to: cut, label: zoneNames[0], tone: 'bad' },
                  { from: cut + 1, to: count - 1, label: zoneNames[1], tone: 'good' },
                ],
          intervals,
          published: published && {
            label: published.label,
            points: published.values.map((value, level) => ({ level, value, text: percent(value) })),
          },
          step:
            step === undefined ? undefined : { from: step, to: step + 1, text: '+32 points', note: 'the biggest step' },
          note,
        }),
      );
  });

const frames = (['wide', 'narrow'] as const).flatMap((layout) =>
  (['en', 'zh-CN'] as const).map((lang) => ({ layout, lang })),
);

describe.each(frames)('$layout $lang', ({ layout, lang }) => {
  const sheet = frame(layout, lang);
  test('no two texts touch and nothing leaves the sheet', () => {
    fc.assert(
      fc.property(spec, (generated) => expectCleanLayout(levelCurve(generated, sheet), sheet)),
      { numRuns: 50 },
    );
  });
  test('the samples are clean too', () => {
    const samples = [
      repurchase(lang),
      longCurve(lang, 11, false),
      longCurve(lang, 5, true),
      longCurve(lang, 2, false),
      ...[1, 2, 3, 4].map((count) => curvesByRegion(lang, count)),
    ];
    for (const sample of samples) expectCleanLayout(levelCurve(sample, sheet), sheet);
  });
  test('every value of the shipped curve is printed', () => {
    const words = textsOf(levelCurve(repurchase(lang), sheet).shapes).map(({ text }) => text);
    for (const value of ['31%', '49%', '66%', '98%']) expect(words.filter((word) => word === value)).toHaveLength(1);
  });
});

const wide = frame('wide', 'en');
const flat = (shapes: readonly Shape[]): Shape[] =>
  shapes.flatMap((shape) => (shape.kind === 'item' ? flat(shape.shapes) : [shape]));
const withClass = (drawn: Drawing, classes: string) =>
  flat(drawn.shapes).filter((shape) => 'classes' in shape && shape.classes === classes);

test('a point’s area follows its base: four times the people, twice the radius', () => {
  const base = repurchase('en');
  const points = [400, 100, 1600].map((n, level): CurvePoint => ({ level, value: 0.5, text: '50%', base: n }));
  const circles = withClass(levelCurve({ ...base, series: [{ key: 's', points }] }, wide), 'pt c-1') as { r: number }[];
  expect(circles.map(({ r }) => r)).toEqual([9, 4.5, 18]);
});

test('a missing level breaks the line and says why', () => {
  const base = repurchase('en');
  const value = (level: number, share_: number): CurvePoint => ({ level, value: share_, text: percent(share_) });
  const broken = levelCurve(
    {
      ...base,
      series: [{ key: 's', points: [value(0, 0.2), value(1, 0.4), { level: 2, absent: 'no answers' }, value(3, 0.9)] }],
    },
    wide,
  );
  const curves = withClass(broken, 'curve c-1') as { d: string }[];
  expect(curves.map(({ d }) => d.match(/[ML]/g)?.length)).toEqual([2]);
  expect(textsOf(broken.shapes).map(({ text }) => text)).toContain('no answers');
  expect(withClass(broken, 'hidden filled')).toHaveLength(1);
});

test('higher values lie higher, and the axis ends are where the grid says', () => {
  const drawn = levelCurve(repurchase('en'), wide);
  const circles = withClass(drawn, 'pt c-1') as { cy: number; cx: number }[];
  expect(circles.map(({ cy }) => cy)).toEqual(circles.map(({ cy }) => cy).sort((a, b) => b - a));
  const zero = withClass(drawn, 'zero')[0] as { y1: number };
  const grid = withClass(drawn, 'grid') as { y1: number }[];
  const full = Math.min(...grid.map(({ y1 }) => y1));
  expect((zero.y1 - circles[0]!.cy) / (zero.y1 - full)).toBeCloseTo(0.31, 3);
});

test('a published value that says the same as ours is not printed twice', () => {
  const words = textsOf(levelCurve(repurchase('en'), wide).shapes).map(({ text }) => text);
  expect([
    words.includes('published 54%'),
    words.includes('70%'),
    words.filter((word) => word === '98%').length,
  ]).toEqual([true, true, 1]);
});

test('several curves differ in shape as well as colour and are named at their ends', () => {
  const drawn = levelCurve(curvesByRegion('en', 4), wide);
  const shapes = drawn.shapes
    .filter((shape): shape is Item => shape.kind === 'item')
    .map(({ key, shapes: inner }) => `${key.slice(0, 2)} ${inner[0]!.kind}`);
  expect(new Set(shapes)).toEqual(new Set(['s0 circle', 's1 rect', 's2 path', 's3 path']));
  expect(textsOf(drawn.shapes).map(({ text }) => text)).toEqual(expect.arrayContaining(['North', 'West', 'East']));
});
