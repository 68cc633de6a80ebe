import { defineMdastPlugin, type MdxJsxFlowElement, type MdxJsxTextElement } from 'satteri';

/** Tells every block where it stands in its page, `at="line:column"`, which is how it finds what was computed for it. */
export const placed = defineMdastPlugin({
  name: 'topbox-placed',
  options: { position: true },
  mdxJsxFlowElement: withPlace,
  mdxJsxTextElement: withPlace,
});

function withPlace<Node extends MdxJsxFlowElement | MdxJsxTextElement>(node: Node): Node | undefined {
  if (!/^[A-Z]/.test(node.name ?? '') || node.position === undefined) return undefined;
  const { line, column } = node.position.start;
  return {
    type: node.type,
    name: node.name,
    children: node.children,
    attributes: [...node.attributes, { type: 'mdxJsxAttribute', name: 'at', value: `${line}:${column}` }],
  } as Node;
}
