import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { loadReports } from '../blocks/load-reports.ts';
import { startBrowser } from './browser.ts';
import { buildSite } from './build-site.ts';
import { chosenStudies } from './chosen-studies.ts';
import { copyablePdf } from './copyable-pdf.ts';
import { main } from './main.ts';
import { pageNumbers } from './page-numbers.ts';

const USAGE = `npm run pdf [-- <study> …]
One tagged PDF for each language of all studies, or of those named, into pdf/.`;

/** `npm run pdf [-- <study> …]`: one tagged PDF for each language, into `pdf/`, apart from the site. */
await main(async (root, wanted) => {
  const studies = await chosenStudies(root, wanted, 'npm run pdf');
  const library = await loadReports(root, studies);
  const site = join(root, '.cache', 'pdf');
  await buildSite(studies, site);
  const { server } = await startBrowser();
  const browser = await chromium.connect(server.wsEndpoint());
  try {
    for (const { open, voice } of library.flat()) {
      const { id } = open.study;
      const page = await browser.newPage({ colorScheme: 'light' });
      await page.goto(pathToFileURL(join(site, id, voice.language, 'print.html')).href);
      const file = join(resolve(process.env['TOPBOX_PDF'] ?? join(root, 'pdf')), `${id}.${voice.language}.pdf`);
      await mkdir(join(file, '..'), { recursive: true });
      const words = await page.evaluate(() => document.body.textContent ?? '');
      await writeFile(file, copyablePdf(await numbered(page), words));
      await page.close();
      console.log(relative(root, file));
    }
  } finally {
    await browser.close();
    await server.close();
  }
}, USAGE);

/**
 * Printed twice: Chromium does not know the page of a link's target before it has laid the pages out.
 *
 * @throws {Error} when writing the numbers moved what they point at
 */
async function numbered(page: Page): Promise<Uint8Array> {
  const print = () => page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  const first = await pageNumbers(await print());
  await page.evaluate((numbers) => {
    for (const link of document.querySelectorAll('.paper-contents a')) {
      const number = numbers[decodeURIComponent(link.getAttribute('href')!.slice(1))];
      const place = link.querySelector('.page-number');
      if (place !== null && number !== undefined) place.textContent = String(number);
    }
  }, Object.fromEntries(first));
  const pdf = await print();
  const second = await pageNumbers(pdf);
  for (const [name, number] of first) {
    if (second.get(name) !== number)
      throw new Error(`"${name}" moved from page ${number} while the contents were numbered`);
  }
  return pdf;
}
