import fc from 'fast-check';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { InputErrors } from '../../src/errors.ts';
import { readStudy } from '../../src/input/studies.ts';

const SPLINTERS = [
  '"',
  ',',
  ';',
  '\n',
  '\r',
  '\0',
  '9',
  '-1',
  '',
  ' ',
  '{',
  '}',
  '[',
  ': ',
  '#',
  '*n',
  '&n ',
  '!x',
  '好',
  '__proto__: 1',
  '\uFFFD',
];

test.each(['study.yaml', 'w1.csv', 'w2.csv', 'curve.csv', 'leaving.csv'])(
  'damage to %s anywhere leaves a study or a list of problems, nothing else',
  async (file) => {
    const root = mkdtempSync(join(tmpdir(), 'topbox-'));
    onTestFinished(() => rmSync(root, { recursive: true }));
    cpSync('test/studies/good', root, { recursive: true });
    const path = join(root, 'data/parcel', file);
    const whole = readFileSync(path);
    const wound = fc.record({
      at: fc.nat(whole.length),
      cut: fc.nat(12),
      put: fc.oneof(
        fc.constantFrom(...SPLINTERS).map((text) => Buffer.from(text)),
        fc.uint8Array({ maxLength: 4 }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(wound, { minLength: 1, maxLength: 3 }), async (wounds) => {
        const bytes = wounds.reduce<Uint8Array>(
          (from, { at, cut, put }) => Buffer.concat([from.subarray(0, at), put, from.subarray(at + cut)]),
          whole,
        );
        writeFileSync(path, bytes);
        try {
          const { respondents } = await readStudy(root, 'parcel');
          expect(respondents!.count).toBeGreaterThan(0);
        } catch (error) {
          if (!(error instanceof InputErrors)) throw error;
          expect(error.problems.length).toBeGreaterThan(0);
          expect(error.message).not.toMatch(/undefined|\[object|NaN/);
        }
      }),
      { numRuns: 150 },
    );
  },
);
