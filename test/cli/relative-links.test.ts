import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeLinksRelative } from '../../src/cli/relative-links.ts';

let site: string;
beforeEach(async () => {
  site = await mkdtemp(join(tmpdir(), 'topbox-links-'));
});
afterEach(() => rm(site, { recursive: true }));

async function page(file: string, html: string): Promise<void> {
  await mkdir(dirname(join(site, file)), { recursive: true });
  await writeFile(join(site, file), html);
}

test('links from the root become relative, all others stay as they were written', async () => {
  await page('index.html', '<h1 id="top">x</h1>');
  await page('s/en/中文.html', '<p id="a b">x</p>');
  await page('s/icon.svg', '<svg/>');
  const kept =
    '<a href="#here" id="here">x</a><a href="%E4%B8%AD%E6%96%87.html#a%20b">x</a><a href="https://example.org/x.html">x</a>' +
    '<a href="//example.org/x">x</a><a href="mailto:a@example.org">x</a><a href="../icon.svg?v=1">x</a> href="/nowhere"';
  await page(
    's/en/page.html',
    `${kept}<a href="/index.html?q=1#top">x</a><img src="/s/icon.svg" srcset="/s/icon.svg 1x, /s/icon.svg 2x">`,
  );
  await makeLinksRelative(site);
  expect(await readFile(join(site, 's/en/page.html'), 'utf8')).toBe(
    `${kept}<a href="../../index.html?q=1#top">x</a><img src="../icon.svg" srcset="../icon.svg 1x, ../icon.svg 2x">`,
  );
});

test('every link that leads nowhere is named, with its page', async () => {
  await page(
    'index.html',
    '<a href="s/gone.html">x</a><a href="/s/100%.html">x</a><a href="#nowhere">x</a><a href="..">x</a>',
  );
  await page('s/other.html', '<a href="../index.html#nowhere">x</a><img srcset="gone.png 2x">');
  await expect(makeLinksRelative(site)).rejects.toThrowErrorMatchingInlineSnapshot(`
    [InputErrors: 6 problems:
    - index.html: found a link to s/gone.html, expected the address of a file of the site.
      Pages end in .html: page.html beside this one, or /study/language/page.html.
    - index.html: found a link to /s/100%.html, expected the address of a file of the site.
      Pages end in .html: page.html beside this one, or /study/language/page.html.
    - index.html: found a link to #nowhere, expected the id of a figure or of a heading after #.
    - index.html: found a link to .., expected the address of a file of the site.
      Pages end in .html: page.html beside this one, or /study/language/page.html.
    - s/other.html: found a link to ../index.html#nowhere, expected the id of a figure or of a heading after #.
    - s/other.html: found a link to gone.png, expected the address of a file of the site.
      Pages end in .html: page.html beside this one, or /study/language/page.html.]
  `);
});
