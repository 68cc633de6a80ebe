import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { filesOf } from './workshop.ts';

const { address, folder } = inject('odd');
const files = [...(await filesOf(folder)).keys()].filter((path) => /^labels\/.+\/.*\.(html|svg)$/.test(path));
let browser: Browser;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
});
afterAll(() => browser.close());

test('labels that look like markup are shown as they were written, and nothing in them runs', async () => {
  const page = await browser.newPage({ viewport: { width: 375, height: 800 } });
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) foreign.push(request.url());
  });
  for (const file of files) {
    await page.goto(address + file);
    expect(await page.evaluate(() => 'executed' in globalThis), file).toBe(false);
    expect(
      await page.evaluate(() => document.querySelectorAll('img, script:not([src]), b[onclick]').length),
      file,
    ).toBe(0);
  }
  expect(foreign).toEqual([]);
  await page.goto(`${address}labels/en/labels.html`);
  expect(await page.textContent('h1')).toBe(
    '<script>globalThis.executed = true</script><img src=x onerror="globalThis.executed = true">',
  );
  expect(await page.textContent('#plain-title')).toBe(
    `He said "5 > 4 & 3 < 4", she said 'no' &amp; left </svg></style>`,
  );
  const table = await page.textContent('#by-group table');
  expect(table).toContain('👩‍👩‍👧‍👦 🏳️‍🌈 🎉');
  expect(table).toContain('Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft');
  await page.close();
});
