import JSON5 from 'json5';
import { type MdastNode, mdxToMdast } from 'satteri';
import { parseDocument } from 'yaml';
import { masked, type Problem } from '../errors.ts';

/** A block as an author wrote it: its name, its props as plain values, and where it stands. */
export interface PlacedBlock {
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly line: number;
  readonly column: number;
  /** The words inside it, without markup. */
  readonly words: string;
  /** Its place among the page's blocks. */
  readonly index: number;
  /** Blocks around it, outermost first: their names, and their places. */
  readonly within: readonly string[];
  readonly inside: readonly number[];
  /** Whether a heading of the page stands above it. */
  readonly headed: boolean;
}

/** What a page holds, read before anything is drawn. */
export interface Outline {
  readonly frontmatter: Readonly<Record<string, unknown>>;
  readonly blocks: readonly PlacedBlock[];
  /** Words of the narrative without blocks, for the search. */
  readonly words: string;
  /** The same by section: first what stands before any, under an empty title. A block without words is `\uE000line:column\uE001`. */
  readonly sections: readonly Section[];
}

/** What stands under one heading of the second rank. */
export interface Section {
  readonly title: string;
  readonly words: string;
}

/**
 * Read the blocks of an MDX page without running it.
 *
 * @param file as problems name it
 * @returns the outline, and every problem of syntax: broken MDX or front matter, props that are not literals
 */
export function outline(file: string, source: string): { outline: Outline; problems: Problem[] } {
  const problems: Problem[] = [];
  const blocks: PlacedBlock[] = [];
  const empty: Outline = { frontmatter: {}, blocks, words: '', sections: [] };
  let tree: MdastNode;
  try {
    tree = mdxToMdast(source, { position: true });
  } catch (error) {
    return { outline: empty, problems: [syntaxProblem(file, error)] };
  }
  const matter = childrenOf(tree).find(({ type }) => type === 'yaml');
  const frontmatter = matter === undefined ? {} : frontMatter(file, textOf(matter), problems);

  let headed = false;
  const walk = (node: MdastNode, around: readonly PlacedBlock[]): void => {
    let inner = around;
    headed ||= node.type === 'heading';
    const footnote = footnoteProblem(file, node);
    if (footnote !== undefined) problems.push(footnote);
    if (isBlock(node)) {
      const { line = 1, column = 1 } = node.position?.start ?? {};
      const at = { file, line, column };
      const props: Record<string, unknown> = {};
      for (const attribute of node.attributes) {
        if (attribute.type !== 'mdxJsxAttribute') {
          problems.push({
            place: at,
            found: `{...} among the props of <${node.name}>`,
            expected: 'each prop by its name',
            hint: 'Write the props out, such as of="overall".',
          });
          continue;
        }
        const { name, value } = attribute;
        if (value === null || value === undefined) props[name] = true;
        else if (typeof value === 'string') props[name] = value;
        else props[name] = literal(value.value, { at, block: node.name, prop: name }, problems);
      }
      const placed: PlacedBlock = {
        name: node.name,
        props,
        line,
        column,
        words: wordsOf(node),
        index: blocks.length,
        within: around.map(({ name }) => name),
        inside: around.map(({ index }) => index),
        headed,
      };
      blocks.push(placed);
      inner = [...around, placed];
    }
    for (const child of childrenOf(node)) walk(child, inner);
  };
  walk(tree, []);
  return { outline: { frontmatter, blocks, words: wordsOf(tree), sections: sectionsOf(tree) }, problems };
}

interface BlockNode {
  readonly type: 'mdxJsxFlowElement' | 'mdxJsxTextElement';
  readonly name: string;
  readonly attributes: readonly (
    | {
        readonly type: 'mdxJsxAttribute';
        readonly name: string;
        readonly value?: string | null | { readonly value: string };
      }
    | { readonly type: 'mdxJsxExpressionAttribute' }
  )[];
}

