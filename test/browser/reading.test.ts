import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

const shipped = inject('shipped');
const REPORT = 'parcel-2026/en';
let browser: Browser;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
});
afterAll(() => browser.close());

async function open(path: string, options: BrowserContextOptions = {}, base = shipped.address): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on('pageerror', (error) => expect.unreachable(error.message));
  await page.goto(`${base}${path}`);
  return page;
}

const folder = `${pathToFileURL(shipped.folder).href}/`;

/** Ids of the positions of the switched figure that can be seen. */
function shownPanels(page: Page): Promise<string[]> {
  return page.locator('#price .panel:visible').evaluateAll((panels) => panels.map(({ id }) => id));
}

describe('a switch', () => {
  test('works without JavaScript, by keyboard, and shows all of itself on paper', async () => {
    const page = await open(`${REPORT}/state-of-things.html`, { javaScriptEnabled: false });
    expect(await shownPanels(page)).toEqual(['']);
    expect(await page.locator('figure-copy:visible').count()).toBe(0);
    await page.getByRole('radio', { name: 'All' }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await shownPanels(page)).toEqual(['price-north']);
    expect(await page.locator('#price-north-title').textContent()).toMatch(/^North: /);
    await page.locator('#price label', { hasText: 'West' }).click();
    expect(await shownPanels(page)).toEqual(['price-west']);
    await page.emulateMedia({ media: 'print' });
    expect(await shownPanels(page)).toEqual([
      '',
      'price-north',
      'price-south',
      'price-west',
      'price-east',
      'price-islands',
      'price-overseas',
    ]);
    expect(await page.locator('#price .choice:visible').count()).toBe(0);
    await page.context().close();
  });

  test.each([
    ['a host', shipped.address],
    ['a folder', folder],
  ])('is kept in the address, from %s', async (_, base) => {
    const page = await open(`${REPORT}/state-of-things.html?price=west`, {}, base);
    expect(await shownPanels(page)).toEqual(['price-west']);
    await page.getByRole('radio', { name: 'East' }).check();
    expect(new URL(page.url()).search).toBe('?price=east');
    await page.reload();
    expect(await shownPanels(page)).toEqual(['price-east']);
    await page.getByRole('radio', { name: 'All' }).check();
    expect(new URL(page.url()).search).toBe('');
    await page.goto(`${base}${REPORT}/state-of-things.html#price-north`);
    expect(await shownPanels(page)).toEqual(['price-north']);
    await page.context().close();
  });
});

test('numbers and pictures can be copied, and it is said', async () => {
  const page = await open(`${REPORT}/state-of-things.html`);
  const origin = new URL(shipped.address).origin;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const tools = page.locator('#overall figure-copy');
  await tools.getByRole('button', { name: 'Copy the numbers' }).click();
  await tools.getByText('Copied.').waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const cells = await page
    .locator('#overall table tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => cell.textContent.trim()).join('\t')),
    );
  expect(text.replaceAll('\r', '').split('\n')).toEqual(cells);
  await tools.getByRole('button', { name: 'Copy the picture' }).click();
  await tools.getByText('Copied.').waitFor();
  const size = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const image = await createImageBitmap(await item!.getType('image/png'));
    return [image.width, image.height];
  });
  expect(size[0]).toBeGreaterThan(1000);
  await page.context().close();
});

test('where a picture cannot be copied, its file is saved', async () => {
  const page = await open(`${REPORT}/state-of-things.html`);
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'ClipboardItem'));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#overall').getByRole('button', { name: 'Copy the picture' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('overall.svg');
  await page.locator('#overall').getByText('the file has been saved instead').waitFor();
  await page.context().close();
});

describe('the search', () => {
  test.each([
    ['a host', shipped.address],
    ['a folder', folder],
  ])('finds words of the text, of figures and of questions, from %s', async (_, base) => {
    const page = await open(`${REPORT}/search.html`, {}, base);
    const entries = page.locator('[data-entry]:visible');
    const all = await entries.count();
    const scripts = () => page.locator('script[src="search-index.js"]').count();
    expect(await scripts()).toBe(0);
    const box = page.getByRole('searchbox', { name: 'Words to look for' });
    await box.fill('companion');
    await page.getByText('Found: 1').waitFor();
    expect(await entries.locator('mark').allTextContents()).toEqual(['companion']);
    expect(await entries.locator('a').getAttribute('href')).toBe('why-customers-leave.html');
    expect(await scripts()).toBe(1);
    await box.fill('zzz');
    await page.getByText('Nothing found.').waitFor();
    expect(await entries.count()).toBe(0);
    await box.fill('');
    expect(await entries.count()).toBe(all);
    await page.context().close();
  });

  test('leads to what it names', async () => {
    const page = await open(`${REPORT}/search.html`, { javaScriptEnabled: false });
    expect(await page.getByRole('searchbox').count()).toBe(0);
    const links = await page
      .locator('[data-entry] a')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(links.length).toBeGreaterThan(25);
    const ids = new Map<string, Set<string>>();
    for (const link of links.filter((one) => one.includes('#'))) {
      const [address = '', hash = ''] = link.split('#');
      if (!ids.has(address)) {
        await page.goto(address);
        ids.set(address, new Set(await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id))));
      }
      expect(ids.get(address), link).toContain(decodeURIComponent(hash));
    }
    await page.context().close();
  });

  test('finds Chinese wherever it stands', async () => {
    const page = await open('parcel-2026/zh-CN/search.html');
    await page.getByRole('searchbox').fill('满意');
    await page.getByText(/找到：\d+/).waitFor();
    expect(new Set(await page.locator('[data-entry]:visible mark').allTextContents())).toEqual(new Set(['满意']));
    await page.context().close();
  });
});

test('what a reader’s system asks for is there', async () => {
  const page = await open(`${REPORT}/state-of-things.html`, { contrast: 'more' });
  const ink = () => page.evaluate(() => getComputedStyle(document.body).color);
  expect(await ink()).toBe('rgb(0, 0, 0)');
  await page.emulateMedia({ forcedColors: 'active' });
  expect(
    await page
      .locator('#overall .chart')
      .first()
      .evaluate((chart) => getComputedStyle(chart).forcedColorAdjust),
  ).toBe('none');
  await page.context().close();
});
