import { z } from 'zod';
import type { ProseBlock } from '../block.ts';

const props = z.strictObject({ by: z.string({ error: 'who said it, without identifying detail' }).min(1) });

export interface QuoteParts {
  readonly by: string;
}

/** `<Quote by="A customer in the north">`: words of somebody else. Free-text answers never get here by themselves. */
export const quote: ProseBlock<z.infer<typeof props>, QuoteParts> = {
  kind: 'prose',
  name: 'Quote',
  props,
  view: ({ by }) => ({ by }),
};
