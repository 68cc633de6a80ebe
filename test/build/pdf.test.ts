import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageNumbers } from '../../src/cli/page-numbers.ts';
import { clearedAway, project, workshop } from './workshop.ts';

let root = '';
const pages: Record<string, string[]> = {};
const files: Record<string, Uint8Array> = {};

beforeAll(async () => {
  root = await workshop(project);
  await new Promise<void>((done, failed) => {
    const child = spawn(process.execPath, ['src/cli/pdf.ts', 'complete-satisfaction-2004'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let said = '';
    child.stderr.on('data', (bytes) => (said += String(bytes)));
    child.on('close', (status) => (status === 0 ? done() : failed(new Error(said))));
  });
  for (const language of ['en', 'zh-CN']) {
    const file = join(root, 'pdf', `complete-satisfaction-2004.${language}.pdf`);
    files[language] = new Uint8Array(await readFile(file));
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(files[language])), { mergePages: false });
    pages[language] = text;
  }
});
afterAll(() => clearedAway(root));

test('the contents give the page on which each page and figure begins', async () => {
  const numbers = await pageNumbers(files['en']!);
  const contents = pages['en']![1]!;
  const title = 'The big step is the last one';
  const page = numbers.get('page-what-keeps-them')!;
  expect(contents).toMatch(new RegExp(`${title}\\s*${page}`));
  expect(pages['en']![page - 1]).toContain(title);
  expect(pages['en']![numbers.get('page-method')! - 1]).toContain('Method note');
});

test('every page but the cover has its running head and its number', () => {
  pages['en']!.forEach((text, i) => {
    if (i === 0) return;
    expect(text).toContain('Complete customer satisfaction');
    expect(text).toMatch(new RegExp(`${i + 1}\\s*/\\s*${pages['en']!.length}`));
  });
});

test('the PDF is tagged, has bookmarks and keeps its links', async () => {
  const document = await getDocumentProxy(new Uint8Array(files['en']!));
  expect((await document.getMarkInfo())?.['Marked']).toBe(true);
  const outline = await document.getOutline();
  expect(JSON.stringify(outline)).toContain('The big step is the last one');
  const links = await (await document.getPage(2)).getAnnotations();
  expect(links.filter(({ subtype }: { subtype: string }) => subtype === 'Link').length).toBeGreaterThan(5);
});

test('Chinese text can be copied out as it was written', () => {
  const all = pages['zh-CN']!.join('\n').replace(/\s+/g, '');
  expect(all).not.toMatch(/[\u2e80-\u2fd5]/);
  expect(all).toContain('客户');
  expect(all).toContain('目录');
  expect(all).toContain('研究方法');
  expect(all).toContain('其他公司有更好的商品');
});
