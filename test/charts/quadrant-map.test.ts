import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Item, textsOf } from '../../src/charts/drawing.ts';
import { frame } from '../../src/charts/frame.ts';
import { quadrantMap, type QuadrantMapSpec } from '../../src/charts/quadrant-map.ts';
import { label, maybe, numbered, share } from './generated.ts';
import { crowdedMap, kanoMap } from './samples.ts';
import { expectCleanLayout } from './text-boxes.ts';

const kinds = (['M', 'O', 'A', 'I'] as const).map((key, i) => ({
  key,
  name: ['Must-be', 'One-dimensional', '魅力型', 'Indifferent'][i]!,
  mark: (['square', 'circle', 'triangle', 'diamond'] as const)[i]!,
  hue: `k-${key}` as const,
}));

const point = fc
  .record({
    label,
    x: share,
    y: share,
    d: maybe(fc.double({ min: 0, max: 0.08, noNaN: true })),
    kind: fc.constantFrom('M', 'O', 'A', 'I'),
    mixed: maybe(fc.constant('mixed with One-dimensional')),
  })
  .map(({ d, ...rest }) => {
    const around = (value: number) => [Math.max(0, value - d!), Math.min(1, value + d!)] as const;
    return d === undefined ? rest : { ...rest, xInterval: around(rest.x), yInterval: around(rest.y) };
  });

const spec: fc.Arbitrary<QuadrantMapSpec> = fc
  .record({
    points: fc.array(point, { minLength: 1, maxLength: 40 }),
    split: fc.constantFrom(0.5, 0.12, 0.9),
    names: fc.array(label, { minLength: 4, maxLength: 4 }),
    titles: fc.array(label, { minLength: 2, maxLength: 2 }),
    mixed: maybe(label),
  })
  .map(({ points, split, names, titles, mixed }) => {
    const ticks = [0, 0.5, 1].map((value) => ({ value, text: String(value) }));
    const quadrant = (i: number) => ({ name: names[i]!, hue: kinds[i]!.hue, mark: kinds[i]!.mark });
    return {
      x: { domain: [0, 1], split, title: titles[0]!, ticks },
      y: { domain: [0, 1], split, title: titles[1]!, ticks },
      quadrants: { topLeft: quadrant(0), topRight: quadrant(1), bottomLeft: quadrant(2), bottomRight: quadrant(3) },
      kinds,
      points: numbered(points),
      legend: { clear: 'clear', mixed, interval: '95% interval' },
    };
  });

const frames = (['wide', 'narrow'] as const).flatMap((layout) =>
  (['en', 'zh-CN'] as const).map((lang) => ({ layout, lang })),
);

describe.each(frames)('$layout $lang', ({ layout, lang }) => {
  const sheet = frame(layout, lang);
  test('no two texts touch and nothing leaves the sheet', () => {
    fc.assert(
      fc.property(spec, (generated) => expectCleanLayout(quadrantMap(generated, sheet), sheet)),
      { numRuns: 25 },
    );
  });
  test.each([3, 12, 40])('%i crowded points, short names and eighty characters', (count) => {
    for (const long of [false, true]) expectCleanLayout(quadrantMap(crowdedMap(lang, count, long), sheet), sheet);
  });
  test('forty points in one place still get their numbers', () => {
    const base = crowdedMap(lang, 40, false);
    const same = {
      ...base,
      points: base.points.map((one) => ({ ...one, x: 0.29, y: 0.89, xInterval: undefined, yInterval: undefined })),
    };
    const drawn = quadrantMap(same, sheet);
    expectCleanLayout(drawn, sheet);
    const words = drawn.shapes
      .filter((shape): shape is Item => shape.kind === 'item')
      .map(({ shapes }) => textsOf(shapes).length);
    expect(words.every((count) => count > 0)).toBe(true);
  });
});

const items = (drawn: ReturnType<typeof quadrantMap>) =>
  drawn.shapes.filter((shape): shape is Item => shape.kind === 'item');

test('wide, short names stand in the map; narrow, numbers do, and the names in a list by kind', () => {
  const [wide, narrow] = [
    quadrantMap(kanoMap('en'), frame('wide', 'en')),
    quadrantMap(kanoMap('en'), frame('narrow', 'en')),
  ];
  const inMap = (drawn: ReturnType<typeof quadrantMap>) => items(drawn).map(({ shapes }) => textsOf(shapes)[0]!.text);
  expect(inMap(wide)).toContain('Parcel arrives undamaged');
  expect(inMap(narrow)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12']);
  const all = textsOf(narrow.shapes).map(({ text }) => text);
  expect(all.indexOf('Parcel arrives undamaged')).toBeLessThan(all.indexOf('Evening pick-up'));
});

test('x grows to the right, y upward; a point on the split lies on the split line', () => {
  const base = kanoMap('en');
  const at = (x: number, y: number, key: string) => ({ key, label: key, x, y, kind: 'O' });
  const drawn = quadrantMap(
    { ...base, points: [at(0.5, 0.5, 'centre'), at(0.9, 0.1, 'low right')] },
    frame('wide', 'en'),
  );
  const [centre, corner] = items(drawn).map(({ shapes }) => shapes[0] as { cx: number; cy: number });
  expect(corner!.cx).toBeGreaterThan(centre!.cx);
  expect(corner!.cy).toBeGreaterThan(centre!.cy);
  const splits = drawn.shapes.filter((shape) => shape.kind === 'line' && shape.classes === 'split') as {
    x1: number;
    y1: number;
  }[];
  expect(splits[0]!.x1).toBe(centre!.cx);
  expect(splits[1]!.y1).toBe(centre!.cy);
});

test('a mixed point is hollow and takes its own shape', () => {
  const drawn = items(quadrantMap(kanoMap('en'), frame('wide', 'en'))).map(
    ({ shapes }) => shapes[0] as { kind: string; classes: string },
  );
  expect(drawn.filter(({ classes }) => classes.includes('hollow')).map(({ kind, classes }) => [kind, classes])).toEqual(
    [
      ['circle', 'k-O ring hollow'],
      ['path', 'k-I ring hollow'],
    ],
  );
});

test('the same points give the same places', () => {
  const again = () => JSON.stringify(quadrantMap(crowdedMap('en', 40, false), frame('wide', 'en')));
  expect(again()).toBe(again());
});
