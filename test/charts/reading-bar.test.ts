import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Item, textsOf } from '../../src/charts/drawing.ts';
import { frame } from '../../src/charts/frame.ts';
import { readingBar, type ReadingBarSpec } from '../../src/charts/reading-bar.ts';
import { label, maybe, note, numbered, shares } from './generated.ts';
import { anyRating, percent, serviceRating } from './samples.ts';
import { expectCleanLayout } from './text-boxes.ts';

const spec: fc.Arbitrary<ReadingBarSpec> = fc.integer({ min: 2, max: 11 }).chain((count) => {
  const row = fc.record({
    label,
    base: maybe(fc.constant('n = 1,021')),
    shares: shares(count),
    top: maybe(fc.constant('100%')),
    small: note,
  });
  const reading = fc.record({
    levels: fc.integer({ min: 1, max: count - 1 }),
    text: fc.constantFrom('15%', '100%', '<1%'),
    label,
  });
  const either = fc.oneof({ weight: 4, arbitrary: row }, { weight: 1, arbitrary: fc.record({ label, hidden: label }) });
  return fc
    .record({
      names: fc.array(label, { minLength: count, maxLength: count }),
      middle: fc.constantFrom([], [Math.floor(count / 2)]),
      total: row,
      topBox: maybe(reading),
      top: maybe(reading),
      bottomBox: maybe(reading),
      uncounted: maybe(
        fc
          .integer({ min: 1, max: count - 1 })
          .chain((from) => fc.record({ from: fc.constant(from), to: fc.constant(from), text: label })),
      ),
      rows: fc.array(either, { maxLength: 4 }),
      topHead: maybe(label),
      interval: fc.boolean(),
    })
    .map(({ names, total, rows, interval, top, ...rest }): ReadingBarSpec => {
      const sum = top ? total.shares.slice(-top.levels).reduce((a, b) => a + b, 0) : 0;
      const around = { lo: Math.max(0, sum - 0.03), hi: Math.min(1, sum + 0.03), text: '' };
      return {
        ...rest,
        levels: numbered(names.map((name) => ({ label: name }))),
        total: { ...total, key: 'all' },
        top: top && (interval ? { ...top, interval: around } : top),
        rows: numbered(rows) as ReadingBarSpec['rows'],
        percent,
        number: (share) => String(Math.round(share * 100)),
      };
    });
});

const frames = (['wide', 'narrow'] as const).flatMap((layout) =>
  (['en', 'zh-CN'] as const).map((lang) => ({ layout, lang })),
);

describe.each(frames)('$layout $lang', ({ layout, lang }) => {
  const sheet = frame(layout, lang);
  test('no two texts touch and nothing leaves the sheet', () => {
    fc.assert(
      fc.property(spec, (generated) => expectCleanLayout(readingBar(generated, sheet), sheet)),
      { numRuns: 60 },
    );
  });
  test('the samples are clean too', () => {
    expectCleanLayout(readingBar(serviceRating(lang), sheet), sheet);
    for (const count of [2, 3, 5, 10, 11]) expectCleanLayout(readingBar(anyRating(lang, count), sheet), sheet);
  });
  test('every level is named: in the bar, beside it, or above', () => {
    const drawn = textsOf(readingBar(serviceRating(lang), sheet).shapes).map(({ text }) => text.replace(/ · .*/, ''));
    for (const level of serviceRating(lang).levels) expect(drawn).toContain(level.label);
  });
});

const wide = frame('wide', 'en');
const items = (sample: ReadingBarSpec) =>
  readingBar(sample, wide).shapes.filter((shape): shape is Item => shape.kind === 'item');

test('2/13/62/23: worst to best, the middle neutral, never a pale green', () => {
  const bars = items(serviceRating('en'))[0]!.shapes.filter((shape) => shape.kind === 'rect') as {
    classes: string;
    width: number;
  }[];
  expect(bars.map(({ classes }) => classes)).toEqual(['lv-neg-1', 'lv-mid', 'lv-pos-3', 'lv-pos-5']);
  const whole = bars.reduce((sum, { width }) => sum + width, 0) + 3 * 1.5;
  expect(bars[1]!.width / whole).toBeCloseTo(0.62, 2);
});

test('what is on neither side is dashed, in a neutral tone, and spans just that', () => {
  const drawn = readingBar(serviceRating('en'), wide).shapes;
  const under = (shapes: typeof drawn) =>
    shapes.filter((shape) => shape.kind === 'path' && shape.classes.includes('uncounted'));
  expect(under(drawn)).toMatchObject([{ classes: 'bracket uncounted' }]);
  expect(textsOf(drawn).filter(({ text }) => text.startsWith('“fair” (62%)'))).toMatchObject([{ classes: 's' }]);
  expect(textsOf(drawn).filter(({ classes }) => classes.includes('worse'))).toEqual([]);
  expect(under(readingBar({ ...serviceRating('en'), uncounted: undefined }, wide).shapes)).toEqual([]);
});

test('a level without room for its name is named by its bracket, or the legend names them all', () => {
  const base = serviceRating('en');
  const legendOf = (shares: readonly number[], bracketed = true) => {
    const spec = { ...base, total: { ...base.total, shares }, bottomBox: bracketed ? base.bottomBox : undefined };
    return textsOf(readingBar(spec, wide).shapes).flatMap(({ text }) => (text.includes(' · ') ? [text] : []));
  };
  expect(legendOf([0.04, 0.31, 0.35, 0.3])).toEqual([]);
  expect(legendOf([0.04, 0.31, 0.35, 0.3], false)).toHaveLength(4);
  expect(legendOf([0.31, 0.04, 0.35, 0.3])).toHaveLength(4);
});

test('each bracket spans what its reading adds up', () => {
  const base = serviceRating('en');
  const plain = {
    ...base,
    top: { ...base.top!, interval: undefined },
    bottomBox: { ...base.bottomBox!, interval: undefined },
  };
  const drawn = readingBar(plain, wide).shapes;
  const bars = items(plain)[0]!.shapes.filter((shape) => shape.kind === 'rect') as { x: number; width: number }[];
  const [left, right] = [bars[0]!.x, bars.at(-1)!.x + bars.at(-1)!.width];
  const spans = drawn.flatMap((shape) => {
    if (shape.kind !== 'path' || !shape.classes.startsWith('bracket')) return [];
    const [from, to] = [/^M (\S+)/, /H (\S+)/].map((part) => (Number(shape.d.match(part)![1]) - left) / (right - left));
    return [[from, to]];
  });
  const near = (share: number) => expect.closeTo(share, 2);
  expect(spans).toEqual([
    [near(0.85), near(1)],
    [near(0.98), near(1)],
    [near(0), near(0.23)],
    [near(0.23), near(0.85)],
  ]);
});

test('a small row keeps its top share but no numbers in the bar; a hidden row has words only', () => {
  const words = items(serviceRating('en')).map(({ key, shapes }) => [key, textsOf(shapes).map(({ text }) => text)]);
  expect(words.slice(-2)).toEqual([
    ['east', ['East', 'n = 26', '11%', 'small']],
    ['rest', ['Islands, Overseas', 'fewer than 10 answers in one group: both hidden']],
  ]);
});
