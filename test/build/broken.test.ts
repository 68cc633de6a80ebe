import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadReports } from '../../src/blocks/load-reports.ts';
import { InputErrors } from '../../src/errors.ts';
import { project } from './workshop.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'topbox-broken-'));
});
afterAll(() => rm(folder, { recursive: true }));

const MATTER = '---\ntitle: Page\norder: 1\n---\n\n';
let count = 0;

/** What the author of these pages is told. The study is `test/studies/good`, which is sound; a page is in English unless its name says otherwise. */
async function told(
  pages: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const root = join(folder, String(count++));
  await cp(join(project, 'test/studies/good/data'), join(root, 'data'), { recursive: true });
  const both = Object.entries(pages).flatMap(([name, text]) =>
    name.includes('/') ? [[name, text]] : ['en', 'zh-CN'].map((language) => [`${language}/${name}`, text]),
  );
  const written = [...both.map(([name, text]) => [`content/parcel/${name}`, text]), ...Object.entries(files)];
  for (const [name, text] of written as [string, string][]) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  const error: unknown = await loadReports(root, ['parcel']).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return 'nothing: the report was made';
  expect(error).toBeInstanceOf(InputErrors);
  expect((error as Error).stack).toBe((error as Error).message);
  // What is wrong in one language is wrong in the other; once is enough to read.
  return (error as Error).message
    .split('\n- ')
    .filter((problem) => !problem.includes('/zh-CN/page.mdx:'))
    .join('\n- ');
}

test('the study is sound', async () => {
  expect(await told({ 'page.mdx': `${MATTER}<Distribution of="overall" />\n` })).toBe('nothing: the report was made');
});

test('a block that does not exist', async () => {
  expect(await told({ 'page.mdx': `${MATTER}<Distribtion of="overall" />\n` })).toMatchInlineSnapshot(`
    "2 problems:
    - content/parcel/en/page.mdx:6:1: found the block <Distribtion>, expected one of Topbox’s blocks.
      Did you mean "Distribution"?"
  `);
});

test('a prop that does not exist', async () => {
  expect(await told({ 'page.mdx': `${MATTER}Text.\n\n  <Distribution off="overall" titel="x" />\n` }))
    .toMatchInlineSnapshot(`
    "6 problems:
    - content/parcel/en/page.mdx:8:3: found no "of" in <Distribution>, expected a text.
    - content/parcel/en/page.mdx:8:3: found "off" in <Distribution>, expected one of of, by, id, title, switch, wave, where, published.
      Did you mean "of"?
    - content/parcel/en/page.mdx:8:3: found "titel" in <Distribution>, expected one of of, by, id, title, switch, wave, where, published.
      Did you mean "title"?"
  `);
});

test('a prop of the wrong kind, and one of no known value', async () => {
  expect(
    await told({
      'page.mdx': `${MATTER}<RepurchaseCurve of="overall" then="repurchase" yes="yes" fit="isotone" />\n\n<Distribution of={4} />\n`,
    }),
  ).toMatchInlineSnapshot(`
    "4 problems:
    - content/parcel/en/page.mdx:6:1: found fit="isotone" in <RepurchaseCurve>, expected one of none, isotonic, logistic.
      Did you mean "isotonic"?
    - content/parcel/en/page.mdx:8:1: found of=4 in <Distribution>, expected a text."
  `);
});

test('a question that does not exist', async () => {
  expect(await told({ 'page.mdx': `${MATTER}<Distribution of="overal" />\n` })).toMatchInlineSnapshot(`
    "2 problems:
    - content/parcel/en/page.mdx:6:1: found of="overal" in <Distribution>, expected the id of a question of study.yaml.
      Did you mean "overall"?"
  `);
});

test('a question of another type', async () => {
  expect(await told({ 'page.mdx': `${MATTER}<KanoQuadrant of="overall" />\n` })).toMatchInlineSnapshot(`
    "2 problems:
    - content/parcel/en/page.mdx:6:1: found of="overall" in <KanoQuadrant>, a scale question, expected a kano question.
      Known: features."
  `);
});

