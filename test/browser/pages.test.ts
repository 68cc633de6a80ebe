import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { barriers } from './accessibility.ts';
import { layoutFaults } from './layout.ts';

/** `muted` answers every script with nothing: like `off`, but axe, itself a script, can still look around. */
type Scripts = 'on' | 'off' | 'muted';

/** Windows in which every page is looked at. A4 without margins is 665 px wide. */
const VIEWS = [
  { width: 1440, scheme: 'light', media: 'screen', scripts: 'on', axe: true },
  { width: 768, scheme: 'dark', media: 'screen', scripts: 'on', axe: false },
  { width: 665, scheme: 'dark', media: 'print', scripts: 'on', axe: false },
  { width: 375, scheme: 'dark', media: 'screen', scripts: 'muted', axe: true },
  { width: 320, scheme: 'light', media: 'screen', scripts: 'off', axe: false },
] as const;

let browser: Browser;
const windows = new Map<Scripts, Page>();
/** What went wrong by itself while a page was open: errors on the console, blocked or failed requests, strange hosts. */
let incidents: string[] = [];

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
  for (const scripts of ['on', 'off', 'muted'] as const) {
    const context = await browser.newContext({ javaScriptEnabled: scripts !== 'off' });
    if (scripts === 'muted')
      await context.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    windows.set(scripts, watched(await context.newPage()));
  }
});

afterAll(() => browser.close());

function watched(page: Page): Page {
  const { origin } = new URL(inject('shipped').address);
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) incidents.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => incidents.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) incidents.push(`a request to ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) incidents.push(`${response.status()} for ${response.url()}`);
  });
  return page;
}

describe.each(['shipped', 'odd'] as const)('%s studies', (name) => {
  const { address, pages } = inject(name);
  // secret-2 is secret-1 in every byte but its name (test/build/privacy.test.ts).
  const written = pages.filter((page) => !/^[^/]+\/index\.html$|^secret-2\//.test(page));

  test.each(written)('%s', async (path) => {
    incidents = [];
    const faults: string[] = [];
    const words = new Map<Scripts, string>();
    const views = path.endsWith('/print.html') ? VIEWS.filter(({ media }) => media === 'print') : VIEWS;
    for (const { width, scheme, media, scripts, axe } of views) {
      const page = windows.get(scripts)!;
      const fault = (what: string) => faults.push(`${width} px, ${scheme}, ${media}, scripts ${scripts}: ${what}`);
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme, media });
      if (!words.has(scripts)) {
        await page.goto(address + path);
        words.set(scripts, await wordsOf(page));
        const moved = scripts === 'on' ? await layoutShift(page) : 0;
        if (moved > 0) fault(`layout shift ${moved}`);
      }
      for (const what of await layoutFaults(page)) fault(what);
      if (axe) for (const what of await barriers(page)) fault(what);
    }
    expect(faults).toEqual([]);
    expect(incidents).toEqual([]);
    expect(words.get('on')!.length).toBeGreaterThan(100);
    expect(new Set(words.values()).size, 'nothing but buttons needs a script').toBe(1);
  });
});

/** What can be read on a page: everything but the buttons that scripts add. */
function wordsOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const main = document.querySelector('main')!.cloneNode(true) as HTMLElement;
    for (const added of main.querySelectorAll('button, [role=status], :has(> button)')) added.remove();
    return main.textContent ?? '';
  });
}

/** How far things moved while the page was loading, as Chromium counts it. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(sum), 50);
      }),
  );
}

test('the address of a study leads to its first language', async () => {
  const { address, pages } = inject('shipped');
  const page = windows.get('off')!;
  for (const path of pages.filter((candidate) => /^[^/]+\/index\.html$/.test(candidate))) {
    await page.goto(address + path);
    await page.waitForURL(/\/(en|zh-CN)\/index\.html$/);
  }
});
