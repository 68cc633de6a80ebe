import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder, ran } from './run-command.ts';

const CSV = `How satisfied are you?\n${['Satisfied', 'Very satisfied', 'Dissatisfied'].join('\n').repeat(20)}`;

test('what the system refuses is told in a line, without a stack trace', async () => {
  const root = projectFolder({ 'x.csv': CSV });
  mkdirSync(join(root, 'data'));
  writeFileSync(join(root, 'data/x'), 'a file where the folder should be');
  const { code, errors } = await ran(root, 'new', 'x', 'x.csv', '--yes');
  expect(code).toBe(1);
  expect(errors).toMatch(/^The system refused: .+\.$/m);
  expect(errors).not.toMatch(/^\s+at /m);
});
