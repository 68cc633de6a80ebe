import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
});
afterAll(() => browser.close());

const places = [
  ['a path of several parts on a server', inject('shipped').address],
  ['a folder, without any server', `${pathToFileURL(inject('shipped').folder).href}/`],
] as const;

test.each(places)('from %s: style, script, pictures, every way through the report, downloads', async (_, address) => {
  errors = [];
  page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(`${address}index.html`);
  await page.click('.studies a[href*="parcel-2026"]');
  await page.click('.contents a >> nth=0');
  expect(page.url()).toMatch(/\/parcel-2026\/en\/[^/]+\.html$/);
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('.mast')!).fontFamily)).toContain(
    'Helvetica',
  );
  await page.locator('figure-detail').first().focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('figure-detail:focus .detail').textContent()).toMatch(/\d/);
  const title = await page.textContent('h1');
  await page.click('.turn a:last-child');
  expect(await page.textContent('h1')).not.toBe(title);
  await page.click('.turn a:first-child');
  expect(await page.textContent('h1')).toBe(title);
  await page.click('nav a[hreflang="zh-CN"]');
  expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
  await page.click('a.brand');
  await page.waitForURL(/\/zh-CN\.html$/);
  expect(errors).toEqual([]);
  await page.close();
});