function isBlock(node: MdastNode): node is MdastNode & BlockNode {
  return (
    (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') &&
    'name' in node &&
    typeof node.name === 'string' &&
    /^[A-Z]/.test(node.name)
  );
}

function childrenOf(node: MdastNode): readonly MdastNode[] {
  return 'children' in node && Array.isArray(node.children) ? (node.children as MdastNode[]) : [];
}

function textOf(node: MdastNode): string {
  return 'value' in node && typeof node.value === 'string' ? node.value : '';
}

function wordsOf(node: MdastNode, block?: (node: BlockNode & MdastNode) => string): string {
  if (node.type === 'text' || node.type === 'inlineCode') return textOf(node);
  if (block !== undefined && isBlock(node) && childrenOf(node).length === 0) return block(node);
  const inner = childrenOf(node).map((child) => wordsOf(child, block));
  return inner
    .join(node.type === 'paragraph' || node.type === 'heading' ? '' : ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function sectionsOf(tree: MdastNode): Section[] {
  const sections: { title: string; words: string[] }[] = [{ title: '', words: [] }];
  for (const node of childrenOf(tree)) {
    if (node.type === 'heading' && 'depth' in node && node.depth === 2) {
      sections.push({ title: wordsOf(node), words: [] });
    } else {
      sections.at(-1)!.words.push(wordsOf(node, placeOf));
    }
  }
  return sections.map(({ title, words }) => ({ title, words: words.filter(Boolean).join(' ') }));
}

function placeOf(node: BlockNode & MdastNode): string {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return `\uE000${line}:${column}\uE001`;
}

function literal(
  code: string,
  { at, block, prop }: { at: Problem['place']; block: string; prop: string },
  problems: Problem[],
): unknown {
  try {
    return JSON5.parse(code);
  } catch {
    problems.push({
      place: at,
      found: `${prop}={${masked(code.trim().slice(0, 60))}} in <${block}>`,
      expected: 'a literal: text, number, true, a [list] or a { name: value }',
      hint: 'Props are read before the page runs, so they cannot hold variables or formulas.',
    });
    return undefined;
  }
}

function frontMatter(file: string, source: string, problems: Problem[]): Readonly<Record<string, unknown>> {
  const document = parseDocument(source);
  for (const error of document.errors) {
    problems.push({
      place: { file, line: 1 + (error.linePos?.[0].line ?? 1), column: error.linePos?.[0].col },
      found: `front matter that is not YAML (${error.message.split('\n')[0]!.replace(/ at line.*$/, '')})`,
      expected: 'lines such as "title: Why customers leave"',
      hint: 'Put quotes around a value that contains a colon.',
    });
  }
  const value: unknown = document.errors.length > 0 ? {} : document.toJS();
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function syntaxProblem(file: string, error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  const [, line, column] = /(\d+):(\d+)/.exec(message) ?? [];
  const said = message
    .split('\n')[0]!
    .replace(/^\s*\d+:\d+:?\s*/, '')
    .replace(/\s*\((?:mdx[\w-]*:[\w-]+|\d+:\d+(?:-\d+:\d+)?)\)/g, '');
  const [found, expected] = said.split(/, expected /, 2) as [string, string | undefined];
  const first = found.charAt(0).toLowerCase() + found.slice(1);
  return {
    place: {
      file,
      line: line === undefined ? undefined : Number(line),
      column: column === undefined ? undefined : Number(column),
    },
    found: masked(first.startsWith('expected ') ? `no ${first.slice('expected a '.length)}` : first),
    expected: masked(expected?.replace(/\s*\(note: .*/, '') ?? 'every block to be closed'),
    hint: 'Close every block, and write a bare < or { as &lt; or \\{.',
  };
}

const FOOTNOTE = /\[\^([^\]\s]+)\]/;

/** Footnotes that are called but not written, which Markdown leaves in the text as they are, and ones without words. */
function footnoteProblem(file: string, node: MdastNode): Problem | undefined {
  const { line, column } = node.position?.start ?? {};
  const place = { file, line, column };
  const hint = 'Write it on a line of its own: [^1]: The words.';
  if (node.type === 'text') {
    const [call] = FOOTNOTE.exec(textOf(node)) ?? [];
    return call === undefined
      ? undefined
      : { place, found: `the footnote ${call} without its text`, expected: 'its words further down', hint };
  }
  if (node.type === 'footnoteDefinition' && wordsOf(node) === '') {
    return { place, found: 'a footnote without words', expected: 'its words behind the colon', hint };
  }
  return undefined;
}
