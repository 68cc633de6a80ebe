import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Drawing, type Item, type Shape, textsOf } from '../../src/charts/drawing.ts';
import { type Frame, frame } from '../../src/charts/frame.ts';
import { textSize } from '../../src/charts/measure.ts';
import { type PathArrow, pathDiagram, type PathDiagramSpec } from '../../src/charts/path-diagram.ts';
import { label, maybe } from './generated.ts';
import { expectCleanLayout } from './text-boxes.ts';

const LEGEND = {
  samples: [
    { strength: 0.5, words: 'total effect .50' },
    { strength: 0.2, words: '.20' },
  ],
  faint: 'not told apart from 0',
  key: 'In each box: index 0–100 · share of variance explained (R²). On each arrow: path coefficient.',
};

/** Any acyclic graph of three to nine constructs in which none stands alone: arrows lead from lower numbers to higher ones. */
const model: fc.Arbitrary<PathDiagramSpec> = fc.integer({ min: 3, max: 9 }).chain((count) => {
  const pairs = Array.from({ length: count }, (_, a) => a).flatMap((a) =>
    Array.from({ length: count - a - 1 }, (_, i) => [a, a + 1 + i] as const),
  );
  return fc
    .record({
      chosen: fc.subarray(pairs, { minLength: 1 }),
      names: fc.array(label, { minLength: count, maxLength: count }),
      strengths: fc.array(fc.double({ min: -1, max: 1.4, noNaN: true }), { minLength: 40, maxLength: 40 }),
      headline: maybe(label.map((words) => ({ figure: '58.1', words }))),
      order: fc.shuffledSubarray(
        Array.from({ length: count }, (_, i) => i),
        { minLength: count, maxLength: count },
      ),
    })
    .map(({ chosen, names, strengths, headline, order }) => {
      const alone = names.flatMap((_, node) => (chosen.some((pair) => pair.includes(node)) ? [] : [node]));
      const linked = [
        ...chosen,
        ...alone.map((node) => (node === 0 ? [0, 1] : [node - 1, node]) as readonly [number, number]),
      ];
      return {
        headline,
        nodes: order.map((node) => ({
          key: `k${node}`,
          label: names[node]!,
          value: '100 · R² .67',
          main: node === count - 1,
        })),
        arrows: linked.map(([from, to], i): PathArrow => ({
          from: `k${from}`,
          to: `k${to}`,
          label: strengths[i]! < 0 ? '−.25' : '.50',
          strength: strengths[i]!,
          faint: Math.abs(strengths[i]!) < 0.2,
        })),
        legend: LEGEND,
      };
    });
});

const frames = (['wide', 'narrow'] as const).flatMap((layout) =>
  (['en', 'zh-CN'] as const).map((lang) => ({ layout, lang })),
);

function items(drawing: Drawing): Item[] {
  return drawing.shapes.filter((shape): shape is Item => shape.kind === 'item');
}

function boxes(drawing: Drawing): Map<string, Extract<Shape, { kind: 'rect' }>> {
  return new Map(
    items(drawing).flatMap(({ key, shapes }) =>
      shapes.flatMap((shape) => (shape.kind === 'rect' ? [[key, shape] as const] : [])),
    ),
  );
}

/** Numbers on arrows that touch a box, and boxes that touch each other. */
function collisions(drawing: Drawing, { measure, layout }: Frame): string[] {
  const all = [...boxes(drawing)];
  const touching = all.flatMap(([key, a], i) =>
    all
      .slice(0, i)
      .flatMap(([other, b]) =>
        a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
          ? [`${key} on ${other}`]
          : [],
      ),
  );
  const covered = drawing.shapes
    .filter((shape) => shape.kind === 'text' && shape.classes.includes('halo-wide'))
    .flatMap((shape) => {
      if (shape.kind !== 'text') return [];
      const [half, size] = [measure(shape.text, shape.classes) / 2, textSize(shape.classes, layout)];
      return all.flatMap(([key, { x, y, width, height }]) =>
        shape.x + half > x &&
        shape.x - half < x + width &&
        shape.y + 0.16 * size > y &&
        shape.y - 0.74 * size < y + height
          ? [`${shape.text} on ${key}`]
          : [],
      );
    });
  return [...touching, ...covered];
}

