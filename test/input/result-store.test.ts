import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeDigest, keepResult, keptResult } from '../../src/input/result-store.ts';

let root = '';
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'kept-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));
const files = () => readdirSync(join(root, '.cache/topbox'));

test('what was kept comes back under its own key, and nothing else does', () => {
  keepResult(root, 'a', { x: [0.1 + 0.2, 1e-300] });
  expect(keptResult(root, 'a')).toEqual({ x: [0.1 + 0.2, 1e-300] });
  expect(keptResult(root, 'b')).toBeUndefined();
});

test('no temporary file stays behind, also where nothing can be written', () => {
  keepResult(root, 'a', 1);
  expect(files()).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.json$/)]);
  const file = join(root, 'plain');
  writeFileSync(file, '');
  expect(() => keepResult(file, 'a', 1)).not.toThrow();
  expect(keptResult(file, 'a')).toBeUndefined();
});

test('a broken file, or one of another key, is not a result', () => {
  keepResult(root, 'a', 1);
  const file = join(root, '.cache/topbox', files()[0]!);
  const whole = readFileSync(file, 'utf8');
  writeFileSync(file, whole.slice(0, -1));
  expect(keptResult(root, 'a')).toBeUndefined();
  writeFileSync(file, whole.replace('"a"', '"b"'));
  expect(keptResult(root, 'a')).toBeUndefined();
});

test('code is other code when a file changes, comes or goes by another name', () => {
  const src = join(root, 'src');
  mkdirSync(join(src, 'one/deep'), { recursive: true });
  writeFileSync(join(src, 'one/a.ts'), 'a');
  writeFileSync(join(src, 'one/deep/b.ts'), 'b');
  const digests = [codeDigest(src, ['one'])];
  expect(codeDigest(src, ['one'])).toBe(digests[0]);
  writeFileSync(join(src, 'one/deep/b.ts'), 'c');
  digests.push(codeDigest(src, ['one']));
  writeFileSync(join(src, 'one/c.ts'), '');
  digests.push(codeDigest(src, ['one']));
  rmSync(join(src, 'one/c.ts'));
  writeFileSync(join(src, 'one/d.ts'), '');
  digests.push(codeDigest(src, ['one']));
  expect(new Set(digests).size).toBe(4);
  expect(codeDigest(src, ['one', 'two'])).toBeUndefined();
});
