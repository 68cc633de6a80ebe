import { afterEach, expect, test } from 'vitest';
import { showProgress } from '../../src/cli/progress-line.ts';
import { listenToProgress, reported } from '../../src/tabulate/progress.ts';

afterEach(() => listenToProgress(undefined));

/** What a terminal is told of `count` items that take `each` milliseconds. */
function written(count: number, each: number, isTTY = true): string[] {
  const lines: string[] = [];
  let time = 0;
  showProgress({ isTTY, write: (text) => lines.push(text) }, () => time);
  const items = reported(
    'parcel',
    count,
    Array.from({ length: count }, (_, i) => i),
  );
  while (!items.next().done) time += each;
  return lines.map((line) => line.replace('\r\u001b[K', '⌫'));
}

test('after a second, a line that goes when all is done', () => {
  expect(written(10, 200)).toEqual([
    '⌫parcel: bootstrap 60%',
    '⌫parcel: bootstrap 70%',
    '⌫parcel: bootstrap 80%',
    '⌫parcel: bootstrap 90%',
    '⌫',
  ]);
});

test('nothing of what takes no second, and nothing where there is no terminal', () => {
  expect(written(10, 100)).toEqual([]);
  expect(written(10, 200, false)).toEqual([]);
});
