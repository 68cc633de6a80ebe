import { expect, test } from 'vitest';
import { importancePerformance } from '../../src/analyses/importance-performance.ts';
import { replicateMoments } from '../../src/tabulate/replicate-moments.ts';
import golden from '../goldens/importance-performance/expected.json' with { type: 'json' };
import { expectNear } from '../goldens/near.ts';
import { kioskColumns, kioskWeights, momentsOfColumns } from './moments-fixtures.ts';

const column = kioskColumns();
const QUADRANTS: Readonly<Record<string, string>> = {
  'keep-up': 'keep_up',
  'concentrate-here': 'concentrate',
  'low-priority': 'low_priority',
  'possible-overkill': 'overkill',
};

// Expected: R, means and correlations of the kiosk survey.
test.each([
  ['unweighted', golden.unweighted, undefined],
  ['weighted', golden.weighted, kioskWeights()],
] as const)('points, crosshair and quadrants equal the reference, %s', (_, expected, weight) => {
  const names = expected.items.flatMap((item) => [item.importance_var, item.performance_var]);
  const moments = momentsOfColumns(Object.fromEntries(names.map((name) => [name, column(name)])), 'pairwise', weight);
  const items = expected.items.map((item) => ({
    id: item.importance_var,
    performance: item.performance_var,
    importance: item.importance_var,
  }));
  const stated = importancePerformance(moments, { items });
  expect(stated.crosshair?.kind).toBe('means');
  expectNear(stated.crosshair?.importance, expected.crosshair.importance, 'importance');
  expectNear(stated.crosshair?.performance, expected.crosshair.performance, 'performance');
  const derived = importancePerformance(moments, {
    items: items.map((item) => {
      const pair = { [item.performance]: column(item.performance), overall: column('overall_satisfied') };
      return { ...item, importance: { pair: momentsOfColumns(pair, 'listwise', weight), outcome: 'overall' } };
    }),
  });
  expect([stated.importance, derived.importance]).toEqual(['stated', 'derived']);
  expected.items.forEach((want, i) => {
    const { value } = stated.items.groups[i]!;
    expectNear(value.importance.value, want.importance, 'importance');
    expectNear(value.performance.value, want.performance, 'performance');
    expect(QUADRANTS[value.quadrant!]).toBe(want.quadrant);
    expectNear(derived.items.groups[i]!.value.importance.value, want.derived_r, 'r');
  });
});

const exact = (value: number) => Float64Array.of(value, value, value, value);
const placed = (performance: Float64Array, importance: Float64Array, at = { importance: 4, performance: 3 }) =>
  importancePerformance(momentsOfColumns({ p: performance, i: importance }, 'pairwise'), {
    items: [{ id: 'x', performance: 'p', importance: 'i' }],
    crosshair: at,
  }).items.groups[0]!.value;

test('a value equal to the crosshair is high', () => {
  expect(placed(exact(3), exact(4)).quadrant).toBe('keep-up');
  expect(placed(exact(2), exact(4)).quadrant).toBe('concentrate-here');
  expect(placed(exact(3), exact(3)).quadrant).toBe('possible-overkill');
  expect(placed(exact(2), exact(3)).quadrant).toBe('low-priority');
});

// 2, 3, 4, 5 has mean 3.5, s² 5/3, se 0.645, t 3.182: 1.45 to 5.55, which spans 3. 5, 5, 6, 6 is 4.58 to 6.42.
test('an item whose interval spans a line is undecided', () => {
  expect(placed(Float64Array.of(2, 3, 4, 5), exact(6)).undecided).toBe(true);
  expect(placed(Float64Array.of(5, 5, 6, 6), exact(6)).undecided).toBe(false);
  expect(placed(exact(6), Float64Array.of(2, 3, 4, 5)).undecided).toBe(true);
});

test('an item that nobody answered has no quadrant, and moves no line', () => {
  const none = exact(Number.NaN);
  const found = importancePerformance(momentsOfColumns({ p: exact(2), i: exact(5), q: none, j: none }, 'pairwise'), {
    items: [
      { id: 'x', performance: 'p', importance: 'i' },
      { id: 'y', performance: 'q', importance: 'j' },
    ],
  });
  expect(found.crosshair).toEqual({ kind: 'means', importance: 5, performance: 2 });
  expect(found.items.groups[1]!.value).toMatchObject({
    quadrant: undefined,
    undecided: false,
    performance: { value: undefined },
  });
});

test('derived importance has an interval from replicates, and no value where nothing varies', () => {
  const values = [column('sat01'), column('overall_satisfied')];
  const pair = momentsOfColumns({ p: values[0]!, y: values[1]! }, 'listwise');
  const replicates = replicateMoments({ terms: ['p', 'y'], values, missing: 'listwise' }, { count: 200, seed: 1 });
  const item = (importance: Parameters<typeof importancePerformance>[1]['items'][number]['importance']) =>
    importancePerformance(pair, { items: [{ id: 'x', performance: 'p', importance }] }).items.groups[0]!.value
      .importance;
  const { value, interval } = item({ pair, outcome: 'y', replicates });
  expect(interval![0]).toBeLessThan(value!);
  expect(interval![1]).toBeGreaterThan(value!);
  expect(item({ pair, outcome: 'y' }).interval).toBeUndefined();
  const flat = momentsOfColumns({ p: exact(3), y: Float64Array.of(1, 2, 3, 4) }, 'listwise');
  expect(item({ pair: flat, outcome: 'y' }).value).toBeUndefined();
});

test('an item is as small as the fewer of those who judged its performance and its importance', () => {
  const many = Float64Array.from({ length: 40 }, (_, row) => row % 5);
  const few = many.map((value, row) => (row < 9 ? value : Number.NaN));
  const item = (performance: Float64Array, importance: Float64Array) =>
    importancePerformance(momentsOfColumns({ performance, importance }, 'pairwise'), {
      items: [{ id: 'x', performance: 'performance', importance: 'importance' }],
    }).items.groups[0]!.base.n;
  expect([item(many, few), item(few, many), item(many, many)]).toEqual([9, 9, 40]);
});
