import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { build, built, clearedAway, filesOf, workshop } from './workshop.ts';

/** A second copy of the project, in another folder. The tests of this file follow each other in it. */
let root: string;
beforeAll(async () => {
  const { root: first } = inject('shipped');
  root = await workshop(first, first);
});
afterAll(() => clearedAway(root));

/** What `dist/` holds, as one value to compare. */
async function dist(): Promise<Record<string, string>> {
  return Object.fromEntries(
    [...(await filesOf(join(root, 'dist')))].map(([path, bytes]) => [path, bytes.toString('base64')]),
  );
}

test('the same input gives the same bytes: in another folder, another time zone, another language', async () => {
  const again = await filesOf(
    await built(root, [], { TZ: 'Pacific/Pago_Pago', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' }),
  );
  const first = await filesOf(inject('shipped').folder);
  expect([...again.keys()]).toEqual([...first.keys()]);
  expect([...first].filter(([path, bytes]) => !again.get(path)!.equals(bytes)).map(([path]) => path)).toEqual([]);
});

test('a study built alone comes without a byte of another', async () => {
  const site = await filesOf(await built(root, ['kiosk-2019']));
  const all = await filesOf(inject('shipped').folder);
  expect(site.size).toBeGreaterThan(30);
  const foreign = [
    'parcel-2026',
    'complete-satisfaction',
    'Parcel delivery',
    '包裹配送',
    'Northwind',
    '北风速运',
    'Evening pick-up',
  ];
  for (const words of foreign)
    expect(
      [...all.values()].some((bytes) => bytes.includes(words)),
      words,
    ).toBe(true);
  expect(
    [...site].filter(([path, bytes]) => foreign.some((words) => path.includes(words) || bytes.includes(words))),
  ).toEqual([]);
  const changed = [...site].filter(([path, bytes]) => !all.get(path)?.equals(bytes)).map(([path]) => path);
  const pages = changed.filter((path) => !path.startsWith('assets/'));
  expect(pages, 'only the start pages differ from those of the site of all').toEqual([
    'en.html',
    'index.html',
    'zh-CN.html',
  ]);
  const start = (path: string) =>
    site
      .get(path)
      ?.toString()
      .match(/url=[^"]*/)?.[0];
  expect([start('index.html'), start('zh-CN.html')], 'one study needs no list').toEqual([
    'url=kiosk-2019/en/index.html',
    'url=kiosk-2019/zh-CN/index.html',
  ]);
});

test('a build that fails says why, without a stack, and leaves the last good site as it was', async () => {
  const before = await dist();
  const file = join(root, 'data/kiosk-2019/study.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('sponsor:', 'sponser:'));
  const { status, errors, out } = await build(root, ['kiosk-2019']);
  await writeFile(file, text);
  expect({ status, errors, out }).toMatchInlineSnapshot(`
    {
      "errors": "2 problems:
    - data/kiosk-2019/study.yaml:14:1: found no "sponsor", expected a name, or text for each language.
    - data/kiosk-2019/study.yaml:20:3: found the unknown key "sponser", expected a key of "method".
      Did you mean "sponsor"?
    ",
      "out": "",
      "status": 1,
    }
  `);
  expect(await dist()).toEqual(before);
});

test('a link to a page that does not exist fails at the end, and still nothing is lost', async () => {
  const before = await dist();
  const file = join(root, 'content/kiosk-2019/en/why-people-use-kiosks.mdx');
  const text = await readFile(file, 'utf8');
  await writeFile(file, `${text}\nSee [the other page](/kiosk-2019/en/what-a-kiosk-must.html).\n`);
  const { status, errors } = await build(root, ['kiosk-2019']);
  await writeFile(file, text);
  expect({ status, errors }).toMatchInlineSnapshot(`
    {
      "errors": "2 problems:
    - kiosk-2019/en/print.html: found a link to /kiosk-2019/en/what-a-kiosk-must.html, expected the address of a file of the site.
      Pages end in .html: page.html beside this one, or /study/language/page.html.
    - kiosk-2019/en/why-people-use-kiosks.html: found a link to /kiosk-2019/en/what-a-kiosk-must.html, expected the address of a file of the site.
      Pages end in .html: page.html beside this one, or /study/language/page.html.
    ",
      "status": 1,
    }
  `);
  expect(await dist()).toEqual(before);
});

test('a study that does not exist is answered with the one that was meant', async () => {
  expect(await build(root, ['kiosk-2018'])).toMatchInlineSnapshot(`
    {
      "errors": "1 problem:
    - npm run build: found the study "kiosk-2018", expected the name of a folder in data/.
      Did you mean "kiosk-2019"?
    ",
      "out": "",
      "status": 1,
    }
  `);
});
