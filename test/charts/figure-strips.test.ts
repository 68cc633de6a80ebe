import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/charts/drawing.ts';
import { type FigureShape, figureStrips, type FigureStripsSpec } from '../../src/charts/figure-strips.ts';
import { frame } from '../../src/charts/frame.ts';
import { label, maybe, share } from './generated.ts';
import { quoted, tick } from './samples.ts';
import { expectCleanLayout } from './text-boxes.ts';

const bound = fc.constantFrom('below', 'above', 'about', undefined);
const shape: fc.Arbitrary<FigureShape> = fc.oneof(
  fc.record({ kind: fc.constant('share' as const), to: share, bound }),
  fc
    .record({ kind: fc.constant('share' as const), from: share, to: share })
    .map((one) => ({ ...one, from: Math.min(one.from, one.to), to: Math.max(one.from, one.to) })),
  fc.record({
    kind: fc.constant('squares' as const),
    total: fc.integer({ min: 1, max: 100 }),
    filled: fc.integer({ min: 0, max: 30 }),
  }),
  fc.record({
    kind: fc.constant('times' as const),
    times: fc.integer({ min: 1, max: 40 }),
    upTo: maybe(fc.integer({ min: 1, max: 40 })),
    bound,
  }),
  fc.constant({ kind: 'none' as const }),
);

const spec: fc.Arbitrary<FigureStripsSpec> = fc
  .array(
    fc.record({
      title: maybe(label),
      source: maybe(label),
      rows: fc.array(
        fc.record({
          label,
          text: fc.constantFrom('12%', '10–20%', 'about 12 years', '不足5%', 'at most one hundred thousand times'),
          shape,
          emphasis: fc.boolean(),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((groups) => ({
    tick,
    groups: groups.map((group, g) => ({ ...group, rows: group.rows.map((row, i) => ({ ...row, key: `g${g}r${i}` })) })),
  }));

const frames = (['wide', 'narrow'] as const).flatMap((layout) =>
  (['en', 'zh-CN'] as const).map((lang) => ({ layout, lang })),
);

describe.each(frames)('$layout $lang', ({ layout, lang }) => {
  const sheet = frame(layout, lang);
  test('no two texts touch and nothing leaves the sheet', () => {
    fc.assert(
      fc.property(spec, (generated) => expectCleanLayout(figureStrips(generated, sheet), sheet)),
      { numRuns: 60 },
    );
  });
  test('the sample is clean too', () => expectCleanLayout(figureStrips(quoted(lang), sheet), sheet));
});

const drawn = figureStrips(quoted('en'), frame('wide', 'en')).shapes.filter((one): one is Item => one.kind === 'item');
const classesOf = (key: string) =>
  drawn.find((one) => one.key === key)!.shapes.flatMap((one) => ('classes' in one ? [one.classes] : []));
const count = (key: string, classes: string) => classesOf(key).filter((one) => one === classes).length;

test('bars start at zero and end at their share; spans and bounds stay open', () => {
  const [track, bar] = drawn[0]!.shapes.filter((one) => one.kind === 'rect' && /track|bar/.test(one.classes)) as {
    x: number;
    width: number;
  }[];
  expect([bar!.x, bar!.width / track!.width]).toEqual([track!.x, expect.closeTo(0.8, 3)]);
  expect([count('c', 'bar-a'), count('c', 'bar-a edge-a open')]).toEqual([1, 1]);
  expect([count('d', 'bar-a'), count('d', 'bar-a edge-a open')]).toEqual([0, 1]);
  expect(count('e', 'open-edge edge-a')).toBe(1);
  expect(count('b', 'bar-n')).toBe(1);
});

test('one square for each: 1 of 25 and 19 more, five against one, ten to twenty', () => {
  expect([count('g', 'u-full'), count('g', 'u-second'), count('g', 'u-empty')]).toEqual([1, 19, 5]);
  expect([count('h', 'u-second'), count('h', 'u-full')]).toEqual([1, 5]);
  expect([count('i', 'u-full'), count('i', 'u-open')]).toEqual([10, 10]);
  expect(classesOf('j').filter((one) => one.startsWith('u-') || one.startsWith('bar'))).toEqual([]);
});
