import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { clearedAway, workshop } from '../build/workshop.ts';

let root: string;
let server: ChildProcess;
let browser: Browser;
let page: Page;
let output = '';

beforeAll(async () => {
  const { root: first } = inject('odd');
  root = await workshop(first, first);
  const port = await freePort();
  const astro = join(root, 'node_modules/astro/bin/astro.mjs');
  server = spawn(process.execPath, [astro, 'dev', '--host', '127.0.0.1', '--port', String(port)], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ASTRO_TELEMETRY_DISABLED: '1' },
  });
  for (const stream of [server.stdout, server.stderr]) stream!.on('data', (bytes) => (output += String(bytes)));
  browser = await chromium.connect(inject('browser'));
  page = await browser.newPage();
  const address = `http://127.0.0.1:${port}/secret-1/en/secrets.html`;
  for (let i = 0; i < 200; i++) {
    if (
      await page.goto(address, { timeout: 150_000 }).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(output);
}, 180_000);

afterAll(async () => {
  await browser.close();
  server.kill();
  await once(server, 'exit');
  await clearedAway(root);
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 4321;
}

/** Change a file of the study as an editor does, and wait until the open page says so, without touching it. */
async function saved(file: string, change: (text: string) => string, expected: string): Promise<void> {
  const path = join(root, file);
  const text = change(await readFile(path, 'utf8'));
  const shown = page.getByText(expected).first();
  // A file system tells nothing of what was saved while its watcher was still being set up; then the author saves again.
  for (let attempt = 0; attempt < 8; attempt++) {
    await writeFile(path, text);
    if (
      await shown.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      )
    )
      return;
  }
  throw new Error(`The page does not show "${expected}".\n${await page.textContent('body')}\n${output}`);
}

test('the open page follows every save of a data file, the study file and the narrative, and shows what is wrong meanwhile', async () => {
  expect(await page.textContent('#overall .base')).toContain('98 respondents');
  await saved('data/secret-1/answers.csv', (csv) => csv.replace(/,large,9,/, ',large,5,'), '99 respondents');

  await saved(
    'content/secret-1/en/secrets.mdx',
    (mdx) => mdx.replace('In the tiny group', 'Among the very few'),
    'Among the very few',
  );

  await saved(
    'data/secret-1/study.yaml',
    (yaml) => yaml.replace('How is our service?', 'And our service?'),
    'And our service?',
  );

  await saved(
    'content/secret-1/en/secrets.mdx',
    (mdx) => mdx.replace('of="reasons"', 'of="raesons"'),
    'Did you mean "reasons"?',
  );
  expect(await page.textContent('body')).toContain('content/secret-1/en/secrets.mdx:12:1');
  await saved(
    'content/secret-1/en/secrets.mdx',
    (mdx) => mdx.replace('of="raesons"', 'of="reasons"'),
    'Among the very few',
  );

  await saved('data/secret-1/answers.csv', (csv) => csv.replace(/,large,4,/, ',large,44,'), 'found "44"');
  await saved('data/secret-1/answers.csv', (csv) => csv.replace(/,large,44,/, ',large,4,'), '99 respondents');
}, 120_000);
