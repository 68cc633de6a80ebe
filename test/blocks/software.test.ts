import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TOPBOX_VERSION } from '../../src/blocks/software.ts';

test('reports name the version in package.json', () => {
  expect(TOPBOX_VERSION).toBe((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
});
