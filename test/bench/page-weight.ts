import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { spawnSync } from 'node:child_process';
import { startBrowser } from '../../src/cli/browser.ts';
import { serve } from '../build/serve.ts';
import { built, filesOf, project, workshop } from '../build/workshop.ts';
import { topboxOf, yardstickOf } from './surveys.ts';

const LOADS = 11;
const SLOWER = 4;

/** What a page weighs, and how soon it shows on a processor four times slower, beside the yardstick's page of the same three charts. */
export async function benchPages(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'topbox-pages-'));
  const [ours, theirs] = [join(folder, 'topbox'), join(folder, 'yardstick')];
  await topboxOf(ours, 1);
  await yardstickOf(theirs, 1);
  await built(ours);
  spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--silent'], { cwd: theirs });
  const shipped = await workshop(project);
  await weigh(await built(shipped));
  await rm(shipped, { recursive: true });

  const { server, address } = await serve({ '/topbox/': join(ours, 'dist'), '/yardstick/': join(theirs, 'dist') });
  const started = await startBrowser();
  const browser = await chromium.connect(started.server.wsEndpoint());
  const paints = { topbox: [] as number[], yardstick: [] as number[] };
  for (let i = 0; i < LOADS; i++) {
    paints.topbox.push(await largestPaint(browser, `${address}topbox/study-001/en/report.html`));
    paints.yardstick.push(await largestPaint(browser, `${address}yardstick/study-001/index.html`));
  }
  const [topbox, yardstick] = [median(paints.topbox), median(paints.yardstick)];
  console.log(
    `largest paint of a page with three charts, processor ${SLOWER} times slower: Topbox ${topbox.toFixed(0)} ms, ` +
      `yardstick ${yardstick.toFixed(0)} ms, ratio ${(topbox / yardstick).toFixed(2)} (at most 1.5)`,
  );
  await browser.close();
  await started.server.close();
  server.close();
  await rm(folder, { recursive: true });
}

/** Milliseconds until the largest part of the page is painted, in a fresh window. */
async function largestPaint(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(address, { waitUntil: 'load' });
  const time = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => done(list.getEntries().at(-1)!.startTime)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  await context.close();
  return time;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

async function weigh(site: string): Promise<void> {
  const files = await filesOf(site);
  const zipped = (bytes: Buffer) => gzipSync(bytes, { level: 9 }).length;
  const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;
  const parts = (path: string, html: string, pattern: RegExp) =>
    [...html.matchAll(pattern)].reduce(
      (sum, match) => sum + zipped(files.get(posix.join(posix.dirname(path), match[1]!))!),
      0,
    );
  const rows = [...files]
    .filter(([path]) => path.endsWith('.html') && !path.endsWith('/print.html'))
    .map(([path, bytes]) => {
      const html = bytes.toString();
      return {
        path,
        figures: html.match(/<figure class="[^"]*\bfig\b/g)?.length ?? 0,
        html: bytes.length,
        zipped: zipped(bytes),
        css: parts(path, html, /rel="stylesheet" href="([^"]+)"/g),
        script: parts(path, html, /<script[^>]* src="([^"]+)"/g),
      };
    })
    .toSorted((a, b) => b.html - a.html);
  for (const { path, figures, html, zipped: small, css, script } of rows.slice(0, 6))
    console.log(
      `${path}: ${figures} figures, HTML ${kb(html)}, compressed ${kb(small)}, style ${kb(css)}, script ${kb(script)}`,
    );
  const most = (pick: (row: (typeof rows)[number]) => number) => kb(Math.max(...rows.map(pick)));
  console.log(
    `largest of ${rows.length} pages: HTML ${most(({ html }) => html)}, script ${most(({ script }) => script)} compressed (at most 6)`,
  );
}
