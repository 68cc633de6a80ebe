import { expect, test } from 'vitest';
import { random } from '../../src/stats/random.ts';

// Expected: the same two published algorithms in Python's whole numbers, cut to 32 bits after each step.
test.each([
  [1, [393288148, 2174103013, 3814759091, 2092745082, 1865176206, 2179171167]],
  [20261121, [2834419528, 400015011, 2823234311, 3652068226, 2985116549, 3413017082]],
])('seed %i gives the stream of the reference', (seed, expected) => {
  const uniform = random(seed);
  expect(expected.map(() => uniform() * 2 ** 32)).toEqual(expected);
});

// Mean of 100,000 uniforms: ½ ± 4·√(1/12/100,000) = ½ ± 0.0037.
test('the stream is uniform', () => {
  const uniform = random(0);
  const drawn = Array.from({ length: 100_000 }, uniform);
  expect(Math.abs(drawn.reduce((sum, u) => sum + u, 0) / drawn.length - 0.5)).toBeLessThan(0.0037);
  expect(drawn.every((u) => u >= 0 && u < 1)).toBe(true);
});
