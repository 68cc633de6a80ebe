import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const MODULE = JSON.stringify(resolve(import.meta.dirname, '../../src/cli/stopped.ts'));

/** What a command that waits says and does when Ctrl-C is pressed. */
async function pressed(lines: string): Promise<{ code: number | null; out: string; errors: string }> {
  const script = `const stopped = await import(${MODULE}); ${lines} console.log('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  let [out, errors] = ['', ''];
  child.stdout.on('data', (bytes) => {
    out += String(bytes);
    if (out.includes('ready')) child.kill('SIGINT');
  });
  child.stderr.on('data', (bytes) => (errors += String(bytes)));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, out, errors };
}

test('Ctrl-C ends with one calm line, and what was begun is undone', async () => {
  const said = await pressed(`
    stopped.undoneIfStopped(() => console.log('undone'));
    stopped.undoneIfStopped(() => console.log('done before'))();
    stopped.stopsCalmly(); setInterval(() => 0, 1000);`);
  expect(said).toEqual({ code: 130, out: 'ready\nundone\n', errors: '\nStopped. Nothing was written.\n' });
});

test('while files are written, Ctrl-C waits', async () => {
  const said = await pressed(`stopped.stopsCalmly()(); setTimeout(() => console.log('written'), 300);`);
  expect(said).toMatchObject({ out: 'ready\nwritten\n', errors: '' });
});
