import { basename } from 'node:path';
import { defineMdastPlugin, type MdxJsxFlowElement, type MdxJsxTextElement } from 'satteri';

type Block = MdxJsxFlowElement | MdxJsxTextElement;

/** Tells every block where it stands, `at="page:line:column"`, which is how it finds what was computed for it. */
export const placed = defineMdastPlugin({
  name: 'topbox-placed',
  options: { position: true },
  mdxJsxFlowElement: (node, { fileURL }) => withPlace(node, fileURL),
  mdxJsxTextElement: (node, { fileURL }) => withPlace(node, fileURL),
});

function withPlace<Node extends Block>(node: Node, file: URL | undefined): Node | undefined {
  if (!/^[A-Z]/.test(node.name ?? '') || node.position === undefined || file === undefined) return undefined;
  const { line, column } = node.position.start;
  const page = basename(decodeURI(file.pathname), '.mdx');
  return {
    type: node.type,
    name: node.name,
    children: node.children,
    attributes: [...node.attributes, { type: 'mdxJsxAttribute', name: 'at', value: `${page}:${line}:${column}` }],
  } as Node;
}
