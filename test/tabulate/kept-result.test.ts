import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DECIDING, keptOr } from '../../src/tabulate/kept-result.ts';
import { openStudy } from '../../src/tabulate/open-study.ts';

const root = mkdtempSync(join(tmpdir(), 'kept-'));
cpSync('data/kiosk-2019', join(root, 'data/kiosk-2019'), { recursive: true });
const study = await openStudy(root, 'kiosk-2019');
afterAll(() => rmSync(root, { recursive: true, force: true }));
const kept = () => (existsSync(join(root, '.cache/topbox')) ? readdirSync(join(root, '.cache/topbox')).length : 0);

test('a result is computed once for the same data and settings, and is the same from the file', () => {
  let computed = 0;
  const compute = () => ({ value: 0.1 + 0.2, none: undefined, run: ++computed });
  const first = keptOr(study, { a: 1 }, compute);
  const second = keptOr(study, { a: 1 }, compute);
  expect(computed).toBe(1);
  expect(second).toEqual(first);
  expect(JSON.stringify(first)).toBe(JSON.stringify(second));
  keptOr(study, { a: 2 }, compute);
  keptOr({ ...study, digest: '' }, { a: 1 }, compute);
  expect(computed).toBe(3);
  expect(kept()).toBe(2);
});

test('other data are computed anew', async () => {
  const other = mkdtempSync(join(tmpdir(), 'kept-'));
  cpSync('data/kiosk-2019', join(other, 'data/kiosk-2019'), { recursive: true });
  cpSync(join(root, '.cache'), join(other, '.cache'), { recursive: true });
  let computed = 0;
  const same = await openStudy(other, 'kiosk-2019');
  keptOr(same, { a: 1 }, () => ++computed);
  expect(computed).toBe(0);
  const { appendFileSync } = await import('node:fs');
  appendFileSync(join(other, 'data/kiosk-2019/study.yaml'), '\n# seen\n');
  keptOr(await openStudy(other, 'kiosk-2019'), { a: 1 }, () => ++computed);
  expect(computed).toBe(1);
  rmSync(other, { recursive: true, force: true });
});

/** Everything that a file imports at run time, and what those import. */
function imported(file: string, seen: Set<string>): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  for (const [, types, target] of code.matchAll(/^(?:import|export)( type)?\b[^;]*?from '(\.[^']+)';/gm)) {
    if (types === undefined) imported(resolve(dirname(file), target!), seen);
  }
  return seen;
}

test('nothing outside the folders in the key decides what is kept', () => {
  const src = resolve('src');
  const used = [...imported(join(src, 'blocks/satisfaction-index/index-numbers.ts'), new Set())].map((file) =>
    relative(src, file),
  );
  expect(used.length).toBeGreaterThan(20);
  const outside = used.filter((file) => !DECIDING.some((folder) => file.startsWith(`${folder}/`)));
  // The seed that the first of them holds is in the key; the others word problems.
  expect(outside.toSorted()).toEqual(['blocks/block.ts', 'blocks/bootstrap.ts', 'errors.ts']);
});