/** Points that a path names: corners of its hull, so that curves stay within them. */
function corners(drawing: Drawing): (readonly [number, number])[] {
  return items(drawing)
    .flatMap(({ shapes }) => shapes.flatMap((shape) => (shape.kind === 'path' ? [shape.d] : [])))
    .flatMap((d) => [...d.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const));
}

describe.each(frames)('$layout $lang', ({ layout, lang }) => {
  const sheet = frame(layout, lang);
  test('no two texts or boxes touch, nothing leaves the sheet, every cause stands before what it moves', () => {
    fc.assert(
      fc.property(model, (spec) => {
        const drawing = pathDiagram(spec, sheet);
        expectCleanLayout(drawing, sheet);
        expect(collisions(drawing, sheet)).toEqual([]);
        for (const [x] of corners(drawing)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(sheet.width);
        }
        const at = boxes(drawing);
        for (const { from, to } of spec.arrows) {
          const [a, b] = [at.get(from)!, at.get(to)!];
          expect(layout === 'wide' ? a.x < b.x : a.y < b.y).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });
});

const ECSI: readonly (readonly [string, string, number, boolean?])[] = [
  ['image', 'expectation', 0.5],
  ['image', 'satisfaction', 0.18],
  ['image', 'loyalty', 0.2],
  ['expectation', 'quality', 0.56],
  ['expectation', 'value', 0.05, true],
  ['expectation', 'satisfaction', 0.06, true],
  ['quality', 'value', 0.56],
  ['quality', 'satisfaction', 0.51],
  ['value', 'satisfaction', 0.19],
  ['satisfaction', 'complaints', 0.53],
  ['satisfaction', 'loyalty', 0.48],
  ['complaints', 'loyalty', 0.07, true],
];
const ecsi: PathDiagramSpec = {
  nodes: ['image', 'expectation', 'quality', 'value', 'satisfaction', 'complaints', 'loyalty'].map((key) => ({
    key,
    label: key,
    value: '58 · R² .67',
    main: key === 'satisfaction',
  })),
  arrows: ECSI.map(([from, to, strength, faint]) => ({
    from,
    to,
    strength,
    faint,
    label: strength.toFixed(2).slice(1),
  })),
  legend: LEGEND,
};
const arrow = (drawing: Drawing, key: string) =>
  items(drawing)
    .find((one) => one.key === key)!
    .shapes.map((shape) => ('classes' in shape ? shape.classes : ''));

test('arrows are as wide as they are strong; faint ones are thin and grey and keep their numbers', () => {
  const drawing = pathDiagram(ecsi, frame('wide', 'en'));
  expect(arrow(drawing, 'image-expectation')).toEqual(['edge w5', 'edge-head']);
  expect(arrow(drawing, 'image-satisfaction')).toEqual(['edge w2', 'edge-head']);
  expect(arrow(drawing, 'complaints-loyalty')).toEqual(['edge w0 ns', 'edge-head ns']);
  const numbers = drawing.shapes.filter((shape) => shape.kind === 'text' && shape.classes.includes('halo-wide'));
  expect(numbers).toHaveLength(12);
  expect(textsOf(numbers).find(({ text }) => text === '.07')!.classes).toBe('s halo-wide');
});

test('the legend speaks of faint arrows only where there are some', () => {
  const words = (spec: PathDiagramSpec) =>
    textsOf(pathDiagram(spec, frame('wide', 'en')).shapes).map(({ text }) => text);
  expect(words(ecsi)).toContain('not told apart from 0');
  expect(words({ ...ecsi, arrows: ecsi.arrows.map((one) => ({ ...one, faint: false })) })).not.toContain(
    'not told apart from 0',
  );
});

test('in the European model no number needs a leader', () => {
  for (const layout of ['wide', 'narrow'] as const) {
    const drawing = pathDiagram(ecsi, frame(layout, 'en'));
    expect(drawing.shapes.filter((shape) => shape.kind === 'line' && shape.classes === 'leader')).toEqual([]);
  }
});

test('the same model gives the same drawing', () => {
  const sheet = frame('wide', 'en');
  expect(pathDiagram(ecsi, sheet)).toEqual(pathDiagram(ecsi, sheet));
});
