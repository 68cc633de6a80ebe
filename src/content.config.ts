import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';

const study = process.env['TOPBOX_STUDY'];

export const collections = {
  pages: defineCollection({
    loader: glob({ base: './content', pattern: `${study ?? '*'}/*/*.mdx`, generateId: ({ entry }) => entry.replace(/\.mdx$/, '') }),
  }),
};
