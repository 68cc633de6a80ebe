import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
  page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
});
afterAll(() => browser.close());

/** What the focused figure says at the moment. */
function said(): Promise<string> {
  return page.evaluate(
    () => document.activeElement?.querySelector('.detail')?.textContent ?? '(no figure has the focus)',
  );
}

test('the tab key reaches every figure, arrow keys walk through it, Escape ends it', async () => {
  await page.goto(`${inject('shipped').address}parcel-2026/en/why-customers-leave.html`);
  const figures = await page.locator('figure-detail').count();
  expect(figures).toBeGreaterThan(1);
  const reached: string[] = [];
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() =>
      document.activeElement?.localName === 'figure-detail' ? document.activeElement.closest('figure')!.id : '',
    );
    if (name === '') continue;
    reached.push(name);
    expect(await said()).toBe('');
    await page.keyboard.press('ArrowDown');
    const first = await said();
    expect(first).toMatch(/\d/);
    await page.keyboard.press('ArrowRight');
    expect(await said()).not.toBe(first);
    await page.keyboard.press('ArrowLeft');
    expect(await said()).toBe(first);
    expect(await page.locator('.item.current:visible').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await said()).toBe('');
    expect(await page.locator('.item.current').count()).toBe(0);
    if (reached.length === figures) break;
  }
  expect(reached).toHaveLength(figures);
});

test('the pointer shows the same words as the keyboard, and they are in the table too', async () => {
  await page.goto(`${inject('shipped').address}parcel-2026/en/state-of-things.html`);
  const figure = page.locator('figure#overall');
  const item = figure.locator('.wide .item[data-detail]').first();
  await item.hover();
  const words = await figure.locator('.detail').first().textContent();
  expect(words).toBe(await item.getAttribute('data-detail'));
  await page.mouse.move(0, 0);
  expect(await figure.locator('.detail').first().textContent()).toBe('');
  const table = await figure.locator('table').textContent();
  for (const number of words!.match(/\d+%/g) ?? ['none']) expect(table).toContain(number);
});
