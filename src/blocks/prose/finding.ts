import { z } from 'zod';
import type { FigureLink, ProseBlock } from '../block.ts';

const props = z.strictObject({ figure: z.string({ error: 'the id of the figure that shows it' }).min(1) });

export interface FindingParts {
  readonly label: string;
  readonly figure: FigureLink;
  readonly figureWords: string;
}

/** `<Finding figure="leaving">`: what a figure shows, said once, with the way to it. */
export const finding: ProseBlock<z.infer<typeof props>, FindingParts> = {
  kind: 'prose',
  name: 'Finding',
  props,
  figure: ({ figure }) => figure,
  view: (_props, voice, figure) => ({
    label: voice.say('finding.label'),
    figure: figure!,
    figureWords: voice.say('figure.number', { number: String(figure!.number) }),
  }),
};
