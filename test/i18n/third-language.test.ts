import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import type { Message } from '../../src/i18n/en.ts';

// A third language is one message file and one line in languages.ts. This one puts everything into brackets.
vi.mock('../../src/i18n/languages.ts', async () => {
  const own = await import('../../src/i18n/en.ts');
  const bracketed = (message: Message): Message =>
    typeof message === 'string'
      ? `⟦${message}⟧`
      : Object.assign({}, ...Object.entries(message).map(([form, words]) => ({ [form]: `⟦${words}⟧` })));
  const messages = Object.fromEntries(Object.entries(own.en).map(([key, message]) => [key, bracketed(message)]));
  return { languageTags: () => ['en-XA'], spoken: () => ({ messages, locale: 'en-GB' }) };
});

const { reports } = await import('../../src/blocks/report.ts');
const { openStudy } = await import('../../src/tabulate/open-study.ts');

const root = await mkdtemp(join(tmpdir(), 'language-'));
afterAll(() => rm(root, { recursive: true }));

const STUDY = `
title: Café
client: Café
languages: [en-XA]
method:
  strategy: s
  sponsor: s
  conductor: s
  population: p
  sample: { type: probability }
  mode: [paper]
  limitations: l
waves:
  - { id: "1", file: a.csv, fielded: [2026-03-02, 2026-03-08] }
privacy: { flagBelow: 30, suppressBelow: 1 }
questions:
  satisfied: { type: scale, column: satisfied, text: "§", scale: { 3: "§3", 2: "§2", 1: "§1" } }
  again: { type: single, column: again, text: "§", options: { yes: "§y", no: "§n" } }
`;
const PAGE = `---
title: "§"
order: 1
---
<Distribution of="satisfied" />
<RepurchaseCurve of="satisfied" then="again" yes="yes" />
<SwitchingReasons of="again" id="reasons" />
`;

test('a report in a third language says every word of the interface in it', async () => {
  await mkdir(join(root, 'data/cafe'), { recursive: true });
  await writeFile(join(root, 'data/cafe/study.yaml'), STUDY);
  const rows = Array.from({ length: 40 }, (_, i) => `${(i % 3) + 1},${i % 2 ? 'yes' : 'no'}`);
  await writeFile(join(root, 'data/cafe/a.csv'), ['satisfied,again', ...rows].join('\n'));
  const open = await openStudy(root, 'cafe');
  const [report] = reports(open, [{ file: 'page.mdx', language: 'en-XA', slug: 'page', source: PAGE }]);
  expect(report!.figures).toHaveLength(3);
  for (const { title, subtitle, summary, notes, table, reading } of report!.figures) {
    const words = [
      title,
      subtitle,
      summary,
      reading,
      ...table.head,
      ...notes.flatMap(({ term, words: said }) => [term, said]),
    ];
    for (const said of words) expect(unbracketed(said)).not.toMatch(/[A-Za-z]{2,}/);
  }
});

/** What stands outside all brackets: the study's own words, which here have no letters, and numbers. */
function unbracketed(words: string): string {
  let depth = 0;
  return [...words]
    .filter((mark) => (mark === '⟦' ? (depth++, false) : mark === '⟧' ? (depth--, false) : depth === 0))
    .join('');
}
