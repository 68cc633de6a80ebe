import { z } from 'zod';
import type { ProseBlock } from '../block.ts';

const props = z.strictObject({
  caption: z.string({ error: 'a caption' }).min(1),
  source: z.string().min(1).optional(),
});

export interface ImageParts {
  readonly caption: string;
  readonly source: string | undefined;
  readonly sourceTerm: string;
}

/** `<Figure caption="…">![what is on it](./depot.jpg)</Figure>`: a picture with its caption. */
export const image: ProseBlock<z.infer<typeof props>, ImageParts> = {
  kind: 'prose',
  name: 'Figure',
  props,
  empty: true,
  view: ({ caption, source }, voice) => ({ caption, source, sourceTerm: voice.say('note.source') }),
};
