import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Item, textsOf } from '../../src/charts/drawing.ts';
import { frame } from '../../src/charts/frame.ts';
import { levelTones } from '../../src/charts/marks.ts';
import { stackedShares, type StackedSharesSpec } from '../../src/charts/stacked-shares.ts';
import { label, maybe, note, shares } from './generated.ts';
import { kanoShares, scaleShares } from './samples.ts';
import { expectCleanLayout } from './text-boxes.ts';

const spec: fc.Arbitrary<StackedSharesSpec> = fc.integer({ min: 2, max: 11 }).chain((count) => {
  const row = fc.record({
    label,
    base: maybe(fc.constant('n = 1,021')),
    shares: fc.oneof({ weight: 6, arbitrary: shares(count) }, { weight: 1, arbitrary: fc.record({ hidden: label }) }),
    leading: maybe(fc.constant([0, 1])),
    aside: maybe(label),
    small: note,
    icon: fc.boolean(),
  });
  return fc
    .record({
      groups: fc.array(fc.array(row, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
      names: fc.array(label, { minLength: count, maxLength: count }),
      asideHead: maybe(label),
      asideKind: fc.constantFrom('figure', 'words'),
    })
    .map(({ groups, names, asideHead, asideKind }) => ({
      segments: levelTones(count, []).map((hue, i) => ({ key: hue + i, name: names[i]!, hue })),
      groups: groups.map((rows, g) =>
        rows.map(({ icon, ...rest }, i) => ({
          ...rest,
          key: `g${g}r${i}`,
          mark: icon ? { shape: 'diamond' as const, hue: 'k-I' as const, hollow: true } : undefined,
        })),
      ),
      asideHead,
      asideKind,
      number: (value: number) => String(Math.round(value * 100)),
    }));
});

const frames = (['wide', 'narrow'] as const).flatMap((layout) =>
  (['en', 'zh-CN'] as const).map((lang) => ({ layout, lang })),
);

describe.each(frames)('$layout $lang', ({ layout, lang }) => {
  const sheet = frame(layout, lang);
  test('no two texts touch and nothing leaves the sheet', () => {
    fc.assert(
      fc.property(spec, (generated) => expectCleanLayout(stackedShares(generated, sheet), sheet)),
      { numRuns: 60 },
    );
  });
  test('the samples are clean too', () => {
    for (const sample of [kanoShares(lang), scaleShares(lang, 2), scaleShares(lang, 11)])
      expectCleanLayout(stackedShares(sample, sheet), sheet);
  });
});

const textWidth = (words: string) => frame('wide', 'en').measure(words, 's');
const rows = (sample: StackedSharesSpec) =>
  stackedShares(sample, frame('wide', 'en')).shapes.filter((shape): shape is Item => shape.kind === 'item');
const filled = (row: Item) =>
  row.shapes.filter((shape) => shape.kind === 'rect' && shape.height === 18) as {
    x: number;
    width: number;
    classes: string;
  }[];

test('segments follow each other, 1.5 px of paper between, and end where the row ends', () => {
  for (const bars of rows(kanoShares('en')).map(filled)) {
    for (const [i, bar] of bars.slice(1).entries()) expect(bar.x - (bars[i]!.x + bars[i]!.width)).toBeCloseTo(1.5, 1);
    expect(bars.at(-1)!.x + bars.at(-1)!.width).toBeCloseTo(720 - 16 - textWidth('mixed O, M'), 1);
  }
});

test('the leading segment is full, the others pale; two are full in a mixed row', () => {
  const full = rows(kanoShares('en')).map(
    (row) => filled(row).filter(({ classes, width }) => !classes.includes('pale') && width > 20).length,
  );
  expect(full).toEqual([1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 2]);
});

test('numbers from 6 %: 5 % has none, 6 % has one', () => {
  const sample = kanoShares('en');
  const row = (key: string, first: number) => ({ key, label: key, shares: [first, 0.5 - first, 0.5, 0, 0] });
  const [five, six] = rows({ ...sample, groups: [[row('five', 0.05), row('six', 0.06)]] });
  expect(textsOf(five!.shapes).map(({ text }) => text)).toEqual(['five', '45', '50']);
  expect(textsOf(six!.shapes).map(({ text }) => text)).toEqual(['six', '6', '44', '50']);
});

test('a small base is pale and has no numbers; a hidden row has words and no bar', () => {
  const [, , small, hidden] = rows(scaleShares('en', 5));
  expect(filled(small!).every(({ classes }) => classes.includes('small'))).toBe(true);
  expect(textsOf(small!.shapes).map(({ text }) => text)).toEqual(['East', 'n = 26 · small base', '11%']);
  expect([filled(hidden!).length, textsOf(hidden!.shapes).map(({ text }) => text)]).toEqual([
    0,
    ['Overseas', 'fewer than 10 answers: hidden'],
  ]);
});
