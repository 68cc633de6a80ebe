import Anchor from './markdown/Anchor.astro';
import Heading from './markdown/Heading.astro';
import Table from './markdown/Table.astro';
import { blocks } from './blocks.ts';
import Printed from './Printed.astro';

/** What the names of blocks mean in MDX, and how Markdown's own elements are set. */
export const components: Readonly<Record<string, typeof Printed>> = {
  ...Object.fromEntries([...blocks.keys()].map((name) => [name, Printed])),
  a: Anchor,
  h2: Heading,
  table: Table,
};
