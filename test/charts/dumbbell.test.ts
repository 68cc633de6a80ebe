import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item, Shape } from '../../src/charts/drawing.ts';
import { dumbbell, type DumbbellRow, type DumbbellSpec } from '../../src/charts/dumbbell.ts';
import { frame } from '../../src/charts/frame.ts';
import { label, maybe, note, numbered } from './generated.ts';
import { expectCleanLayout } from './text-boxes.ts';

const frames = (['wide', 'narrow'] as const).flatMap((layout) =>
  (['en', 'zh-CN'] as const).map((lang) => ({ layout, lang })),
);
const end = fc.double({ min: 3, max: 7, noNaN: true }).map((value) => ({ value, text: value.toFixed(1) }));
const TICKS = [3, 4, 5, 6, 7].map((value) => ({ value, text: String(value) }));

const row = fc
  .record({
    label,
    strong: fc.boolean(),
    to: end,
    from: maybe(end),
    half: maybe(fc.double({ min: 0, max: 0.4, noNaN: true })),
    verdict: fc.constantFrom('below', 'above', 'same', undefined),
    hidden: maybe(fc.constant('hidden: fewer than 10 answers')),
    note,
    small: fc.boolean(),
  })
  .map(({ to, from, half, verdict, hidden, ...rest }): Omit<DumbbellRow, 'key'> => ({
    ...rest,
    marks:
      hidden === undefined
        ? {
            to,
            from,
            verdict,
            interval:
              half === undefined ? undefined : { lo: Math.max(3, to.value - half), hi: Math.min(7, to.value + half) },
          }
        : { hidden },
    cells: [
      { text: '−1.7', style: verdict === 'below' ? 'worse' : 'plain' },
      { text: '−1.9 to −1.5', style: 'plain' },
    ],
  }));

const spec: fc.Arbitrary<DumbbellSpec> = fc
  .record({
    groups: fc.array(fc.record({ head: maybe(label), rows: fc.array(row, { minLength: 1, maxLength: 5 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    words: fc.array(label, { minLength: 4, maxLength: 4 }),
  })
  .map(({ groups, words }) => ({
    domain: [3, 7],
    ticks: TICKS,
    columns: [
      { head: 'Gap', narrow: true },
      { head: words[0]!, narrow: true },
    ],
    legend: { to: words[1]!, from: words[2]! },
    groups: groups.map((group, g) => ({
      ...group,
      rows: numbered(group.rows).map((one) => ({ ...one, key: `${g}${one.key}` })),
    })),
    scale: words[3]!,
  }));

describe.each(frames)('$layout $lang', ({ layout, lang }) => {
  const sheet = frame(layout, lang);
  test('no two texts touch and nothing leaves the sheet', () => {
    fc.assert(
      fc.property(spec, (generated) => expectCleanLayout(dumbbell(generated, sheet), sheet)),
      { numRuns: 80 },
    );
  });
});

const one = (marks: DumbbellRow['marks']) => {
  const drawn = dumbbell(
    {
      domain: [3, 7],
      ticks: TICKS,
      columns: [],
      legend: { to: 'received', from: 'expected' },
      groups: [{ rows: [{ key: 'a', label: 'a', marks, cells: [] }] }],
      scale: 'from 1 to 7',
    },
    frame('wide', 'en'),
  );
  return drawn.shapes.find((shape): shape is Item => shape.kind === 'item')!.shapes;
};
const circles = (shapes: readonly Shape[]) => shapes.flatMap((shape) => (shape.kind === 'circle' ? [shape] : []));
const at = (value: number) => ({ value, text: String(value) });

test('both marks lie on one scale and the band lies between them', () => {
  const shapes = one({ to: at(4), from: at(6), verdict: 'below' });
  const [expected, received] = circles(shapes);
  if (expected === undefined || received === undefined) throw new Error('two marks');
  expect([expected.classes, received.classes]).toEqual(['was', 'accent ring']);
  expect(received.cx).toBeLessThan(expected.cx);
  const band = shapes.find((shape) => shape.kind === 'rect' && shape.classes === 'gap') as { x: number; width: number };
  expect([band.x, band.x + band.width]).toEqual([received.cx, expect.closeTo(expected.cx, 1)]);
});

test('a gap that passed no test is grey, one upwards is not a shortfall', () => {
  const bandOf = (verdict: 'below' | 'above' | 'same') =>
    one({ to: at(5), from: at(4.8), verdict }).flatMap((shape) =>
      shape.kind === 'rect' && shape.classes.startsWith('gap') ? [shape.classes] : [],
    );
  expect([bandOf('same'), bandOf('above'), bandOf('below')]).toEqual([['gap-ns'], ['gap-up'], ['gap']]);
});

test('perceptions alone carry their interval and no ring', () => {
  const shapes = one({ to: at(5), interval: { lo: 4.8, hi: 5.2 } });
  expect(circles(shapes)).toHaveLength(1);
  expect(shapes.some((shape) => shape.kind === 'path' && shape.classes === 'ci')).toBe(true);
});
