import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Item, textsOf } from '../../src/charts/drawing.ts';
import { frame } from '../../src/charts/frame.ts';
import { npsSpread, type NpsSpreadSpec, type ScoreRow } from '../../src/charts/nps-spread.ts';
import { label, maybe, note, numbered, shares } from './generated.ts';
import { percent } from './samples.ts';
import { expectCleanLayout } from './text-boxes.ts';

const frames = (['wide', 'narrow'] as const).flatMap((layout) =>
  (['en', 'zh-CN'] as const).map((lang) => ({ layout, lang })),
);
const signed = (value: number) => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0');

const score = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({ value: fc.integer({ min: -100, max: 100 }), half: maybe(fc.integer({ min: 0, max: 40 })) })
      .map(({ value, half }) => ({
        value,
        interval:
          half === undefined ? undefined : { lo: Math.max(-100, value - half), hi: Math.min(100, value + half) },
      })),
  },
  { weight: 1, arbitrary: fc.constant({ hidden: 'hidden: fewer than 10 answers here or in a neighbouring group' }) },
);

const specOf = (
  spread: readonly number[],
  titles: readonly string[],
  rows: readonly Omit<ScoreRow, 'key'>[],
): NpsSpreadSpec => ({
  answers: spread.map((share, i) => ({ key: `s${i}`, label: String(i), share, text: percent(share) })),
  spreadTitle: titles[0]!,
  groups: [
    { key: 'd', from: 0, to: 6, label: titles[1]!, text: '41%', tone: 'lv-neg-1' },
    { key: 'p', from: 7, to: 8, label: titles[2]!, text: '40%', tone: 'lv-mid' },
    { key: 'r', from: 9, to: 10, label: titles[3]!, text: '100%', tone: 'lv-pos-5' },
  ],
  scoreTitle: titles[4]!,
  columns: [{ head: 'Score', narrow: true }, { head: titles[5]!, narrow: true }, { head: 'n' }],
  tick: signed,
  rows: numbered(rows),
});

const spec = fc
  .record({
    spread: shares(11),
    titles: fc.array(label, { minLength: 6, maxLength: 6 }),
    rows: fc.array(
      fc.record({
        label,
        score,
        note,
        base: maybe(fc.constant('n = 1,472')),
        small: fc.boolean(),
        strong: fc.boolean(),
      }),
      {
        minLength: 1,
        maxLength: 7,
      },
    ),
  })
  .map(({ spread, titles, rows }) =>
    specOf(
      spread,
      titles,
      rows.map((row) => ({
        ...row,
        cells: [
          { text: '−22', style: 'strong', mark: 'down' },
          { text: '−26 to −18', style: 'plain' },
          { text: '1,472', style: 'plain' },
        ],
      })),
    ),
  );

describe.each(frames)('$layout $lang', ({ layout, lang }) => {
  const sheet = frame(layout, lang);
  test('no two texts touch and nothing leaves the sheet', () => {
    fc.assert(
      fc.property(spec, (generated) => expectCleanLayout(npsSpread(generated, sheet), sheet)),
      { numRuns: 80 },
    );
  });
});

const EVEN = Array.from({ length: 11 }, (_, i) => (i === 10 ? 0.2 : i === 9 ? 0.1 : 0.7 / 9));

test('columns stand in their group’s tone, as high as their shares', () => {
  const drawn = npsSpread(specOf(EVEN, ['', 'a', 'b', 'c', '', ''], []), frame('wide', 'en'));
  const columns = drawn.shapes
    .filter((shape): shape is Item => shape.kind === 'item')
    .map((item) => item.shapes.find((shape) => shape.kind === 'rect') as { height: number; classes: string });
  expect(columns.map(({ classes }) => classes)).toEqual([
    ...Array<string>(7).fill('lv-neg-1'),
    ...Array<string>(2).fill('lv-mid'),
    ...Array<string>(2).fill('lv-pos-5'),
  ]);
  expect(columns[10]!.height / columns[9]!.height).toBeCloseTo(2, 1);
});

test.each([
  ['above', { value: 62, interval: { lo: 55, hi: 69 } }],
  ['below', { value: -62, interval: { lo: -69, hi: -55 } }],
])('zero is on the line even where every score is far %s it', (_, one) => {
  const drawn = npsSpread(
    specOf(EVEN, ['', 'a', 'b', 'c', '', ''], [{ label: 'all', score: one, cells: [] }]),
    frame('wide', 'en'),
  );
  const zero = drawn.shapes.filter(
    (shape) => shape.kind === 'line' && shape.classes === 'zero' && shape.x1 === shape.x2 && shape.x1 <= drawn.width,
  );
  expect(zero).toHaveLength(1);
});

test('narrow, the axis stands below its line and the base beside the name', () => {
  const row = { label: 'All', score: { value: -20, interval: { lo: -30, hi: -10 } }, cells: [], base: 'n = 462' };
  const textsIn = (layout: 'wide' | 'narrow') =>
    textsOf(
      npsSpread(specOf(Array<number>(11).fill(1 / 11), ['a', 'b', 'c', 'd', 'Score', 'e'], [row]), frame(layout, 'en'))
        .shapes,
    );
  const narrow = textsIn('narrow');
  const yOf = (words: string) => narrow.find(({ text }) => text === words)!.y;
  expect(yOf('−20')).toBeGreaterThan(yOf('n = 462'));
  expect(yOf('n = 462')).toBeGreaterThan(yOf('All'));
  expect(textsIn('wide').map(({ text }) => text)).not.toContain('n = 462');
});
