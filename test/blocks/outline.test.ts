import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outline } from '../../src/blocks/outline.ts';
import { problemText } from '../../src/errors.ts';

const PAGE = `---
title: Trial
order: 1
---

Only 中文 <Value of="overall" show="top2" /> call.

<Columns>
<Note title='a' list={['a', 2]} pair={{ at: "good", share: 0.5 }} on>
Hello *there*
</Note>
</Columns>
`;

test('blocks are read with their props as plain values, their place and what is around them', () => {
  const { outline: page, problems } = outline('a.mdx', PAGE);
  expect(problems).toEqual([]);
  expect(page.frontmatter).toEqual({ title: 'Trial', order: 1 });
  expect(page.blocks.map(({ name, line, column, within }) => [name, line, column, within])).toEqual([
    ['Value', 6, 9, []],
    ['Columns', 8, 1, []],
    ['Note', 9, 1, ['Columns']],
  ]);
  expect(page.blocks[2]!.props).toEqual({ title: 'a', list: ['a', 2], pair: { at: 'good', share: 0.5 }, on: true });
  expect(page.blocks[2]!.words).toBe('Hello there');
  expect(page.blocks[2]!.inside).toEqual([1]);
});

test.each([
  ['a formula', '<Value of={overall} />'],
  ['a spread', '<Value {...props} />'],
  ['an open block', '<Note>\n\nhello'],
  ['an open brace', 'a {1 +'],
  ['a footnote that is not written', 'See [^1].'],
  ['a footnote without words', 'See [^1].\n\n[^1]:\n'],
  ['front matter that is not YAML', '---\ntitle: a: b\n---\n'],
])('%s is a problem at its line', (_, source) => {
  expect(outline('b.mdx', source).problems.map(problemText)).toMatchSnapshot();
});

test('a footnote with its text is no problem', () => {
  expect(outline('b.mdx', 'See [^1].\n\n[^1]: Words.\n').problems).toEqual([]);
});

test('any text is read or refused, never a crash', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (source) => {
      for (const problem of outline('c.mdx', source).problems) expect(problem.place.file).toBe('c.mdx');
    }),
    { numRuns: 300 },
  );
});
