import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';

const { folder } = inject('shipped');

function page(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

function terms(report: string): string[] {
  return [...page(`${report}/glossary.html`).matchAll(/<div id="([^"]+)"/g)].map((match) => match[1]!);
}

test('the glossary holds the terms of the report’s figures and weights, and no others', () => {
  const kiosk = terms('kiosk-2019/en');
  expect(kiosk).toEqual(expect.arrayContaining(['base', 'interval', 'must-be', 'gap']));
  for (const absent of ['weighting', 'effective-base', 'nps', 'isotonic', 'satisfaction-index'])
    expect(kiosk).not.toContain(absent);
  expect(terms('parcel-2026/en')).toEqual(
    expect.arrayContaining(['weighting', 'effective-base', 'nps', 'significant']),
  );
});

test('a report has the same terms in each of its languages', () => {
  for (const study of ['kiosk-2019', 'parcel-2026', 'complete-satisfaction-2004'])
    expect(terms(`${study}/zh-CN`), study).toEqual(terms(`${study}/en`));
});

test('whoever looks for NPS finds its definition and its figure, in Chinese too', () => {
  for (const language of ['en', 'zh-CN']) {
    const entries = [
      ...page(`parcel-2026/${language}/search.html`).matchAll(/data-entry[^>]*> ?<a href="([^"]+)">([^<]*)/g),
    ];
    const words = JSON.parse(
      page(`parcel-2026/${language}/search-index.js`).match(/topboxSearch=(.*);\n$/s)![1]!,
    ) as string[];
    expect(words.length).toBe(entries.length);
    const found = entries.flatMap(([, href, title], i) => (/NPS/.test(title! + words[i]) ? [href] : []));
    expect(found, language).toContain('glossary.html#nps');
    expect(found.length, language).toBeGreaterThan(1);
  }
});
