import { z } from 'zod';
import type { ProseBlock } from '../block.ts';

const props = z.strictObject({ title: z.string().min(1).optional(), side: z.boolean().optional() });

export interface NoteParts {
  readonly title: string | undefined;
  /** Stands in the margin on wide screens, beside the figure before it. */
  readonly side: boolean;
}

/** `<Note title="Small groups">`: a remark beside the argument. */
export const note: ProseBlock<z.infer<typeof props>, NoteParts> = {
  kind: 'prose',
  name: 'Note',
  props,
  view: ({ title, side = false }) => ({ title, side }),
};
