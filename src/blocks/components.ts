import { blocks } from './blocks.ts';
import Printed from './Printed.astro';

/** What the names of blocks mean in MDX. */
export const components: Readonly<Record<string, typeof Printed>> = Object.fromEntries(
  [...blocks.keys()].map((name) => [name, Printed]),
);
