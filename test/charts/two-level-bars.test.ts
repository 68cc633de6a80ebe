import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item, Shape } from '../../src/charts/drawing.ts';
import { frame } from '../../src/charts/frame.ts';
import { type BarCell, type BarRow, twoLevelBars, type TwoLevelBarsSpec } from '../../src/charts/two-level-bars.ts';
import type { Hidden } from '../../src/charts/values.ts';
import { label, maybe, note, numbered, share } from './generated.ts';
import { boundedReasons, percent, reasonsByRegion, switchingReasons, tick } from './samples.ts';
import { expectCleanLayout } from './text-boxes.ts';

const frames = (['wide', 'narrow'] as const).flatMap((layout) =>
  (['en', 'zh-CN'] as const).map((lang) => ({ layout, lang })),
);

const cell: fc.Arbitrary<BarCell | Hidden> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({
        value: share,
        spread: maybe(fc.double({ min: 0, max: 0.1, noNaN: true })),
        before: maybe(share),
        verdict: fc.constantFrom('up', 'down', 'same', 'untested', undefined),
        bound: fc.constantFrom('below', 'above', undefined),
        small: note,
      })
      .map(({ value, spread, before, verdict, bound, small }): BarCell => ({
        value,
        text: `${bound === 'below' ? '<' : ''}${percent(value)}`,
        interval:
          spread === undefined
            ? undefined
            : { lo: Math.max(0, value - spread), hi: Math.min(1, value + spread), text: '67–73' },
        before: before === undefined ? undefined : { value: before, text: percent(before) },
        change: verdict === undefined ? undefined : { text: verdict === 'untested' ? '(+2)' : '+12', verdict },
        bound,
        small,
      })),
  },
  { weight: 1, arbitrary: fc.constant({ hidden: 'fewer than 10 answers in one group: both hidden' }) },
);

const spec = (seriesCount: number): fc.Arbitrary<TwoLevelBarsSpec> => {
  const row = fc.record({
    label,
    cells: fc.array(cell, { minLength: Math.max(1, seriesCount), maxLength: Math.max(1, seriesCount) }),
  });
  const group = fc.record({
    head: maybe(row),
    rows: fc.array(row, { minLength: 1, maxLength: 6 }),
    emphasis: fc.boolean(),
  });
  return fc
    .record({
      groups: fc.array(group, { minLength: 1, maxLength: 3 }),
      title: maybe(label),
      heads: fc.record({ interval: maybe(label), change: maybe(label), now: maybe(label), before: maybe(label) }),
      series: fc.array(fc.record({ label, base: maybe(fc.constant('n = 1,021')), hidden: note, small: note }), {
        minLength: seriesCount,
        maxLength: seriesCount,
      }),
    })
    .map(({ groups, title, heads, series }) => ({
      axis: { tick, title },
      columns: { value: 'Share', interval: heads.interval, change: heads.change },
      legend: { now: heads.now, before: heads.before, significant: 'significant', bound: undefined },
      series: seriesCount ? numbered(series) : undefined,
      groups: groups.map(({ head, rows, emphasis }, g) => {
        const keyed = (one: Omit<BarRow, 'key'>, i: number) => ({ ...one, key: `g${g}r${i}` });
        return { head: head && keyed(head, 0), rows: rows.map((one, i) => keyed(one, i + 1)), emphasis };
      }),
    }));
};

describe.each(frames)('$layout $lang', ({ layout, lang }) => {
  const sheet = frame(layout, lang);
  test.each([0, 2, 3, 6])('no two texts touch and nothing leaves the sheet, %i series', (count) => {
    fc.assert(
      fc.property(spec(count), (generated) => expectCleanLayout(twoLevelBars(generated, sheet), sheet)),
      { numRuns: 60 },
    );
  });
  test('the shipped samples are clean too', () => {
    for (const sample of [
      switchingReasons(lang),
      boundedReasons(lang),
      reasonsByRegion(lang, 3),
      reasonsByRegion(lang, 6),
    ]) {
      expectCleanLayout(twoLevelBars(sample, sheet), sheet);
    }
  });
});

const wide = frame('wide', 'en');
const items = (shapes: readonly Shape[]) => shapes.filter((shape): shape is Item => shape.kind === 'item');
const bars = (one: Item) => one.shapes.filter((shape) => shape.kind === 'rect' && /(?:^| )bar-/.test(shape.classes));

test('a bar is as long as its value: 70 % twice as long as 35 %', () => {
  const row = (key: string, value: number): BarRow => ({ key, label: key, cells: [{ value, text: percent(value) }] });
  const drawn = twoLevelBars(
    {
      axis: { tick },
      columns: { value: 'Share' },
      legend: {},
      groups: [{ rows: [row('a', 0.7), row('b', 0.35)], emphasis: true }],
    },
    wide,
  );
  const [a, b] = items(drawn.shapes).map((one) => bars(one)[0]!) as [
    Extract<Shape, { kind: 'rect' }>,
    Extract<Shape, { kind: 'rect' }>,
  ];
  expect(a.x).toBe(b.x);
  expect(a.width / b.width).toBeCloseTo(2, 2);
});

test('one row for each bar, heads dark and members soft, the other group in slate', () => {
  const drawn = items(twoLevelBars(switchingReasons('en'), wide).shapes);
  expect(drawn.map(({ key }) => key)).toEqual([
    'other',
    'service',
    'undervalued',
    'rest',
    'product',
    'better',
    'cheaper',
  ]);
  expect(drawn.map((one) => (bars(one)[0] as { classes: string }).classes)).toEqual([
    'bar-a',
    'bar-a-soft',
    'bar-a-soft',
    'bar-a-soft',
    'bar-n',
    'bar-n-soft',
    'bar-n-soft',
  ]);
});

test('only a significant change gets a triangle and an arrow', () => {
  const drawn = items(twoLevelBars(switchingReasons('en'), wide).shapes);
  const marked = drawn.filter(({ shapes }) => shapes.some((shape) => 'classes' in shape && shape.classes === 'sig'));
  const moved = drawn.filter(({ shapes }) => shapes.some((shape) => 'classes' in shape && shape.classes === 'move'));
  expect([marked.map(({ key }) => key), moved.map(({ key }) => key)]).toEqual([['undervalued'], ['undervalued']]);
});

test('a bound is drawn open, a hidden row has words and no bar', () => {
  const drawn = items(twoLevelBars(boundedReasons('en'), wide).shapes);
  const [above, exact, below, small, hidden] = drawn.map((one) =>
    one.shapes.flatMap((shape) => ('classes' in shape ? [shape.classes] : [])),
  );
  expect(above).toContain('open-edge edge-a');
  expect(exact!.join(' ')).not.toContain('open');
  expect(below).toContain('bar-a edge-a open');
  expect(small).toContain('bar-a small');
  expect(hidden!.filter((classes) => classes.startsWith('bar'))).toEqual([]);
  expect(hidden).toContain('hidden filled');
});

test('series share one scale: equal values, equal lengths', () => {
  const spec3 = reasonsByRegion('en', 2);
  const same: TwoLevelBarsSpec = {
    ...spec3,
    groups: spec3.groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => ({ ...row, cells: [row.cells[0]!, row.cells[0]!] })),
    })),
  };
  for (const one of items(twoLevelBars(same, wide).shapes).slice(1, 4)) {
    const [a, b] = bars(one) as { width: number }[];
    expect(a!.width).toBeCloseTo(b!.width, 1);
  }
});
