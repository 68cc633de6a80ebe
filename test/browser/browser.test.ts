import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { bundled, candidates, startBrowser } from '../../src/cli/browser.ts';

test('CHROME_PATH comes first, then what is installed, then what the project brings', () => {
  expect(candidates({}).map(({ name }) => name)).toEqual([
    'CHROME_PATH',
    'Chrome',
    'Edge',
    'chromium on PATH',
    'chromium-browser on PATH',
    'google-chrome on PATH',
    'microsoft-edge on PATH',
    'the browser that Playwright has downloaded',
    'the browser that comes with @sparticuz/chromium',
  ]);
});

test('a browser is found on the PATH of the environment, and CHROME_PATH is taken at its word', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'topbox-path-'));
  const executablePath = join(folder, 'microsoft-edge');
  await writeFile(executablePath, '');
  await chmod(executablePath, 0o755);
  const found = await Promise.all(
    candidates({ PATH: `/nowhere:${folder}`, CHROME_PATH: '/my/chrome' }).map(async ({ name, options }) => [
      name,
      await options(),
    ]),
  );
  await rm(folder, { recursive: true });
  expect(Object.fromEntries(found.slice(0, 7))).toEqual({
    CHROME_PATH: { executablePath: '/my/chrome' },
    Chrome: { channel: 'chrome' },
    Edge: { channel: 'msedge' },
    'chromium on PATH': undefined,
    'chromium-browser on PATH': undefined,
    'google-chrome on PATH': undefined,
    'microsoft-edge on PATH': { executablePath },
  });
});

test('without any browser the error says what was tried', async () => {
  const none = [
    { name: 'CHROME_PATH', options: async () => ({ executablePath: '/nowhere/chrome' }) },
    { name: 'Safari on PATH', options: async () => undefined },
  ];
  await expect(startBrowser(none)).rejects.toThrowErrorMatchingInlineSnapshot(`
    [Error: No browser was found. Tried:
    - CHROME_PATH: Failed to launch chromium because executable doesn't exist at /nowhere/chrome Failed to launch browser.
    - Safari on PATH: not here
    Install Chrome, Edge or Chromium, or set CHROME_PATH to one.]
  `);
});

test.skipIf(process.platform !== 'linux' || process.arch !== 'x64')(
  'the browser in node_modules starts on a machine that has none, and prints',
  async () => {
    const { server, name } = await startBrowser([{ name: 'the project’s own', options: bundled }]);
    const browser = await chromium.connect(server.wsEndpoint());
    const page = await browser.newPage();
    await page.setContent('<h1>Very satisfied</h1>');
    expect(await page.textContent('h1')).toBe('Very satisfied');
    expect(String(await page.pdf()).slice(0, 5)).toBe('%PDF-');
    expect(name).toBe('the project’s own');
    await browser.close();
    await server.close();
  },
  60_000,
);
