import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';

const studies = process.env['TOPBOX_STUDY']?.split(',').filter(Boolean) ?? ['*'];

/** The narrative. Only the pages of the studies to be built: whatever is not loaded cannot leak into the output. */
export const collections = {
  pages: defineCollection({
    loader: glob({
      base: './content',
      pattern: studies.map((study) => `${study}/*/*.mdx`),
      generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
    }),
  }),
};
