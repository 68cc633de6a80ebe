import { z } from 'zod';
import type { ProseBlock } from '../block.ts';

const props = z.strictObject({});

/** `<Columns>`: what is inside stands side by side where there is room: numbers, notes, quotes. */
export const columns: ProseBlock<z.infer<typeof props>, Readonly<Record<never, never>>> = {
  kind: 'prose',
  name: 'Columns',
  props,
  empty: true,
  view: () => ({}),
};
