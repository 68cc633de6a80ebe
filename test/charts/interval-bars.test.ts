import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item, Shape } from '../../src/charts/drawing.ts';
import type { FigureCell } from '../../src/charts/figure-columns.ts';
import { frame } from '../../src/charts/frame.ts';
import { type IntervalBarRow, intervalBars, type IntervalBarsSpec } from '../../src/charts/interval-bars.ts';
import { label, maybe, note, numbered } from './generated.ts';
import { expectCleanLayout } from './text-boxes.ts';

const frames = (['wide', 'narrow'] as const).flatMap((layout) =>
  (['en', 'zh-CN'] as const).map((lang) => ({ layout, lang })),
);
const tick = (value: number) => value.toFixed(1);

const cell: fc.Arbitrary<FigureCell> = fc.record({
  text: fc.constantFrom('', '+0.37', '−1.2 to −0.9', '43%'),
  style: fc.constantFrom('strong', 'plain', 'worse', 'better'),
  mark: fc.constantFrom('up', 'down', undefined),
});
const oneBar = fc
  .record({
    value: fc.double({ min: -1, max: 1, noNaN: true }),
    half: maybe(fc.double({ min: 0, max: 0.4, noNaN: true })),
    tone: fc.constantFrom('bar-a', 'bar-a-soft', 'bar-n', 'bar-n-soft'),
  })
  .map(({ value, half, tone }) => ({
    value,
    tone,
    interval: half === undefined ? undefined : { lo: value - half, hi: value + half },
  }));

const spec = (columns: number): fc.Arbitrary<IntervalBarsSpec> =>
  fc
    .record({
      title: maybe(label),
      heads: fc.array(label, { minLength: columns, maxLength: columns }),
      legend: fc.array(fc.record({ words: label, sample: fc.constantFrom('bar-a', 'bar-n-soft', 'interval') }), {
        maxLength: 4,
      }),
      rows: fc.array(
        fc.record({
          label,
          marks: fc.oneof(
            fc.record({ bars: fc.array(oneBar, { minLength: 1, maxLength: 2 }) }),
            fc.constant({ hidden: 'hidden: fewer than 10 answers here or in a neighbouring group' }),
          ),
          cells: fc.array(cell, { minLength: columns, maxLength: columns }),
          note,
          small: fc.boolean(),
        }),
        { minLength: 1, maxLength: 8 },
      ),
    })
    .map(({ title, heads, legend, rows }) => ({
      axis: { title, tick },
      columns: heads.map((head, i) => ({ head, narrow: i !== 1 })),
      legend: legend as IntervalBarsSpec['legend'],
      rows: numbered(rows) as IntervalBarRow[],
    }));

describe.each(frames)('$layout $lang', ({ layout, lang }) => {
  const sheet = frame(layout, lang);
  test.each([0, 1, 3])('no two texts touch and nothing leaves the sheet, %i columns', (count) => {
    fc.assert(
      fc.property(spec(count), (generated) => expectCleanLayout(intervalBars(generated, sheet), sheet)),
      { numRuns: 60 },
    );
  });
});

const wide = frame('wide', 'en');
const items = (shapes: readonly Shape[]) => shapes.filter((shape): shape is Item => shape.kind === 'item');
const drawn = (
  bars: readonly { value: number; tone: 'bar-a' | 'bar-n-soft'; interval?: { lo: number; hi: number } }[],
) => {
  const drawing = intervalBars(
    {
      axis: { tick, domain: [-1, 1] },
      columns: [],
      legend: [],
      rows: [{ key: 'a', label: 'a', marks: { bars }, cells: [] }],
    },
    wide,
  );
  const [row] = items(drawing.shapes);
  const zero = drawing.shapes.find((shape) => shape.kind === 'line' && shape.classes === 'zero') as { x1: number };
  return { row: row!, zero: zero.x1 };
};
const bar = (row: Item, i = 0) =>
  row.shapes.filter((shape) => shape.kind === 'rect' && shape.classes.startsWith('bar'))[i] as {
    x: number;
    y: number;
    width: number;
  };

test('bars run from zero to either side, as long as their values', () => {
  const { row, zero } = drawn([
    { value: 0.6, tone: 'bar-a' },
    { value: -0.3, tone: 'bar-n-soft' },
  ]);
  const [up, down] = [bar(row), bar(row, 1)];
  expect(up.x).toBeCloseTo(zero, 1);
  expect(down.x + down.width).toBeCloseTo(zero, 1);
  expect(up.width / down.width).toBeCloseTo(2, 2);
  expect(up.y).toBeLessThan(down.y);
});

// Bar from 0 to −0.4 with the interval −0.6 to 0.1: outside, on the bar, beyond zero.
test('an interval takes the paper’s colour on its bar and nowhere else', () => {
  const { row, zero } = drawn([{ value: -0.4, tone: 'bar-a', interval: { lo: -0.6, hi: 0.1 } }]);
  const whiskers = row.shapes.flatMap((shape) => (shape.kind === 'path' ? [shape] : []));
  expect(whiskers.map(({ classes }) => classes)).toEqual(['ci', 'ci-in', 'ci']);
  expect(whiskers[1]!.d).toContain(`H ${zero}`);
  const soft = drawn([{ value: 0.4, tone: 'bar-n-soft', interval: { lo: 0.1, hi: 0.6 } }]);
  expect(soft.row.shapes.flatMap((shape) => (shape.kind === 'path' ? [shape.classes] : []))).toEqual(['ci']);
});

test('columns marked for it stay in narrow drawings', () => {
  const given: IntervalBarsSpec = {
    axis: { tick },
    columns: [{ head: 'A', narrow: true }, { head: 'B' }],
    legend: [],
    rows: [
      {
        key: 'a',
        label: 'name',
        marks: { bars: [{ value: 1, tone: 'bar-a' }] },
        cells: [
          { text: 'first', style: 'strong' },
          { text: 'second', style: 'plain' },
        ],
      },
    ],
  };
  const words = (layout: 'wide' | 'narrow') => JSON.stringify(intervalBars(given, frame(layout, 'en')));
  expect(words('wide')).toContain('second');
  expect(words('narrow')).toContain('first');
  expect(words('narrow')).not.toContain('second');
});
