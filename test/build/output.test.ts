import Papa from 'papaparse';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { filesOf } from './workshop.ts';

const SITES = ['shipped', 'odd'] as const;
const files = { shipped: await filesOf(inject('shipped').folder), odd: await filesOf(inject('odd').folder) };

/** Files of a kind: address and text. */
function texts(site: (typeof SITES)[number], ...endings: readonly string[]): (readonly [path: string, text: string])[] {
  return [...files[site]]
    .filter(([path]) => endings.some((ending) => path.endsWith(ending)))
    .map(([path, bytes]) => [path, bytes.toString()] as const);
}

/** Tags of a page as they stand, from `<` to the `>` that is not inside a value. */
function tags(html: string): string[] {
  return html.match(/<[a-zA-Z](?:[^"'>]|"[^"]*"|'[^']*')*>/g) ?? [];
}

/** Values of an attribute, in the order of the page. */
function attribute(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) =>
    match[1]!.replaceAll('&amp;', '&').replaceAll('&#38;', '&'),
  );
}

describe.each(SITES)('%s studies', (site) => {
  const pages = texts(site, '.html');

  test('nothing that could not be computed shows as a number', () => {
    const spoilt = texts(site, '.html', '.csv', '.svg', '.json').flatMap(([path, text]) =>
      [...text.matchAll(/.{0,30}(?:\bNaN\b|\bundefined\b|Infinity|\[object|∞).{0,30}/g)].map(
        (match) => `${path}: ${match[0]}`,
      ),
    );
    expect(spoilt).toEqual([]);
  });

  test('every link leads somewhere in the site, whatever its address', () => {
    const ids = new Map(pages.map(([path, html]) => [path, new Set(attribute(html, 'id'))]));
    const dead: string[] = [];
    for (const [path, html] of pages) {
      const sources = attribute(html, 'srcset').flatMap((set) =>
        set.split(',').map((part) => part.trim().split(/\s/)[0]!),
      );
      for (const link of [...attribute(html, 'href'), ...attribute(html, 'src'), ...sources]) {
        if (/^(https?|mailto|data):/.test(link)) continue;
        const [target = '', fragment] = decodeURI(link).split('#');
        const file = target === '' ? path : posix.join(posix.dirname(path), target);
        if (link.startsWith('/')) dead.push(`${path}: ${link} starts at the root of the host`);
        else if (!files[site].has(file)) dead.push(`${path}: ${link}`);
        else if (fragment !== undefined && file.endsWith('.html') && !ids.get(file)?.has(fragment))
          dead.push(`${path}: ${link} has no such place`);
      }
    }
    expect(dead).toEqual([]);
  });

  test('no style and no script stands in a page itself, and the policy says so', () => {
    for (const [path, html] of pages) {
      const own = tags(html).filter((tag) => {
        const bare = tag.replaceAll(/"[^"]*"|'[^']*'/g, '""');
        return (
          /^<style\b|\sstyle=|\son[a-z]+=/.test(bare) ||
          (/^<script\b/.test(bare) && !/\ssrc=/.test(bare)) ||
          /="javascript:/.test(tag)
        );
      });
      expect(own, path).toEqual([]);
      if (html.includes('http-equiv="refresh"')) continue;
      const policy = /http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1];
      expect(policy?.split('; '), path).toEqual(
        expect.arrayContaining([
          "default-src 'none'",
          "style-src 'self'",
          "script-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
        ]),
      );
      expect(policy, path).not.toMatch(/unsafe|\*|http/);
    }
  });

  test('every page names its language, and has one title and one first heading', () => {
    for (const [path, html] of pages) {
      expect(html.match(/<html[^>]* lang="([^"]+)"/)?.[1], path).toBe(
        /(^|\/)zh-CN(\.html|\/)/.test(path) ? 'zh-CN' : 'en',
      );
      expect(html.match(/<title>[^<]+<\/title>/g), path).toHaveLength(1);
      // The report on paper is a book: every chapter begins with one.
      const headings = html.match(/<h1[ >]/g)?.length ?? 0;
      expect(headings, path).toBe(path.endsWith('/print.html') ? Math.max(2, headings) : 1);
    }
  });

  test('results.json: keys sorted, the figures of the pages under their ids', () => {
    for (const [path, text] of texts(site, 'results.json')) {
      const results: unknown = JSON.parse(text);
      expect(unsorted(results), path).toEqual([]);
      const study = posix.dirname(path);
      const figures = pages
        .filter(([page]) => page.startsWith(`${study}/en/`) && !page.endsWith('/print.html'))
        .flatMap(([, html]) =>
          [...html.matchAll(/<figure class="[^"]*\bfig\b[^"]*" id="([^"]+)"/g)].map((match) => match[1]),
        );
      expect(Object.keys((results as { figures: object }).figures).toSorted(), path).toEqual(figures.toSorted());
    }
  });

  test('a spreadsheet reads every CSV file and runs none of its cells', () => {
    const tables = texts(site, '.csv');
    expect(tables.length).toBeGreaterThan(5);
    for (const [path, text] of tables) {
      expect(text.startsWith('\uFEFF'), path).toBe(true);
      const { data, errors } = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true });
      expect(errors, path).toEqual([]);
      expect(new Set(data.map((row) => row.length)).size, path).toBe(1);
      const formulas = data
        .flat()
        .filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?(e-?\d+)?$/.test(cell));
      expect(formulas, path).toEqual([]);
    }
  });

  test('both languages have the same pages, the same figures and the same numbers', () => {
    const chinese = [...files[site].keys()].filter((path) => path.includes('/zh-CN/'));
    expect(chinese.length).toBeGreaterThan(0);
    const english = chinese.map((path) => path.replace('/zh-CN/', '/en/'));
    const studies = new Set(chinese.map((path) => path.split('/')[0]));
    expect(english).toEqual(
      [...files[site].keys()].filter((path) => studies.has(path.split('/')[0]!) && path.includes('/en/')),
    );
    for (const [i, path] of chinese.entries()) {
      const [zh, en] = [path, english[i]!].map((file) => files[site].get(file)!.toString()) as [string, string];
      if (path.endsWith('.csv')) expect(numbersOf(zh), path).toEqual(numbersOf(en));
      if (path.endsWith('.html')) expect(values(zh), path).toEqual(values(en));
    }
  });
});

