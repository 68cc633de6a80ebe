import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlap, placedLabels } from '../../src/charts/place-labels.ts';

const bounds = { left: 0, right: 600, top: 0, bottom: 400 };
const point = fc.record({
  x: fc.integer({ min: 10, max: 590 }),
  y: fc.integer({ min: 10, max: 390 }),
  width: fc.integer({ min: 15, max: 90 }),
  height: fc.constantFrom(15, 30),
});
const obstacle = { left: 240, right: 360, top: 0, bottom: 24 };

test('labels never overlap each other, a mark or an obstacle, and stay inside', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
      const places = placedLabels(points, bounds, [obstacle], [], Infinity);
      if (places === undefined) return;
      for (const [i, place] of places.entries()) {
        expect(place.left >= 0 && place.right <= 600 && place.top >= 0 && place.bottom <= 400).toBe(true);
        expect(overlap(place, obstacle)).toBe(0);
        for (const other of places.slice(i + 1)) expect(overlap(place, other)).toBe(0);
        for (const { x, y } of points)
          expect(overlap(place, { left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 })).toBe(0);
      }
    }),
    { numRuns: 40 },
  );
});

test('alone, a label stands right of its mark; where that is taken, elsewhere', () => {
  const one = { x: 300, y: 200, width: 60, height: 15 };
  expect(placedLabels([one], bounds, [])![0]).toMatchObject({ left: 309, top: 192.5 });
  const moved = placedLabels([one], bounds, [{ left: 305, right: 500, top: 150, bottom: 250 }])![0]!;
  expect(moved.right).toBeLessThan(300);
});

test('a preferred direction is taken: 4 is below', () => {
  const place = placedLabels([{ x: 300, y: 200, width: 60, height: 15, prefer: 4 }], bounds, [])![0]!;
  expect([place.top > 200, (place.left + place.right) / 2]).toEqual([true, 300]);
});

test('far from its mark a label gets a leader, near it none', () => {
  const wall = { left: 200, right: 400, top: 120, bottom: 280 };
  const [near] = placedLabels([{ x: 300, y: 200, width: 60, height: 15 }], bounds, [])!;
  const [far] = placedLabels([{ x: 300, y: 200, width: 60, height: 15 }], bounds, [wall])!;
  expect([near!.leader, far!.leader]).toEqual([undefined, { x: expect.any(Number), y: expect.any(Number) }]);
});

test('no room is said, not drawn over', () => {
  expect(
    placedLabels([{ x: 50, y: 50, width: 200, height: 15 }], { left: 0, right: 100, top: 0, bottom: 100 }, []),
  ).toBeUndefined();
});
