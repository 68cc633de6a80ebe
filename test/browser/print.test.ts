import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

/** A4 less the margins of print.css, in CSS pixels. */
const PAPER = { width: 665, height: 1013 };

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
  page = await browser.newPage({ viewport: PAPER, colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
});
afterAll(() => browser.close());

const { address, pages } = inject('shipped');
const withFigures = pages.filter((path) => !/(index|method|print|glossary|search)\.html$|^[^/]+$/.test(path));

test.each(withFigures)('%s: no drawing is cut by the end of a sheet', async (path) => {
  await page.goto(address + path);
  const parts = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('figure.fig, figure-detail')]
      .filter((part) => part.querySelector('figure-switch, .cross') === null)
      .map((part) => ({
        part: `${part.localName} of ${part.closest('figure')!.id}`,
        breaks: getComputedStyle(part).breakInside,
        height: Math.ceil(part.getBoundingClientRect().height),
        drawing: part.localName === 'figure-detail',
      })),
  );
  expect(parts.filter(({ breaks }) => breaks !== 'avoid')).toEqual([]);
  expect(parts.filter(({ height, drawing }) => drawing && height > PAPER.height)).toEqual([]);
  expect(await page.locator('.tools:visible, .mast nav:visible, .turn:visible').count()).toBe(0);
});

test('a page prints on sheets of A4, in black on white even in dark mode', async () => {
  await page.goto(`${address}parcel-2026/zh-CN/why-customers-leave.html`);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sheets = [...pdf.matchAll(/\/Type \/Page\b[^s][^]*?\/MediaBox \[([^\]]*)\]/g)].map((match) => match[1]!.trim());
  expect(sheets.length).toBeGreaterThan(1);
  for (const sheet of sheets) expect(sheet).toMatch(/^0 0 59[45](\.\d+)? 84[12](\.\d+)?$/);
});
