import { z } from 'zod';
import type { ProseBlock } from '../block.ts';

const props = z.strictObject({ title: z.string().min(1).optional() });

export interface SummaryParts {
  readonly title: string;
}

/** `<Summary>`: the executive summary, three to five findings, each tied to its figure. */
export const summary: ProseBlock<z.infer<typeof props>, SummaryParts> = {
  kind: 'prose',
  name: 'Summary',
  props,
  holds: { block: 'Finding', from: 3, to: 5 },
  view: ({ title }, voice) => ({ title: title ?? voice.say('summary.title') }),
};
