import { expect, test } from 'vitest';
import { gate } from '../../src/analyses/gate.ts';
import { kano } from '../../src/analyses/kano.ts';
import { kanoPriority } from '../../src/analyses/kano-priority.ts';
import { namedFeatures } from '../../src/blocks/kano-attributes.ts';
import { kanoMapSpec, kanoSharesSpec } from '../../src/blocks/kano-drawings.ts';
import { speak } from '../../src/i18n/speak.ts';
import { featuresDesk, type Letters, pairOf } from './kano-fixture.ts';

const voice = speak('en');

function named(letters: Readonly<Record<string, Letters>>) {
  const finding = gate(kano(Object.entries(letters).map(([id, own]) => ({ id, pair: pairOf(own) }))), {
    flagBelow: 30,
    suppressBelow: 10,
  });
  if (finding.state === 'hidden') throw new Error('hidden');
  const question = featuresDesk(Object.keys(letters)).question('test', 'of', 'features', ['kano']);
  return namedFeatures(voice, question, kanoPriority(finding.finding.features.groups));
}

const HALF = { better: 0.5, worse: -0.5 };

test('better is up, the size of worse to the right, both with their intervals the right way round', () => {
  // M 50, O 30, A 10, I 10: better (10 + 30) / 100, worse −(30 + 50) / 100.
  const { points, x, y } = kanoMapSpec(voice, named({ a: { M: 50, O: 30, A: 10, I: 10 } }), HALF);
  expect(points).toHaveLength(1);
  const [{ xInterval, yInterval, ...point }] = points as [(typeof points)[number]];
  expect(point).toMatchObject({ key: 'a', label: 'The a', x: 0.8, y: 0.4, kind: 'must-be', mixed: undefined });
  // Wilson, n = 100: 0.8 → 0.711…0.867, 0.4 → 0.309…0.498.
  expect(xInterval!.map((end) => end.toFixed(3))).toEqual(['0.711', '0.867']);
  expect(yInterval!.map((end) => end.toFixed(3))).toEqual(['0.309', '0.498']);
  expect([x.split, y.split]).toEqual([0.5, 0.5]);
  expect(point.detail).toBe('The a: must-be; better 0.40 (0.31–0.50), worse −0.80 (−0.87 to −0.71)');
});

test('each quadrant has the class that belongs there', () => {
  const { quadrants } = kanoMapSpec(voice, named({ a: { M: 50, O: 50 } }), HALF);
  expect(Object.fromEntries(Object.entries(quadrants).map(([place, { name }]) => [place, name]))).toEqual({
    topLeft: 'Attractive',
    topRight: 'One-dimensional',
    bottomLeft: 'Indifferent',
    bottomRight: 'Must-be',
  });
});

test('a mixed attribute is hollow and says with what; the legend explains it only then', () => {
  const mixed = named({ a: { M: 33, O: 36, A: 31 }, b: { M: 20, A: 80 } });
  const { points, legend } = kanoMapSpec(voice, mixed, HALF);
  expect(points.map((point) => point.mixed)).toEqual(['mixed with must-be', undefined]);
  expect(legend.mixed).toBe('mixed');
  expect(kanoMapSpec(voice, named({ b: { M: 20, A: 80 } }), HALF).legend.mixed).toBeUndefined();
  const [row, clear] = kanoSharesSpec(voice, mixed, 10).groups.flat();
  expect(row).toMatchObject({ leading: [1, 0], aside: 'mixed with must-be', mark: { shape: 'circle', hollow: true } });
  expect(clear).toMatchObject({ leading: [2], aside: undefined, mark: { shape: 'triangle', hollow: false } });
});

test('bars stand by class in the order of priority, each 100%, reverse and questionable as one part', () => {
  const { groups, segments } = kanoSharesSpec(
    voice,
    named({
      queue: { I: 30, R: 60, Q: 10 },
      good: { O: 20, A: 70, Q: 10 },
      must: { M: 90, O: 10 },
      better: { A: 95, R: 5 },
    }),
    10,
  );
  expect(groups.map((rows) => rows.map(({ key }) => key))).toEqual([['must'], ['better', 'good'], ['queue']]);
  expect(segments.map(({ key }) => key)).toEqual(['must-be', 'one-dimensional', 'attractive', 'indifferent', 'other']);
  const [must, , good, queue] = groups.flat();
  expect(must!.shares).toEqual([0.9, 0.1, 0, 0, 0]);
  expect(good!.shares).toEqual([0, 0.2, 0.7, 0, 0.1]);
  expect(queue).toMatchObject({ shares: [0, 0, 0, 0.3, 0.7], leading: [4], mark: undefined });
});

test('hidden and empty attributes come last, in words; small ones are marked', () => {
  const { groups } = kanoSharesSpec(voice, named({ secret: { M: 9 }, none: {}, few: { M: 29 }, many: { M: 100 } }), 10);
  expect(
    groups.flat().map(({ key, small, base, shares }) => [key, small, base, 'hidden' in shares && shares.hidden]),
  ).toEqual([
    ['few', 'small base', 'n = 29', false],
    ['many', undefined, 'n = 100', false],
    ['secret', undefined, undefined, 'hidden: fewer than 10 answers'],
    ['none', undefined, undefined, 'nobody'],
  ]);
});

test('bars tell their bases only where these differ by a tenth or more', () => {
  const bases = (first: number, second: number) =>
    kanoSharesSpec(voice, named({ a: { M: first }, b: { O: second } }), 10)
      .groups.flat()
      .map(({ base }) => base);
  expect(bases(100, 91)).toEqual([undefined, undefined]);
  expect(bases(100, 89)).toEqual(['n = 100', 'n = 89']);
});
