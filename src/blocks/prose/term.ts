import { z } from 'zod';
import type { ProseBlock } from '../block.ts';
import { type GlossaryTerm, glossaryTerms } from '../glossary.ts';

const props = z.strictObject({ of: z.enum(glossaryTerms as [GlossaryTerm, ...GlossaryTerm[]]) });

export interface TermParts {
  readonly term: GlossaryTerm;
  /** Relative to the page. */
  readonly href: string;
  readonly definition: string;
}

/** `<Term of="effective-base">effective base</Term>`: words that lead to their definition. */
export const term: ProseBlock<z.infer<typeof props>, TermParts> = {
  kind: 'prose',
  name: 'Term',
  props,
  view: ({ of }, voice) => ({ term: of, href: `glossary.html#${of}`, definition: voice.say(`glossary.${of}`) }),
};