test('an answer, a segment, a wave and a published table that do not exist', async () => {
  expect(
    await told({
      'page.mdx': `${MATTER}<Value of="repurchase" answer="yess" />, <Value of="overall" show="top2" where={{ region: "3" }} />

<Distribution of="overall" by="regoin" />

<Distribution of="overall" wave="2027" id="later" />

<SwitchingReasons of="leaving" published="leavin" />
`,
    }),
  ).toMatchInlineSnapshot(`
    "10 problems:
    - content/parcel/en/page.mdx:6:1: found answer="yess" in <Value>, expected an answer to "repurchase".
      Did you mean "yes"?
    - content/parcel/en/page.mdx:6:42: found where.region="3" in <Value>, expected an answer to "region".
      Known: 2, 1.
    - content/parcel/en/page.mdx:8:1: found by="regoin" in <Distribution>, expected "wave" or one of the study’s segments.
      Did you mean "region"?
    - content/parcel/en/page.mdx:10:1: found wave="2027" in <Distribution>, expected a wave of the study, or "all".
      Did you mean "2025"?
    - content/parcel/en/page.mdx:12:1: found published="leavin" in <SwitchingReasons>, expected a published table of "leaving".
      Did you mean "leaving"?"
  `);
});

test('two figures with one id', async () => {
  expect(
    await told({ 'page.mdx': `${MATTER}<Distribution of="overall" />\n\n<Distribution of="overall" wave="2025" />\n` }),
  ).toMatchInlineSnapshot(`
    "2 problems:
    - content/parcel/en/page.mdx:8:1: found a second figure with the id "overall", expected ids that are unique in the report (the first is at content/parcel/en/page.mdx:6).
      Give one of them another id, such as <Distribution id="overall-2" … />."
  `);
});

test('a page that one language lacks, and blocks that differ', async () => {
  const page = `${MATTER}<Distribution of="overall" />\n`;
  expect(
    await told({
      'en/one.mdx': page,
      'en/more.mdx': page.replace('/>', 'id="more" />'),
      'zh-CN/one.mdx': `${MATTER}Words.\n\n<Distribution of="price" />\n`,
    }),
  ).toMatchInlineSnapshot(`
    "2 problems:
    - content/parcel/en/more.mdx: found a page in "en" that has no counterpart in "zh-CN", expected more.mdx in every language of the study.
      Write the page, or take the language out of \`languages\` in study.yaml until it is ready.
    - content/parcel/zh-CN/one.mdx:8:1: found <Distribution of="price" />, expected <Distribution of="overall" />, as in content/parcel/en/one.mdx:6.
      Pages hold the same blocks in the same order in every language; only words may differ."
  `);
});

test('MDX that does not close, props that are formulas, front matter without a title', async () => {
  expect(await told({ 'page.mdx': `${MATTER}<Note>\n\nWords\n` })).toMatchInlineSnapshot(`
    "2 problems:
    - content/parcel/en/page.mdx:6:1: found no closing tag for \`<Note>\`, expected every block to be closed.
      Close every block, and write a bare < or { as &lt; or \\{."
  `);
  expect(await told({ 'page.mdx': `${MATTER}<Distribution of={props.of} />\n` })).toMatchInlineSnapshot(`
    "4 problems:
    - content/parcel/en/page.mdx:6:1: found of={props.of} in <Distribution>, expected a literal: text, number, true, a [list] or a { name: value }.
      Props are read before the page runs, so they cannot hold variables or formulas.
    - content/parcel/en/page.mdx:6:1: found no "of" in <Distribution>, expected a text."
  `);
  expect(await told({ 'page.mdx': '---\norder: first\n---\n\nWords\n' })).toMatchInlineSnapshot(`
    "4 problems:
    - content/parcel/en/page.mdx:1: found no "title" in the front matter, expected a text.
    - content/parcel/en/page.mdx:1: found order="first" in the front matter, expected a number."
  `);
});

test('what looks like an e-mail address or a telephone number is masked in every message', async () => {
  const message = await told({
    'page.mdx': `${MATTER}<Value of="repurchase" answer="anna.k@bird.example" />\n\n<Value of={"+49 30 5550 1234"} />\n`,
  });
  expect(message).not.toMatch(/bird|5550/);
  expect(message).toContain('[e-mail address]');
  const answers =
    'id,weight,email,q1,q1b,q2,q5,age,region\n7,1,x@bird.example,anna.k@bird.example,1,yes,5,+49 30 5550 1234,North\n';
  const data = await told({}, { 'data/parcel/w2.csv': answers });
  expect(data).not.toMatch(/bird|5550/);
  expect(data).toContain('[e-mail address]');
  expect(data).toContain('[long number]');
});