/** Numbers of a table, cell by cell; words, which differ, as their places. */
function numbersOf(csv: string): string[][] {
  return Papa.parse<string[]>(csv.slice(1)).data.map((row) =>
    row.map((cell) => (/^-?[\d.]+(e-?\d+)?$/.test(cell) ? cell : '·')),
  );
}

/** Numbers in sentences as machines read them. */
function values(html: string): string[] {
  return [...html.matchAll(/<data value="([^"]*)"/g)].map((match) => match[1]!);
}

/** Objects of a JSON value whose keys are out of order. */
function unsorted(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Object.keys(value);
  // Keys that are whole numbers come first in every JavaScript object, sorted or not.
  const named = keys.filter((key) => !/^\d+$/.test(key));
  const own = !Array.isArray(value) && named.some((key, i) => i > 0 && named[i - 1]! > key) ? [path] : [];
  return [...own, ...keys.flatMap((key) => unsorted((value as Record<string, unknown>)[key], `${path}.${key}`))];
}

describe('sizes', () => {
  const pages = texts('shipped', '.html').filter(([path]) => !path.endsWith('/print.html'));

  test('a page stays under 150 KB before compression', () => {
    // 29 KANO attributes and then 12, each in a map and a bar, wide and narrow: seven times what other reports show.
    const largest = {
      'kiosk-2019/en/what-a-kiosk-must-do.html': 175_000,
      'kiosk-2019/zh-CN/what-a-kiosk-must-do.html': 175_000,
    };
    const limits = new Map(Object.entries(largest));
    const over = pages.filter(([path, html]) => Buffer.byteLength(html) >= (limits.get(path) ?? 150_000));
    expect(over.map(([path, html]) => `${path}: ${Buffer.byteLength(html)}`)).toEqual([]);
  });

  test('the scripts of a page stay under 6 KB compressed', () => {
    const weights = pages.map(([path, html]) => {
      const own = tags(html).filter((tag) => tag.startsWith('<script'));
      const scripts = own.flatMap((tag) => attribute(tag, 'src')).map((src) => posix.join(posix.dirname(path), src));
      return {
        path,
        bytes: scripts.reduce((sum, file) => sum + gzipSync(files.shipped.get(file)!, { level: 9 }).length, 0),
      };
    });
    expect(weights.filter(({ bytes }) => bytes > 0).length).toBeGreaterThan(10);
    expect(weights.filter(({ bytes }) => bytes >= 6 * 1024)).toEqual([]);
  });
});
